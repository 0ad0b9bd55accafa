package differential

import (
	"encoding/json"
	"math/rand/v2"
)

// instances makes values, at random or with a schema in mind.
type instances struct {
	*rand.Rand
	components object
}

// Texts of numbers: small ones, such as are written in several ways, and such as
// no float64 holds.
var (
	numbers = []json.Number{"0", "1", "2", "3", "-1", "10", "1.0", "1.5", "2e0", "100", "-0", "0.01", "1e2",
		"9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808"}
	steps = []json.Number{"1", "2", "0.5", "0.01", "3", "1e1"}
	texts = []string{"", "a", "ab", "abc", "abcd", "12", "123", "12345", "x-1", "가나", "é", "😀", "a\"b", "a/b", "cdab", "null"}
)

// any makes a value of any kind, nested up to depth.
func (v instances) any(depth int) any {
	kinds := 6
	if depth == 0 {
		kinds = 4
	}
	switch v.IntN(kinds) {
	case 0:
		return one(v.Rand, texts)
	case 1:
		return one(v.Rand, numbers)
	case 2:
		return chance(v.Rand, 50)
	case 3:
		return nil
	case 4:
		list := []any{}
		for range v.IntN(4) {
			list = append(list, v.any(depth-1))
		}
		return list
	default:
		members := object{}
		for range v.IntN(4) {
			members[v.name()] = v.any(depth - 1)
		}
		return members
	}
}

// name is that of a member, declared or not.
func (v instances) name() string {
	if chance(v.Rand, 15) {
		return one(v.Rand, []string{"zz", "", "x-1", "123"})
	}
	return one(v.Rand, names)
}

// of makes a value that has a fair chance to match schema.
func (v instances) of(schema any, depth int) any {
	s, ok := schema.(object)
	if !ok || depth == 0 {
		return v.any(1)
	}
	s = v.flat(s, 4)
	if c, ok := s["const"]; ok && chance(v.Rand, 90) {
		return c
	}
	if list, ok := s["enum"].([]any); ok && chance(v.Rand, 90) {
		return one(v.Rand, list)
	}
	switch v.kind(s) {
	case "object":
		return v.objectOf(s, depth)
	case "array":
		return v.arrayOf(s, depth)
	case "string":
		return one(v.Rand, texts)
	case "integer":
		return one(v.Rand, []json.Number{"0", "1", "2", "3", "10", "1.0", "100", "-1", "9007199254740993"})
	case "number":
		return one(v.Rand, numbers)
	case "boolean":
		return chance(v.Rand, 50)
	case "null":
		return nil
	}
	return v.any(1)
}

// flat takes the keywords of a reference, of all branches that must hold and of
// one that may, into one schema.
func (v instances) flat(s object, depth int) object {
	out := object{}
	mix(out, s)
	if depth == 0 {
		return out
	}
	var more []any
	if ref, ok := s["$ref"].(string); ok {
		more = append(more, v.components[ref[len("#/components/schemas/"):]])
	}
	all, _ := s["allOf"].([]any)
	more = append(more, all...)
	for _, keyword := range []string{"anyOf", "oneOf"} {
		if list, ok := s[keyword].([]any); ok {
			more = append(more, one(v.Rand, list))
		}
	}
	if s["if"] != nil && chance(v.Rand, 60) {
		more = append(more, s["if"], s["then"])
	}
	for _, branch := range more {
		if branch, ok := branch.(object); ok {
			mix(out, v.flat(branch, depth-1))
		}
	}
	return out
}

// mix adds what from has and into lacks; members and names of both count.
func mix(into, from object) {
	for keyword, value := range from {
		switch have := into[keyword].(type) {
		case nil:
			into[keyword] = value
		case object:
			if value, ok := value.(object); ok {
				both := object{}
				mix(both, have)
				mix(both, value)
				into[keyword] = both
			}
		case []any:
			if value, ok := value.([]any); ok && keyword == "required" {
				into[keyword] = append(append([]any{}, have...), value...)
			}
		}
	}
}

func (v instances) kind(s object) string {
	switch t := s["type"].(type) {
	case string:
		return t
	case []any:
		return one(v.Rand, t).(string)
	}
	return one(v.Rand, types)
}

func (v instances) objectOf(s object, depth int) any {
	out := object{}
	properties, _ := s["properties"].(object)
	required, _ := s["required"].([]any)
	for _, name := range required {
		out[name.(string)] = v.of(properties[name.(string)], depth-1)
	}
	for _, name := range names { // in a fixed order
		if schema, ok := properties[name]; ok && chance(v.Rand, 60) {
			out[name] = v.of(schema, depth-1)
		}
	}
	if chance(v.Rand, 25) {
		out[v.name()] = v.any(1)
	}
	return out
}

func (v instances) arrayOf(s object, depth int) any {
	out := []any{}
	prefix, _ := s["prefixItems"].([]any)
	for _, schema := range prefix {
		if chance(v.Rand, 15) {
			return out
		}
		out = append(out, v.of(schema, depth-1))
	}
	for range v.IntN(4) {
		schema, ok := s["items"]
		if contains, has := s["contains"]; has && (!ok || chance(v.Rand, 40)) {
			schema = contains
		}
		out = append(out, v.of(schema, depth-1))
	}
	return out
}

// mutated returns value with one place changed.
func (v instances) mutated(value any) any {
	switch value := value.(type) {
	case object:
		out := object{}
		mix(out, value)
		if len(out) == 0 || chance(v.Rand, 25) {
			out[v.name()] = v.any(1)
			return out
		}
		name := one(v.Rand, sorted(out))
		if chance(v.Rand, 35) {
			delete(out, name)
		} else {
			out[name] = v.mutated(out[name])
		}
		return out
	case []any:
		if len(value) == 0 || chance(v.Rand, 30) {
			return append(append([]any{}, value...), v.any(1))
		}
		out := append([]any{}, value...)
		k := v.IntN(len(out))
		out[k] = v.mutated(out[k])
		return out
	}
	return v.any(1)
}
