package document

import (
	"regexp"
	"slices"
	"strings"
)

// paths checks every path with the parameters that its operations declare.
func (c *checker) paths(n *Node, _ Position) {
	shapes := map[string]Member{}
	for _, m := range n.Members {
		if strings.HasPrefix(m.Key, "x-") {
			continue
		}
		if !strings.HasPrefix(m.Key, "/") {
			c.mend(m.KeyPosition, "path %q must start with \"/\"", m.Key)
		}
		names, ok := templateNames(m.Key)
		if !ok {
			c.mend(m.KeyPosition, "path %q: braces do not match; a parameter is written {name}", m.Key)
			continue
		}
		if name := repeated(names); name != "" {
			c.err(m.KeyPosition, "path %q has {%s} twice; give each parameter a name of its own", m.Key, name)
			continue
		}
		c.twin(m, shapes)
		c.template(m.Key, names, c.target(m.Value))
	}
}

// repeated gives the first name that stands twice in a list, "" without one.
func repeated(names []string) string {
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return name
		}
	}
	return ""
}

var braced = regexp.MustCompile(`\{[^{}]*\}`)

// twin tells of paths that differ in the names of their parameters alone.
func (c *checker) twin(m Member, shapes map[string]Member) {
	shape := braced.ReplaceAllString(m.Key, "{}")
	first, ok := shapes[shape]
	if !ok {
		shapes[shape] = m
		return
	}
	one, other := c.target(first.Value), c.target(m.Value)
	for _, method := range methods {
		if one.Get(method) != nil && other.Get(method) != nil {
			c.warn(m.KeyPosition, "path %q is %q under other names; a request is served by the first of them whose parameters are valid", m.Key, first.Key)
			return
		}
	}
}

// templateNames gives the parameters of a path template in their order.
func templateNames(path string) (names []string, ok bool) {
	for {
		i := strings.IndexAny(path, "{}")
		if i < 0 {
			return names, true
		}
		end := strings.IndexAny(path[i+1:], "{}")
		if path[i] != '{' || end <= 0 || path[i+1+end] != '}' {
			return nil, false
		}
		names = append(names, path[i+1:i+1+end])
		path = path[i+end+2:]
	}
}

// target follows the references of n to the end; n itself when they lead nowhere.
func (c *checker) target(n *Node) *Node {
	for range 20 {
		ref := n.Get("$ref")
		if ref == nil || ref.Kind != String {
			return n
		}
		next, p := c.d.Resolve(ref, ref.Text)
		if p != nil {
			return n
		}
		n = next
	}
	return n
}

// template compares the names of a path with the declared parameters.
func (c *checker) template(path string, names []string, item *Node) {
	shared := c.pathParameters(item)
	operations := 0
	for _, m := range item.members() {
		if !slices.Contains(methods, m.Key) || m.Value.Kind != Object {
			continue
		}
		operations++
		own := c.pathParameters(m.Value)
		for name, n := range own {
			if !slices.Contains(names, name) {
				c.superfluous(n, name, path)
			}
		}
		for _, name := range names {
			if own[name] == nil && shared[name] == nil {
				c.warn(m.KeyPosition, "path parameter %q is not declared; it is taken for a required string", name)
			}
		}
	}
	for name, n := range shared {
		if operations > 0 && !slices.Contains(names, name) {
			c.superfluous(n, name, path)
		}
	}
}

func (c *checker) superfluous(n *Node, name, path string) {
	c.warn(n.Position, "path parameter %q is not in the path %q; write {%s} there, or remove it", name, path, name)
}

// pathParameters gives the parameters of an operation or path item that are in
// the path: their names, and the nodes as they are listed there.
func (c *checker) pathParameters(n *Node) map[string]*Node {
	parameters := n.Get("parameters")
	if parameters == nil {
		return nil
	}
	found := map[string]*Node{}
	for _, listed := range parameters.Items {
		p := c.target(listed)
		if in, name := p.Get("in"), p.Get("name"); in != nil && strings.EqualFold(in.Text, "path") && name != nil {
			found[name.Text] = listed
		}
	}
	return found
}
