package document

import (
	"cmp"
	"slices"
	"strings"
)

// A checker walks a document along its shapes and collects what is wrong.
type checker struct {
	d        *Document
	problems Problems
	seen     map[*Node]*shape
	targets  []target // of references, to be looked at when the walk is over
	waiting  []target // of references that led nowhere, without a node
	ids      map[string]Position
	schemes  *Node // components/securitySchemes

	standing []*Node // sources of the copies that are being walked, see stand
	copied   int     // nodes in such copies
}

// A target is what a reference leads to and what has to stand there.
type target struct {
	node  *Node
	shape *shape
	from  *Node // the text of the reference
}

// check finds the faults of structure and the references that lead nowhere, in
// the main file and in all that it refers to.
func check(d *Document) Problems {
	c := &checker{d: d, seen: map[*Node]*shape{}, ids: map[string]Position{}}
	c.gather()
	c.schemes = d.Root.Get("components").Get("securitySchemes")
	c.visit(d.Root, rootShape, d.Root.Position)
	for known := 0; known < len(d.resources); c.again() {
		known = len(d.resources)
		c.reach()
	}
	c.lost()
	d.shapes = c.seen
	return c.problems
}

// reach checks what references lead to.
func (c *checker) reach() {
	for len(c.targets) > 0 {
		t := c.targets[0]
		c.targets = c.targets[1:]
		c.visitTarget(t)
	}
}

func (c *checker) visitTarget(t target) {
	seen := c.seen[t.node]
	switch {
	case seen == nil:
		c.visit(t.node, t.shape, t.node.Position)
	case seen != t.shape:
		c.mend(t.from.Position, "reference %q leads to %s, want %s", t.from.Text, seen.name, t.shape.name)
	}
}

// err reports what cannot be read otherwise.
func (c *checker) err(at Position, format string, args ...any) {
	c.problems = append(c.problems, *problemAt(at, format, args...))
}

// mend reports what --lenient lets pass.
func (c *checker) mend(at Position, format string, args ...any) {
	p := problemAt(at, format, args...)
	if c.d.lenient {
		p.Severity = Warning
	}
	c.problems = append(c.problems, *p)
}

// warn reports what has one harmless reading.
func (c *checker) warn(at Position, format string, args ...any) {
	p := problemAt(at, format, args...)
	p.Severity = Warning
	c.problems = append(c.problems, *p)
}

// visit checks one object. place is where to speak of it as a whole: its key.
func (c *checker) visit(n *Node, s *shape, place Position) {
	if n.Kind == Bool && s.bools {
		return
	}
	if !c.shaped(n, s, place) {
		return
	}
	if c.seen[n] != nil {
		return
	}
	c.seen[n] = s
	if s.refs {
		if m := n.Member("$ref"); m != nil {
			c.reference(m, s)
			if s != schemaShape && s != pathItemShape {
				return
			}
		}
	}
	if m := n.Member("$dynamicRef"); s == schemaShape && m != nil && c.d.Dialect != OpenAPI30 {
		c.reference(m, s)
	}
	if s.check != nil {
		s.check(c, n, place)
	}
	for i := range n.Members {
		c.member(&n.Members[i], s)
	}
}

func (c *checker) member(m *Member, s *shape) {
	f := s.fields[m.Key]
	if f != nil && c.d.Version < f.since {
		c.warn(m.KeyPosition, "%q is no member of %s before OpenAPI %s, and is read only where a reference leads to it", m.Key, s.name, f.since)
		return
	}
	if f == nil && !strings.HasPrefix(m.Key, "x-") {
		f = s.each
	}
	if f != nil {
		c.field(m, f)
		return
	}
	if s.open || strings.HasPrefix(m.Key, "x-") || m.Key == "$ref" && s.refs {
		return
	}
	c.unknown(m, s)
}

func (c *checker) unknown(m *Member, s *shape) {
	if m.Key == "$ref" {
		c.mend(m.KeyPosition, "$ref is not allowed in place of %s; refer to its parts instead", s.name)
		return
	}
	if lower := strings.ToLower(m.Key); s == pathItemShape && lower != m.Key && slices.Contains(methods, lower) {
		c.mend(m.KeyPosition, "%q is no member of a path item; write the method in lower case: %q", m.Key, lower)
		return
	}
	names := make([]string, 0, len(s.fields))
	for name := range s.fields {
		names = append(names, name)
	}
	slices.Sort(names)
	hint := "; remove it, or start its name with x-"
	if near := nearest(m.Key, names); near != "" {
		hint = "; did you mean \"" + near + "\"?"
	}
	c.warn(m.KeyPosition, "%q is no member of %s, and is ignored%s", m.Key, s.name, hint)
}

