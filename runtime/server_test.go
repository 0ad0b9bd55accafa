package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

type item struct {
	Name string `json:"name"`
}

func decodeItem(data []byte, v *item, _ Reading) error {
	if err := json.Unmarshal(data, v); err != nil {
		return &Error{Violations: []Violation{{Keyword: "syntax", Detail: "JSON"}}}
	}
	return validateItem(data, Reading{})
}

func appendItem(v *item, dst []byte) ([]byte, error) {
	dst = append(dst, `{"name":`...)
	return append(AppendString(dst, v.Name), '}'), nil
}

func validateItem(data []byte, _ Reading) error {
	if bytes.Contains(data, []byte(`"bad"`)) {
		return &Error{Violations: []Violation{{Pointer: "/name", Keyword: "enum"}}}
	}
	return nil
}

var errBoom = errors.New("the secret of the house")

// testServer has one operation of each kind of trouble.
func testServer(t testing.TB, opts ...ServerOption) *Server {
	t.Helper()
	echo := func(required bool) func(c *Call) {
		return func(c *Call) {
			var n *int
			var body *item
			ReadOptional(c, Param{Name: "n", Kind: KindInteger}, &n, decodeJSON)
			ReadBody(c, Content{MediaType: "application/json", Required: required}, &body, decodeItem)
			if c.Refused() {
				return
			}
			if body == nil {
				c.Respond(204)
				return
			}
			RespondJSON(c, 200, "application/json", body, appendItem, validateItem)
		}
	}
	fails := func(err error) func(c *Call) { return func(c *Call) { c.Fail(err) } }
	json := []string{"application/json"}
	s, err := NewServer([]Endpoint{
		{ID: "echo", Method: "POST", Path: "/echo", Produces: json, Serve: echo(true)},
		{ID: "maybe", Method: "POST", Path: "/maybe", Serve: echo(false)},
		{ID: "get", Method: "GET", Path: "/echo", Serve: func(c *Call) {
			RespondJSON(c, 200, "application/json", &item{"x"}, appendItem, validateItem)
		}},
		{ID: "bad", Method: "GET", Path: "/bad", Serve: func(c *Call) {
			RespondJSON(c, 200, "application/json", &item{"bad"}, appendItem, validateItem)
		}},
		{ID: "nil", Method: "GET", Path: "/nil", Serve: func(c *Call) { RespondJSON[*item](c, 200, "application/json", nil, appendItem, validateItem) }},
		{ID: "todo", Method: "GET", Path: "/todo", Serve: fails(ErrNotImplemented)},
		{ID: "boom", Method: "GET", Path: "/boom", Serve: fails(errBoom)},
		{ID: "teapot", Method: "GET", Path: "/teapot", Serve: fails(NewProblem(418, "short and stout"))},
		{ID: "panic", Method: "GET", Path: "/panic", Serve: func(*Call) { panic("at the disco") }},
		{ID: "abort", Method: "GET", Path: "/abort", Serve: func(*Call) { panic(http.ErrAbortHandler) }},
		{ID: "late", Method: "GET", Path: "/late", Serve: func(c *Call) { c.Respond(200); panic("late") }},
		{ID: "secret", Method: "GET", Path: "/secret", Security: [][]SecurityRequirement{{{Scheme: "key"}}}, Serve: func(c *Call) { c.Respond(204) }},
		{ID: "open", Method: "GET", Path: "/open", Security: [][]SecurityRequirement{{{Scheme: "key"}}, {}}, Serve: func(c *Call) { c.Respond(204) }},
		{ID: "stream", Method: "PUT", Path: "/stream", Serve: func(c *Call) {
			var body io.Reader
			var contentType string
			ReadStream(c, Content{MediaType: "image/*", Required: true}, &body, &contentType)
			if c.Refused() {
				return
			}
			data, err := io.ReadAll(body)
			if err != nil {
				c.Fail(err)
				return
			}
			c.RespondStream(200, "image/*", contentType, bytes.NewReader(data))
		}},
	}, append([]ServerOption{WithLogger(slog.New(slog.DiscardHandler)), WithMaxBodyBytes(100)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// listen serves s on a real port, and returns its address.
func listen(t testing.TB, s http.Handler) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h := &http.Server{Handler: s, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	go h.Serve(l)
	t.Cleanup(func() { h.Close() })
	return "http://" + l.Addr().String()
}

func TestServerAnswers(t *testing.T) {
	base := listen(t, testServer(t))
	long := `{"name":"` + strings.Repeat("x", 200) + `"}`
	for _, c := range []struct {
		request string // METHOD target
		body    string
		header  []string
		status  int
		want    string // within the body, or "Header: value"
	}{
		{"POST /echo", `{"name":"상"}`, nil, 200, `{"name":"상"}`},
		{"POST /echo", `{"name":"a"}`, []string{"Content-Type", "Application/JSON; charset=UTF-8"}, 200, "a"},
		{"POST /echo", `{"name":"a"}`, []string{"Content-Type", "application/json; charset=euc-kr"}, 415, "application/json"},
		{"POST /echo", `{"name":"a"}`, []string{"Content-Type", "text/plain"}, 415, "Accept: application/json"},
		{"POST /echo", `{"name":"a"}`, []string{"Content-Type", ""}, 415, ""},
		{"POST /echo", `{"name":"a"}`, []string{"Content-Encoding", "gzip"}, 415, ""},
		{"POST /echo", `{"name":"a"}`, []string{"Accept", "text/html"}, 406, "application/json"},
		{"POST /echo", `{"name":"a"}`, []string{"Accept", "text/html, application/*;q=0.1"}, 200, ""},
		{"POST /echo", `{"name":"a"}`, []string{"Accept", "*/*, application/json;q=0"}, 406, ""},
		{"POST /echo", long, nil, 413, "100 bytes"},
		{"POST /echo", long, []string{"Transfer-Encoding", "chunked"}, 413, ""},
		{"POST /echo", ``, nil, 400, `"violations":[{"pointer":"","keyword":"required"`},
		{"POST /echo", ``, []string{"Content-Type", ""}, 400, `"in":"body"`},
		{"POST /maybe", ``, nil, 204, ""},
		{"POST /echo?n=x", `{"name":"bad"}`, nil, 400, `"in":"query","name":"n"`},
		{"POST /echo?n=x", `{"name":"bad"}`, nil, 400, `{"pointer":"/name","keyword":"enum"`},
		{"POST /echo", `{`, nil, 400, `"keyword":"syntax"`},
		{"GET /none", "", nil, 404, `{"type":"about:blank","title":"Not Found","status":404}`},
		{"DELETE /echo", "", nil, 405, "Allow: GET, HEAD, OPTIONS, POST"},
		{"OPTIONS /echo", "", nil, 204, "Allow: GET, HEAD, OPTIONS, POST"},
		{"HEAD /echo", "", nil, 200, "Content-Length: 12"},
		{"GET /todo", "", nil, 501, ""},
		{"GET /boom", "", nil, 500, `{"type":"about:blank","title":"Internal Server Error","status":500}`},
		{"GET /nil", "", nil, 500, ""},
		{"GET /teapot", "", nil, 418, "short and stout"},
		{"GET /panic", "", nil, 500, ""},
		{"GET /bad", "", nil, 200, "bad"},
		{"GET /secret", "", nil, 401, ""},
		{"GET /open", "", nil, 204, ""},
		{"PUT /stream", "png", []string{"Content-Type", "image/png"}, 200, "Content-Type: image/png"},
		{"PUT /stream", "png", []string{"Content-Type", "text/plain"}, 415, ""},
		{"PUT /stream", "", nil, 400, "required"},
		{"PUT /stream", long, []string{"Content-Type", "image/png", "Transfer-Encoding", "chunked"}, 413, ""},
	} {
		method, target, _ := strings.Cut(c.request, " ")
		var body io.Reader = strings.NewReader(c.body)
		if len(c.header) > 0 && c.header[len(c.header)-1] == "chunked" {
			body = io.MultiReader(body)
		}
		req, _ := http.NewRequest(method, base+target, body)
		req.Header.Set("Content-Type", "application/json")
		for i := 0; i < len(c.header); i += 2 {
			req.Header.Set(c.header[i], c.header[i+1])
			if c.header[i+1] == "" {
				req.Header.Del(c.header[i])
			}
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Errorf("%s: %v", c.request, err)
			continue
		}
		data, _ := io.ReadAll(res.Body)
		res.Body.Close()
		name, value, isHeader := strings.Cut(c.want, ": ")
		if res.StatusCode != c.status || isHeader && res.Header.Get(name) != value || !isHeader && !strings.Contains(string(data), c.want) {
			t.Errorf("%s %q %v: %d %v %s\nwant %d %s", c.request, c.body, c.header, res.StatusCode, res.Header, data, c.status, c.want)
		}
		if c.status >= 400 && res.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", c.request, res.Header.Get("Content-Type"))
		}
		if bytes.Contains(data, []byte("secret")) {
			t.Errorf("%s tells the handler's error", c.request)
		}
	}
	for _, target := range []string{"/abort", "/late"} {
		if res, err := http.Get(base + target); err == nil {
			if _, err = io.ReadAll(res.Body); err == nil && target == "/abort" {
				t.Error(target, "did not break off")
			}
		}
	}
}

func TestServerOptions(t *testing.T) {
	var log bytes.Buffer
	serve := func(target string, opts ...ServerOption) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		opts = append([]ServerOption{WithLogger(slog.New(slog.NewTextHandler(&log, nil)))}, opts...)
		testServer(t, opts...).ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		return w
	}
	kakao := WithErrorHandler(func(w http.ResponseWriter, r *http.Request, p *Problem) {
		io.WriteString(w, `{"status":500,"message":"`+p.Title+`"}`)
	})
	if w := serve("/boom", kakao); w.Code != 200 || w.Body.String() != `{"status":500,"message":"Internal Server Error"}` {
		t.Error(w.Code, w.Body)
	}
	if !strings.Contains(log.String(), errBoom.Error()) || !strings.Contains(log.String(), "operation=boom") {
		t.Error(log.String())
	}
	log.Reset()
	if serve("/bad"); !strings.Contains(log.String(), "/name enum") || strings.Contains(log.String(), `"bad"`) {
		t.Error(log.String())
	}
	log.Reset()
	if serve("/bad", WithResponseValidation(ValidationOff)); log.Len() > 0 {
		t.Error(log.String())
	}
	if w := serve("/bad", WithResponseValidation(ValidationEnforce)); w.Code != 500 {
		t.Error(w.Code)
	}
	type key struct{}
	security := SecurityFunc(func(ctx context.Context, r *http.Request, need [][]SecurityRequirement) (context.Context, error) {
		if r.URL.Query().Get("key") == need[0][0].Scheme {
			return context.WithValue(ctx, key{}, 1), nil
		}
		return nil, NewProblem(403, "")
	})
	if a, b := serve("/secret?key=key", WithSecurity(security)).Code, serve("/secret", WithSecurity(security)).Code; a != 204 || b != 403 {
		t.Error(a, b)
	}
	var pattern string
	middleware := WithMiddleware(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, r)
			pattern = r.Pattern
		})
	})
	if w := serve("/v1/todo", WithBasePath("v1/"), middleware); w.Code != 501 || pattern != "GET /v1/todo" {
		t.Error(w.Code, pattern)
	}
	if _, err := NewServer(nil, WithMaxBodyBytes(0)); err == nil {
		t.Error("no limit")
	}
}

