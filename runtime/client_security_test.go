package runtime

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

// call is what a generated method of a secured operation does.
func call(ctx context.Context, c *Client, security ...[]SecurityRequirement) error {
	r := c.Begin(ctx, "getItem", "GET", "/items")
	r.Secure(security)
	WriteParam(r, Param{Name: "n"}, "1", FormatText, nil)
	WriteParam(r, Param{In: InCookie, Name: "lang"}, "ko", FormatText, nil)
	res, err := r.Send("application/json")
	if err != nil {
		return err
	}
	if res.Status == 204 {
		return res.Discard()
	}
	return res.Unexpected()
}

// seen is what a request carries where credentials belong.
func seen(r *http.Request) string {
	return strings.Join(strings.Fields(fmt.Sprint(r.Header.Get("Authorization"), " ", r.Header.Get("X-Key"), " ", r.URL.RawQuery, " ", r.Header.Get("Cookie"))), " ")
}

func TestClientCredentials(t *testing.T) {
	var got string
	base, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		got = seen(r)
		w.WriteHeader(204)
	})
	type all = []SecurityRequirement
	key, token := WithCredential(&keyScheme, "k"), WithCredential(&tokenScheme, "t")
	query, cookie := WithCredential(&queryScheme, "a+b &c"), WithCredential(&cookieScheme, "x y;z")
	none := WithCredentialSource(&tokenScheme, func(context.Context) (string, error) { return "", ErrNoCredential })
	for _, c := range []struct {
		name string
		opts []ClientOption
		need []all
		want string // what is sent; or, behind "!", what the error says
	}{
		{"nothing is asked for", []ClientOption{key, token, query, cookie}, nil, "n=1 lang=ko"},
		{"header", []ClientOption{key, token}, []all{{need(&keyScheme)}}, "k n=1 lang=ko"},
		{"query", []ClientOption{query}, []all{{need(&queryScheme)}}, "n=1&api+key=a%2Bb+%26c lang=ko"},
		{"cookie joins cookies", []ClientOption{cookie}, []all{{need(&cookieScheme)}}, "n=1 lang=ko; sid=x%20y%3Bz"},
		{"basic", []ClientOption{WithBasicCredential(&basicScheme, "u", "p:q")}, []all{{need(&basicScheme)}}, "Basic dTpwOnE= n=1 lang=ko"},
		{"bearer", []ClientOption{token}, []all{{need(&tokenScheme)}}, "Bearer t n=1 lang=ko"},
		{"another scheme", []ClientOption{WithCredential(&kakaoScheme, "k")}, []all{{need(&kakaoScheme)}}, "KakaoAK k n=1 lang=ko"},
		{"oauth2", []ClientOption{WithCredential(&oauthScheme, "t")}, []all{{need(&oauthScheme, "read")}}, "Bearer t n=1 lang=ko"},
		{"certificate", []ClientOption{WithConnectionCredential(&certScheme)}, []all{{need(&certScheme)}}, "n=1 lang=ko"},
		{"all of an alternative", []ClientOption{key, token, cookie}, []all{{need(&tokenScheme), need(&keyScheme), need(&cookieScheme)}}, "Bearer t k n=1 lang=ko; sid=x%20y%3Bz"},
		{"the first that is whole", []ClientOption{key, query}, []all{{need(&tokenScheme), need(&keyScheme)}, {need(&queryScheme)}, {need(&keyScheme)}}, "n=1&api+key=a%2Bb+%26c lang=ko"},
		{"a credential before none", []ClientOption{key}, []all{{}, {need(&keyScheme)}}, "k n=1 lang=ko"},
		{"none where none will do", nil, []all{{need(&keyScheme)}, {}}, "n=1 lang=ko"},
		{"a source that has none passes", []ClientOption{none, key}, []all{{need(&tokenScheme)}, {need(&keyScheme)}}, "k n=1 lang=ko"},
		{"a source that has none", []ClientOption{none}, []all{{need(&tokenScheme)}}, "!no credential for a secured operation; create the client with WithToken, or runtime"},
		{"nothing held", nil, []all{{need(&keyScheme), need(&tokenScheme)}, {need(&cookieScheme)}},
			"!getItem: bizgen: no credential for a secured operation; create the client with WithKey and WithToken, or WithCookie, or runtime.WithExternalAuthentication where something else authenticates"},
		{"half", []ClientOption{key}, []all{{need(&keyScheme), need(&tokenScheme)}}, "!no credential"},
		{"undeclared", []ClientOption{key}, []all{{{Scheme: "key"}}}, "!no credential"},
		{"of another document", []ClientOption{WithCredential(&SecurityScheme{Name: "key", Type: SecurityAPIKey, In: InHeader, Parameter: "X-Key"}, "k")}, []all{{need(&keyScheme)}}, "!no credential"},
		{"something else authenticates", []ClientOption{WithExternalAuthentication()}, []all{{need(&keyScheme)}}, "n=1 lang=ko"},
		{"by hand, a header", []ClientOption{WithHeader("authorization", "token x")}, []all{{need(&tokenScheme)}}, "token x n=1 lang=ko"},
		{"by hand, an editor", []ClientOption{WithRequestEditor(func(r *http.Request) error { r.Header.Set("X-Key", "h"); return nil })}, []all{{need(&keyScheme)}}, "h n=1 lang=ko"},
		{"by hand, a query", []ClientOption{WithRequestEditor(func(r *http.Request) error { r.URL.RawQuery += "&api%20key=1"; return nil })}, []all{{need(&queryScheme)}}, "n=1&api%20key=1 lang=ko"},
		{"half by hand", []ClientOption{token, WithHeader("X-Key", "h")}, []all{{need(&tokenScheme), need(&keyScheme)}}, "Bearer t h n=1 lang=ko"},
		{"a credential before a header for all", []ClientOption{key, WithHeader("X-Key", "h")}, []all{{need(&keyScheme)}}, "k n=1 lang=ko"},
		{"a cookie beside a cookie for all", []ClientOption{cookie, WithHeader("Cookie", "a=b")}, []all{{need(&cookieScheme)}}, "n=1 a=b; lang=ko; sid=x%20y%3Bz"},
		{"a source that fails", []ClientOption{WithCredentialSource(&keyScheme, func(context.Context) (string, error) { return "", errors.New("expired") })}, []all{{need(&keyScheme)}}, "!getItem: WithKey: expired"},
		{"a source of nothing", []ClientOption{WithCredentialSource(&keyScheme, func(context.Context) (string, error) { return "", nil })}, []all{{need(&keyScheme)}}, "!WithKey: the credential is empty"},
		{"a source for this call", []ClientOption{WithCredentialSource(&keyScheme, func(ctx context.Context) (string, error) { return ctx.Value(caller{}).(string), nil })}, []all{{need(&keyScheme)}}, "me n=1 lang=ko"},
	} {
		got = ""
		err := call(context.WithValue(t.Context(), caller{}, "me"), client(t, base, append(c.opts, WithRetry(3))...), c.need...)
		if want, failing := strings.CutPrefix(c.want, "!"); failing {
			if err == nil || !strings.Contains(err.Error(), want) || got != "" {
				t.Errorf("%s: %v, sent %q", c.name, err, got)
			}
		} else if err != nil || got != c.want {
			t.Errorf("%s: %v, sent %q, want %q", c.name, err, got, c.want)
		}
	}
}

