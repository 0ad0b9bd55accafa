package runtime

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/textproto"
	"strings"
)

// A Credential is what a request carries for a security scheme. It does not show
// its secret when it is printed or logged.
type Credential struct {
	Scheme string // name of the security scheme
	Value  string `json:"-"` // the key, the token, or what follows the http scheme; of basic "user:password"; of mutualTLS nothing

	User     string `json:"-"` // of basic
	Password string `json:"-"`
}

// Is tells whether the credential's value is secret, in a time that does not
// depend on how much of it is right.
func (c Credential) Is(secret string) bool {
	have, want := sha256.Sum256([]byte(c.Value)), sha256.Sum256([]byte(secret))
	return subtle.ConstantTimeCompare(have[:], want[:]) == 1
}

// Format prints the name of the scheme, whatever verb is asked for.
func (c Credential) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "credential of "+c.Scheme) }

// LogValue names the scheme.
func (c Credential) LogValue() slog.Value { return slog.StringValue("credential of " + c.Scheme) }

// Credential returns what r carries for the scheme of the requirement; false when
// that is nothing, or not in the form of the scheme: what is given twice, empty or
// malformed counts as absent. Nobody has looked yet whether it is a good one.
func (n SecurityRequirement) Credential(r *http.Request) (Credential, bool) {
	c := Credential{Scheme: n.Scheme}
	s, ok := n.Declared, false
	if s == nil {
		return c, false
	}
	switch s.Type {
	case SecurityMutualTLS:
		return c, r.TLS != nil && len(r.TLS.PeerCertificates) > 0
	case SecurityAPIKey:
		c.Value, ok = s.key(r)
		return c, ok
	}
	c.Value, ok = authorization(r.Header, s.scheme())
	switch {
	case !ok:
		return c, false
	case strings.EqualFold(s.scheme(), bearer) && strings.ContainsAny(c.Value, " \t,"):
		return Credential{Scheme: n.Scheme}, false
	case strings.EqualFold(s.scheme(), basic):
		return c.basic()
	}
	return c, true
}

// The authentication schemes that have a form of their own.
const (
	basic  = "basic"
	bearer = "bearer"
)

// scheme is the authentication scheme that stands in the header Authorization.
func (s *SecurityScheme) scheme() string {
	if s.Type == SecurityHTTP {
		return s.HTTPScheme
	}
	return "Bearer"
}

// values returns all that stands at the place of an API key, decoded.
func (s *SecurityScheme) values(r *http.Request) []string {
	var values []string
	switch s.In {
	case InHeader:
		return r.Header[textproto.CanonicalMIMEHeaderKey(s.Parameter)]
	case InCookie:
		values = appendCookies(nil, r.Header["Cookie"], s.Parameter)
		for i, v := range values {
			values[i] = decodedSegment(v, true)
		}
	case InQuery:
		for _, q := range appendPairs(nil, r.URL.RawQuery) {
			if q.name != s.Parameter {
				continue
			}
			v, _ := queryText(q.value)
			values = append(values, v)
		}
	}
	return values
}

// key returns the one API key of a request.
func (s *SecurityScheme) key(r *http.Request) (string, bool) {
	values := s.values(r)
	if len(values) != 1 || values[0] == "" {
		return "", false
	}
	return values[0], true
}

// authorization returns what follows an authentication scheme, whose name has no
// case (RFC 9110, section 11.1).
func authorization(h http.Header, scheme string) (string, bool) {
	lines := h["Authorization"]
	if len(lines) != 1 {
		return "", false
	}
	name, rest, _ := strings.Cut(lines[0], " ")
	if !strings.EqualFold(name, scheme) {
		return "", false
	}
	rest = strings.Trim(rest, " ")
	return rest, rest != ""
}

// basic takes user and password apart (RFC 7617, section 2).
func (c Credential) basic() (Credential, bool) {
	text, err := base64.StdEncoding.DecodeString(c.Value)
	c.Value = ""
	if err != nil {
		return c, false
	}
	user, password, ok := strings.Cut(string(text), ":")
	if ok {
		c.Value, c.User, c.Password = string(text), user, password
	}
	return c, ok
}
