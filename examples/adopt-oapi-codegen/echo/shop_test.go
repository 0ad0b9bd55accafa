package shop

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// The handlers are the same before and after; what reaches them is not. The test
// beside this folder runs it against oapi-codegen's own output, with BEFORE=1.
func TestShop(t *testing.T) {
	server := New()
	for _, c := range []struct{ path, body, before, after string }{
		{"/orders/A1B2", `{"item_name":"사과","quantity":2}`, `"quantity":2`, `"quantity":2`},
		{"/orders/A1B2", `{"item_name":"사과","quantity":0}`, `"quantity":0`, `{"pointer":"/quantity","keyword":"minimum"`},
		{"/orders/A1B2", `{"quantity":1}`, `"item_name":""`, `"keyword":"required"`},
		{"/orders/a", `{"item_name":"사과","quantity":2}`, `"quantity":2`, `"keyword":"pattern"`},
	} {
		r := httptest.NewRequest("PUT", c.path, strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		want := c.after
		if os.Getenv("BEFORE") != "" {
			want = c.before
		}
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("PUT %s %s: %d %s, want %s", c.path, c.body, w.Code, w.Body, want)
		}
	}
}
