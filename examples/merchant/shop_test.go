package merchant_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bizgen/bizgen/examples/merchant"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

const samples = "../../spec/kakao/samples/"

// A shop is a merchant on a real port of this machine, and Kakao's clients of it.
type shop struct {
	t        *testing.T
	url      string
	merchant *merchant.Merchant
	store    *store.Memory
	clock    *clock
	payments *payments
	options  *options.Client
	pay      *oneclick.Client
}

// newShop opens a shop whose orders are handled in a second. Its answers must be
// what the documents allow.
func newShop(t *testing.T, edit ...func(*merchant.Config)) *shop {
	t.Helper()
	memory, err := merchant.Shop()
	must(t, err)
	s := &shop{t: t, store: memory, clock: newClock(), payments: new(payments)}
	var ids atomic.Int64
	config := merchant.Config{
		Store: memory, PublicURL: "https://merchant.example/", Payments: s.payments,
		Handling: time.Second, PayWithin: time.Minute, Now: s.clock.now,
		NewID: func() string { return fmt.Sprintf("id-%d", ids.Add(1)) },
	}
	for _, f := range edit {
		f(&config)
	}
	s.merchant, err = merchant.New(config)
	must(t, err)
	handler, err := merchant.NewHandler(s.merchant,
		runtime.WithResponseValidation(runtime.ValidationEnforce),
		runtime.WithLogger(slog.New(slog.NewTextHandler(t.Output(), nil))))
	must(t, err)
	server := httptest.NewServer(handler) // listens on 127.0.0.1:0
	t.Cleanup(server.Close)
	s.url = server.URL
	s.options, err = options.NewClient(s.url)
	must(t, err)
	s.pay, err = oneclick.NewClient(s.url)
	must(t, err)
	return s
}

// A clock stands still until it is moved.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2020, 7, 25, 12, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// payments counts what KakaoPay is asked.
type payments struct {
	merchant.TestPayments
	asked atomic.Int64
}

func (p *payments) Approve(ctx context.Context, payment merchant.Payment) error {
	p.asked.Add(1)
	return p.TestPayments.Approve(ctx, payment)
}

const user = "4892761"

// selection is the guide's.
func selection(t *testing.T) *options.OptionSelection {
	t.Helper()
	data, err := os.ReadFile(samples + "opt-t2-request.json")
	must(t, err)
	s := new(options.OptionSelection)
	must(t, s.UnmarshalJSON(data))
	return s
}

// cart selects the guide's sample.
func (s *shop) cart() string {
	s.t.Helper()
	res, err := s.options.SelectOptions(s.t.Context(), &options.SelectOptionsRequest{AppUserID: new(user), Body: selection(s.t)})
	must(s.t, err)
	if res.Status != 200 || res.Data == nil {
		s.t.Fatalf("selection: %d %s", res.Status, text(res.Message))
	}
	return *res.Data
}

// sheet asks for a sheet, which has to be there.
func (s *shop) sheet(cart string) *oneclick.Ordersheet {
	s.t.Helper()
	res, err := s.pay.GetOrdersheet(s.t.Context(), &oneclick.GetOrdersheetRequest{AppUserID: new(user), OrdersheetID: cart})
	must(s.t, err)
	s.is(res.Status, res.Message, 200, "")
	return res.Data
}

// approve sends T2 with an address.
func (s *shop) approve(order, tid string) *oneclick.ApproveResult {
	s.t.Helper()
	data, err := os.ReadFile(samples + "pay-t2-request.json")
	must(s.t, err)
	body := new(oneclick.ApproveRequest)
	must(s.t, body.UnmarshalJSON(data))
	body.PartnerOrderID, body.TID = order, tid
	res, err := s.pay.ApproveOrder(s.t.Context(), &oneclick.ApproveOrderRequest{AppUserID: new(user), Body: body})
	must(s.t, err)
	return res
}

// approved is an order that T2 has been through.
func (s *shop) approved() string {
	s.t.Helper()
	order := s.sheet(s.cart()).PartnerOrderID
	res := s.approve(order, "tid-"+order)
	s.is(res.Status, res.Message, 200, "")
	return order
}

// authenticate sends T3.
func (s *shop) authenticate(order, token string) *oneclick.AuthenticationResult {
	s.t.Helper()
	status, body := s.send("GET", "/payment/approval?partner_order_id="+order+"&pg_token="+token, "")
	if status != 200 {
		s.t.Fatalf("T3: HTTP %d %s", status, body)
	}
	res := new(oneclick.AuthenticationResult)
	must(s.t, res.UnmarshalJSON([]byte(body)))
	return res
}

// status asks T4, and compares the answer: "W", "S", "C", "F 품절".
func (s *shop) status(order, want string) {
	s.t.Helper()
	res, err := s.pay.GetOrderStatus(s.t.Context(), &oneclick.GetOrderStatusRequest{AppUserID: new(user), OrderID: order})
	must(s.t, err)
	s.is(res.Status, res.Message, 200, "")
	letter, message, _ := strings.Cut(want, " ")
	if string(res.Data.OrderStatus) != letter || !strings.Contains(text(res.Data.Message), message) {
		s.t.Errorf("T4 answers %s %s, want %s", res.Data.OrderStatus, text(res.Data.Message), want)
	}
}

// is compares a status and a part of its message.
func (s *shop) is(status oneclick.StatusCode, message *string, want oneclick.StatusCode, part string) {
	s.t.Helper()
	if status != want || !strings.Contains(text(message), part) {
		s.t.Errorf("status %d, message %q: want %d, %q", status, text(message), want, part)
	}
}

// send sends a request that no client has looked at.
func (s *shop) send(method, path, body string, header ...string) (int, string) {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	must(s.t, err)
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	must(s.t, err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	must(s.t, err)
	if len(header)%2 == 1 {
		return res.StatusCode, res.Header.Get(header[len(header)-1])
	}
	return res.StatusCode, string(data)
}

func text(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
