//go:build peers

package contest

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
)

// A served contestant answers POST /option: it reads and validates the
// selection, and returns the order's temporary id, as orderID.
type served struct {
	name    string
	handler http.Handler
}

// orderID is what every handler answers with.
const orderID = "order-1"

// op returns a call of the handler with body, of which only the status is looked
// at. There is no network in it. Request and writer are used again and again, as
// far as that is possible, to measure the handler and not the test.
func (s served) op(body []byte) func() error {
	r := httptest.NewRequest(http.MethodPost, "http://localhost/option", nil)
	r.Header.Set("Content-Type", "application/json")
	w := &writer{header: http.Header{}}
	reader := &closer{}
	return func() error {
		reader.Reset(body)
		r.Body, r.ContentLength = reader, int64(len(body))
		clear(w.header)
		w.status = http.StatusOK
		s.handler.ServeHTTP(w, r)
		if w.status != http.StatusOK {
			return fmt.Errorf("answered %d", w.status)
		}
		return nil
	}
}

// closer is a body.
type closer struct{ bytes.Reader }

func (*closer) Close() error { return nil }

// writer keeps the status of an answer, and nothing else.
type writer struct {
	header http.Header
	status int
}

func (w *writer) Header() http.Header         { return w.header }
func (w *writer) Write(p []byte) (int, error) { return len(p), nil }
func (w *writer) WriteHeader(status int)      { w.status = status }
