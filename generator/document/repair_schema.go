package document

import (
	"slices"
	"strings"
)

// Keywords of schemas by the form of their argument, as far as repairs know it.
var (
	truths  = []string{"nullable", "readOnly", "writeOnly", "deprecated"}
	numbers = []string{
		"multipleOf", "maximum", "minimum", "maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties",
		"maxContains", "minContains",
	}
	values = []string{"default", "const", "example", "examples", "type"} // null is one, or is told of
)

// repairSchema mends the arguments of a schema's keywords.
func (c *checker) repairSchema(n *Node) {
	empty := false
	for _, m := range n.Members {
		switch {
		case m.Value.Kind == Null && !slices.Contains(values, m.Key) && !strings.HasPrefix(m.Key, "x-") && m.Key != "$ref":
			c.warn(m.KeyPosition, "%s is empty and counts as absent; remove it", m.Key)
			empty = true
		case m.Value.Kind == String && slices.Contains(truths, m.Key):
			c.truth(m.Key, m.Value)
		case slices.Contains(numbers, m.Key):
			c.digits(m.Key, m.Value)
		}
	}
	if empty {
		n.remove(func(m Member) bool {
			return m.Value.Kind == Null && !slices.Contains(values, m.Key) && !strings.HasPrefix(m.Key, "x-") && m.Key != "$ref"
		})
	}
	c.lists(n)
	c.enum(n)
}

// lists mends the lists of schemas that say nothing.
func (c *checker) lists(n *Node) {
	for _, key := range []string{"allOf", "anyOf", "oneOf"} {
		m := n.Member(key)
		if m == nil || m.Value.Kind != Array {
			continue
		}
		m.Value.Items = slices.DeleteFunc(slices.Clone(m.Value.Items), func(item *Node) bool {
			if item.Kind == Null {
				c.warn(item.Position, "an item of %s is empty and counts as absent; remove it", key)
			}
			return item.Kind == Null
		})
		if len(m.Value.Items) > 0 {
			continue
		}
		if key == "allOf" {
			c.warn(m.Value.Position, "%s: the list is empty and counts as absent; remove it", key)
		} else {
			c.mend(m.Value.Position, "%s: want a list of at least one schema, have none", key)
		}
		if key == "allOf" || c.d.lenient {
			n.remove(func(m Member) bool { return m.Key == key })
		}
	}
}

// enum makes the values of an enum, and the default, those of the type, where YAML has
// made numbers or booleans of texts, or quotes have made texts of numbers: as they
// stand, none of them could ever be valid.
func (c *checker) enum(n *Node) {
	t := onlyType(n.Get("type"))
	if list := n.Get("enum"); list != nil && list.Kind == Array {
		for _, item := range list.Items {
			c.typed("enum", t, item)
		}
	}
	if d := n.Get("default"); d != nil {
		c.typed("default", t, d)
	}
}

// onlyType is the one type beside null, "" when there are several or none.
func onlyType(t *Node) string {
	if t == nil || t.Kind != Array {
		return t.text()
	}
	only := ""
	for _, item := range t.Items {
		switch {
		case item.Text == "null":
		case only != "":
			return ""
		default:
			only = item.Text
		}
	}
	return only
}

func (c *checker) typed(keyword, t string, value *Node) {
	switch {
	case t == "string" && (value.Kind == Number || value.Kind == Bool):
		c.warn(value.Position, "%s: %s is no string, as type wants; it is taken for \"%[2]s\": quote it", keyword, value.source())
		quote(value)
	case t == "boolean" && (value.Text == "true" || value.Text == "false"):
		c.truth(keyword, value)
	case (t == "integer" || t == "number") && value.Kind == String && number.MatchString(value.Text):
		c.warn(value.Position, "%s: %q is no number, as type wants; it is taken for one: remove the quotes", keyword, value.Text)
		value.Kind = Number
	}
}

// meantType is the type that was probably meant by a name that is none; "" when
// anything will do.
func meantType(name string) string {
	lower := strings.ToLower(name)
	if slices.Contains(schemaTypes, lower) {
		return lower
	}
	switch lower {
	case "int", "int32", "int64", "long", "short":
		return "integer"
	case "float", "double", "decimal":
		return "number"
	case "bool":
		return "boolean"
	case "date", "datetime", "date-time", "uuid", "email", "text", "enum", "str", "file", "binary":
		return "string"
	case "list":
		return "array"
	case "map", "dict":
		return "object"
	}
	return ""
}

// retype puts the type that was meant in place of one that is none; --lenient has
// told that it may.
func retype(n, t *Node) {
	meant := meantType(t.Text)
	if t.Kind != String || meant == "" {
		n.remove(func(m Member) bool { return m.Key == "type" })
		return
	}
	if t.Text == "file" || t.Text == "binary" {
		if n.Get("format") == nil {
			n.add(Member{Key: "format", KeyPosition: t.Position, Value: &Node{Kind: String, Text: "binary", Position: t.Position, Pointer: n.Pointer + "/format", File: n.File}})
		}
	}
	t.Text = meant
}
