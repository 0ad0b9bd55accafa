package runtime

import (
	"errors"
	"slices"
	"strings"
)

// A Route is a method and a path template: "GET", "/pets/{id}/photos/{name}.{ext}".
type Route struct {
	Method string
	Path   string
}

// A Router finds the route of a request. It holds what [net/http.ServeMux]
// refuses: parts of segments as parameters ("{id}.pdf", "{id}:cancel",
// "key={key}"), several of them in one segment, and paths that overlap. In each
// segment a literal goes before a parameter, and the longer literal before the
// shorter; a choice that leads nowhere is taken back. When two routes have the
// same method and shape, the first one answers.
type Router struct {
	routes []Route
	whole  map[string]*leaf // paths without parameters
	twins  map[int]int      // of a route: the next of the same method and shape
	root   node
}

// A leaf is a path at which routes end.
type leaf struct {
	methods []string
	routes  []int
}

// A node is what may follow a prefix of segments.
type node struct {
	literals map[string]*node
	edges    []edge // segments with parameters, the most specific first
	leaf     *leaf
}

type edge struct {
	segment segment
	to      *node
}

// NewRouter returns a router over routes; their indexes are what Find answers
// with. The base path, if any, is a literal prefix of every route.
func NewRouter(basePath string, routes []Route) (*Router, error) {
	if strings.ContainsAny(basePath, "?#") {
		return nil, errors.New("base path must not contain ? or #: " + basePath)
	}
	r := &Router{routes: routes, whole: make(map[string]*leaf, len(routes))}
	base := literalSegments(basePath)
	for i, route := range routes {
		if route.Method == "" {
			return nil, errors.New("route without a method: " + route.Path)
		}
		r.add(i, route.Method, append(slices.Clone(base), parseTemplate(route.Path)...))
	}
	return r, nil
}

func (r *Router) add(index int, method string, segments []segment) {
	n := &r.root
	var path strings.Builder
	literal := true
	for _, s := range segments {
		path.WriteByte('/')
		path.WriteString(s.parts[0])
		literal = literal && s.isLiteral() && !strings.Contains(s.parts[0], "/")
		n = n.child(s)
	}
	if n.leaf == nil {
		n.leaf = &leaf{}
	}
	if first := n.leaf.find(method); first < 0 {
		n.leaf.methods = append(n.leaf.methods, method)
		n.leaf.routes = append(n.leaf.routes, index)
	} else {
		r.addTwin(first, index)
	}
	if literal {
		r.whole[path.String()] = n.leaf
	}
}

// addTwin puts a route behind those of the same method and shape.
func (r *Router) addTwin(first, index int) {
	for next := r.twin(first); next >= 0; next = r.twin(first) {
		first = next
	}
	if r.twins == nil {
		r.twins = map[int]int{}
	}
	r.twins[first] = index
}

// twin returns the route that is next to i in method and shape, -1 without one.
func (r *Router) twin(i int) int {
	if next, ok := r.twins[i]; ok {
		return next
	}
	return -1
}

// child returns the node behind s, which is made if need be.
func (n *node) child(s segment) *node {
	if s.isLiteral() {
		to := n.literals[s.parts[0]]
		if to == nil {
			if n.literals == nil {
				n.literals = map[string]*node{}
			}
			to = &node{}
			n.literals[s.parts[0]] = to
		}
		return to
	}
	for _, e := range n.edges {
		if slices.Equal(e.segment.parts, s.parts) {
			return e.to
		}
	}
	e := edge{segment: s, to: &node{}}
	at := len(n.edges)
	for at > 0 && s.moreSpecific(n.edges[at-1].segment) {
		at--
	}
	n.edges = slices.Insert(n.edges, at, e)
	return e.to
}

func (l *leaf) find(method string) int {
	for i, m := range l.methods {
		if m == method {
			return l.routes[i]
		}
	}
	return -1
}

// Find returns the index of the route for method and path, and -1 when there is
// none; p receives the parameters. The path is percent-encoded when escaped says
// so, and then an encoded slash stays inside its parameter. HEAD falls back to GET.
func (r *Router) Find(method, path string, escaped bool, p *PathParams) int {
	p.values, p.escaped = p.values[:0], escaped
	i := r.find(method, path, p)
	if i < 0 && method == "HEAD" {
		i = r.find("GET", path, p)
	}
	return i
}

func (r *Router) find(method, path string, p *PathParams) int {
	if path == "" || path[0] != '/' {
		return -1
	}
	if !p.escaped {
		if l := r.whole[path]; l != nil {
			if i := l.find(method); i >= 0 {
				return i
			}
		}
	}
	s := search{method: method, params: p}
	return s.walk(&r.root, path[1:])
}

// Allowed returns the methods that path has, for the header Allow: sorted, with
// HEAD where GET is, and OPTIONS. Nil means that there is no such path.
func (r *Router) Allowed(path string, escaped bool) []string {
	if path == "" || path[0] != '/' {
		return nil
	}
	s := search{params: &PathParams{escaped: escaped}, all: true}
	s.walk(&r.root, path[1:])
	if len(s.allowed) == 0 {
		return nil
	}
	s.allowed = append(s.allowed, "OPTIONS")
	if slices.Contains(s.allowed, "GET") {
		s.allowed = append(s.allowed, "HEAD")
	}
	slices.Sort(s.allowed)
	return slices.Compact(s.allowed)
}

// A search is one walk over the tree; with all set it visits every leaf of a path.
type search struct {
	method  string
	params  *PathParams
	all     bool
	allowed []string
}

func (s *search) walk(n *node, path string) int {
	raw, rest, more := path, "", false
	if i := strings.IndexByte(path, '/'); i >= 0 {
		raw, rest, more = path[:i], path[i+1:], true
	}
	if len(n.literals) > 0 {
		if to := n.literals[decodedSegment(raw, s.params.escaped)]; to != nil {
			if i := s.step(to, rest, more); i >= 0 {
				return i
			}
		}
	}
	mark := len(s.params.values)
	for i := range n.edges {
		if e := &n.edges[i]; e.segment.match(raw, s.params) {
			if i := s.step(e.to, rest, more); i >= 0 {
				return i
			}
		}
		s.params.values = s.params.values[:mark]
	}
	return -1
}

func (s *search) step(n *node, rest string, more bool) int {
	switch {
	case more:
		return s.walk(n, rest)
	case n.leaf == nil:
		return -1
	case s.all:
		s.allowed = append(s.allowed, n.leaf.methods...)
		return -1
	}
	return n.leaf.find(s.method)
}