type discard struct {
	h    http.Header
	code int
}

func (w *discard) Header() http.Header         { return w.h }
func (w *discard) Write(p []byte) (int, error) { return len(p), nil }
func (w *discard) WriteHeader(c int)           { w.code = c }

// BenchmarkServe is POST /option of 300 bytes without the cost of JSON.
func BenchmarkServe(b *testing.B) {
	body := []byte(`{"name":"` + strings.Repeat("x", 290) + `"}`)
	answer := []byte(`{"status":200,"data":"order-1"}`)
	type request struct{ Body *item }
	s, err := NewServer([]Endpoint{{ID: "selectOptions", Method: "POST", Path: "/option", Produces: []string{"application/json"}, Serve: func(c *Call) {
		req := new(request)
		ReadBody(c, Content{MediaType: "application/json", Required: true}, &req.Body, func([]byte, *item, Reading) error { return nil })
		if c.Refused() {
			return
		}
		RespondJSON(c, 200, "application/json", req.Body, func(v *item, dst []byte) ([]byte, error) { return append(dst, answer...), nil }, func([]byte, Reading) error { return nil })
	}}})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	rd := bytes.NewReader(body)
	req := httptest.NewRequest("POST", "http://localhost/option", nil)
	req.Header.Set("Content-Type", "application/json")
	w := &discard{h: http.Header{}}
	for b.Loop() {
		rd.Reset(body)
		req.Body = io.NopCloser(rd)
		req.ContentLength = int64(len(body))
		s.ServeHTTP(w, req)
		if w.code != 200 {
			b.Fatal(w.code)
		}
	}
}

