package runtime

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// The schemes of these tests, one of each kind.
var (
	keyScheme    = SecurityScheme{Name: "key", Type: SecurityAPIKey, In: InHeader, Parameter: "X-KEY", Option: "WithKey"}
	queryScheme  = SecurityScheme{Name: "query", Type: SecurityAPIKey, In: InQuery, Parameter: "api key", Option: "WithQuery"}
	cookieScheme = SecurityScheme{Name: "cookie", Type: SecurityAPIKey, In: InCookie, Parameter: "sid", Option: "WithCookie"}
	basicScheme  = SecurityScheme{Name: "basic", Type: SecurityHTTP, HTTPScheme: "Basic", Option: "WithBasic"}
	tokenScheme  = SecurityScheme{Name: "token", Type: SecurityHTTP, HTTPScheme: "bearer", Option: "WithToken"}
	kakaoScheme  = SecurityScheme{Name: "kakao", Type: SecurityHTTP, HTTPScheme: "KakaoAK", Option: "WithKakao"}
	oauthScheme  = SecurityScheme{Name: "oauth", Type: SecurityOAuth2, Option: "WithOAuth"}
	oidcScheme   = SecurityScheme{Name: "oidc", Type: SecurityOpenIDConnect, Option: "WithOIDC"}
	certScheme   = SecurityScheme{Name: "cert", Type: SecurityMutualTLS, Option: "WithCert"}
)

// need is a requirement of a scheme.
func need(s *SecurityScheme, scopes ...string) SecurityRequirement {
	return SecurityRequirement{Scheme: s.Name, Scopes: scopes, Declared: s}
}

func TestCredential(t *testing.T) {
	for _, c := range []struct {
		scheme *SecurityScheme
		head   string // "Name: value" lines, or "?query"
		want   string // "" when it counts as absent
	}{
		{&keyScheme, "X-Key: a b", "a b"},
		{&keyScheme, "x-key: a", "a"},
		{&keyScheme, "", ""},
		{&keyScheme, "X-Key: ", ""},
		{&keyScheme, "X-Key: a\nX-Key: a", ""},
		{&queryScheme, "?api%20key=a%2Bb+c&x=1", "a+b c"},
		{&queryScheme, "?api+key=a", "a"},
		{&queryScheme, "?api+key=a&api+key=b", ""},
		{&queryScheme, "?api+key=", ""},
		{&queryScheme, "?api+key=%zz", ""},
		{&queryScheme, "?apikey=a", ""},
		{&cookieScheme, "Cookie: a=b; sid=x%20y", "x y"},
		{&cookieScheme, `Cookie: sid="q"`, "q"},
		{&cookieScheme, "Cookie: sid=1; sid=2", ""},
		{&cookieScheme, "Cookie: SID=1", ""},
		{&basicScheme, "Authorization: Basic dTpwOnE=", "u:p:q"},
		{&basicScheme, "Authorization: bAsIc  dTo= ", "u:"},
		{&basicScheme, "Authorization: Basic dQ==", ""},
		{&basicScheme, "Authorization: Basic !", ""},
		{&basicScheme, "Authorization: Basic", ""},
		{&basicScheme, "Authorization: Bearer dTpw", ""},
		{&tokenScheme, "Authorization: BEARER a.b-c_d~e+f/g==", "a.b-c_d~e+f/g=="},
		{&tokenScheme, "Authorization: Bearer a b", ""},
		{&tokenScheme, "Authorization: Bearer a, Basic b", ""},
		{&tokenScheme, "Authorization: Bearer a\nAuthorization: Bearer b", ""},
		{&tokenScheme, "Authorization: Bearera", ""},
		{&oauthScheme, "Authorization: Bearer t", "t"},
		{&oidcScheme, "Authorization: Bearer t", "t"},
		{&kakaoScheme, "Authorization: kakaoak k", "k"},
		{&kakaoScheme, `Authorization: KakaoAK id="a", mac="b c"`, `id="a", mac="b c"`},
		{&kakaoScheme, "Authorization: Bearer k", ""},
		{&certScheme, "Authorization: Bearer k", ""},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		if query, ok := strings.CutPrefix(c.head, "?"); ok {
			r.URL.RawQuery = query
		} else if c.head != "" {
			for line := range strings.SplitSeq(c.head, "\n") {
				name, value, _ := strings.Cut(line, ": ")
				r.Header.Add(name, value)
			}
		}
		got, ok := need(c.scheme, "s").Credential(r)
		if got.Value != c.want || ok != (c.want != "") || got.Scheme != c.scheme.Name {
			t.Errorf("%s %q: %q %v, want %q", c.scheme.Name, c.head, got.Value, ok, c.want)
		}
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.SetBasicAuth("가", "p:q")
	if c, ok := need(&basicScheme).Credential(r); !ok || c.User != "가" || c.Password != "p:q" || !c.Is("가:p:q") || c.Is("가:p:") {
		t.Error("basic")
	}
	r.TLS = &tls.ConnectionState{PeerCertificates: []*x509.Certificate{{}}}
	if _, ok := need(&certScheme).Credential(r); !ok {
		t.Error("a certificate")
	}
	if _, ok := (SecurityRequirement{Scheme: "basic"}).Credential(r); ok {
		t.Error("of an undeclared scheme")
	}
}

func TestCredentialIsNotPrinted(t *testing.T) {
	c := Credential{Scheme: "key", Value: "geheim", User: "geheim", Password: "geheim"}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "credential", c, "inside", []Credential{c})
	for _, text := range []string{fmt.Sprint(c), fmt.Sprintf("%+v %#v %s %d %q %x", c, c, &c, c, c, []any{c}), log.String()} {
		if strings.Contains(text, "geheim") || !strings.Contains(text, "key") {
			t.Error(text)
		}
	}
}

