package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/bizgen/bizgen/examples/portone-client/portone"
	"github.com/bizgen/bizgen/runtime"
)

// newServer answers for PortOne with three payments in memory.
func newServer(secret string) (http.Handler, error) {
	s := &service{}
	for i, name := range []string{"후드 티", "운동화", "양말"} {
		s.payments = append(s.payments, &payment{id: fmt.Sprintf("order-%d", i+1), name: name, paid: int64(3-i) * 10_000})
	}
	return portone.NewServer(s, runtime.WithSecurity(runtime.SecurityByScheme{
		"portOne": func(ctx context.Context, _ *http.Request, c runtime.Credential) (context.Context, []string, error) {
			if !c.Is(secret) {
				return nil, nil, runtime.NewProblem(http.StatusUnauthorized, "")
			}
			return ctx, nil, nil
		},
	}))
}

// A service is the part of PortOne that this example needs. The operations that it
// does not have answer 501.
type service struct {
	portone.UnimplementedHandler

	mu       sync.Mutex
	payments []*payment
}

type payment struct {
	id, name        string
	paid, cancelled int64
}

// GetPayments answers a page; pages count from 0.
func (s *service) GetPayments(_ context.Context, req *portone.GetPaymentsRequest) (*portone.GetPaymentsResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	res := &portone.GetPaymentsResponse{Page: portone.PageInfo{Size: 10, TotalCount: int32(len(s.payments))}}
	if req.Body != nil && req.Body.Page != nil {
		if n := req.Body.Page.Number; n != nil {
			res.Page.Number = *n
		}
		if n := req.Body.Page.Size; n != nil {
			res.Page.Size = *n
		}
	}
	from := int(res.Page.Number) * int(res.Page.Size)
	for _, p := range s.payments[min(from, len(s.payments)):min(from+int(res.Page.Size), len(s.payments))] {
		res.Items = append(res.Items, p.shown())
	}
	return res, nil
}

// CancelPayment cancels an amount, or what is left.
func (s *service) CancelPayment(_ context.Context, req *portone.CancelPaymentRequest) (*portone.CancelPaymentResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.payments {
		if p.id != req.PaymentID {
			continue
		}
		left := p.paid - p.cancelled
		if left == 0 {
			return nil, &portone.CancelPayment409Error{Body: &portone.CancelPaymentError{
				Value: &portone.PaymentAlreadyCancelledError{Type: "PAYMENT_ALREADY_CANCELLED"},
			}}
		}
		amount := left
		if req.Body.Amount != nil {
			amount = min(*req.Body.Amount, left)
		}
		p.cancelled += amount
		return &portone.CancelPaymentResponse{Cancellation: portone.PaymentCancellation{Value: p.cancellation(amount, req.Body.Reason)}}, nil
	}
	return nil, &portone.CancelPayment404Error{Body: &portone.CancelPaymentError{
		Value: &portone.PaymentNotFoundError{Type: "PAYMENT_NOT_FOUND"},
	}}
}
