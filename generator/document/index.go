package document

import (
	"net/url"
	"strings"
)

// index finds the schema resources of a file and the anchors in them. Only schemas
// name themselves: what stands in an example, in a const or under a keyword that
// nobody knows does not count.
func (d *Document) index(f *file) {
	f.whole = newResource(f.root)
	f.whole.base = placeOf(f.key)
	d.resources[f.whole.base.String()] = f.whole
	if !f.ids || d.Dialect == OpenAPI30 { // which knows none of the keywords
		return
	}
	f.embedded = map[string]*Resource{}
	x := indexer{d, f}
	if f.root.Get("openapi") != nil {
		x.shaped(f.root, rootShape, f.whole)
	} else {
		x.fragment(f.root, f.whole)
	}
}

type indexer struct {
	d *Document
	f *file
}

// shaped walks what has a known form.
func (x indexer) shaped(n *Node, s *shape, r *Resource) {
	if n.Kind != Object {
		return
	}
	if s == schemaShape {
		r = x.schema(n, r)
	}
	for _, m := range n.Members {
		f := s.fields[m.Key]
		extension := strings.HasPrefix(m.Key, "x-")
		if f == nil && !extension {
			f = s.each
		}
		switch {
		case f != nil:
			x.field(m.Value, f, r)
		case extension && s != schemaShape:
			x.fragment(m.Value, r)
		}
	}
}

func (x indexer) field(n *Node, f *field, r *Resource) {
	switch f.form {
	case one, either, list:
		x.shaped(n, f.of, r)
		for _, item := range n.Items {
			x.shaped(item, f.of, r)
		}
	case named:
		for _, m := range n.Members {
			x.shaped(m.Value, f.of, r)
		}
	}
}

// fragment walks what is known only by what refers to it: a file of schemas, or a
// part of a document.
func (x indexer) fragment(n *Node, r *Resource) {
	if looksLikeSchema(n) {
		x.shaped(n, schemaShape, r)
		return
	}
	for _, m := range n.Members {
		if !isValue(m.Key) {
			x.fragment(m.Value, r)
		}
	}
	for _, item := range n.Items {
		x.fragment(item, r)
	}
}

// looksLikeSchema tells a schema from a collection of them.
func looksLikeSchema(n *Node) bool {
	for _, m := range n.Members {
		switch m.Key {
		case "$id", "$schema", "$anchor", "$dynamicAnchor", "type":
			if m.Value.Kind == String {
				return true
			}
		case "$defs", "properties", "patternProperties", "dependentSchemas":
			if m.Value.Kind == Object {
				return true
			}
		case "allOf", "anyOf", "oneOf", "prefixItems":
			if m.Value.Kind == Array {
				return true
			}
		}
	}
	return false
}

// isValue reports whether what stands under the key is data, not a schema.
func isValue(key string) bool {
	switch key {
	case "const", "enum", "example", "examples":
		return true
	}
	return false
}

// schema notes the names that a schema gives itself, and gives the resource that it
// stands in. What is no name at all is left to the check of the schema.
func (x indexer) schema(n *Node, r *Resource) *Resource {
	if id := n.Get("$id"); id != nil && id.Kind == String {
		r = x.resource(n, id, r)
	}
	for _, key := range []string{"$anchor", "$dynamicAnchor"} {
		if a := n.Get(key); a != nil && a.Kind == String && anchorForm.MatchString(a.Text) {
			x.anchor(r, Anchor{Name: a.Text, Schema: n, Dynamic: key == "$dynamicAnchor", at: a.Position})
		}
	}
	return r
}

// resource makes a resource of a schema with $id; the parent's base is what a
// relative one is resolved against.
func (x indexer) resource(n, id *Node, parent *Resource) *Resource {
	text, fragment, _ := strings.Cut(id.Text, "#")
	base := parent.join(text)
	if text == "" || fragment != "" || base == nil {
		return parent
	}
	r := parent
	if n != x.f.root {
		r = newResource(n)
		x.f.embedded[n.Pointer] = r
		x.f.inner = append(x.f.inner, r)
	}
	r.base, r.id = base, id
	x.claim(r, base)
	return r
}

// claim puts a resource under its URI, which is its alone.
func (x indexer) claim(r *Resource, base *url.URL) {
	key := base.String()
	switch other := x.d.resources[key]; {
	case other == nil || other.Root == r.Root:
		x.d.resources[key] = r
	case other.id == nil:
		x.report(r.id.Position, "$id %q is the place of the file %s; name the schema differently", r.id.Text, other.Root.File)
	default:
		x.twice(other.id.Position, r.id.Position, "$id", x.d.uri(r.Root, base))
	}
}

func (x indexer) anchor(r *Resource, a Anchor) {
	i, known := r.named[a.Name]
	if !known {
		r.named[a.Name] = len(r.anchors)
		r.anchors = append(r.anchors, a)
		return
	}
	other := &r.anchors[i]
	if other.Schema != a.Schema {
		x.twice(other.at, a.at, "anchor", a.Name)
	}
	other.Dynamic = other.Dynamic || a.Dynamic
}

// twice reports a name at both places that have it.
func (x indexer) twice(first, second Position, what, name string) {
	if first == second {
		x.report(first, "the %s %q is repeated by a YAML alias; refer to the schema by $ref instead", what, name)
		return
	}
	x.report(first, "the %s %q stands also at %s; name one of the schemas differently", what, name, second)
	x.report(second, "the %s %q stands also at %s; name one of the schemas differently", what, name, first)
}

func (x indexer) report(at Position, format string, args ...any) {
	x.f.problems = append(x.f.problems, *problemAt(at, format, args...))
}
