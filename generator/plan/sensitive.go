package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// sensitive tells whether the document marks what s describes as secret: s itself,
// or anything that applies beside it.
func sensitive(s *model.Schema) bool {
	return marked(s, map[*model.Schema]bool{}, beside)
}

// holdsSensitive tells whether anything in the values of s is secret.
func holdsSensitive(s *model.Schema) bool {
	return marked(s, map[*model.Schema]bool{}, func(s *model.Schema) []*model.Schema {
		return append(beside(s), inside(s)...)
	})
}

func marked(s *model.Schema, seen map[*model.Schema]bool, next func(*model.Schema) []*model.Schema) bool {
	if s == nil || seen[s] {
		return false
	}
	seen[s] = true
	return s.Sensitive || slices.ContainsFunc(next(s), func(s *model.Schema) bool { return marked(s, seen, next) })
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

// sensitive tells whether any declaration of a member marks it as secret, those of
// alternatives among them.
func (v objectView) sensitive(d declared) bool {
	is := func(p model.Property) bool { return p.Name == d.name && sensitive(p.Schema) }
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
func fieldScope(params []*model.Parameter, content []model.Media, fixed ...string) *goname.Scope {
	scope := goname.NewScope(fixed...)
	if slices.ContainsFunc(params, func(m *model.Parameter) bool { return holdsSensitive(m.Schema) }) ||
		slices.ContainsFunc(content, func(m model.Media) bool { return holdsSensitive(m.Schema) }) {
		scope.Reserve(secretMethods...)
	}
	return scope
}

// Redacts tells whether values of t are secret, or hold something that is.
func (t *Type) Redacts() bool { return t.redacts(map[*Type]bool{}) }

func (t *Type) redacts(seen map[*Type]bool) bool {
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	if t.Sensitive || t.Elem.redacts(seen) || t.Rest != nil && t.Rest.Elem.redacts(seen) {
		return true
	}
	if t.Union != nil && slices.ContainsFunc(t.Union.Variants, func(v *Variant) bool { return v.Type.redacts(seen) }) {
		return true
	}
	return slices.ContainsFunc(t.Fields, func(f *Field) bool { return f.Sensitive || f.Type.redacts(seen) })
}

func (e *Elem) redacts(seen map[*Type]bool) bool {
	return e != nil && (e.Sensitive || e.Type.redacts(seen))
}

// sensitiveUnnamed tells whether members without a name, or elements, of s may hold
// secrets that no Go type tells of.
func sensitiveUnnamed(s *model.Schema) bool {
	for _, part := range parts(s) {
		list := append(slices.Clone(part.PrefixItems), part.Items, part.UnevaluatedItems, part.AdditionalProperties, part.UnevaluatedProperties)
		for _, p := range part.PatternProperties {
			list = append(list, p.Schema)
		}
		if slices.ContainsFunc(list, func(s *model.Schema) bool { return s != nil && holdsSensitive(s) }) {
			return true
		}
	}
	return false
}

// sensitiveType tells whether values of a type are secret as a whole: they are
// marked, or it does not tell what in them is.
func sensitiveType(s *model.Schema, k Kind) bool {
	return sensitive(s) || k != Struct && k != Map && k != Slice && k != Union && holdsSensitive(s)
}
