package merchant

import (
	"context"

	"github.com/bizgen/bizgen/examples/merchant/order"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// ApproveOrder answers T2: the order can be delivered, and its tid and address
// are kept. It is idempotent on partner_order_id and tid: the same pair gets the
// same answer, whatever has become of the order since, and changes nothing.
func (m *Merchant) ApproveOrder(ctx context.Context, req *oneclick.ApproveOrderRequest) (*oneclick.ApproveResult, error) {
	var refusal error
	err := m.inTx(ctx, func(tx store.Tx) error {
		user, err := identify(tx, req.AppUserID)
		if err != nil {
			return err
		}
		o, err := tx.Order(req.Body.PartnerOrderID)
		if err != nil {
			return orInvalid(err, "없는 주문입니다.")
		}
		if err := o.Owner.Claim(user); err != nil {
			return err
		}
		var before bool
		if refusal, before = o.Answered(req.Body.TID); before {
			return nil
		}
		// A refusal is an answer like any other, so it is kept and does not undo
		// the transaction. A failure does: nothing was decided.
		refusal = m.approve(tx, &o, req.Body)
		if isFailure(refusal) {
			return refusal
		}
		o.Remember(req.Body.TID, refusal)
		return tx.PutOrder(o)
	})
	if err != nil {
		return nil, err
	}
	if refusal != nil {
		return nil, refusal
	}
	return &oneclick.ApproveResult{Status: oneclick.StatusCodeOK}, nil
}

// approve checks that the order can be delivered, and takes the tid.
func (m *Merchant) approve(tx store.Tx, o *order.Order, body *oneclick.ApproveRequest) error {
	if err := m.open(); err != nil {
		return err
	}
	if err := store.CheckStock(tx, o.Lines); err != nil {
		return err
	}
	return o.Approve(body.TID, body.ShippingAddress, m.config.Now().Add(m.config.PayWithin))
}