// A parameter that the caller gives for one call wins over the client's credential.
func TestClientCredentialOrParameter(t *testing.T) {
	base, _ := service(t, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(seen(r))) })
	c := client(t, base, WithCredential(&keyScheme, "k"), WithCredential(&queryScheme, "q"), WithCredential(&cookieScheme, "c"))
	r := c.Begin(t.Context(), "x", "GET", "/")
	r.Secure([][]SecurityRequirement{{need(&keyScheme), need(&queryScheme), need(&cookieScheme)}})
	WriteParam(r, Param{In: InHeader, Name: "x-key"}, "1", FormatText, nil)
	WriteParam(r, Param{Name: "api key"}, "2", FormatText, nil)
	WriteParam(r, Param{In: InCookie, Name: "sid"}, "3", FormatText, nil)
	res, err := r.Send("")
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := errors.AsType[*StatusError](res.Unexpected()); !ok || string(e.Body) != "1 api+key=2 sid=3" {
		t.Error(e)
	}
}

func TestCredentialsThatCannotBeSent(t *testing.T) {
	for want, opt := range map[string]ClientOption{
		"WithKey: the credential is empty":             WithCredential(&keyScheme, ""),
		"WithKey: the credential holds a control":      WithCredential(&keyScheme, "geheim\n"),
		`WithToken: want the credential alone`:         WithCredential(&tokenScheme, "Bearer geheim"),
		`WithKakao: want the credential alone`:         WithCredential(&kakaoScheme, "kakaoak geheim"),
		"WithBasic: a user name cannot hold a colon":   WithBasicCredential(&basicScheme, "geheim:", "p"),
		"WithBasic: want user:password, have no colon": WithCredential(&basicScheme, "geheim"),
		"WithKeySource: want a source, have nil":       WithCredentialSource(&keyScheme, nil),
	} {
		_, err := NewClient("http://a.example", opt)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// Credentials stay with the host that they are for, also those that net/http would
// take along, and come back with a redirect that comes back.
func TestCredentialsAndRedirects(t *testing.T) {
	var other []string
	abroad := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		other = append(other, seen(r)+" "+r.Referer())
		w.WriteHeader(204)
	}))
	defer abroad.Close()
	var home []string
	var to atomic.Value
	base, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		home = append(home, seen(r))
		if r.URL.Path == "/items" {
			http.Redirect(w, r, to.Load().(string), http.StatusTemporaryRedirect)
			return
		}
		w.WriteHeader(204)
	})
	every := []ClientOption{WithCredential(&keyScheme, "geheim"), WithCredential(&queryScheme, "geheim"), WithCredential(&cookieScheme, "geheim"), WithCredential(&kakaoScheme, "geheim")}
	security := []SecurityRequirement{need(&keyScheme), need(&queryScheme), need(&cookieScheme), need(&kakaoScheme)}
	checked := 0
	mine := &http.Client{CheckRedirect: func(req *http.Request, _ []*http.Request) error { checked++; return nil }}
	for _, opts := range [][]ClientOption{every, append(every, WithHTTPClient(mine))} {
		other, home = nil, nil
		to.Store(abroad.URL + "/x")
		if err := call(t.Context(), client(t, base, opts...), security); err != nil || len(other) != 1 || strings.Contains(other[0], "geheim") {
			t.Error(err, other)
		}
		to.Store(base + "/y")
		if err := call(t.Context(), client(t, base, opts...), security); err != nil || len(home) != 3 || !strings.Contains(home[2], "KakaoAK geheim geheim") {
			t.Error(err, home)
		}
	}
	if checked != 2 {
		t.Error("the client's own CheckRedirect was asked", checked, "times")
	}
	other = nil
	to.Store(abroad.URL + "/x")
	byHand := WithHeader("X-Key", "geheim")
	if err := call(t.Context(), client(t, base, byHand), []SecurityRequirement{need(&keyScheme)}); err != nil || strings.Contains(other[0], "geheim") {
		t.Error(err, other)
	}
	to.Store("/items")
	if err := call(t.Context(), client(t, base, every...), security); err == nil || !strings.Contains(err.Error(), "10 redirects") || strings.Contains(err.Error(), "geheim") {
		t.Error(err)
	}
}

