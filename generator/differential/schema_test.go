package differential

import (
	"fmt"
	"math/rand/v2"
)

// object is a JSON object; encoding/json writes its members sorted, so that the
// same object always gives the same text.
type object = map[string]any

// schemas makes random schemas which may refer to one another.
type schemas struct {
	*rand.Rand
	count int // components of the document
	self  int // the component that is being made
}

// names are those of members that schemas declare and instances have. The last
// ones need an escape in JSON, in a JSON Pointer, or in a Go identifier.
var names = []string{"a", "b", "c", "d", "id", "type", "이름", "x-y", "a/b", `q"`}

var patterns = []string{"^a", "b$", "^[a-z]+$", "^[0-9]{2,4}$", "a.c", "^(ab|cd)*$", "[가-힣]", "^x-"}

// one returns an element of list.
func one[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// chance tells true in percent of all cases.
func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

// document makes an OpenAPI document with count components S0, S1, ...
func document(r *rand.Rand, count int) object {
	components := object{}
	for k := range count {
		s := schemas{Rand: r, count: count, self: k}
		components[component(k)] = s.schema(3, false)
	}
	return object{
		"openapi":    "3.1.0",
		"info":       object{"title": "Random", "version": "1"},
		"paths":      object{},
		"components": object{"schemas": components},
	}
}

func component(k int) string { return fmt.Sprintf("S%d", k) }

// schema makes a schema. inside tells that a member or an element lies between
// it and its component: only there a reference may lead back, since a schema
// that applies itself to the same value has no meaning.
func (s schemas) schema(depth int, inside bool) any {
	switch {
	case chance(s.Rand, 4):
		return chance(s.Rand, 60)
	case chance(s.Rand, 8):
		return s.reference(inside)
	}
	out := object{}
	if chance(s.Rand, 12) {
		s.composed(out, depth, inside)
		return out
	}
	if chance(s.Rand, 75) {
		s.typed(out)
	}
	for range 1 + s.IntN(3) {
		one(s.Rand, s.groups(out, depth))(out, depth, inside)
	}
	return out
}

func (s schemas) reference(inside bool) any {
	limit := s.self
	if inside {
		limit = s.count
	}
	if limit == 0 {
		return true
	}
	return object{"$ref": "#/components/schemas/" + component(s.IntN(limit))}
}

var types = []string{"object", "object", "object", "array", "array", "string", "integer", "number", "boolean", "null"}

func (s schemas) typed(out object) {
	first, second := one(s.Rand, types), one(s.Rand, types)
	out["type"] = first
	if first != second && chance(s.Rand, 20) {
		out["type"] = []any{first, second}
	}
}

// A group adds keywords to a schema.
type group func(out object, depth int, inside bool)

// groups are the groups of keywords that have a meaning for the types of out;
// now and then all of them.
func (s schemas) groups(out object, depth int) []group {
	byType := map[string][]group{
		"object":  {s.members, s.members, s.members, s.memberCounts, s.dependent, s.otherMembers},
		"array":   {s.elements, s.elements, s.elementCounts, s.contains},
		"string":  {s.text},
		"integer": {s.bounds},
		"number":  {s.bounds},
	}
	list := []group{s.values}
	if depth > 0 {
		list = append(list, s.branches, s.condition, s.unevaluated)
	}
	if kind, single := out["type"].(string); single && chance(s.Rand, 90) {
		return append(list, byType[kind]...)
	}
	for _, kind := range []string{"object", "array", "string", "number"} {
		list = append(list, byType[kind]...)
	}
	return list
}

func (s schemas) values(out object, _ int, _ bool) {
	values := instances{Rand: s.Rand}
	if chance(s.Rand, 35) {
		out["const"] = values.any(1)
		return
	}
	var list []any
	for range 1 + s.IntN(4) {
		list = append(list, values.any(1))
	}
	out["enum"] = list
}

func (s schemas) text(out object, _ int, _ bool) {
	if chance(s.Rand, 50) {
		out["minLength"] = s.IntN(3)
	}
	if chance(s.Rand, 50) {
		out["maxLength"] = 1 + s.IntN(5)
	}
	if chance(s.Rand, 40) {
		out["pattern"] = one(s.Rand, patterns)
	}
}

func (s schemas) bounds(out object, _ int, _ bool) {
	for _, keyword := range []string{"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"} {
		if chance(s.Rand, 30) {
			out[keyword] = one(s.Rand, numbers)
		}
	}
	if chance(s.Rand, 30) {
		out["multipleOf"] = one(s.Rand, steps)
	}
}
