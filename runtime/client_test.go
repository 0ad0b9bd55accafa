package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// service answers with f, and counts the requests.
func service(t *testing.T, f http.HandlerFunc) (base string, count *atomic.Int32) {
	t.Helper()
	count = new(atomic.Int32)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		count.Add(1)
		f(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL, count
}

func client(t *testing.T, base string, opts ...ClientOption) *Client {
	t.Helper()
	c, err := NewClient(base, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// getItem is what a generated method does.
func getItem(ctx context.Context, c *Client, id string) (*item, error) {
	r := c.Begin(ctx, "getItem", "GET", "/items/{id}.json")
	WriteParam(r, Param{In: InPath, Name: "id", Required: true}, id, FormatText, nil)
	res, err := r.Send("application/json")
	if err != nil {
		return nil, err
	}
	if res.Status == 200 {
		return ReadJSON(res, "application/json", decodeItem)
	}
	return nil, res.Unexpected()
}

func TestClientSends(t *testing.T) {
	base, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		if r.RequestURI != "/v1/items/a%2Fb%20c.json" || r.Header.Get("Accept") != "application/json" ||
			r.UserAgent() != "shop/1" || r.Header.Get("X-Edit") != "1" || r.Header.Get("X-Trip") != "1" || r.Header.Get("X-All") != "1" {
			t.Error(r.RequestURI, r.Header)
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		io.WriteString(w, `{"name":"x"}`)
	})
	trip := func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			r.Header.Set("X-Trip", "1")
			return next.RoundTrip(r)
		})
	}
	c := client(t, base+"/v1/", WithUserAgent("shop/1"), WithHeader("X-All", "1"), WithRoundTripper(trip),
		WithRequestEditor(func(r *http.Request) error { r.Header.Set("X-Edit", "1"); return nil }))
	v, err := getItem(t.Context(), c, "a/b c")
	if err != nil || v.Name != "x" {
		t.Error(v, err)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestClientRefusesToSend(t *testing.T) {
	base, count := service(t, func(http.ResponseWriter, *http.Request) {})
	c := client(t, base)
	if _, err := getItem(t.Context(), c, ""); err == nil || !strings.Contains(err.Error(), `getItem: path parameter "id"`) {
		t.Error(err)
	}
	dots := c.Begin(t.Context(), "x", "GET", "/items/{id}/x")
	WriteParam(dots, Param{In: InPath, Name: "id"}, "..", FormatText, nil)
	if _, err := dots.Send(""); err == nil {
		t.Error("a dot segment was sent")
	}
	put := func(c *Client, v *item) error {
		r := c.Begin(t.Context(), "put", "PUT", "/items")
		WriteParam(r, Param{Name: "n", Kind: KindInteger}, 7, FormatInt, func([]byte, *int, Reading) error {
			return &Error{Violations: []Violation{{Keyword: "maximum"}}}
		})
		WriteBody(r, Content{MediaType: "application/json", Required: true}, v, appendItem, validateItem)
		_, err := r.Send("")
		return err
	}
	var list *Error
	if err := put(c, &item{"bad"}); !errors.As(err, &list) || len(list.Violations) != 2 || list.Violations[1].In != "body" {
		t.Error(err)
	}
	if err := put(c, nil); !errors.As(err, &list) || list.Violations[1].Keyword != "required" {
		t.Error(err)
	}
	if count.Load() != 0 {
		t.Error("something was sent")
	}
	if err := put(client(t, base, WithRequestValidation(false)), &item{"bad"}); err != nil || count.Load() != 1 {
		t.Error(err)
	}
}

func TestClientErrors(t *testing.T) {
	for _, c := range []struct {
		status      int
		contentType string
		body        string
		check       func(err error) bool
	}{
		{404, "application/problem+json", `{"title":"no","detail":"why","violations":[{"pointer":"/a","keyword":"type","x":1}]}`, func(err error) bool {
			e, ok := errors.AsType[*StatusError](err)
			return ok && e.Status == 404 && e.Problem.Detail == "why" && e.Problem.Violations[0].Pointer == "/a" && e.Operation == "getItem"
		}},
		{500, "text/html", strings.Repeat("x", 9000), func(err error) bool {
			e, ok := errors.AsType[*StatusError](err)
			return ok && len(e.Body) == 4096 && e.Problem == nil && err.Error() == "getItem: 500 Internal Server Error"
		}},
		{200, "text/html", "<p>", func(err error) bool {
			e, ok := errors.AsType[*StatusError](err)
			return ok && e.Status == 200 && string(e.Body) == "<p>"
		}},
		{200, "application/json", `{"name":"bad"}`, func(err error) bool {
			e, ok := errors.AsType[*Error](err)
			return ok && e.Violations[0].Pointer == "/name" && strings.HasPrefix(err.Error(), "getItem: response 200: ")
		}},
		{200, "application/json", `{"name":"` + strings.Repeat("x", 200) + `"}`, func(err error) bool {
			return errors.Is(err, ErrResponseTooLarge)
		}},
	} {
		base, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", c.contentType)
			w.WriteHeader(c.status)
			io.WriteString(w, c.body)
		})
		if _, err := getItem(t.Context(), client(t, base, WithMaxResponseBytes(100)), "1"); err == nil || !c.check(err) {
			t.Errorf("%d %s: %#v", c.status, c.body[:min(20, len(c.body))], err)
		}
	}
}

