package generated_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

func optionsClient(t testing.TB, base string, opts ...runtime.ClientOption) *options.Client {
	t.Helper()
	c, err := options.NewClient(base, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every operation of the option plugin, from the generated client to the
// generated server and back, with everything that a request can carry.
func TestOptionsConversation(t *testing.T) {
	c := optionsClient(t, serveShop(t, runtime.WithResponseValidation(runtime.ValidationEnforce)))

	have, err := c.GetOptions(t.Context(), &options.GetOptionsRequest{ID: "10013529"})
	if want := decodeOptions(t, sample(t, "opt-t1-response.json")); err != nil || !reflect.DeepEqual(*have, want) {
		t.Errorf("%+v, %v", have, err)
	}
	have, err = c.GetOptions(t.Context(), &options.GetOptionsRequest{ID: "echo", AppUserID: new("4892761"), RelayID: new("주문 & 1")})
	if err != nil || have.Status != 300 || *have.Message != "4892761 주문 & 1" {
		t.Errorf("%+v, %v", have, err)
	}

	var body options.OptionSelection
	if err := body.UnmarshalJSON(sample(t, "opt-t2-request.json")); err != nil {
		t.Fatal(err)
	}
	res, err := c.SelectOptions(t.Context(), &options.SelectOptionsRequest{AppUserID: new("7"), RelayID: new("r"), Body: &body})
	if err != nil || res.Status != 200 || *res.Data != "101:10013529 7 r" {
		t.Errorf("%+v, %v", res, err)
	}
}

// Every operation of the one-click payment.
func TestOneclickConversation(t *testing.T) {
	var sheet oneclick.OrdersheetEnvelope
	if err := sheet.UnmarshalJSON(sample(t, "pay-t1-response-recurring.json")); err != nil {
		t.Fatal(err)
	}
	s, err := oneclick.NewServer(payments{sheet: &sheet}, quiet, runtime.WithResponseValidation(runtime.ValidationEnforce))
	if err != nil {
		t.Fatal(err)
	}
	c, err := oneclick.NewClient(listen(t, s))
	if err != nil {
		t.Fatal(err)
	}

	have, err := c.GetOrdersheet(t.Context(), &oneclick.GetOrdersheetRequest{OrdersheetID: "a b/c?&=+가"})
	if err != nil || !reflect.DeepEqual(*have, sheet) {
		t.Errorf("%+v, %v", have, err)
	}
	have, err = c.GetOrdersheet(t.Context(), &oneclick.GetOrdersheetRequest{OrdersheetID: "echo", AppUserID: new("7"), ZipCode: new("13494"), RelayID: new("a+b c&d=%20가")})
	if err != nil || have.Status != oneclick.StatusCodeInvalidOrder || *have.Message != "7 13494 a+b c&d=%20가" {
		t.Errorf("%+v, %v", have, err)
	}

	var body oneclick.ApproveRequest
	if err := body.UnmarshalJSON(sample(t, "pay-t2-request.json")); err != nil {
		t.Fatal(err)
	}
	approved, err := c.ApproveOrder(t.Context(), &oneclick.ApproveOrderRequest{AppUserID: new("7"), Body: &body})
	if err != nil || *approved.Message != "4743235478656 7" {
		t.Errorf("%+v, %v", approved, err)
	}

	done, err := c.CompleteAuthentication(t.Context(), &oneclick.CompleteAuthenticationRequest{PGToken: "a=b&c"})
	if err != nil || done.Status != 400 || *done.Message != "a=b&c" {
		t.Errorf("%+v, %v", done, err)
	}

	for _, status := range []oneclick.OrderStatus{oneclick.OrderStatusWaiting, oneclick.OrderStatusCancel, oneclick.OrderStatusSuccess, oneclick.OrderStatusFail} {
		res, err := c.GetOrderStatus(t.Context(), &oneclick.GetOrderStatusRequest{AppUserID: new("7"), OrderID: string(status), RelayID: new("r")})
		if err != nil || res.Data.OrderStatus != status || *res.Data.Message != "7 r" {
			t.Errorf("%+v, %v", res, err)
		}
	}

	// A handler that answers what the document does not know is held back.
	_, err = c.GetOrderStatus(t.Context(), &oneclick.GetOrderStatusRequest{OrderID: "X"})
	if e, ok := errors.AsType[*runtime.StatusError](err); !ok || e.Status != 500 || e.Operation != "getOrderStatus" {
		t.Error(err)
	}
}

// A client sends nothing that the document does not allow.
func TestClientHoldsBack(t *testing.T) {
	c := optionsClient(t, "http://127.0.0.1:1")
	for _, req := range []*options.SelectOptionsRequest{
		nil,
		{},
		{Body: &options.OptionSelection{ID: "1", OptionGroups: []options.SelectOption{}, Price: new(int64(-1))}},
		{Body: &options.OptionSelection{ID: "1", OptionGroups: []options.SelectOption{}, Quantity: new(int32(0))}},
		{Body: &options.OptionSelection{ID: "\xff", OptionGroups: []options.SelectOption{}}},
		{RelayID: new("a\r\nX-Evil: 1"), Body: &options.OptionSelection{ID: "1", OptionGroups: []options.SelectOption{}}},
	} {
		_, err := c.SelectOptions(t.Context(), req)
		list, ok := errors.AsType[*runtime.Error](err)
		if !ok || len(list.Violations) != 1 || !strings.HasPrefix(err.Error(), "selectOptions: ") {
			t.Errorf("%+v: %v", req, err)
		}
	}
}

// answering is a service that answers everything the same way.
func answering(t testing.TB, status int, contentType, body string) string {
	return listen(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		io.WriteString(w, body)
	}))
}

