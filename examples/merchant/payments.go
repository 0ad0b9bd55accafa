package merchant

import (
	"context"
	"errors"
)

// Payments is KakaoPay as the merchant sees it: the call that moves the money.
type Payments interface {
	// Approve asks KakaoPay for the money of an authenticated payment. An error
	// means that it was not paid: when nobody knows, Approve asks until it does.
	Approve(ctx context.Context, p Payment) error
}

// A Payment is what KakaoPay wants to know to approve one.
type Payment struct {
	TID, OrderID, UserID, PGToken string
	Amount                        int64
}

// TestPayments stands for KakaoPay in demos and tests: it approves everything
// but the token "declined". No money moves.
type TestPayments struct{}

// Approve approves.
func (TestPayments) Approve(_ context.Context, p Payment) error {
	if p.PGToken == "declined" {
		return errors.New("declined")
	}
	return nil
}