func TestSameHost(t *testing.T) {
	at := func(text string) *http.Request {
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return &http.Request{URL: u}
	}
	for _, c := range []struct {
		hops string
		want bool
	}{
		{"https://a.example/1 https://a.example/2", true},
		{"https://a.example https://A.example", true},
		{"http://a.example https://a.example", true},
		{"https://a.example http://a.example", false},
		{"https://a.example https://b.a.example", false},
		{"https://a.example https://a.example:8443", false},
		{"https://a.example https://b.example https://a.example", false},
	} {
		var hops []*http.Request
		for text := range strings.FieldsSeq(c.hops) {
			hops = append(hops, at(text))
		}
		if got := sameHost(hops[len(hops)-1], hops[:len(hops)-1]); got != c.want {
			t.Error(c.hops, got)
		}
	}
}

// No error names a key that stands in a URL.
func TestErrorsAreRedacted(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	base := s.URL
	s.Close()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for _, ctx := range []context.Context{t.Context(), gone} {
		err := call(ctx, client(t, base, WithCredential(&queryScheme, "geheim")), []SecurityRequirement{need(&queryScheme)})
		if at, ok := errors.AsType[*url.Error](err); !ok || strings.Contains(err.Error(), "geheim") || !strings.HasSuffix(at.URL, "/items") {
			t.Error(err)
		}
	}
	// An error of a source is its own.
	expired := &url.Error{Op: "Post", URL: "https://auth.example/token", Err: errors.New("expired")}
	source := WithCredentialSource(&queryScheme, func(context.Context) (string, error) { return "", expired })
	err := call(t.Context(), client(t, base, source), []SecurityRequirement{need(&queryScheme)})
	if !errors.Is(err, expired) || expired.URL != "https://auth.example/token" {
		t.Error(err)
	}
}

// A certificate is the http.Client's; both sides only say that it is wanted.
func TestMutualTLS(t *testing.T) {
	security := [][]SecurityRequirement{{need(&certScheme)}}
	server, err := NewServer([]Endpoint{{ID: "getItem", Method: "GET", Path: "/items", Security: security, Serve: func(c *Call) { c.Respond(204) }}},
		WithSecurity(SecurityByScheme{"cert": func(ctx context.Context, r *http.Request, _ Credential) (context.Context, []string, error) {
			if len(r.TLS.PeerCertificates[0].DNSNames) == 0 {
				return nil, nil, errors.New("a certificate of nobody")
			}
			return ctx, nil, nil
		}}))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(server)
	s.TLS = &tls.Config{ClientAuth: tls.RequestClientCert}
	s.StartTLS()
	defer s.Close()
	if err := call(t.Context(), client(t, s.URL, WithHTTPClient(s.Client()), WithConnectionCredential(&certScheme)), security...); err == nil || err.Error() != "getItem: 401 Unauthorized" {
		t.Error(err)
	}
	s.Client().Transport.(*http.Transport).CloseIdleConnections()
	s.Client().Transport.(*http.Transport).TLSClientConfig.Certificates = s.TLS.Certificates
	if err := call(t.Context(), client(t, s.URL, WithHTTPClient(s.Client()), WithConnectionCredential(&certScheme)), security...); err != nil {
		t.Error(err)
	}
}
