package runtime

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// A CredentialSource returns the credential to send: an API key, a token, or what
// follows the name of an http scheme; of basic "user:password". It is called for
// every request that needs it, each attempt anew, by several goroutines at once:
// what it takes long to get it should keep. Its error is the operation's.
type CredentialSource func(ctx context.Context) (string, error)

// WithCredentialSource sends what source returns to the operations that ask for the
// scheme. Generated options call it.
func WithCredentialSource(scheme *SecurityScheme, source CredentialSource) ClientOption {
	return func(c *clientConfig) {
		if source == nil {
			c.fail(errors.New(scheme.Option + "Source: want a source, have nil"))
			return
		}
		c.held[scheme] = source
	}
}

// WithCredential sends credential to the operations that ask for the scheme.
// Generated options call it.
func WithCredential(scheme *SecurityScheme, credential string) ClientOption {
	return func(c *clientConfig) {
		if err := scheme.check(credential); err != nil {
			c.fail(fmt.Errorf("%s: %w", scheme.Option, err))
			return
		}
		c.held[scheme] = func(context.Context) (string, error) { return credential, nil }
	}
}

// WithBasicCredential sends user and password to the operations that ask for the
// scheme. Generated options call it.
func WithBasicCredential(scheme *SecurityScheme, user, password string) ClientOption {
	if strings.Contains(user, ":") {
		return func(c *clientConfig) { c.fail(errors.New(scheme.Option + ": a user name cannot hold a colon")) }
	}
	return WithCredential(scheme, user+":"+password)
}

// WithConnectionCredential says that the connection itself is the credential: the
// client of [WithHTTPClient] presents a certificate. Generated options call it.
func WithConnectionCredential(scheme *SecurityScheme) ClientOption {
	return func(c *clientConfig) {
		c.held[scheme] = func(context.Context) (string, error) { return "", nil }
	}
}

// WithExternalAuthentication says that something else authenticates requests on
// their way: a transport, such as that of golang.org/x/oauth2, or a proxy. Secured
// operations are then sent also when the client holds no credential for them.
func WithExternalAuthentication() ClientOption {
	return func(c *clientConfig) { c.elsewhere = true }
}

// check refuses a credential that cannot be sent, without repeating it.
func (s *SecurityScheme) check(credential string) error {
	if s.Type == SecurityMutualTLS {
		return nil
	}
	if credential == "" {
		return errors.New("the credential is empty")
	}
	if s.isBasic() && !strings.Contains(credential, ":") {
		return errors.New("want user:password, have no colon")
	}
	if s.In == InQuery && s.Type == SecurityAPIKey || s.isBasic() {
		return nil // both are encoded
	}
	for i := range len(credential) {
		if c := credential[i]; c < ' ' || c == 0x7F {
			return errors.New("the credential holds a control character, such as a line break at its end")
		}
	}
	if s.Type == SecurityAPIKey {
		return nil
	}
	if name, _, ok := strings.Cut(credential, " "); ok && strings.EqualFold(name, s.scheme()) {
		return errors.New("want the credential alone, without \"" + name + " \" before it")
	}
	return nil
}

func (s *SecurityScheme) isBasic() bool {
	return s.Type == SecurityHTTP && strings.EqualFold(s.HTTPScheme, basic)
}

// put puts a credential into a request. What the operation's own parameters have
// put there stays.
func (s *SecurityScheme) put(req *http.Request, credential string, given http.Header) {
	o := output{header: http.Header{}}
	p := Param{In: s.In, Name: s.Parameter}
	switch {
	case s.Type == SecurityMutualTLS:
		return
	case s.Type != SecurityAPIKey:
		p = Param{In: InHeader, Name: "Authorization"}
		if s.isBasic() {
			credential = base64.StdEncoding.EncodeToString([]byte(credential))
		}
		credential = s.word() + " " + credential
	case s.In != InHeader && len(s.values(req)) > 0:
		return
	}
	o.write(&p, credential)
	for name, values := range o.header {
		if _, ok := given[name]; !ok {
			req.Header[name] = values
		}
	}
	if len(o.cookies) > 0 {
		addCookies(req.Header, string(o.cookies))
	}
	if len(o.query) > 0 {
		if req.URL.RawQuery != "" {
			req.URL.RawQuery += "&"
		}
		req.URL.RawQuery += string(o.query)
	}
}

// word is the authentication scheme as it is sent. The document's spelling counts,
// except of the two whose registered one everybody knows.
func (s *SecurityScheme) word() string {
	switch {
	case s.isBasic():
		return "Basic"
	case s.isBearer():
		return "Bearer"
	}
	return s.HTTPScheme
}
