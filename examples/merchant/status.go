package merchant

import (
	"context"

	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// GetOrderStatus answers T4, which the plugin calls every 0.5 s from T2 on: W
// until everything is done, then S, or F with a message.
//
// The handling here is only time that passes, so the question itself ends it; a
// shop's own work would be done elsewhere, and set the order's state.
func (m *Merchant) GetOrderStatus(ctx context.Context, req *oneclick.GetOrderStatusRequest) (*oneclick.OrderStatusEnvelope, error) {
	var result *oneclick.OrderStatusResult
	err := m.inTx(ctx, func(tx store.Tx) error {
		user, err := identify(tx, req.AppUserID)
		if err != nil {
			return err
		}
		o, err := tx.Order(req.OrderID)
		if err != nil {
			return orInvalid(err, "없는 주문입니다.")
		}
		if err := o.Owner.Claim(user); err != nil {
			return err
		}
		changed := o.Advance(m.config.Now())
		if result, err = o.Status(); err != nil || !changed {
			return err
		}
		return tx.PutOrder(o)
	})
	if err != nil {
		return nil, err
	}
	return &oneclick.OrderStatusEnvelope{Status: oneclick.StatusCodeOK, Data: result}, nil
}

// Cancel ends an order that is not paid yet, as when the user leaves the payment
// window; T4 then answers C.
func (m *Merchant) Cancel(ctx context.Context, orderID string) error {
	return m.inTx(ctx, func(tx store.Tx) error {
		o, err := tx.Order(orderID)
		if err != nil {
			return orInvalid(err, "없는 주문입니다.")
		}
		if err := o.Cancel(); err != nil {
			return err
		}
		return tx.PutOrder(o)
	})
}
