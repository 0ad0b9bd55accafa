package merchant_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/examples/merchant"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/options"
)

func mustJSON(t *testing.T, s *options.OptionSelection) []byte {
	t.Helper()
	data, err := s.AppendJSON(nil)
	must(t, err)
	return data
}

// TestWire holds the answers to what is no legal call against Kakao's convention.
func TestWire(t *testing.T) {
	s := newShop(t)
	for name, test := range map[string]struct {
		request, body string
		header        []string
		status        int
		want          string
	}{
		"two violations": {"POST /option", `{"id":1,"option_groups":[{"option_group_id":"g","quantity":0}]}`, nil,
			200, `{"status":500,"message":"/id: must be of type string; /option_groups/0/quantity: must be at least 1"}`},
		"member missing":    {"POST /order/approve", `{"tid":"1"}`, nil, 200, `{"status":500,"message":"(root): lacks the required member partner_order_id"}`},
		"parameter missing": {"GET /options", "", nil, 200, `"status":500,"message":"query parameter \"id\"`},
		"T3 without token":  {"GET /payment/approval", "", nil, 200, `"status":500,"message":"query parameter \"pg_token\"`},
		"no JSON":           {"POST /option", `{"id"`, nil, 200, `"status":500,"message":"`},
		"no body":           {"POST /option", "", nil, 200, `"status":500,"message":"`},
		"media type":        {"POST /option", "id=1", []string{"Content-Type", "text/plain"}, 200, `{"status":500,"message":"want application/json"}`},
		"too large":         {"POST /option", `{"id":"` + strings.Repeat("x", 64<<10) + `"}`, nil, 200, `"status":500,"message":"a body must have at most 65536 bytes"`},
		"not acceptable":    {"GET /options?id=10013529", "", []string{"Accept", "text/html"}, 200, `{"status":500,"message":"available: application/json"}`},

		"no such path":      {"GET /nowhere", "", nil, 404, `"status":404`},
		"unclean path":      {"GET //options?id=10013529", "", nil, 404, `"status":404`},
		"wrong method":      {"DELETE /option", "", nil, 405, `"status":405`},
		"what is allowed":   {"GET /order/approve", "", []string{"Allow"}, 405, "POST"},
		"media of an error": {"POST /option", "{}", []string{"Content-Type", "application/json", "Content-Type"}, 200, "application/json"},
	} {
		t.Run(name, func(t *testing.T) {
			method, path, _ := strings.Cut(test.request, " ")
			status, got := s.send(method, path, test.body, test.header...)
			if status != test.status || !strings.Contains(got, test.want) {
				t.Errorf("HTTP %d %s, want %d %s", status, got, test.status, test.want)
			}
		})
	}
}

// TestClientRefuses: what the document does not allow does not leave the client.
func TestClientRefuses(t *testing.T) {
	s := newShop(t)
	body := selection(t)
	body.Quantity = new(int32(0))
	_, err := s.options.SelectOptions(t.Context(), &options.SelectOptionsRequest{Body: body})
	if err == nil || !strings.Contains(err.Error(), "/quantity: must be at least 1") {
		t.Errorf("got %v", err)
	}
}

// TestFailureIsNotTold: what breaks inside is answered, and stays inside.
func TestFailureIsNotTold(t *testing.T) {
	s := newShop(t, func(c *merchant.Config) { c.Store = brokenStore{} })
	status, body := s.send("GET", "/options?id=10013529", "")
	if status != 200 || body != `{"status":500,"message":"Internal Server Error"}` {
		t.Errorf("HTTP %d %s", status, body)
	}
}

type brokenStore struct{}

func (brokenStore) InTx(context.Context, func(store.Tx) error) error {
	return errors.New("password of the database: secret")
}
