package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// A shape is the Go form that a schema asks for, before it has names.
type shape struct {
	kind     Kind
	nullable bool
	schema   *model.Schema // what the form is taken from: s itself, or X of "X or null"
	loose    bool          // the schema also allows types that the form cannot hold
	strings  bool          // an enum whose values are constants
	ints     bool
}

// shapeOf decides the Go form of s.
func (p *planner) shapeOf(s *model.Schema) *shape {
	s = resolve(s)
	if sh := p.shapes[s]; sh != nil {
		return sh
	}
	sh := p.decideShape(s)
	p.shapes[s] = sh
	return sh
}

func (p *planner) decideShape(s *model.Schema) *shape {
	if p.foreign(s) != "" {
		types := allowed(s)
		return &shape{kind: Foreign, schema: s, nullable: types&model.Null != 0 && types != model.Any}
	}
	if x, null := onlyBranch(s); x != nil {
		inner := *p.shapeOf(x)
		inner.nullable = inner.nullable || null
		if inner.kind == Raw {
			return &shape{kind: Raw, schema: s}
		}
		return &inner
	}
	types := allowed(s)
	if sh := p.unionShape(s, types); sh != nil {
		return sh
	}
	sh := &shape{kind: Raw, schema: s, nullable: types&model.Null != 0 && types != model.Any}
	if sh.nullable && asksOfNull(s) {
		sh.nullable = false
		return sh
	}
	if all := enumValues(s); all != nil {
		return enumShape(sh, s, all)
	}
	switch one := types.Without(model.Null); {
	case types == model.Any:
		return looseShape(sh, s)
	case one == model.Object:
		sh.kind = objectKind(s)
	case one == model.Array:
		sh.kind = Slice
	case one == model.String:
		sh.kind = String
	case one == model.Boolean:
		sh.kind = Bool
	case one == model.Number:
		sh.kind = Float64
	case one == model.Integer:
		sh.kind = Int64
		if format(s) == "int32" {
			sh.kind = Int32
		}
	}
	if sh.kind == Raw {
		sh.nullable = false
	}
	return sh
}

// looseShape is for schemas without a type: those that speak of members, or of
// elements, and of nothing else are meant for objects and arrays, though other
// values are legal.
func looseShape(sh *shape, s *model.Schema) *shape {
	if (len(s.AnyOf) > 0 || len(s.OneOf) > 0) && len(s.Properties) == 0 {
		return sh
	}
	switch {
	case len(viewObject(s).properties()) > 0:
		if speaksOnlyOf(s, "minProperties", "maxProperties") && s.Items == nil && len(s.PrefixItems) == 0 && s.Contains == nil && s.UnevaluatedItems == nil {
			sh.kind, sh.loose = Struct, true
		}
	case s.Items != nil && s.Items.Bool == nil:
		if speaksOnlyOf(s, "minItems", "maxItems", "uniqueItems", "minContains", "maxContains") && !closed(s) && len(s.Required) == 0 &&
			len(s.DependentRequired) == 0 && len(s.DependentSchemas) == 0 && s.UnevaluatedProperties == nil {
			sh.kind, sh.loose = Slice, true
		}
	}
	return sh
}

// speaksOnlyOf tells whether all assertions of s are among some keywords.
func speaksOnlyOf(s *model.Schema, keywords ...string) bool {
	for _, a := range s.Assertions {
		if !slices.Contains(keywords, a.Keyword) {
			return false
		}
	}
	return true
}

// asksOfNull tells whether a rule beside the type looks at null too.
func asksOfNull(s *model.Schema) bool {
	for _, part := range parts(s) {
		if conditional(part) || part != s && enumValues(part) != nil || part.Bool != nil {
			return true
		}
	}
	return false
}

// objectKind tells a struct from a map.
func objectKind(s *model.Schema) Kind {
	if len(viewObject(s).properties()) > 0 || s.Component != "" && never(s.AdditionalProperties) {
		return Struct
	}
	return Map
}

// enumValues returns what enum or const allows, nil without either.
func enumValues(s *model.Schema) []model.Value {
	if s.Const != nil {
		return []model.Value{*s.Const}
	}
	return s.Enum
}

func enumShape(sh *shape, s *model.Schema, all []model.Value) *shape {
	types := allowed(s)
	kinds := model.Types(0)
	for _, v := range all {
		kinds |= v.Kind
	}
	switch kinds.Without(model.Null) {
	case model.String:
		if types.Has(model.String) {
			sh.kind, sh.strings = String, true
		}
	case model.Number:
		switch whole := allInt64(all); {
		case whole && types.Has(model.Integer):
			sh.kind, sh.ints = Int64, true
			if format(s) == "int32" {
				sh.kind = Int32
			}
		case types.Has(model.Number):
			sh.kind = Float64
		}
	case model.Boolean:
		if types.Has(model.Boolean) {
			sh.kind = Bool
		}
	case model.Object:
		if types.Without(model.Null) == model.Object {
			sh.kind = objectKind(s)
		}
	case model.Array:
		if types.Without(model.Null) == model.Array {
			sh.kind = Slice
		}
	}
	sh.nullable = sh.kind != Raw && kinds&model.Null != 0 && types.Has(model.Null)
	return sh
}

// format returns the format of s or of what it refers to.
func format(s *model.Schema) string {
	for _, part := range parts(s) {
		if part.Format != "" {
			return part.Format
		}
	}
	return ""
}
