package docs

import (
	"slices"

	"github.com/bizgen/bizgen/generator/docs/valid"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// Limits of a value that is made: an object whose members would not fit is cut.
const (
	madeBytes  = 4_000 // as JSON text
	madeLevels = 60
)

// synth makes a value of a schema for which the document has no example: required
// members, and those that have an example of their own. Schemas that name each other
// several times would grow without end. Of those, as many levels are made whole as there
// is room for, and what is below them says that it was left out; cut tells of it.
func (k *book) synth(parts []*model.Schema) (n *document.Node, cut bool) {
	m := &maker{k: k, levels: madeLevels, left: madeBytes}
	if n := m.value(parts, nil); m.left >= 0 {
		return n, m.cut
	}
	for levels := 1; ; levels++ {
		next := &maker{k: k, levels: levels, left: madeBytes}
		made := next.value(parts, nil)
		if next.left < 0 && n != nil {
			return n, true
		}
		if n = made; next.left < 0 {
			return n, true // a single level does not fit: the first of its members do
		}
	}
}

// A maker makes one value, as far as its levels and bytes go.
type maker struct {
	k      *book
	levels int
	left   int // bytes; negative when they did not do
	cut    bool
}

// pay takes what a text needs.
func (m *maker) pay(bytes int) { m.left -= bytes }

func (m *maker) value(parts, above []*model.Schema) *document.Node {
	if n := m.given(parts); n != nil {
		m.pay(min(len(n.JSON()), madeBytes/4)) // the document's own is not cut
		return n
	}
	types := typesOf(parts)
	if types == model.Any {
		types = m.k.meant(parts)
	}
	if branch := firstBranch(parts, above); branch != nil && len(propertiesOf(parts)) == 0 {
		return tagged(parts, branch, m.value(gather(branch), append(slices.Clone(above), parts...)))
	}
	switch {
	case types == model.Any, types&model.Object != 0:
		return m.object(parts, above)
	case types&model.Array != 0:
		return m.list(parts, above)
	}
	n := m.k.likely(types, parts)
	if n == nil {
		n = scalar(types, parts)
	}
	m.pay(len(n.JSON()))
	return n
}

// given is a value that a schema itself names.
func (m *maker) given(parts []*model.Schema) *document.Node {
	for _, s := range parts {
		open := items(m.k.node(s).Get("x-extensible-enum"))
		switch example := m.k.own(s); {
		case example != nil:
			return example
		case s.Const != nil:
			return valid.Parse(s.Const.JSON)
		case s.Default != nil:
			return valid.Parse(s.Default.JSON)
		case len(s.Enum) > 0:
			return valid.Parse(s.Enum[0].JSON)
		case len(open) > 0:
			return open[0]
		}
	}
	return nil
}

func (m *maker) list(parts, above []*model.Schema) *document.Node {
	list := &document.Node{Kind: document.Array}
	m.pay(2)
	if items := itemsOf(parts); len(items) > 0 && !closes(items, above) && m.left >= 0 {
		list.Items = append(list.Items, m.value(gather(items...), append(slices.Clone(above), parts...)))
	}
	return list
}

// tagged gives the value of a branch the member by which the discriminator tells it.
func tagged(parts []*model.Schema, branch *model.Schema, n *document.Node) *document.Node {
	for _, s := range parts {
		d := s.Discriminator
		if d == nil || n.Kind != document.Object {
			continue
		}
		for _, m := range d.Mapping {
			if !standsFor(m, branch) {
				continue
			}
			out := &document.Node{Kind: document.Object}
			for _, member := range n.Members { // the examples of a document stay as they are
				if member.Key != d.Property {
					out.Members = append(out.Members, member)
				}
			}
			first := document.Member{Key: d.Property, Value: str(m.Value)}
			out.Members = append([]document.Member{first}, out.Members...)
			return out
		}
	}
	return n
}

func firstBranch(parts, above []*model.Schema) *model.Schema {
	for _, s := range parts {
		for _, branch := range slices.Concat(s.OneOf, s.AnyOf) {
			if r := resolve(branch); !slices.Contains(above, r) && !(r.HasTypes && r.Types == model.Null) {
				return branch
			}
		}
	}
	return nil
}

// closes tells whether a schema is on the way to itself.
func closes(schemas, above []*model.Schema) bool {
	return slices.ContainsFunc(gather(schemas...), func(s *model.Schema) bool { return slices.Contains(above, s) })
}

func (m *maker) object(parts, above []*model.Schema) *document.Node {
	out := object()
	required := requiredOf(parts)
	below := append(slices.Clone(above), parts...)
	m.pay(2)
	for _, p := range propertiesOf(parts) {
		inner := gather(p.schemas...)
		shown := required[p.name] || slices.ContainsFunc(inner, func(s *model.Schema) bool { return m.k.own(s) != nil })
		if !shown || closes(p.schemas, above) {
			continue
		}
		if m.pay(len(p.name) + 4); len(above) >= m.levels || m.left < 0 {
			m.cut = true
			put(out, "…", str(m.k.w.get("example.cut")))
			break
		}
		put(out, p.name, m.value(inner, below))
	}
	return out
}
