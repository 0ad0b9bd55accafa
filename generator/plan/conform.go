package plan

import (
	"encoding/json"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

// A conformer says whether a value of the document matches a schema of it: a default
// that does not is no default.
type conformer struct {
	assertFormat bool
	depth        int
	work         *int // how many schemas may still be asked
	unsure       bool // a keyword was met that it cannot decide
}

// The bounds of schemas that lead back to themselves for the same value, and of those
// whose alternatives double at every level.
const (
	deepestConforming = 50
	mostConforming    = 10_000
)

// refuses names the keyword of s that a value breaks, "" when none does, or when that
// is not known.
func (c *conformer) refuses(s *model.Schema, v model.Value) string {
	if c.depth > deepestConforming || *c.work <= 0 {
		c.unsure = true
		return ""
	}
	c.depth++
	*c.work--
	defer func() { c.depth-- }()
	for _, part := range chain(s) {
		for _, rule := range []func(*model.Schema, model.Value) string{c.value, c.assertions, c.alternatives, c.elements, c.members} {
			if keyword := rule(part, v); keyword != "" {
				return keyword
			}
		}
	}
	return ""
}

// matches tells whether a value matches s; sure is false where that is not known.
func (c *conformer) matches(s *model.Schema, v model.Value) (matched, sure bool) {
	inner := conformer{assertFormat: c.assertFormat, depth: c.depth, work: c.work}
	keyword := inner.refuses(s, v)
	return keyword == "", keyword != "" || !inner.unsure
}

func (c *conformer) value(s *model.Schema, v model.Value) string {
	if s.UnevaluatedProperties != nil || s.UnevaluatedItems != nil {
		c.unsure = true
	}
	switch {
	case never(s):
		return "false"
	case s.HasTypes && !hasType(s.Types, v):
		return "type"
	case s.Enum != nil && !oneOfValues(s.Enum, v):
		return "enum"
	case s.Const != nil && !runtime.EqualJSON(s.Const.JSON, v.JSON):
		return "const"
	}
	return ""
}

func oneOfValues(all []model.Value, v model.Value) bool {
	return slices.ContainsFunc(all, func(x model.Value) bool { return runtime.EqualJSON(x.JSON, v.JSON) })
}

func (c *conformer) assertions(s *model.Schema, v model.Value) string {
	for _, a := range s.Assertions {
		if a.Keyword == "format" && !c.assertFormat {
			continue
		}
		if breaks(a, v) {
			return a.Keyword
		}
	}
	return ""
}

// alternatives is refuses for the schemas that a value may match or not.
func (c *conformer) alternatives(s *model.Schema, v model.Value) string {
	if s.Not != nil {
		if matched, sure := c.matches(s.Not, v); matched && sure {
			return "not"
		}
	}
	if n, sure := c.count(s.AnyOf, v); len(s.AnyOf) > 0 && sure && n == 0 {
		return "anyOf"
	}
	decided := s.Discriminator != nil && s.Discriminator.Decides
	if n, sure := c.count(s.OneOf, v); len(s.OneOf) > 0 && sure && (n == 0 || n > 1 && !decided) {
		return "oneOf"
	}
	if s.If == nil {
		return ""
	}
	matched, sure := c.matches(s.If, v)
	switch {
	case !sure:
		c.unsure = true
	case matched && s.Then != nil:
		return c.refuses(s.Then, v)
	case !matched && s.Else != nil:
		return c.refuses(s.Else, v)
	}
	return ""
}

// count counts the schemas that a value matches.
func (c *conformer) count(list []*model.Schema, v model.Value) (n int, sure bool) {
	sure = true
	for _, b := range list {
		matched, known := c.matches(b, v)
		if matched {
			n++
		}
		sure = sure && known
	}
	c.unsure = c.unsure || !sure
	return n, sure
}

// elements is refuses for the elements of an array.
func (c *conformer) elements(s *model.Schema, v model.Value) string {
	var list []json.RawMessage
	if v.Kind != model.Array || json.Unmarshal([]byte(v.JSON), &list) != nil {
		return ""
	}
	found, sure := 0, true
	for k, text := range list {
		item := s.Items
		if k < len(s.PrefixItems) {
			item = s.PrefixItems[k]
		}
		if item != nil {
			if keyword := c.refuses(item, valueOf(text)); keyword != "" {
				return keyword
			}
		}
		if s.Contains != nil {
			matched, known := c.matches(s.Contains, valueOf(text))
			if sure = sure && known; matched {
				found++
			}
		}
	}
	if s.Contains == nil || !sure {
		c.unsure = c.unsure || !sure
		return ""
	}
	least, stated := count(s, "minContains")
	most, bounded := count(s, "maxContains")
	switch {
	case !stated && found == 0:
		return "contains"
	case stated && found < least:
		return "minContains"
	case bounded && found > most:
		return "maxContains"
	}
	return ""
}
