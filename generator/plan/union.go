package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// unionOf returns the branches of a schema that says by oneOf, or by anyOf, what
// form its values have, and says nothing of their members and elements itself.
func unionOf(s *model.Schema) (list []*model.Schema, keyword string) {
	list, keyword = s.OneOf, "oneOf"
	if len(list) == 0 {
		list, keyword = s.AnyOf, "anyOf"
	} else if len(s.AnyOf) > 0 {
		return nil, ""
	}
	if s.Ref != nil || len(s.AllOf) > 0 || enumValues(s) != nil || closed(s) || len(s.Properties) > 0 ||
		s.Items != nil || len(s.PrefixItems) > 0 || s.Contains != nil || len(s.DependentSchemas) > 0 || s.Then != nil || s.Else != nil ||
		s.UnevaluatedProperties != nil || s.UnevaluatedItems != nil {
		return nil, ""
	}
	return list, keyword
}

// unionShape decides the form of a union: a Union, or that of all branches where
// it is one and the same; nil when s is none, or when its branches say only what
// its own type leaves open.
func (p *planner) unionShape(s *model.Schema, types model.Types) *shape {
	list, keyword := unionOf(s)
	if len(list) == 0 {
		return nil
	}
	var forms []*shape
	nulls := 0
	for _, b := range list {
		b = resolve(b)
		if nullOnly(b) {
			nulls++
			continue
		}
		sh := p.shapeOf(b)
		if sh.kind == Foreign { // a type of others cannot be made one of a sum
			return nil
		}
		if sh.nullable {
			nulls++
		}
		forms = append(forms, sh)
	}
	if len(forms) == 0 || !tellForms(forms, types.Without(model.Null)) {
		return nil
	}
	if one := sameScalar(list, forms); one != nil {
		one.schema = s
		one.nullable = (nulls == 1 || nulls > 1 && keyword == "anyOf") && types.Has(model.Null)
		return one
	}
	return &shape{kind: Union, schema: s}
}

// tellForms tells whether the branches of a union say more of a value's form than
// the types beside them.
func tellForms(forms []*shape, types model.Types) bool {
	is := func(kinds ...Kind) func(*shape) bool {
		return func(sh *shape) bool { return slices.Contains(kinds, sh.kind) }
	}
	not := func(f func(*shape) bool) func(*shape) bool { return func(sh *shape) bool { return !f(sh) } }
	switch types {
	case model.Object:
		return slices.ContainsFunc(forms, is(Struct, Union)) && !slices.ContainsFunc(forms, not(is(Struct, Union, Map)))
	case model.Array:
		return !slices.ContainsFunc(forms, not(is(Slice)))
	case model.String, model.Number, model.Integer, model.Boolean:
		return false
	}
	return slices.ContainsFunc(forms, not(is(Raw)))
}

// sameScalar returns the form that all branches have, where it is that of a
// scalar without a name of its own: values of any branch are the same in Go.
func sameScalar(list []*model.Schema, forms []*shape) *shape {
	one := &shape{kind: forms[0].kind}
	for _, b := range list {
		if r := resolve(b); r.Component != "" || r.Shared != "" {
			return nil
		}
	}
	for _, sh := range forms {
		if sh.kind != one.kind || !sh.kind.Scalar() || sh.schema.Component != "" || sh.schema.Shared != "" {
			return nil
		}
		one.strings = one.strings || sh.strings
		one.ints = one.ints || sh.ints
	}
	return one
}

// collapsed returns the branches whose values became one scalar of Go.
func (p *planner) collapsed(s *model.Schema) []*model.Schema {
	if sh := p.shapeOf(s); sh.kind.Scalar() && sh.schema == s {
		list, _ := unionOf(s)
		var out []*model.Schema
		for _, b := range list {
			out = append(out, resolve(b))
		}
		return out
	}
	return nil
}

// enumerates tells whether s, or a branch of it, lists values that become
// constants.
func (p *planner) enumerates(s *model.Schema) bool {
	return len(s.Enum) > 0 || slices.ContainsFunc(p.collapsed(s), func(b *model.Schema) bool { return enumValues(b) != nil || p.enumerates(b) })
}
