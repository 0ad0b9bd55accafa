package runtime

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// word checks that a value is a JSON string of at least two characters.
func word(data []byte, _ Reading) error {
	if len(data) < 4 {
		return &Error{Violations: []Violation{{Keyword: "minLength"}}}
	}
	return nil
}

func gate(t *testing.T, path string, opts ...ServerOption) *Gate {
	t.Helper()
	g, err := NewGate([]Endpoint{{ID: "op", Method: "PUT", Path: path, Serve: func(c *Call) {
		for i := range strings.Count(path, "{") {
			CheckParam(c, Param{In: InPath, Name: "p", Index: i, Required: true}, word)
		}
		CheckBody(c, Content{MediaType: "application/json"}, word)
	}}}, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Parameters of the path are found below whatever a router has before the template.
func TestGatePaths(t *testing.T) {
	for _, c := range []struct {
		template, path string
		ok             bool
	}{
		{"/pets/{id}", "/pets/ab", true},
		{"/pets/{id}", "/v1/shop/pets/ab", true},
		{"/pets/{id}", "/PETS/ab/", true},
		{"/pets/{id}", "/pets/a", false},
		{"/pets/{id}", "/pets/%EA%B0%80%2F", true},
		{"/pets/{id}/", "/pets/ab/", true},
		{"/{a}/x/{b}", "/ab/x/cd", true},
		{"/{a}/x/{b}", "/ab/x/c", false},
		{"/files/{name}.{kind}", "/files/ab.cd", true},
		{"/files/{name}.{kind}", "/files/ab.c", false},
		{"/files/{name}.{kind}", "/files/abcd", false},
	} {
		w := httptest.NewRecorder()
		if ok := gate(t, c.template).Check("PUT "+c.template, w, httptest.NewRequest("PUT", c.path, nil)); ok != c.ok {
			t.Errorf("%s of %s: %v, %s", c.path, c.template, ok, w.Body)
		} else if !ok && w.Code != 400 {
			t.Errorf("%s of %s is answered %d %s", c.path, c.template, w.Code, w.Body)
		}
	}
}

// A body that was checked can be read again, whatever becomes of the next request's.
func TestGateBody(t *testing.T) {
	g := gate(t, "/pets")
	send := func(body string) (*http.Request, *Refusal) {
		r := httptest.NewRequest("PUT", "/pets", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		return r, g.Refuse("PUT /pets", r)
	}
	first, refusal := send(`"first"`)
	if refusal != nil {
		t.Fatal(refusal)
	}
	if _, refusal = send(`"other"`); refusal != nil {
		t.Fatal(refusal)
	}
	if text, err := io.ReadAll(first.Body); err != nil || string(text) != `"first"` {
		t.Errorf("read again: %s, %v", text, err)
	}
	_, refusal = send(`"a"`)
	if refusal == nil || refusal.Status != 400 || !strings.Contains(string(refusal.Body), `"keyword":"minLength"`) ||
		refusal.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("refused: %+v", refusal)
	}
}

// What is a router's matter is refused when the program starts.
func TestGateOptions(t *testing.T) {
	for name, o := range map[string]ServerOption{
		"WithBasePath":     WithBasePath("/v1"),
		"WithNotFound":     WithNotFound(http.NotFoundHandler()),
		"WithMiddleware":   WithMiddleware(func(h http.Handler) http.Handler { return h }),
		"WithSecurity":     WithSecurity(SecurityFunc(nil)),
		"WithMaxBodyBytes": WithMaxBodyBytes(0),
	} {
		if _, err := NewGate(nil, o); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
