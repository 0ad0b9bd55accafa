package runtime

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
)

// requestKey finds the Request of an attempt in its context.
type requestKey struct{}

// context returns the context of an attempt. Redirects find in it what must not go
// with them.
func (r *Request) context() context.Context {
	if len(r.security) == 0 {
		return r.ctx
	}
	return context.WithValue(r.ctx, requestKey{}, r)
}

// confine makes a redirect to another host go without the credentials of the
// operation, whoever put them there: net/http keeps only some headers back, and names
// the URL, query included, in Referer.
func confine(next func(*http.Request, []*http.Request) error) func(*http.Request, []*http.Request) error {
	return func(req *http.Request, via []*http.Request) error {
		if r, ok := req.Context().Value(requestKey{}).(*Request); ok && !sameHost(req, via) {
			r.strip(req)
		}
		if next != nil {
			return next(req, via)
		}
		if len(via) >= 10 { // as net/http does by itself
			return errors.New("stopped after 10 redirects")
		}
		return nil
	}
}

// sameHost tells whether all hops of a redirect were to one host and port, and none
// of them left TLS.
func sameHost(req *http.Request, via []*http.Request) bool {
	first := via[0].URL
	same := func(r *http.Request) bool {
		return strings.EqualFold(r.URL.Host, first.Host) && (r.URL.Scheme == first.Scheme || r.URL.Scheme == "https")
	}
	return same(req) && !slices.ContainsFunc(via, func(r *http.Request) bool { return !same(r) })
}

func (r *Request) strip(req *http.Request) {
	for s := range r.schemes() {
		switch {
		case s.Type == SecurityMutualTLS:
		case s.Type != SecurityAPIKey:
			req.Header.Del("Authorization")
		case s.In == InHeader:
			req.Header.Del(s.Parameter)
		case s.In == InCookie:
			req.Header.Del("Cookie")
		default:
			req.Header.Del("Referer")
		}
	}
}
