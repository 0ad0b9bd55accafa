package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// A Gate holds the requests of a server that something else routes against the
// document, before its handlers read them. What it refuses it answers as a [Server]
// does.
type Gate struct {
	server *Server // for its options, and its calls
	guards map[string]*guard
}

// A guard is one operation of a gate.
type guard struct {
	endpoint Endpoint
	segments []segment // of the path's template
	params   bool      // some of them have parameters
}

// NewGate returns a gate for endpoints, whose functions read requests with
// [CheckParam], [CheckBody] and the like. It fails for options that cannot be meant,
// and for those that are a matter of the router.
func NewGate(endpoints []Endpoint, opts ...ServerOption) (*Gate, error) {
	config := newServerConfig(opts)
	switch {
	case config.err != nil:
		return nil, config.err
	case config.paths != nil, config.basePath != "", config.next != nil, config.middleware != nil, config.security != nil:
		return nil, errors.New("a gate does not route: WithOperationPath, WithBasePath, WithNotFound, WithMiddleware and WithSecurity are for servers")
	}
	s := &Server{config: config}
	s.calls.New = func() any {
		c := &Call{server: s}
		c.found.how = config.how.in(InRequest)
		return c
	}
	g := &Gate{server: s, guards: make(map[string]*guard, len(endpoints))}
	for _, e := range endpoints {
		u := &guard{endpoint: e, segments: parseTemplate(e.Path)}
		for _, s := range u.segments {
			u.params = u.params || !s.isLiteral()
		}
		g.guards[e.Method+" "+e.Path] = u
	}
	return g, nil
}

// Check tells whether a request of operation, "POST /orders/{id}", is what the
// document allows; if not, it has been answered. A body that has been read can be
// read again. It panics for an operation that the gate does not have, which is a
// fault of the generated code.
func (g *Gate) Check(operation string, w http.ResponseWriter, r *http.Request) (ok bool) {
	u := g.guards[operation]
	if u == nil {
		panic(fmt.Sprintf("bizgen: the gate has no operation %q", operation))
	}
	c := g.server.calls.Get().(*Call)
	c.w, c.r, c.endpoint, c.buf = w, r, &u.endpoint, nil
	c.twin = -1 // there is no router that knows another
	defer c.end()
	c.header, c.host, c.query = r.Header, r.Host, r.URL.RawQuery
	if u.params {
		u.take(r.URL, &c.path)
	}
	u.endpoint.Serve(c)
	if c.Refused() {
		return false
	}
	if c.buf != nil {
		r.Body = &readBack{*bytes.NewReader(c.buf), r.Body}
		c.buf = nil // it is the handler's now
	}
	return true
}

// Handler lets requests of operation, "POST /orders/{id}", through to next.
func (g *Gate) Handler(operation string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if g.Check(operation, w, r) {
			next(w, r)
		}
	}
}

// A Refusal is the answer to a request that a gate has refused.
type Refusal struct {
	Status int
	Header http.Header
	Body   []byte
}

// Refuse is Check for servers whose answers are not written to an
// [http.ResponseWriter]; nil means that the request may go on.
func (g *Gate) Refuse(operation string, r *http.Request) *Refusal {
	refusal := &Refusal{Status: http.StatusOK, Header: http.Header{}}
	if g.Check(operation, refusalWriter{refusal}, r) {
		return nil
	}
	return refusal
}

// refusalWriter writes a refusal.
type refusalWriter struct{ refusal *Refusal }

func (w refusalWriter) Header() http.Header    { return w.refusal.Header }
func (w refusalWriter) WriteHeader(status int) { w.refusal.Status = status }
func (w refusalWriter) Write(p []byte) (int, error) {
	w.refusal.Body = append(w.refusal.Body, p...)
	return len(p), nil
}

// readBack is a body that has been read before.
type readBack struct {
	bytes.Reader
	io.Closer
}

// take reads the values of the path's parameters from the end of a path: what a
// router has before the template is no matter here, nor is how it compares the rest.
func (u *guard) take(from *url.URL, p *PathParams) {
	path := from.Path
	if from.RawPath != "" {
		path, p.escaped = from.EscapedPath(), true
	}
	if last := u.segments[len(u.segments)-1]; !last.isLiteral() || last.parts[0] != "" {
		path = strings.TrimSuffix(path, "/")
	}
	texts := strings.Split(path, "/")
	if len(texts) < len(u.segments) {
		return
	}
	texts = texts[len(texts)-len(u.segments):]
	for i, s := range u.segments {
		if !s.isLiteral() && !s.match(texts[i], p) {
			return
		}
	}
}
