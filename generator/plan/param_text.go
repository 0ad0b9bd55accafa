package plan

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A description says what the text of a value may become.
type description struct {
	kind  model.Types
	item  model.Types // of elements, and of members without a name
	props []ParamProp
}

// describe describes s, and its members as far down as depth.
func (p *planner) describe(s *model.Schema, depth int) description {
	d := description{kind: p.textTypes(s)}
	w := &walker{textTypes: p.textTypes, seen: map[*model.Schema]bool{}, kinds: map[string]model.Types{}, in: map[string][]*model.Schema{}}
	w.walk(s)
	d.item = w.item
	if d.kind&model.Array != 0 && !w.items || d.kind&model.Object != 0 && !w.rest && len(w.names) == 0 {
		d.item = model.Any
	}
	if d.item == 0 {
		d.item = model.String
	}
	if depth == 0 {
		return d
	}
	for _, name := range w.names {
		f := ParamProp{Name: name, Kind: kinds(w.kinds[name])}
		if w.kinds[name]&(model.Array|model.Object) != 0 {
			below := description{}
			for _, s := range w.in[name] {
				each := p.describe(s, depth-1)
				below.item |= each.item
				below.props = append(below.props, each.props...)
			}
			f.Item = kinds(below.item)
			if depth > 1 {
				f.Props = compactProps(below.props)
			}
		}
		d.props = append(d.props, f)
	}
	return d
}

// compactProps keeps the first description of each name.
func compactProps(props []ParamProp) []ParamProp {
	var out []ParamProp
	for _, f := range props {
		if !slices.ContainsFunc(out, func(o ParamProp) bool { return o.Name == f.Name }) {
			out = append(out, f)
		}
	}
	return out
}

// textTypes is possible, worked out once.
func (p *planner) textTypes(s *model.Schema) model.Types {
	t, ok := p.texts[s]
	if !ok {
		t = possible(s)
		p.texts[s] = t
	}
	return t
}

// kinds spells a set of types.
func kinds(t model.Types) string {
	if t.Has(model.Any) {
		return "any"
	}
	if t&model.Number != 0 {
		t = t.Without(model.Integer)
	}
	return strings.Join(t.Names(), "|")
}

// A walker collects what a schema and everything that applies beside it say about
// members and elements.
type walker struct {
	textTypes func(*model.Schema) model.Types
	seen      map[*model.Schema]bool
	names     []string
	kinds     map[string]model.Types
	in        map[string][]*model.Schema
	item      model.Types
	items     bool // something is said about elements
	rest      bool // something is said about members without a name
}

func (w *walker) walk(s *model.Schema) {
	if s == nil || w.seen[s] {
		return
	}
	w.seen[s] = true
	for _, f := range s.Properties {
		if w.in[f.Name] == nil {
			w.names = append(w.names, f.Name)
		}
		w.in[f.Name] = append(w.in[f.Name], f.Schema)
		w.kinds[f.Name] |= w.textTypes(f.Schema)
	}
	for _, e := range append(slices.Clone(s.PrefixItems), s.Items) {
		if e != nil {
			w.items = true
			w.item |= w.textTypes(e)
		}
	}
	if a := s.AdditionalProperties; a != nil && (a.Bool == nil || *a.Bool) {
		w.rest = true
		w.item |= w.textTypes(a)
	}
	for _, f := range s.PatternProperties {
		w.rest = true
		w.item |= w.textTypes(f.Schema)
	}
	w.below(s)
}

// below walks what applies beside s.
func (w *walker) below(s *model.Schema) {
	for _, list := range [][]*model.Schema{branches(s), s.AnyOf, s.OneOf, {s.Then, s.Else}} {
		for _, b := range list {
			w.walk(b)
		}
	}
	for _, d := range s.DependentSchemas {
		w.walk(d.Schema)
	}
}
