package merchant

import (
	"context"
	"errors"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/order"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// CompleteAuthentication answers T3: the user has authenticated the payment at
// KakaoPay. Stock is taken, KakaoPay is asked for the money, and the handling of
// the order begins. A second T3 neither takes nor pays again.
//
// Anybody can call T3; that the money is there, only KakaoPay can say.
func (m *Merchant) CompleteAuthentication(ctx context.Context, req *oneclick.CompleteAuthenticationRequest) (*oneclick.AuthenticationResult, error) {
	o, begun, err := m.beginPayment(ctx, orderOf(req))
	if err != nil {
		return nil, err
	}
	if begun {
		// From here on it has to be brought to an end, also when the caller is gone.
		ctx = context.WithoutCancel(ctx)
		paid := m.config.Payments.Approve(ctx, Payment{
			TID: o.TID, OrderID: o.ID, UserID: o.Sheet.PartnerUserID, PGToken: req.PGToken, Amount: int64(o.Sheet.TotalAmount),
		})
		if err := m.endPayment(ctx, o.ID, paid); err != nil {
			return nil, err
		}
	}
	return &oneclick.AuthenticationResult{Status: oneclick.StatusCodeOK}, nil
}

// orderOf returns the order that stands in approval_url; "" when somebody calls
// without one, which is no order either.
func orderOf(req *oneclick.CompleteAuthenticationRequest) string {
	if req.PartnerOrderID == nil {
		return ""
	}
	return *req.PartnerOrderID
}

// beginPayment takes the order and its stock, so that nobody else pays for it
// meanwhile: KakaoPay is asked outside of any transaction.
func (m *Merchant) beginPayment(ctx context.Context, id string) (o order.Order, begun bool, err error) {
	var refusal error
	err = m.inTx(ctx, func(tx store.Tx) error {
		if o, err = tx.Order(id); err != nil {
			return orInvalid(err, "없는 주문입니다.")
		}
		o.Advance(m.config.Now())
		if begun, refusal = o.Pay(); begun {
			refusal = store.TakeStock(tx, o.Lines)
			if isFailure(refusal) {
				return refusal
			}
			if refusal != nil {
				o.Fail("주문 상품이 품절되었습니다.")
			}
		}
		return tx.PutOrder(o)
	})
	if err == nil {
		err = refusal
	}
	return o, begun, err
}

// endPayment keeps what KakaoPay said, and refuses what it refused.
func (m *Merchant) endPayment(ctx context.Context, id string, paid error) error {
	var refusal error
	err := m.inTx(ctx, func(tx store.Tx) error {
		o, err := tx.Order(id)
		if err != nil {
			return err
		}
		if paid == nil {
			o.Paid(m.config.Now().Add(m.config.Handling))
			return tx.PutOrder(o)
		}
		o.Fail("결제 승인에 실패했습니다.")
		refusal = answer.Invalid("%s", o.Failure)
		if err := store.ReturnStock(tx, o.Lines); err != nil {
			return err
		}
		return tx.PutOrder(o)
	})
	if err == nil {
		err = refusal
	}
	return err
}

// isFailure tells an error that decides nothing from a refusal.
func isFailure(err error) bool {
	_, refused := errors.AsType[*answer.Refusal](err)
	return err != nil && !refused
}
