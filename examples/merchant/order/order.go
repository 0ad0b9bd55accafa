package order

import (
	"errors"
	"slices"
	"time"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// An Order is one purchase, from its sheet to its end. It is a value: what
// changes it has to be stored again.
type Order struct {
	ID     string // partner_order_id
	CartID string
	Owner  Owner
	State  State
	Sheet  *oneclick.Ordersheet // as T1 answered it; never changed, only replaced
	Lines  []catalog.Line

	TID     string // KakaoPay's number of the payment, once T2 has been answered 200
	Address *oneclick.ShippingAddress
	Answers []Answer // everything T2 has been answered

	PayBy   time.Time // after it, an order whose authentication (T3) did not come has failed
	ReadyAt time.Time // when its handling ends
	Failure string    // why it failed, for the user
}

// An Answer is what T2 was answered for one tid.
type Answer struct {
	TID     string
	Status  oneclick.StatusCode
	Message string
}

// Answered returns the answer that a tid has been given before. The plugin may
// send T2 again when an answer got lost: the order is then neither approved
// twice nor refused for having been approved. Refusals are kept too: the user
// has been told that this payment failed, and a late copy of the request must
// not make it good behind his back.
func (o *Order) Answered(tid string) (err error, before bool) {
	for _, a := range o.Answers {
		if a.TID != tid {
			continue
		}
		if a.Status == oneclick.StatusCodeOK {
			return nil, true
		}
		return answer.Refuse(a.Status, "%s", a.Message), true
	}
	return nil, false
}

// Remember keeps the answer to a tid: err, or success.
func (o *Order) Remember(tid string, err error) {
	a := Answer{TID: tid, Status: oneclick.StatusCodeOK}
	if refusal, ok := errors.AsType[*answer.Refusal](err); ok {
		a.Status, a.Message = refusal.Status, refusal.Message
	}
	o.Answers = append(slices.Clip(o.Answers), a)
}
