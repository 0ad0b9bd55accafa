// Command portone-client lists payments and cancels some, as a merchant's back
// office does, through a client generated from PortOne's own V2 document. The
// server it talks to runs in the same process and is generated from the same
// document: no payment is made and nobody is called.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/bizgen/bizgen/examples/portone-client/portone"
)

const apiSecret = "example-secret"

func main() {
	log.SetFlags(0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server, err := newServer(apiSecret)
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(http.Serve(listener, server)) }()

	client, err := portone.NewClient("http://"+listener.Addr().String(), portone.WithPortOne(apiSecret))
	if err != nil {
		log.Fatal(err)
	}
	if err := backOffice(context.Background(), client, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// backOffice is an afternoon's work.
func backOffice(ctx context.Context, client *portone.Client, out io.Writer) error {
	if err := list(ctx, client, out); err != nil {
		return err
	}
	for _, c := range []struct {
		payment, reason string
		amount          *int64
	}{
		{"order-1", "고객 변심", nil},               // all of it
		{"order-2", "부분 취소", new(int64(5_000))}, // a part
		{"order-1", "고객 변심", nil},               // once more
	} {
		if err := cancel(ctx, client, out, c.payment, c.reason, c.amount); err != nil {
			return err
		}
	}
	return list(ctx, client, out)
}

// list prints the payments, page by page.
func list(ctx context.Context, client *portone.Client, out io.Writer) error {
	const size = 2
	for page := int32(0); ; page++ {
		res, err := client.GetPayments(ctx, &portone.GetPaymentsRequest{Body: &portone.GetPaymentsBody{
			Page:   &portone.PageInput{Number: new(page), Size: new(int32(size))},
			Filter: &portone.PaymentFilterInput{Currency: new(portone.CurrencyKrw)},
		}})
		if err != nil {
			return err
		}
		for _, payment := range res.Items {
			fmt.Fprintln(out, line(payment))
		}
		if (page+1)*size >= res.Page.TotalCount {
			return nil
		}
	}
}

// line shows a payment. What a payment is depends on its status, and each status is
// a type of its own.
func line(payment portone.Payment) string {
	switch p := payment.Value.(type) {
	case *portone.PaidPayment:
		return fmt.Sprintf("%s  %-6s %6d원  결제 완료", p.ID, p.OrderName, p.Amount.Paid)
	case *portone.PartialCancelledPayment:
		return fmt.Sprintf("%s  %-6s %6d원  %d원 취소", p.ID, p.OrderName, p.Amount.Paid, p.Amount.Cancelled)
	case *portone.CancelledPayment:
		return fmt.Sprintf("%s  %-6s %6d원  취소: %s", p.ID, p.OrderName, p.Amount.Paid, p.CancelledAt)
	default:
		return fmt.Sprintf("%T", p)
	}
}

// cancel cancels a payment, all of it without an amount, and prints what came of it.
// That it is cancelled already is an answer like any other.
func cancel(ctx context.Context, client *portone.Client, out io.Writer, payment, reason string, amount *int64) error {
	res, err := client.CancelPayment(ctx, &portone.CancelPaymentRequest{
		PaymentID: payment,
		Body:      &portone.CancelPaymentBody{Reason: reason, Amount: amount},
	})
	if conflict, ok := errors.AsType[*portone.CancelPayment409Error](err); ok {
		if _, ok := conflict.Body.Value.(*portone.PaymentAlreadyCancelledError); ok {
			fmt.Fprintln(out, "->", payment, "already cancelled")
			return nil
		}
	}
	if err != nil {
		return err
	}
	if done, ok := res.Cancellation.Value.(*portone.SucceededPaymentCancellation); ok {
		fmt.Fprintln(out, "->", payment, "cancelled:", done.TotalAmount, done.Reason)
	}
	return nil
}
