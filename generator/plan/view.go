package plan

import "github.com/bizgen/bizgen/generator/model"

// resolve follows references, and wrappers that say nothing of their own, to the
// schema that is meant.
func resolve(s *model.Schema) *model.Schema {
	for range 1000 {
		next := aliased(s)
		if next == nil {
			return s
		}
		s = next
	}
	return s
}

// aliased returns the schema that s only stands for: that of a lone $ref, or of
// a lone allOf of one.
func aliased(s *model.Schema) *model.Schema {
	switch {
	case s.GoType != nil:
	case s.Ref != nil && silent(s) && len(s.AllOf) == 0:
		return s.Ref
	case s.Ref == nil && len(s.AllOf) == 1 && silent(s) && s.Component == "":
		return s.AllOf[0]
	}
	return nil
}

// silent tells whether s asserts nothing beside $ref and allOf.
func silent(s *model.Schema) bool {
	return s.Bool == nil && !s.HasTypes && s.Enum == nil && s.Const == nil &&
		len(s.AnyOf) == 0 && len(s.OneOf) == 0 && s.Not == nil && s.If == nil &&
		len(s.Properties) == 0 && len(s.PatternProperties) == 0 && s.AdditionalProperties == nil &&
		s.PropertyNames == nil && len(s.DependentSchemas) == 0 && len(s.PrefixItems) == 0 &&
		s.Items == nil && s.Contains == nil && len(s.Required) == 0 && len(s.DependentRequired) == 0 &&
		s.UnevaluatedProperties == nil && s.UnevaluatedItems == nil && !asserts(s)
}

// asserts tells whether s has an assertion; an unknown format is none, but must
// be seen once to be reported.
func asserts(s *model.Schema) bool { return len(s.Assertions) > 0 }

// anything tells whether every value matches s.
func anything(s *model.Schema) bool {
	s = resolve(s)
	if s.Bool != nil {
		return *s.Bool
	}
	return s.Ref == nil && len(s.AllOf) == 0 && silent(s)
}

// never tells whether s is the schema false; nil is none.
func never(s *model.Schema) bool { return s != nil && s.Bool != nil && !*s.Bool }

// nullOnly tells whether only null matches s.
func nullOnly(s *model.Schema) bool {
	s = resolve(s)
	return s.HasTypes && s.Types == model.Null
}

// onlyBranch returns X of a union that has no other branch than X, or than X and
// null.
func onlyBranch(s *model.Schema) (x *model.Schema, null bool) {
	list, _ := unionOf(s)
	rest := *s
	rest.AnyOf, rest.OneOf = nil, nil
	if len(list) == 0 || len(list) > 2 || !silent(&rest) {
		return nil, false
	}
	if x = list[0]; len(list) == 1 {
		return x, false
	}
	if nullOnly(x) {
		x = list[1]
	} else if !nullOnly(list[1]) {
		return nil, false
	}
	if possible(x).Has(model.Null) { // with oneOf, null would match both
		return nil, false
	}
	return x, true
}

// possible returns the types of the values that s may match: unlike allowed, it
// looks into alternatives and enums. Too many do no harm.
func possible(s *model.Schema) model.Types { return possibleIn(s, map[*model.Schema]model.Types{}) }

func possibleIn(s *model.Schema, known map[*model.Schema]model.Types) model.Types {
	if types, ok := known[s]; ok {
		return types
	}
	types := allowed(s)
	if all := enumValues(s); all != nil {
		var given model.Types
		for _, v := range all {
			given |= v.Kind
		}
		types = intersect(types, given)
	}
	for _, b := range branches(s) {
		types = intersect(types, possibleIn(b, known))
	}
	for _, list := range [][]*model.Schema{s.AnyOf, s.OneOf} {
		var either model.Types
		for _, b := range list {
			either |= possibleIn(b, known)
		}
		if len(list) > 0 {
			types = intersect(types, either)
		}
	}
	known[s] = types
	return types
}

// allowed returns the types that s may have: those that it, its reference and
// its allOf all allow.
func allowed(s *model.Schema) model.Types { return allowedIn(s, map[*model.Schema]bool{}) }

func allowedIn(s *model.Schema, seen map[*model.Schema]bool) model.Types {
	if seen[s] {
		return model.Any
	}
	seen[s] = true
	types := model.Any
	if never(s) {
		return 0
	}
	if s.HasTypes {
		types = s.Types
	}
	for _, b := range branches(s) {
		types = intersect(types, allowedIn(b, seen))
	}
	return types
}

func intersect(a, b model.Types) model.Types {
	both := a & b
	if (a|b)&model.Integer != 0 && a&(model.Number|model.Integer) != 0 && b&(model.Number|model.Integer) != 0 {
		both = both.Without(model.Number) | model.Integer
	}
	return both
}

// parts returns s and all that must hold beside it, each once, s first.
func parts(s *model.Schema) []*model.Schema {
	out := []*model.Schema{s}
	seen := map[*model.Schema]bool{s: true}
	for k := 0; k < len(out); k++ {
		for _, b := range branches(out[k]) {
			if b = resolve(b); !seen[b] {
				seen[b] = true
				out = append(out, b)
			}
		}
	}
	return out
}

// branches returns the schemas that must hold beside s itself.
func branches(s *model.Schema) []*model.Schema {
	if s.Ref == nil {
		return s.AllOf
	}
	return append([]*model.Schema{s.Ref}, s.AllOf...)
}
