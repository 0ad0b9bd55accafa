package order

import (
	"time"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// A State is how far an order has come:
//
//	Issued --T2--> Approved --T3--> Paying --KakaoPay--> Handling ----> Done (S)
//	   |              |               |
//	   +--> Cancelled (C)             +--> Failed (F), as when T3 does not come
type State string

// The states of an order. The letter is what T4 answers; Done, Failed and
// Cancelled are final.
const (
	Issued    State = "issued"    // T1 has answered its sheet
	Approved  State = "approved"  // W: T2 has left the tid
	Paying    State = "paying"    // W: T3 has come, KakaoPay is being asked
	Handling  State = "handling"  // W: paid, the merchant's own work
	Done      State = "done"      // S
	Failed    State = "failed"    // F
	Cancelled State = "cancelled" // C
)

// Approve takes the tid of a payment.
func (o *Order) Approve(tid string, address *oneclick.ShippingAddress, payBy time.Time) error {
	switch {
	case o.State == Cancelled:
		return answer.Invalid("취소된 주문입니다.")
	case o.State != Issued:
		return answer.Invalid("이미 다른 결제가 진행된 주문입니다.")
	case o.Sheet.UseShipping && address == nil:
		return answer.Invalid("배송지가 필요한 주문입니다.")
	}
	o.State, o.TID, o.Address, o.PayBy = Approved, tid, address, payBy
	return nil
}

// Pay begins the payment. It says no when it has begun before.
func (o *Order) Pay() (begun bool, err error) {
	switch o.State {
	case Approved:
		o.State = Paying
		return true, nil
	case Paying, Handling, Done:
		return false, nil
	case Failed:
		return false, answer.Invalid("%s", o.Failure)
	default:
		return false, answer.Invalid("결제를 진행할 수 없는 주문입니다.")
	}
}

// Paid begins the handling, which takes until readyAt.
func (o *Order) Paid(readyAt time.Time) { o.State, o.ReadyAt = Handling, readyAt }

// Fail ends the order, with words for the user.
func (o *Order) Fail(message string) { o.State, o.Failure = Failed, message }

// Cancel ends an order that is not paid yet; one more time does no harm.
func (o *Order) Cancel() error {
	switch o.State {
	case Issued, Approved, Cancelled:
		o.State = Cancelled
		return nil
	default:
		return answer.Invalid("취소할 수 없는 주문입니다.")
	}
}

// Advance does what time alone does to an order, and tells whether it did.
// Handling ends, and the wait for an authentication that never came: the plugin
// asks every half a second, and the guide does not say that it ever gives up.
//
// Nothing ends Paying but KakaoPay's answer: an order of which nobody knows
// whether it is paid has to be cleared up by asking KakaoPay for its tid.
func (o *Order) Advance(now time.Time) bool {
	switch {
	case o.State == Handling && !now.Before(o.ReadyAt):
		o.State = Done
	case o.State == Approved && now.After(o.PayBy):
		o.Fail("결제 인증 시간이 지났습니다.")
	default:
		return false
	}
	return true
}

// Status is what T4 answers.
func (o *Order) Status() (*oneclick.OrderStatusResult, error) {
	switch o.State {
	case Approved, Paying, Handling:
		return &oneclick.OrderStatusResult{OrderStatus: oneclick.OrderStatusWaiting}, nil
	case Done:
		return &oneclick.OrderStatusResult{OrderStatus: oneclick.OrderStatusSuccess}, nil
	case Failed:
		return &oneclick.OrderStatusResult{OrderStatus: oneclick.OrderStatusFail, Message: &o.Failure}, nil
	case Cancelled:
		return &oneclick.OrderStatusResult{OrderStatus: oneclick.OrderStatusCancel}, nil
	default:
		return nil, answer.Invalid("결제를 시작하지 않은 주문입니다.")
	}
}