// Answers that the document does not describe are errors that say what came.
func TestClientUnexpectedAnswers(t *testing.T) {
	const good = `{"status":300}`
	for name, c := range map[string]struct {
		status            int
		contentType, body string
		check             func(error) bool
	}{
		"unknown status": {502, "text/html", "<h1>bad gateway</h1>", func(err error) bool {
			e, ok := errors.AsType[*runtime.StatusError](err)
			return ok && e.Status == 502 && string(e.Body) == "<h1>bad gateway</h1>" && e.Header.Get("Content-Type") == "text/html"
		}},
		"another success": {201, "application/json", good, func(err error) bool {
			e, ok := errors.AsType[*runtime.StatusError](err)
			return ok && e.Status == 201
		}},
		"a problem": {400, "application/problem+json", `{"status":400,"detail":"no","violations":[{"pointer":"/id","keyword":"type"}]}`, func(err error) bool {
			e, ok := errors.AsType[*runtime.StatusError](err)
			return ok && e.Problem != nil && e.Problem.Detail == "no" && e.Problem.Violations[0].Pointer == "/id"
		}},
		"another media type": {200, "text/html", good, func(err error) bool {
			e, ok := errors.AsType[*runtime.StatusError](err)
			return ok && e.Status == 200
		}},
		"a broken body": {200, "application/json", `{"status":"200"}`, func(err error) bool {
			e, ok := errors.AsType[*runtime.Error](err)
			return ok && e.Violations[0].Pointer == "/status" && e.Violations[0].In == "body"
		}},
		"half a body": {200, "application/json", `{"status":2`, func(err error) bool {
			e, ok := errors.AsType[*runtime.Error](err)
			return ok && e.Violations[0].Keyword == "syntax"
		}},
		"too large": {200, "application/json", good + strings.Repeat(" ", 2000), func(err error) bool {
			return errors.Is(err, runtime.ErrResponseTooLarge)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			client := optionsClient(t, answering(t, c.status, c.contentType, c.body), runtime.WithMaxResponseBytes(1000))
			res, err := client.GetOptions(t.Context(), &options.GetOptionsRequest{ID: "1"})
			if res != nil || err == nil || !c.check(err) {
				t.Errorf("%+v, %#v", res, err)
			}
		})
	}
}

// A cancelled call ends at once, on both sides.
func TestClientCancelled(t *testing.T) {
	wait := make(chan struct{})
	s, err := oneclick.NewServer(payments{wait: wait}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	c, err := oneclick.NewClient(listen(t, s))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-wait
		cancel()
	}()
	start := time.Now()
	_, err = c.GetOrdersheet(ctx, &oneclick.GetOrdersheetRequest{OrdersheetID: "1"})
	if !errors.Is(err, context.Canceled) || time.Since(start) > 5*time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	if _, err := c.GetOrdersheet(ctx, &oneclick.GetOrdersheetRequest{OrdersheetID: "1"}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
