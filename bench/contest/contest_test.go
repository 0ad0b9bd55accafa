//go:build peers

package contest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

func fieldOf(t *testing.T) field {
	t.Helper()
	f, err := newField()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestAllAccept: who refuses the payload, or loses some of it, is not measured.
func TestAllAccept(t *testing.T) {
	f := fieldOf(t)
	for _, c := range f.bodies {
		for _, e := range c.entrants {
			t.Run(c.name+"/"+e.name, func(t *testing.T) { accepts(t, e, c.data) })
		}
	}
}

func accepts(t *testing.T, e entrant, data []byte) {
	if e.decode != nil {
		if err := e.decode(data); err != nil {
			t.Errorf("decode: %v", err)
		}
	}
	if e.check != nil {
		if err := e.check(data); err != nil {
			t.Errorf("check: %v", err)
		}
	}
	if e.open == nil {
		return
	}
	v, err := e.open(data)
	if err != nil {
		t.Fatal(err)
	}
	if v.validate != nil {
		if err := v.validate(); err != nil {
			t.Errorf("validate: %v", err)
		}
	}
	for range 2 { // the second time into the same buffer
		got, err := v.encode()
		if err != nil {
			t.Fatal(err)
		}
		if !sameJSON(t, got, data) {
			t.Errorf("got\n%s\nof\n%s", got, data)
		}
	}
}

func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	return reflect.DeepEqual(parsed(t, a), parsed(t, b))
}

func parsed(t *testing.T, data []byte) (v any) {
	t.Helper()
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return v
}

func TestAllServe(t *testing.T) {
	f := fieldOf(t)
	for _, s := range f.servers {
		t.Run(s.name, func(t *testing.T) {
			w := post(s, string(f.selection().data))
			if !sameJSON(t, w.Body.Bytes(), []byte(`{"status":200,"data":"order-1"}`)) || w.Code != http.StatusOK {
				t.Errorf("answered %d %s", w.Code, w.Body)
			}
			op := s.op(f.selection().data)
			for range 3 {
				if err := op(); err != nil {
					t.Error(err)
				}
			}
			broken := strings.Replace(string(f.selection().data), `"quantity":1`, `"quantity":0`, 1)
			refused := post(s, broken).Code == http.StatusBadRequest
			if validates := !strings.Contains(s.name, "nothing validated"); refused != validates {
				t.Errorf("a quantity of 0 is refused: %v, want %v", refused, validates)
			}
		})
	}
}

func post(s served, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "http://localhost/option", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}
