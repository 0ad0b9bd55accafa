package plan

import "github.com/bizgen/bizgen/generator/model"

// restElement returns the schema of the members that a struct keeps beside its
// fields; kept is false when they are dropped.
func restElement(s *model.Schema) (e *model.Schema, kept bool) {
	if len(s.PatternProperties) > 0 {
		return nil, true
	}
	if a := s.AdditionalProperties; a != nil {
		return a, !never(a)
	}
	if u := s.UnevaluatedProperties; u != nil && !never(u) {
		if viewObject(s).static() {
			return u, true
		}
		return nil, true // what other branches look at is among them
	}
	return nil, branchesKeep(s)
}

// branchesKeep tells whether a schema that applies beside s, always or under a
// condition, speaks of members without a name.
func branchesKeep(s *model.Schema) bool {
	list := inPlaceOf(s)
	seen := map[*model.Schema]bool{s: true}
	for k := 0; k < len(list); k++ {
		b := list[k]
		if seen[b] {
			continue
		}
		seen[b] = true
		if len(b.PatternProperties) > 0 || speaksOfRest(b.AdditionalProperties) || speaksOfRest(b.UnevaluatedProperties) {
			return true
		}
		list = append(list, inPlaceOf(b)...)
	}
	return false
}

func speaksOfRest(s *model.Schema) bool { return s != nil && !never(s) }

// inPlaceOf returns the schemas that apply to the value of s itself.
func inPlaceOf(s *model.Schema) []*model.Schema {
	var out []*model.Schema
	for _, list := range [][]*model.Schema{{s.Ref}, s.AllOf, s.AnyOf, s.OneOf, {s.If, s.Then, s.Else}} {
		for _, b := range list {
			if b != nil {
				out = append(out, b)
			}
		}
	}
	for _, d := range s.DependentSchemas {
		out = append(out, d.Schema)
	}
	return out
}