func TestClientURLs(t *testing.T) {
	base, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, `{"name":"`+r.RequestURI+`"}`)
	})
	for _, c := range []struct {
		opt  ClientOption
		want string
	}{
		{WithOperationURL("getItem", base+"/my/plugin?shop=1"), "/my/plugin?shop=1"},
		{WithOperationURL("getItem", base+"/my#part"), ""},
		{WithOperationBaseURL("getItem", base+"/other?shop=1"), ""},
		{WithOperationURL("getItem", base+"/my/{id}"), "/my/7"},
		{WithOperationBaseURL("getItem", base+"/other/"), "/other/items/7.json"},
		{WithOperationURL("elsewhere", base+"/my"), "/items/7.json"},
	} {
		cl, err := NewClient(base, c.opt)
		if c.want == "" {
			if err == nil {
				t.Error("a base URL with a query, or a URL with a fragment")
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if v, err := getItem(t.Context(), cl, "7"); err != nil || v.Name != c.want {
			t.Error(v, err, c.want)
		}
	}
	for _, bad := range []string{"", "/v1", "ftp://h", "http://", "http://h/%zz", "http://h?x=1"} {
		if _, err := NewClient(bad); err == nil {
			t.Errorf("%q is no base URL", bad)
		}
	}
}

func TestClientRetry(t *testing.T) {
	var fail int32
	base, count := service(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if atomic.AddInt32(&fail, -1) >= 0 {
			w.WriteHeader(503)
			return
		}
		io.WriteString(w, `{"name":"x"}`)
	})
	c := client(t, base, WithRetry(3))
	fail = 1
	if _, err := getItem(t.Context(), c, "7"); err != nil || count.Load() != 2 {
		t.Error(err, count.Load())
	}
	fail = 9
	count.Store(0)
	post := c.Begin(t.Context(), "post", "POST", "/")
	if res, err := post.Send(""); err != nil || res.Status != 503 || count.Load() != 1 {
		t.Error(err, count.Load())
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := getItem(ctx, c, "7"); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	now := time.Now()
	if retryAfter("2", now) != 2*time.Second || retryAfter("x", now) != 0 || retryAfter(now.Add(time.Hour).UTC().Format(http.TimeFormat), now) < 59*time.Minute {
		t.Error("Retry-After")
	}
}

func TestClientStream(t *testing.T) {
	base, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", r.Header.Get("Content-Type"))
		io.Copy(w, r.Body)
	})
	r := client(t, base, WithMaxResponseBytes(1)).Begin(t.Context(), "s", "PUT", "/")
	WriteStream(r, Content{MediaType: "image/*"}, strings.NewReader("png"), "image/png")
	res, err := r.Send("image/*")
	if err != nil {
		t.Fatal(err)
	}
	body, contentType, err := res.Stream("image/*")
	if err != nil || contentType != "image/png" {
		t.Fatal(err, contentType)
	}
	if data, err := io.ReadAll(body); string(data) != "png" || err != nil {
		t.Error(string(data), err)
	}
	if _, ok := body.(io.Closer); !ok {
		t.Error("cannot be closed")
	}
}