// field checks the value of a member against its form.
func (c *checker) field(m *Member, f *field) {
	n := m.Value
	switch f.form {
	case text:
		if n.Kind != String {
			c.text(m)
		}
	case boolean:
		if n.Kind != Bool {
			c.truth(m.Key, n)
		}
	case texts:
		c.items(m, m.Key == "tags", func(item *Node) {
			if item.Kind != String {
				c.warn(item.Position, "an item of %s must be a string, not %s; quote it", m.Key, item.Kind)
				quote(item)
			}
		})
	case one:
		if n.Kind == Null && f.of.hollow {
			c.warn(m.KeyPosition, "%s is empty and counts as absent; remove it", m.Key)
			return
		}
		if ref := lone(n); ref != nil && !f.of.refs {
			defer c.leave(len(c.standing))
			known := len(c.problems)
			if !c.stand(m, Object) {
				if len(c.problems) == known {
					c.mend(ref.Position, "$ref is not allowed in place of %s; refer to its parts instead", f.of.name)
				}
				n.blank()
				return
			}
		}
		c.visit(m.Value, f.of, m.KeyPosition)
	case either:
		if n.Kind != Array {
			c.visit(n, f.of, m.KeyPosition)
			return
		}
		c.warn(n.Position, "%s is an array, as in JSON Schema before 2020-12; write prefixItems, or one schema", m.Key)
		c.items(m, false, func(item *Node) { c.visit(item, f.of, item.Position) })
	case list:
		c.full(m)
		c.items(m, f.of.idle, func(item *Node) { c.visit(item, f.of, item.Position) })
	case named:
		c.names(m, f.of)
	}
}

// text reports a scalar that should have been quoted, or worse.
func (c *checker) text(m *Member) {
	switch n := m.Value; n.Kind {
	case Number, Bool:
		c.warn(n.Position, "%s must be a string; quote it: \"%s\"", m.Key, n.source())
		quote(n)
	case Null:
		c.warn(m.KeyPosition, "%s is empty; give it a string or remove it", m.Key)
	default:
		c.mend(n.Position, "%s must be a string, not %s", m.Key, n.Kind)
	}
}

// source is a scalar as its author wrote it.
func (n *Node) source() string { return cmp.Or(n.written, string(n.JSON())) }

// quote makes a string of a scalar, as its author meant it: version: 1.0.
func quote(n *Node) {
	if n.Kind == Number || n.Kind == Bool {
		n.Text, n.Kind = n.source(), String
	}
}

func (c *checker) items(m *Member, idle bool, each func(*Node)) {
	defer c.leave(len(c.standing))
	if !c.walkable(m, Array, idle) {
		return
	}
	for _, item := range m.Value.Items {
		each(item)
	}
}

func (c *checker) names(m *Member, of *shape) {
	defer c.leave(len(c.standing))
	if !c.walkable(m, Object, of.idle) {
		return
	}
	for i := range m.Value.Members {
		c.visit(m.Value.Members[i].Value, of, m.Value.Members[i].KeyPosition)
	}
}

// full drops the empty items of a list: a dash with nothing behind it.
func (c *checker) full(m *Member) {
	if m.Value.Kind != Array || m.Key == "oneOf" || m.Key == "anyOf" || m.Key == "allOf" {
		return // of schemas, seen to by who knows what is left
	}
	m.Value.Items = slices.DeleteFunc(slices.Clone(m.Value.Items), func(item *Node) bool {
		if item.Kind == Null {
			c.warn(item.Position, "an item of %s is empty and counts as absent; remove it", m.Key)
		}
		return item.Kind == Null
	})
}

func (c *checker) leave(standing int) { c.standing = c.standing[:standing] }

// walkable reports whether a collection can be walked; a name with nothing after
// it is an empty one.
func (c *checker) walkable(m *Member, want Kind, idle bool) bool {
	if c.stand(m, want) {
		return true
	}
	switch {
	case m.Value.Kind == want:
		return true
	case m.Value.Kind == Null:
		c.warn(m.KeyPosition, "%s is empty and counts as absent; remove it", m.Key)
	case idle:
		c.warn(m.Value.Position, "%s must be %s, not %s; it is ignored", m.Key, want, m.Value.Kind)
		c.collected(m.Value, want)
	default:
		c.mend(m.Value.Position, "%s must be %s, not %s", m.Key, want, m.Value.Kind)
		if c.d.lenient {
			c.collected(m.Value, want)
			return true
		}
	}
	return false
}
