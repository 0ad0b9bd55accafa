package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// secrets knows which schemas describe what the document marks as secret.
type secrets struct {
	is    map[*model.Schema]bool // the value itself, or what applies beside it
	holds map[*model.Schema]bool // anything in the value
}

func newSecrets() secrets {
	return secrets{map[*model.Schema]bool{}, map[*model.Schema]bool{}}
}

// sensitive tells whether the document marks what s describes as secret: s itself,
// or anything that applies beside it.
func (p *planner) sensitive(s *model.Schema) bool {
	return s != nil && marked(s, p.secrets.is, isMarked, beside)
}

// holdsSensitive tells whether anything in the values of s is secret.
func (p *planner) holdsSensitive(s *model.Schema) bool {
	return s != nil && marked(s, p.secrets.holds, isMarked, func(s *model.Schema) []*model.Schema {
		return append(beside(s), inside(s)...)
	})
}

func isMarked(s *model.Schema) bool { return s.Sensitive }

// marked looks for a mark at x and at all that next leads to; nil is nothing. What
// is certain is then known: of those that were seen on the way none has a mark, or,
// where there is one, those on the straight way to it have.
func marked[T any](x *T, known map[*T]bool, is func(*T) bool, next func(*T) []*T) bool {
	seen := map[*T]bool{}
	var look func(x *T) bool
	look = func(x *T) bool {
		if x == nil || seen[x] {
			return false
		}
		if has, ok := known[x]; ok {
			return has
		}
		seen[x] = true
		if is(x) || slices.ContainsFunc(next(x), look) {
			known[x] = true
			return true
		}
		return false
	}
	if look(x) {
		return true
	}
	for x := range seen {
		known[x] = false
	}
	return false
}

// beside returns the schemas that apply, or may apply, to the value that s applies
// to. Names that are secret make a secret of the object.
func beside(s *model.Schema) []*model.Schema {
	out := slices.Concat(branches(s), s.AnyOf, s.OneOf, []*model.Schema{s.If, s.Then, s.Else, s.PropertyNames})
	for _, d := range s.DependentSchemas {
		out = append(out, d.Schema)
	}
	return out
}

// alternatives returns the schemas beside s that its value is read for once more.
func alternatives(s *model.Schema) []*model.Schema {
	return alternativesBut(s, map[*model.Schema]bool{})
}

// alternativesBut leaves out what has been seen.
func alternativesBut(s *model.Schema, seen map[*model.Schema]bool) []*model.Schema {
	seen[s] = true
	out := slices.Concat(s.AnyOf, s.OneOf, viewObject(s).apart)
	for _, b := range []*model.Schema{s.Not, s.If, s.Then, s.Else} {
		if b != nil {
			out = append(out, b)
		}
	}
	for _, part := range viewObject(s).parts {
		if !seen[part] {
			out = append(out, alternativesBut(part, seen)...)
		}
	}
	for _, d := range s.DependentSchemas {
		out = append(out, d.Schema)
	}
	return out
}

// inside returns the schemas of the members and the elements of what s describes.
func inside(s *model.Schema) []*model.Schema {
	out := append(slices.Clone(s.PrefixItems), s.Items, s.Contains, s.AdditionalProperties, s.UnevaluatedProperties, s.UnevaluatedItems)
	for _, p := range slices.Concat(s.Properties, s.PatternProperties) {
		out = append(out, p.Schema)
	}
	return out
}

// memberSensitive tells whether any declaration of a member marks it as secret, those of
// alternatives among them.
func (p *planner) memberSensitive(v objectView, d declared) bool {
	is := func(m model.Property) bool { return m.Name == d.name && p.sensitive(m.Schema) }
	return slices.ContainsFunc(d.in, is) || slices.ContainsFunc(v.alternatives(), is)
}

// SecretRequest tells whether what the operation takes holds secrets.
func (o *Operation) SecretRequest() bool { return secret(o.Params, o.Bodies()...) }

// Secret tells whether the response holds secrets.
func (r *Response) Secret() bool { return secret(r.Headers, r.Body) }

func secret(params []*Param, bodies ...*Body) bool {
	return slices.ContainsFunc(bodies, func(b *Body) bool { return b != nil && b.Secret }) ||
		slices.ContainsFunc(params, func(q *Param) bool { return q.Secret })
}

// fieldScope is the scope of the fields that stand for parameters, or headers, and
// bodies; where one of them is secret, their struct has methods.
func (p *planner) fieldScope(params []*model.Parameter, content []model.Media, fixed ...string) *goname.Scope {
	scope := goname.NewScope(fixed...)
	if slices.ContainsFunc(params, func(m *model.Parameter) bool { return p.holdsSensitive(m.Schema) }) ||
		slices.ContainsFunc(content, func(m model.Media) bool { return p.holdsSensitive(m.Schema) }) {
		scope.Reserve(secretMethods...)
	}
	return scope
}

// Redacts tells whether values of t are secret, or hold something that is.
func (t *Type) Redacts() bool { return t.redacts }

// settleSecrets works out which types redact, once all of them are whole.
func (p *planner) settleSecrets() {
	known := map[*Type]bool{}
	settle := func(t *Type) { marked(t, known, (*Type).marks, (*Type).parts) }
	for _, t := range p.pkg.Types {
		settle(t)
	}
	for _, t := range p.types {
		settle(t)
	}
	for _, r := range p.pkg.Roots {
		settle(r.Type)
	}
	for t, redacts := range known {
		t.redacts = redacts
	}
	for _, b := range p.bodies {
		b.body.Secret = b.of.redacts
	}
}

// marks tells whether t, or what it calls by a name or a number, is marked.
func (t *Type) marks() bool {
	elem := func(e *Elem) bool { return e != nil && e.Sensitive }
	return t.Sensitive || elem(t.Elem) || t.Rest != nil && elem(t.Rest.Elem) ||
		slices.ContainsFunc(t.Fields, func(f *Field) bool { return f.Sensitive })
}

// parts returns the types of what t holds.
func (t *Type) parts() (out []*Type) {
	if t.Elem != nil {
		out = append(out, t.Elem.Type)
	}
	if t.Rest != nil && t.Rest.Elem != nil {
		out = append(out, t.Rest.Elem.Type)
	}
	if t.Union != nil {
		for _, v := range t.Union.Variants {
			out = append(out, v.Type)
		}
	}
	for _, f := range t.Fields {
		out = append(out, f.Type)
	}
	return out
}

// sensitiveUnnamed tells whether members without a name, or elements, of s may hold
// secrets that no Go type tells of.
func (p *planner) sensitiveUnnamed(s *model.Schema) bool {
	for _, part := range parts(s) {
		list := append(slices.Clone(part.PrefixItems), part.Items, part.UnevaluatedItems, part.AdditionalProperties, part.UnevaluatedProperties)
		for _, pp := range part.PatternProperties {
			list = append(list, pp.Schema)
		}
		if slices.ContainsFunc(list, func(s *model.Schema) bool { return s != nil && p.holdsSensitive(s) }) {
			return true
		}
	}
	return false
}

// sensitiveType tells whether values of a type are secret as a whole: they are
// marked, or it does not tell what in them is.
func (p *planner) sensitiveType(s *model.Schema, k Kind) bool {
	return p.sensitive(s) || k != Struct && k != Map && k != Slice && k != Union && p.holdsSensitive(s)
}
