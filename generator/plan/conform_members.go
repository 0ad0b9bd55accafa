package plan

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// members is refuses for the members of an object.
func (c *conformer) members(s *model.Schema, v model.Value) string {
	members := map[string]json.RawMessage{}
	if v.Kind != model.Object || json.Unmarshal([]byte(v.JSON), &members) != nil {
		return ""
	}
	if !has(members, s.Required) {
		return "required"
	}
	for _, d := range s.DependentRequired {
		if members[d.Name] != nil && !has(members, d.Needs) {
			return "dependentRequired"
		}
	}
	for _, d := range s.DependentSchemas {
		if members[d.Name] != nil {
			if keyword := c.refuses(d.Schema, v); keyword != "" {
				return keyword
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if keyword := c.member(s, name, valueOf(members[name])); keyword != "" {
			return keyword
		}
	}
	return ""
}

func has(members map[string]json.RawMessage, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return members[name] == nil })
}

// member is refuses for one member.
func (c *conformer) member(s *model.Schema, name string, v model.Value) string {
	if s.PropertyNames != nil {
		if c.refuses(s.PropertyNames, stringValue(name)) != "" {
			return "propertyNames"
		}
	}
	declared := false
	for _, p := range s.Properties {
		if p.Name != name {
			continue
		}
		declared = true
		if keyword := c.refuses(p.Schema, v); keyword != "" {
			return keyword
		}
	}
	for _, p := range s.PatternProperties {
		switch matched, decided := matchesPattern(p.Name, name); {
		case !decided:
			c.unsure = true
			continue
		case !matched:
			continue
		}
		declared = true
		if keyword := c.refuses(p.Schema, v); keyword != "" {
			return keyword
		}
	}
	if declared || s.AdditionalProperties == nil {
		return ""
	}
	keyword := c.refuses(s.AdditionalProperties, v)
	if keyword == "false" {
		return "additionalProperties"
	}
	return keyword
}

// stringValue makes a value of a string.
func stringValue(text string) model.Value {
	quoted, _ := json.Marshal(text) // a string is always JSON
	return model.Value{Kind: model.String, Text: text, JSON: string(quoted)}
}
