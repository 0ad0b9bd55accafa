package generated_test

import (
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"testing"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// listen serves h on a free port of the loopback, and returns its URL.
func listen(t testing.TB, h http.Handler) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	}()
	t.Cleanup(func() {
		server.Close()
		<-done
	})
	return "http://" + l.Addr().String()
}

// shop is a merchant's side of the option plugin. What it was asked goes into
// the answers, so that tests see it.
type shop struct {
	options.UnimplementedHandler
	answer *options.OptionsEnvelope
}

func (s shop) GetOptions(_ context.Context, req *options.GetOptionsRequest) (*options.OptionsEnvelope, error) {
	switch req.ID {
	case "error":
		return nil, errors.New("the database's password is 1234")
	case "problem":
		return nil, runtime.NewProblem(http.StatusConflict, "sold out")
	case "panic":
		panic("the database's password is 1234")
	case "nothing":
		return nil, nil
	case "broken":
		return &options.OptionsEnvelope{Status: 200}, nil
	case "echo":
		return &options.OptionsEnvelope{Status: 300, Message: new(text(req.AppUserID) + " " + text(req.RelayID))}, nil
	}
	return s.answer, nil
}

func (s shop) SelectOptions(_ context.Context, req *options.SelectOptionsRequest) (*options.SelectionResult, error) {
	return &options.SelectionResult{Status: 200, Data: new(req.Body.ID + " " + text(req.AppUserID) + " " + text(req.RelayID))}, nil
}

func text(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

// payments is a merchant's side of the one-click payment.
type payments struct {
	oneclick.UnimplementedHandler
	sheet *oneclick.OrdersheetEnvelope
	wait  chan struct{}
}

func (p payments) GetOrdersheet(ctx context.Context, req *oneclick.GetOrdersheetRequest) (*oneclick.OrdersheetEnvelope, error) {
	if p.wait != nil {
		close(p.wait)
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if req.OrdersheetID == "echo" {
		return &oneclick.OrdersheetEnvelope{Status: oneclick.StatusCodeInvalidOrder,
			Message: new(text(req.AppUserID) + " " + text(req.ZipCode) + " " + text(req.RelayID))}, nil
	}
	return p.sheet, nil
}

func (payments) ApproveOrder(_ context.Context, req *oneclick.ApproveOrderRequest) (*oneclick.ApproveResult, error) {
	return &oneclick.ApproveResult{Status: oneclick.StatusCodeOtherError, Message: new(req.Body.TID + " " + text(req.AppUserID))}, nil
}

func (payments) CompleteAuthentication(_ context.Context, req *oneclick.CompleteAuthenticationRequest) (*oneclick.AuthenticationResult, error) {
	return &oneclick.AuthenticationResult{Status: oneclick.StatusCodeInvalidUserAuthentication, Message: new(req.PGToken)}, nil
}

func (payments) GetOrderStatus(_ context.Context, req *oneclick.GetOrderStatusRequest) (*oneclick.OrderStatusEnvelope, error) {
	return &oneclick.OrderStatusEnvelope{Status: 200, Data: &oneclick.OrderStatusResult{
		OrderStatus: oneclick.OrderStatus(req.OrderID), Message: new(text(req.AppUserID) + " " + text(req.RelayID)),
	}}, nil
}

// quiet keeps what servers log out of the test's output.
var quiet = runtime.WithLogger(slog.New(slog.DiscardHandler))

// serveShop serves the guide's sample on the loopback.
func serveShop(t testing.TB, opts ...runtime.ServerOption) string {
	t.Helper()
	answer := decodeOptions(t, sample(t, "opt-t1-response.json"))
	s, err := options.NewServer(shop{answer: &answer}, append([]runtime.ServerOption{quiet}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return listen(t, s)
}
