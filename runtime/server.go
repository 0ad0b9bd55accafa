package runtime

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// An Endpoint is one operation of a [Server]: where it is, what it demands, and
// the function that serves it.
type Endpoint struct {
	ID       string // operationId, for logs and security
	Method   string
	Path     string
	Produces []string                // media types of its successful answers
	Security [][]SecurityRequirement // alternatives; none means that everybody may call
	Serve    func(c *Call)
}

// A Server finds the endpoint of a request and serves it. Generated servers are
// thin over one.
type Server struct {
	endpoints []Endpoint
	patterns  []string
	router    *Router
	config    serverConfig
	handler   http.Handler
	calls     sync.Pool
}

// NewServer returns a server of endpoints. It fails for options that cannot be
// meant, never for a legal document.
func NewServer(endpoints []Endpoint, opts ...ServerOption) (*Server, error) {
	config := newServerConfig(opts)
	if config.err != nil {
		return nil, config.err
	}
	routes := make([]Route, len(endpoints))
	patterns := make([]string, len(endpoints))
	for i, e := range endpoints {
		if path, ok := config.paths[e.ID]; ok {
			e.Path = path
			delete(config.paths, e.ID)
		}
		routes[i] = Route{Method: e.Method, Path: e.Path}
		patterns[i] = e.Method + " " + config.basePath + e.Path
	}
	for id := range config.paths {
		return nil, fmt.Errorf("WithOperationPath: the document has no operation %q", id)
	}
	router, err := NewRouter(config.basePath, routes)
	if err != nil {
		return nil, err
	}
	s := &Server{endpoints: endpoints, patterns: patterns, router: router, config: config}
	s.calls.New = func() any {
		c := &Call{server: s}
		c.found.how, c.out.found.how = config.how.in(InRequest), config.how.in(InResponse)
		return c
	}
	s.handler = http.HandlerFunc(s.serve)
	for i := len(config.middleware) - 1; i >= 0; i-- {
		s.handler = config.middleware[i](s.handler)
	}
	return s, nil
}

// ServeHTTP answers a request. Middleware finds the operation's method and path
// template in r.Pattern after the next handler has returned.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if len(s.config.middleware) == 0 {
		s.serve(w, r)
		return
	}
	s.handler.ServeHTTP(w, r)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	c := s.calls.Get().(*Call)
	c.w, c.r = w, r
	defer c.end()
	path, escaped := r.URL.Path, false
	if r.URL.RawPath != "" {
		path, escaped = r.URL.EscapedPath(), true
	}
	i := s.router.Find(r.Method, path, escaped, &c.path)
	if i < 0 {
		s.unrouted(c, path, escaped)
		return
	}
	c.header, c.host, c.query = r.Header, r.Host, r.URL.RawQuery
	s.dispatch(c, i)
}

// dispatch serves a call with one endpoint.
func (s *Server) dispatch(c *Call, i int) {
	r := c.r
	c.endpoint, c.twin = &s.endpoints[i], s.router.twin(i)
	r.Pattern = s.patterns[i]
	if !c.authorize() {
		return
	}
	if len(c.endpoint.Produces) > 0 && !accepts(r.Header["Accept"], c.endpoint.Produces) {
		c.fail(NewProblem(http.StatusNotAcceptable, "available: "+strings.Join(c.endpoint.Produces, ", ")))
		return
	}
	c.endpoint.Serve(c)
}

// unrouted answers 404, 405 with Allow, or OPTIONS.
func (s *Server) unrouted(c *Call, path string, escaped bool) {
	allowed := s.router.Allowed(path, escaped)
	if allowed == nil && s.config.next != nil {
		s.config.next.ServeHTTP(c.w, c.r)
		return
	}
	if allowed == nil {
		c.fail(NewProblem(http.StatusNotFound, ""))
		return
	}
	allow := strings.Join(allowed, ", ")
	if c.r.Method == http.MethodOptions {
		c.w.Header().Set("Allow", allow)
		c.w.WriteHeader(http.StatusNoContent)
		return
	}
	p := NewProblem(http.StatusMethodNotAllowed, "")
	p.Header = http.Header{"Allow": {allow}}
	c.fail(p)
}