// BenchmarkServeParams is GET with a path, a query and a header parameter.
func BenchmarkServeParams(b *testing.B) {
	type request struct {
		ID    int64
		Limit *int64
		User  *string
	}
	n := func(data []byte, v *int64, _ Reading) error { *v = int64(len(data)); return nil }
	s, err := NewServer([]Endpoint{{ID: "x", Method: "GET", Path: "/pets/{id}", Serve: func(c *Call) {
		req := new(request)
		ReadParam(c, Param{In: InPath, Name: "id", Kind: KindInteger, Required: true}, &req.ID, n)
		ReadOptional(c, Param{Name: "limit", Kind: KindInteger}, &req.Limit, n)
		ReadOptionalText(c, Param{In: InHeader, Name: "X-User"}, &req.User)
		if c.Refused() {
			return
		}
		c.Respond(204)
	}}})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	req := httptest.NewRequest("GET", "http://localhost/pets/7?limit=20&sort=name", nil)
	req.Header.Set("X-User", "u")
	w := &discard{h: http.Header{}}
	for b.Loop() {
		s.ServeHTTP(w, req)
	}
}

// Operations are served where they are registered, and what a server does not
// have is another one's.
func TestOperationPathAndNotFound(t *testing.T) {
	answer := func(text string) func(*Call) {
		return func(c *Call) { c.w.Write([]byte(text)) }
	}
	second, err := NewServer([]Endpoint{{ID: "b", Method: "GET", Path: "/b", Serve: answer("b")}})
	if err != nil {
		t.Fatal(err)
	}
	first, err := NewServer([]Endpoint{{ID: "a", Method: "GET", Path: "/order/a", Serve: answer("a")}},
		WithOperationPath("a", "/a"), WithNotFound(second))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/a": "200 a", "/b": "200 b", "/order/a": "404", "/c": "404"} {
		w := httptest.NewRecorder()
		first.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		got := strconv.Itoa(w.Code)
		if w.Code == 200 {
			got += " " + w.Body.String()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	w := httptest.NewRecorder()
	first.ServeHTTP(w, httptest.NewRequest("POST", "/a", nil))
	if w.Code != 405 || w.Header().Get("Allow") == "" {
		t.Errorf("POST /a: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
	for _, opt := range []ServerOption{WithOperationPath("nobody", "/x"), WithOperationPath("a", "x")} {
		if _, err := NewServer([]Endpoint{{ID: "a", Method: "GET", Path: "/a", Serve: answer("a")}}, opt); err == nil {
			t.Error("an operation that is not there, or a path without a slash, is accepted")
		}
	}
}
