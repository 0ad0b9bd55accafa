package lower

import (
	"fmt"
	"slices"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// assertions are the keywords that package keyword compiles from their argument alone.
var assertions = set(
	"multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
	"maxLength", "minLength", "pattern",
	"maxItems", "minItems", "uniqueItems", "maxContains", "minContains",
	"maxProperties", "minProperties",
)

// annotations change no verdict: comments, documentation, and definitions that
// count only where they are referred to.
var annotations = set(
	"$comment", "$defs", "definitions", "examples", "example", "externalDocs", "xml",
	"additionalItems", // counts only beside a list of items, which reads it
	"contentMediaType", "contentSchema", "$vocabulary",
	"$id", "$anchor", "$dynamicAnchor", // names, which references are resolved by
)

// refused are the keywords of JSON Schema that code is not generated for yet:
// ignoring them would accept what the document forbids.
var refused = map[string]string{
	"$recursiveRef":    "use $dynamicRef",
	"$recursiveAnchor": "use $dynamicAnchor",
}

// keywords30 are the schema keywords of OpenAPI 3.0, as far as keyword reads them.
var keywords30 = set(
	"$ref", "type", "enum", "default", "allOf", "anyOf", "oneOf", "not", "properties",
	"additionalProperties", "items", "required", "title", "description", "deprecated",
	"readOnly", "writeOnly", "format", "multipleOf", "maximum", "minimum", "maxLength",
	"minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties",
	"minProperties", "example", "externalDocs", "xml", "discriminator",
)

// keyword30 reads what OpenAPI 3.0 spells differently, and tells whether m was that.
func (l *lowerer) keyword30(s *model.Schema, n *document.Node, m document.Member) bool {
	switch m.Key {
	case "nullable":
		l.untypedNullable(n, m)
		return true
	case "exclusiveMinimum", "exclusiveMaximum": // read with the bound that it sharpens
		if bound := bounds30[m.Key]; truth(m.Value) && n.Get(bound) == nil {
			l.warnf(m.KeyPosition, "%s: it has no effect without %s beside it", m.Key, bound)
		}
		return true
	case "minimum":
		l.bound30(s, n, m, "exclusiveMinimum")
		return true
	case "maximum":
		l.bound30(s, n, m, "exclusiveMaximum")
		return true
	}
	if keywords30[m.Key] || len(m.Key) > 2 && m.Key[:2] == "x-" {
		return false
	}
	l.warnf(m.KeyPosition, "keyword %q is not one of OpenAPI 3.0; it has no effect: move the document to 3.1 to use it", m.Key)
	return true
}

// bounds30 are the bounds that the boolean keywords of 3.0 sharpen.
var bounds30 = map[string]string{"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}

func (l *lowerer) bound30(s *model.Schema, n *document.Node, m document.Member, exclusive string) {
	keyword := m.Key
	switch e := n.Get(exclusive); {
	case e == nil:
	case e.Kind != document.Bool:
		l.errorf(e.Position, "%s: in OpenAPI 3.0 want true or false, have %s", exclusive, describe(e))
	case e.Bool:
		keyword = exclusive
	}
	s.Assertions = append(s.Assertions, model.Assertion{Keyword: keyword, Value: value(m.Value)})
}

// nullable adds null to the types of a 3.0 schema that asks for it (3.0.3,
// "nullable": it counts only beside type).
func (l *lowerer) nullable(s *model.Schema, n *document.Node) {
	switch {
	case !truth(n.Get("nullable")):
	case s.HasTypes:
		s.Types |= model.Null
		if s.Enum != nil && !slices.ContainsFunc(s.Enum, func(v model.Value) bool { return v.Kind == model.Null }) {
			l.warnf(n.Member("nullable").KeyPosition, "nullable: enum does not list null, so that null is refused (OpenAPI 3.0.3); add null to enum, or take nullable away")
		}
	case l.doc.Lenient() && composed(n):
		inner := *s
		inner.Component, inner.Shared, inner.GoType = "", "", nil
		null := &model.Schema{Place: s.Place, Pointer: s.Pointer, HasTypes: true, Types: model.Null}
		s.AllOf, s.OneOf, s.Discriminator = nil, nil, nil
		s.AnyOf = []*model.Schema{&inner, null}
	}
}

// composed tells whether schemas beside nullable say whether null is allowed.
func composed(n *document.Node) bool {
	return n.Get("allOf") != nil || n.Get("oneOf") != nil || n.Get("anyOf") != nil
}

// untypedNullable tells of nullable where no type stands beside it: with schemas that
// refuse null, it is not what its author meant.
func (l *lowerer) untypedNullable(n *document.Node, m document.Member) {
	switch {
	case !truth(m.Value) || n.Get("type") != nil:
	case composed(n) && l.doc.Lenient():
		l.warnf(m.KeyPosition, "nullable: it has no effect without type beside it (OpenAPI 3.0.3); null is allowed all the same")
	case composed(n):
		l.warnf(m.KeyPosition, "nullable: it has no effect without type beside it (OpenAPI 3.0.3); null is refused. --lenient allows it")
	}
}

// value reads a JSON value of the document.
func value(n *document.Node) model.Value {
	return model.Value{Kind: kind(n), Text: n.Text, JSON: string(n.JSON()), Place: place(n.Position)}
}

func kind(n *document.Node) model.Types {
	switch n.Kind {
	case document.Bool:
		return model.Boolean
	case document.Number:
		return model.Number
	case document.String:
		return model.String
	case document.Array:
		return model.Array
	case document.Object:
		return model.Object
	}
	return model.Null
}

// describe names a value for an error message.
func describe(n *document.Node) string {
	switch n.Kind {
	case document.Bool:
		return fmt.Sprint(n.Bool)
	case document.Number:
		return n.Text
	case document.String:
		return fmt.Sprintf("%q", n.Text)
	case document.Array:
		return "a list"
	case document.Object:
		return "an object"
	}
	return "null"
}

func set(keys ...string) map[string]bool {
	m := make(map[string]bool, len(keys))
	for _, k := range keys {
		m[k] = true
	}
	return m
}