type caller struct{}

// knows is a VerifyFunc for one credential, which grants scopes.
func knows(value string, scopes ...string) VerifyFunc {
	return func(ctx context.Context, _ *http.Request, c Credential) (context.Context, []string, error) {
		if !c.Is(value) {
			return nil, nil, errors.New("unknown")
		}
		before, _ := ctx.Value(caller{}).(string)
		return context.WithValue(ctx, caller{}, before+c.Scheme+" "), scopes, nil
	}
}

func TestSecurityByScheme(t *testing.T) {
	handler := SecurityByScheme{
		"token": knows("good", "read"),
		"key":   knows("k"),
		"basic": knows("u:p"),
		"kakao": knows("a"),
		"oauth": func(context.Context, *http.Request, Credential) (context.Context, []string, error) {
			return nil, nil, NewProblem(503, "no database")
		},
		"oidc": func(ctx context.Context, _ *http.Request, c Credential) (context.Context, []string, error) {
			switch c.Value {
			case "nil":
				return nil, nil, nil
			case "small":
				return nil, nil, ErrInsufficientScope
			}
			return nil, nil, NewProblem(429, "")
		},
	}
	for _, c := range []struct {
		name   string
		need   [][]SecurityRequirement
		head   string
		status int
		want   string // the caller, or the challenges
	}{
		{"one", [][]SecurityRequirement{{need(&tokenScheme)}}, "Authorization: Bearer good", 200, "token "},
		{"none", [][]SecurityRequirement{{need(&tokenScheme, "a", "b")}}, "", 401, `Bearer scope="a b"`},
		{"refused", [][]SecurityRequirement{{need(&tokenScheme)}}, "Authorization: Bearer bad", 401, `Bearer error="invalid_token"`},
		{"scope", [][]SecurityRequirement{{need(&tokenScheme, "read")}}, "Authorization: Bearer good", 200, "token "},
		{"no scope", [][]SecurityRequirement{{need(&tokenScheme, "read", "wri\"te")}}, "Authorization: Bearer good", 403, `Bearer error="insufficient_scope", scope="read wri\"te"`},
		{"role of another", [][]SecurityRequirement{{need(&tokenScheme, "write")}, {need(&tokenScheme, "read")}}, "Authorization: Bearer good", 200, "token "},
		{"both", [][]SecurityRequirement{{need(&tokenScheme), need(&keyScheme)}}, "Authorization: Bearer good\nX-Key: k", 200, "token key "},
		{"half", [][]SecurityRequirement{{need(&tokenScheme), need(&keyScheme)}}, "Authorization: Bearer good", 401, "Bearer"},
		{"second", [][]SecurityRequirement{{need(&tokenScheme)}, {need(&keyScheme)}}, "X-Key: k", 200, "key "},
		{"anonymous", [][]SecurityRequirement{{}, {need(&keyScheme)}}, "", 200, ""},
		{"known though it need not be", [][]SecurityRequirement{{}, {need(&keyScheme)}}, "X-Key: k", 200, "key "},
		{"all challenges", [][]SecurityRequirement{{need(&basicScheme)}, {need(&keyScheme)}, {need(&kakaoScheme), need(&oauthScheme)}, {need(&oidcScheme)}}, "", 401,
			`Basic realm="basic", charset="UTF-8"|KakaoAK realm="kakao"|Bearer`},
		{"no challenge", [][]SecurityRequirement{{need(&keyScheme)}}, "", 401, ""},
		{"no function", [][]SecurityRequirement{{need(&cookieScheme)}}, "Cookie: sid=1", 401, ""},
		{"undeclared", [][]SecurityRequirement{{{Scheme: "token"}}}, "Authorization: Bearer good", 401, ""},
		{"failure ends it", [][]SecurityRequirement{{need(&oauthScheme)}, {need(&tokenScheme)}, {}}, "Authorization: Bearer good", 503, ""},
		{"problem of its own", [][]SecurityRequirement{{need(&oidcScheme)}, {need(&keyScheme)}}, "Authorization: Bearer x", 429, ""},
		{"said to be too little", [][]SecurityRequirement{{need(&oidcScheme)}}, "Authorization: Bearer small", 403, `Bearer error="insufficient_scope"`},
		{"no context", [][]SecurityRequirement{{need(&oidcScheme)}}, "Authorization: Bearer nil", 200, ""},
	} {
		s, err := NewServer([]Endpoint{{ID: "x", Method: "GET", Path: "/", Security: c.need, Serve: func(c *Call) {
			who, _ := c.Context().Value(caller{}).(string)
			c.w.Write([]byte(who))
		}}}, WithSecurity(handler))
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/", nil)
		for line := range strings.SplitSeq(c.head, "\n") {
			if name, value, ok := strings.Cut(line, ": "); ok {
				r.Header.Add(name, value)
			}
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		got := w.Body.String()
		if c.status != 200 {
			got = strings.Join(w.Header()["Www-Authenticate"], "|")
		}
		if w.Code != c.status || got != c.want {
			t.Errorf("%s: %d %s, want %d %s", c.name, w.Code, got, c.status, c.want)
		}
	}
}

// Every 401 of a secured operation tells how to come again, whoever answers it.
func TestChallenges(t *testing.T) {
	written := "WWW-Authenticate" // as in the standard, not as net/http has it
	own := &Problem{Status: 401, Header: http.Header{written: {"Digest nonce=1"}}}
	shared := NewProblem(401, "")
	for name, c := range map[string]struct {
		answer error
		opts   []ServerOption
		want   []string
	}{
		"no handler":      {nil, nil, []string{"Bearer"}},
		"an error":        {errors.New("no"), nil, []string{"Bearer"}},
		"a problem":       {shared, nil, []string{"Bearer"}},
		"its own":         {own, nil, []string{"Digest nonce=1"}},
		"another status":  {NewProblem(403, ""), nil, nil},
		"another handler": {shared, []ServerOption{WithErrorHandler(func(w http.ResponseWriter, _ *http.Request, p *Problem) { w.WriteHeader(p.Status) })}, []string{"Bearer"}},
	} {
		if c.answer != nil {
			c.opts = append(c.opts, WithSecurity(SecurityFunc(func(context.Context, *http.Request, [][]SecurityRequirement) (context.Context, error) {
				return nil, c.answer
			})))
		}
		digest := SecurityScheme{Name: "digest", Type: SecurityHTTP, HTTPScheme: "Digest"}
		s, err := NewServer([]Endpoint{{ID: "x", Method: "GET", Path: "/", Security: [][]SecurityRequirement{{need(&tokenScheme)}, {need(&digest)}}}}, c.opts...)
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		got := slices.Concat(w.Header()["Www-Authenticate"], w.Header()[written])
		if w.Code/100 != 4 || !slices.Equal(got, c.want) {
			t.Errorf("%s: %d %q", name, w.Code, got)
		}
	}
	if shared.Header != nil {
		t.Error("the handler's problem was changed")
	}
}

// Roles as alternatives cost one verification, and a context belongs to the
// alternative that it came about in.
func TestVerifiedOnce(t *testing.T) {
	calls := ""
	verify := func(ctx context.Context, _ *http.Request, c Credential) (context.Context, []string, error) {
		before, _ := ctx.Value(caller{}).(string)
		calls += before + c.Scheme + " "
		return context.WithValue(ctx, caller{}, before+c.Scheme+"+"), []string{"c"}, nil
	}
	handler := SecurityByScheme{"token": verify, "key": verify}
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Authorization", "Bearer t")
	r.Header.Set("X-Key", "k")
	for want, alternatives := range map[string][][]SecurityRequirement{
		"token  token+":                             {{need(&tokenScheme, "a")}, {need(&tokenScheme, "b")}, {need(&tokenScheme, "c")}},
		"token token+key key  key+":                 {{need(&tokenScheme), need(&keyScheme, "a")}, {need(&tokenScheme, "b"), need(&keyScheme)}, {need(&keyScheme)}},
		"token token+key key key+token  key+token+": {{need(&tokenScheme), need(&keyScheme, "a")}, {need(&keyScheme), need(&tokenScheme)}},
	} {
		calls = ""
		ctx, err := handler.Authorize(t.Context(), r, alternatives)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(calls, " ", ctx.Value(caller{})); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
