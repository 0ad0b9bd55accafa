package differential

func (s schemas) members(out object, depth int, _ bool) {
	if depth == 0 {
		return
	}
	properties := object{}
	for range 1 + s.IntN(4) {
		properties[one(s.Rand, names)] = s.schema(depth-1, true)
	}
	out["properties"] = properties
	if chance(s.Rand, 50) {
		out["required"] = s.some(2)
	}
	if chance(s.Rand, 25) {
		out["additionalProperties"] = s.closing(depth)
	}
}

// closing is what stands behind additionalProperties and its like: mostly false.
func (s schemas) closing(depth int) any {
	if chance(s.Rand, 60) {
		return false
	}
	return s.schema(depth-1, true)
}

// some returns up to n names, each once.
func (s schemas) some(n int) []any {
	var out []any
	seen := map[string]bool{}
	for range 1 + s.IntN(n) {
		if name := one(s.Rand, names); !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

func (s schemas) otherMembers(out object, depth int, _ bool) {
	if depth == 0 {
		return
	}
	switch s.IntN(3) {
	case 0:
		out["patternProperties"] = object{one(s.Rand, patterns): s.schema(depth-1, true)}
	case 1:
		out["propertyNames"] = object{"maxLength": 1 + s.IntN(3)}
	default:
		out["additionalProperties"] = s.closing(depth)
	}
}

func (s schemas) memberCounts(out object, _ int, _ bool) {
	if chance(s.Rand, 50) {
		out["minProperties"] = s.IntN(3)
	}
	if chance(s.Rand, 50) {
		out["maxProperties"] = 1 + s.IntN(4)
	}
	if chance(s.Rand, 40) {
		out["required"] = s.some(3)
	}
}

func (s schemas) dependent(out object, depth int, inside bool) {
	if chance(s.Rand, 50) || depth == 0 {
		out["dependentRequired"] = object{one(s.Rand, names): s.some(2)}
		return
	}
	out["dependentSchemas"] = object{one(s.Rand, names): s.schema(depth-1, inside)}
}

func (s schemas) elements(out object, depth int, _ bool) {
	if depth == 0 {
		return
	}
	if chance(s.Rand, 40) {
		var prefix []any
		for range 1 + s.IntN(3) {
			prefix = append(prefix, s.schema(depth-1, true))
		}
		out["prefixItems"] = prefix
	}
	if chance(s.Rand, 70) {
		out["items"] = s.schema(depth-1, true)
	}
}

func (s schemas) elementCounts(out object, _ int, _ bool) {
	if chance(s.Rand, 50) {
		out["minItems"] = s.IntN(3)
	}
	if chance(s.Rand, 50) {
		out["maxItems"] = 1 + s.IntN(4)
	}
	if chance(s.Rand, 40) {
		out["uniqueItems"] = true
	}
}

func (s schemas) contains(out object, depth int, _ bool) {
	if depth == 0 {
		return
	}
	out["contains"] = s.schema(depth-1, true)
	if chance(s.Rand, 40) {
		out["minContains"] = s.IntN(3)
	}
	if chance(s.Rand, 40) {
		out["maxContains"] = 1 + s.IntN(3)
	}
}

func (s schemas) branches(out object, depth int, inside bool) {
	keyword := one(s.Rand, []string{"allOf", "anyOf", "oneOf", "not"})
	if keyword == "not" {
		out["not"] = s.schema(depth-1, inside)
		return
	}
	var list []any
	for range 1 + s.IntN(3) {
		list = append(list, s.schema(depth-1, inside))
	}
	out[keyword] = list
}

func (s schemas) condition(out object, depth int, inside bool) {
	out["if"] = s.schema(depth-1, inside)
	if chance(s.Rand, 80) {
		out["then"] = s.schema(depth-1, inside)
	}
	if chance(s.Rand, 50) {
		out["else"] = s.schema(depth-1, inside)
	}
}

// composed is an object whose members are declared in several places, as documents
// write them: by itself, in branches, behind a reference with siblings, and under
// conditions; closed, as often as not, by what only all of them together allow.
func (s schemas) composed(out object, depth int, inside bool) {
	if depth == 0 {
		return
	}
	out["type"] = "object"
	if chance(s.Rand, 60) {
		out["properties"] = s.properties(depth)
	}
	for range 1 + s.IntN(2) {
		switch s.IntN(6) {
		case 0:
			if ref, ok := s.reference(inside).(object); ok {
				out["$ref"] = ref["$ref"]
			}
		case 1:
			out["dependentSchemas"] = object{one(s.Rand, names): s.part(depth), one(s.Rand, names): s.part(depth)}
		case 2:
			out["if"] = object{"required": s.some(1)}
			out["then"], out["else"] = s.part(depth), s.part(depth)
		default:
			out[one(s.Rand, []string{"allOf", "anyOf", "oneOf"})] = []any{s.part(depth), s.part(depth)}
		}
	}
	switch s.IntN(5) {
	case 0, 1:
		out["unevaluatedProperties"] = false
	case 2:
		out["unevaluatedProperties"] = s.schema(depth-1, true)
	case 3:
		out["additionalProperties"] = s.closing(depth)
	}
}

// part is a schema of some of an object's members.
func (s schemas) part(depth int) any {
	out := object{"properties": s.properties(depth)}
	if chance(s.Rand, 40) {
		out["required"] = s.some(1)
	}
	if chance(s.Rand, 30) {
		out["type"] = "object"
	}
	if chance(s.Rand, 15) {
		out[one(s.Rand, []string{"additionalProperties", "unevaluatedProperties"})] = s.closing(depth)
	}
	return out
}

func (s schemas) properties(depth int) object {
	out := object{}
	for range 1 + s.IntN(3) {
		out[one(s.Rand, names)] = s.simple(depth)
	}
	return out
}

// simple is a member's schema, mostly one that many values match.
func (s schemas) simple(depth int) any {
	if chance(s.Rand, 30) {
		return s.schema(depth-1, true)
	}
	return object{"type": one(s.Rand, types)}
}

func (s schemas) unevaluated(out object, depth int, _ bool) {
	keyword := one(s.Rand, []string{"unevaluatedProperties", "unevaluatedItems"})
	out[keyword] = s.closing(depth)
}
