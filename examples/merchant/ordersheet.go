package merchant

import (
	"context"
	"math"
	"net/url"
	"strings"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/order"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// GetOrdersheet answers T1: it makes an order of a cart. Asked again, as when
// the user has chosen another address, it answers a new sheet of the same order,
// until T2 has come.
func (m *Merchant) GetOrdersheet(ctx context.Context, req *oneclick.GetOrdersheetRequest) (*oneclick.OrdersheetEnvelope, error) {
	var o order.Order
	err := m.inTx(ctx, func(tx store.Tx) error {
		user, err := identify(tx, req.AppUserID)
		if err != nil {
			return err
		}
		if err := m.open(); err != nil {
			return err
		}
		cart, err := tx.Cart(req.OrdersheetID)
		if err != nil {
			return orInvalid(err, "없는 주문서입니다.")
		}
		if o, err = m.orderOf(tx, &cart, user); err != nil {
			return err
		}
		if o.Sheet, err = m.sheet(&cart, o.ID, zipCode(req)); err != nil {
			return err
		}
		if err := tx.PutCart(cart); err != nil {
			return err
		}
		return tx.PutOrder(o)
	})
	if err != nil {
		return nil, err
	}
	return &oneclick.OrdersheetEnvelope{Status: oneclick.StatusCodeOK, Data: o.Sheet}, nil
}

// orderOf returns the order of a cart, a new one the first time.
func (m *Merchant) orderOf(tx store.Tx, cart *order.Cart, user string) (order.Order, error) {
	if err := cart.Owner.Claim(user); err != nil {
		return order.Order{}, err
	}
	if cart.Free {
		return order.Order{}, answer.Invalid("결제할 상품이 아닙니다.")
	}
	if cart.OrderID == "" {
		cart.OrderID = m.config.NewID()
		return order.Order{ID: cart.OrderID, CartID: cart.ID, Owner: cart.Owner, State: order.Issued, Lines: cart.Lines}, nil
	}
	o, err := tx.Order(cart.OrderID)
	o.Owner = cart.Owner
	if err == nil && o.State != order.Issued {
		err = answer.Invalid("이미 결제가 진행된 주문서입니다.")
	}
	return o, err
}

// sheet fills in an order sheet. vat_amount is left to KakaoPay, which takes
// (total_amount - tax_free_amount) / 11 for it.
func (m *Merchant) sheet(cart *order.Cart, orderID, zip string) (*oneclick.Ordersheet, error) {
	total := cart.Amount
	if cart.Shipping && cart.Automatic == nil {
		total += deliveryFee(zip)
	}
	if total > math.MaxInt32 {
		return nil, answer.Invalid("주문 금액이 너무 큽니다.")
	}
	user := string(cart.Owner)
	if user == "" {
		user = "guest"
	}
	s := &oneclick.Ordersheet{
		RestAPIKey:       m.config.RestAPIKey,
		CID:              m.config.CID,
		PartnerOrderID:   orderID,
		PartnerUserID:    user,
		ItemName:         cart.ItemName,
		Quantity:         cart.Quantity,
		TotalAmount:      int32(total),
		ApprovalURL:      m.approvalURL(orderID),
		OrderAgreements:  cart.Agreements,
		UseShipping:      cart.Shipping,
		ProductURLs:      cart.ProductURLs,
		AutomaticPayment: cart.Automatic,
	}
	if m.config.CIDSecret != "" {
		s.CIDSecret = &m.config.CIDSecret
	}
	return s, nil
}

// approvalURL is where T3 goes. KakaoPay adds pg_token to it and nothing of the
// order, so the order's id stands in it.
func (m *Merchant) approvalURL(orderID string) string {
	return strings.TrimRight(m.config.PublicURL, "/") + "/payment/approval?partner_order_id=" + url.QueryEscape(orderID)
}

// open refuses outside of opening hours.
func (m *Merchant) open() error {
	if m.config.Open != nil && !m.config.Open(m.config.Now()) {
		return answer.Refuse(oneclick.StatusCodeOutsideBusinessHours, "매장 운영시간이 아닙니다.")
	}
	return nil
}

func zipCode(req *oneclick.GetOrdersheetRequest) string {
	if req.ZipCode == nil {
		return ""
	}
	return *req.ZipCode
}

// deliveryFee is 3,000 won, and as much again to Jeju and Ulleung (도서산간).
func deliveryFee(zip string) int64 {
	if strings.HasPrefix(zip, "63") || strings.HasPrefix(zip, "402") {
		return 6000
	}
	return 3000
}
