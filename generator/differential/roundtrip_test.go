package differential

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// unheld tells whether a decoder's error is about nothing but values that the document
// allows and a Go type does not hold, which is an error by design: numbers beyond it, a
// null as the whole, and what is of another type where no schema asks for one.
func (o *opinion) unheld(component string, instance any, message string) bool {
	for part := range strings.SplitSeq(message, "; ") {
		pointer, what, _ := strings.Cut(part, ": ")
		if !strings.HasPrefix(what, "does not fit ") {
			return false
		}
		value, schemas := o.follow([]string{component}, instance, strings.TrimPrefix(pointer, "(root)"))
		_, number := value.(json.Number)
		if !number && !(value == nil && pointer == "(root)") && !o.loose(schemas) {
			return false
		}
	}
	return true
}

// loose tells whether one of schemas speaks of members or elements and asks for no
// type: it has a form in Go for what it speaks of, and allows the rest.
func (o *opinion) loose(schemas []string) bool {
	return slices.ContainsFunc(schemas, func(at string) bool {
		s, ok := o.at(at).(object)
		return ok && s["type"] == nil && len(s) > 0
	})
}

// follow goes down to the value at a pointer, with the schemas that apply to it.
func (o *opinion) follow(schemas []string, value any, pointer string) (any, []string) {
	schemas = o.applied(schemas, value)
	if pointer == "" {
		return value, schemas
	}
	token, rest, more := strings.Cut(pointer[1:], "/")
	if more {
		rest = "/" + rest
	}
	token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
	switch value := value.(type) {
	case object:
		return o.follow(o.members(schemas, token), value[token], rest)
	case []any:
		k, err := strconv.Atoi(token)
		if err == nil && k < len(value) {
			return o.follow(o.elements(schemas, k), value[k], rest)
		}
	}
	return "nothing", schemas
}

// lost compares a decoded instance with what it was encoded to, and says what
// differs; "" when nothing does. Members of which no schema for the object says
// anything may be missing. schemas are pointers to those that apply to the value.
func (o *opinion) lost(at string, schemas []string, before, after any) string {
	schemas = o.applied(schemas, before)
	switch before := before.(type) {
	case object:
		after, ok := after.(object)
		if !ok {
			return at + " is no object"
		}
		return o.lostMembers(at, schemas, before, after)
	case []any:
		after, ok := after.([]any)
		if !ok || len(after) != len(before) {
			return at + " has not as many elements"
		}
		for k := range before {
			if lost := o.lost(fmt.Sprintf("%s/%d", at, k), o.elements(schemas, k), before[k], after[k]); lost != "" {
				return lost
			}
		}
	default:
		if !equal(before, after) {
			return at + " differs"
		}
	}
	return ""
}

func (o *opinion) lostMembers(at string, schemas []string, before, after object) string {
	for name := range after {
		if _, ok := before[name]; !ok {
			return at + "/" + name + " is new"
		}
	}
	for _, name := range sorted(before) {
		declared := o.members(schemas, name)
		value, ok := after[name]
		if !ok && len(declared) > 0 {
			return at + "/" + name + " is lost"
		}
		if !ok {
			continue
		}
		if lost := o.lost(at+"/"+name, declared, before[name], value); lost != "" {
			return lost
		}
	}
	return ""
}

// applied adds what schemas refer to, and their branches that hold for value.
func (o *opinion) applied(schemas []string, value any) []string {
	var out []string
	seen := map[string]bool{}
	for len(schemas) > 0 {
		at := schemas[0]
		schemas = schemas[1:]
		s, ok := o.at(at).(object)
		if seen[at] || !ok {
			continue
		}
		seen[at] = true
		out = append(out, at)
		if ref, ok := s["$ref"].(string); ok {
			schemas = append(schemas, strings.TrimPrefix(ref, "#/components/schemas/"))
		}
		for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
			list, _ := s[keyword].([]any)
			for k := range list {
				if branch := fmt.Sprintf("%s/%s/%d", at, keyword, k); o.valid(branch, value) {
					schemas = append(schemas, branch)
				}
			}
		}
		schemas = append(schemas, o.chosen(at, s, value)...)
	}
	return out
}

// chosen returns the schemas that if and dependentSchemas apply to value. An if
// without then and else asserts nothing, and declares nothing.
func (o *opinion) chosen(at string, s object, value any) []string {
	var out []string
	if s["if"] != nil && (s["then"] != nil || s["else"] != nil) {
		branch := "/else"
		if o.valid(at+"/if", value) {
			out = append(out, at+"/if")
			branch = "/then"
		}
		if s[branch[1:]] != nil {
			out = append(out, at+branch)
		}
	}
	dependent, _ := s["dependentSchemas"].(object)
	members, _ := value.(object)
	for name := range dependent {
		if _, ok := members[name]; ok {
			out = append(out, at+"/dependentSchemas/"+escape(name))
		}
	}
	return out
}

// members returns the schemas that speak of a member: by its name, by a pattern, or
// as of those without a name.
func (o *opinion) members(schemas []string, name string) []string {
	var out []string
	for _, at := range schemas {
		s := o.at(at).(object)
		before := len(out)
		properties, _ := s["properties"].(object)
		if _, ok := properties[name]; ok {
			out = append(out, at+"/properties/"+escape(name))
		}
		patterned, _ := s["patternProperties"].(object)
		for pattern := range patterned {
			if regexp.MustCompile(pattern).MatchString(name) {
				out = append(out, at+"/patternProperties/"+escape(pattern))
			}
		}
		if s["additionalProperties"] != nil && len(out) == before {
			out = append(out, at+"/additionalProperties")
		}
	}
	return o.orUnevaluated(out, schemas, "unevaluatedProperties")
}

// elements returns the schemas of element k.
func (o *opinion) elements(schemas []string, k int) []string {
	var out []string
	for _, at := range schemas {
		s := o.at(at).(object)
		prefix, _ := s["prefixItems"].([]any)
		if k < len(prefix) {
			out = append(out, fmt.Sprintf("%s/prefixItems/%d", at, k))
		} else if s["items"] != nil {
			out = append(out, at+"/items")
		}
	}
	return o.orUnevaluated(out, schemas, "unevaluatedItems")
}

// orUnevaluated returns found, or the schemas for what none of schemas speaks of.
func (o *opinion) orUnevaluated(found, schemas []string, keyword string) []string {
	if len(found) > 0 {
		return found
	}
	for _, at := range schemas {
		if o.at(at).(object)[keyword] != nil {
			found = append(found, at+"/"+keyword)
		}
	}
	return found
}

// at returns what stands at a pointer below #/components/schemas/.
func (o *opinion) at(pointer string) any {
	var value any = o.components
	for token := range strings.SplitSeq(pointer, "/") {
		token = strings.NewReplacer("%22", `"`, "%25", "%").Replace(token)
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch v := value.(type) {
		case object:
			value = v[token]
		case []any:
			var k int
			fmt.Sscan(token, &k)
			value = v[k]
		}
	}
	return value
}

// escape writes a name as a token of a JSON Pointer in a URI fragment.
func escape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1", "%", "%25", `"`, "%22").Replace(name)
}

// equal compares scalars; numbers by value.
func equal(a, b any) bool {
	x, ok := a.(json.Number)
	if !ok {
		return a == b
	}
	y, ok := b.(json.Number)
	if !ok {
		return false
	}
	p, _ := new(big.Rat).SetString(string(x))
	q, _ := new(big.Rat).SetString(string(y))
	return p != nil && q != nil && p.Cmp(q) == 0
}
