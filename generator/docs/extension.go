package docs

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// toldExtensions are those that pages have words for. Others are notes of who writes a
// document, and no reader of it has a use for them.
var toldExtensions = []string{
	"x-aliases", "x-coerce", "x-enum-descriptions", "x-enumDescriptions", "x-extensible-enum", "x-flow", "x-kubernetes-validations",
	"x-parties", "x-roles", "x-sensitive", "x-state-machine", "x-validations",
}

// Members that hold values, and members that hold things by names: neither has keywords.
var (
	heldValues = []string{"const", "default", "enum", "example", "examples", "security", "value"}
	heldNames  = []string{
		"$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "examples", "headers", "links", "mapping", "paths", "patternProperties",
		"properties", "responses", "schemas", "scopes", "securitySchemes", "variables", "webhooks",
	}
)

// told is a part of a document without what pages do not tell. Messages of rules are
// those of the language, or all of them without one.
func told(n *document.Node, language string) *document.Node {
	if n == nil {
		return nil
	}
	out := *n
	out.Members, out.Items = nil, nil
	for _, m := range n.Members {
		if strings.HasPrefix(m.Key, "x-") && !slices.Contains(toldExtensions, m.Key) {
			continue
		}
		switch {
		case slices.Contains(heldValues, m.Key) && !(m.Key == "examples" && m.Value.Kind == document.Object): // those of a schema are a list
		case slices.Contains(heldNames, m.Key):
			m.Value = toldEach(m.Value, language)
		case m.Key == "x-validations" || m.Key == "x-kubernetes-validations":
			m.Value = toldMessages(m.Value, language)
		default:
			m.Value = told(m.Value, language)
		}
		out.Members = append(out.Members, m)
	}
	for _, item := range n.Items {
		out.Items = append(out.Items, told(item, language))
	}
	return &out
}

// toldEach does the same with what has names.
func toldEach(n *document.Node, language string) *document.Node {
	out := *n
	out.Members = slices.Clone(n.Members)
	for i, m := range out.Members {
		out.Members[i].Value = told(m.Value, language)
	}
	return &out
}

// toldMessages leaves one message to each rule: that in the language, if there is one.
func toldMessages(list *document.Node, language string) *document.Node {
	out := *list
	out.Items = nil
	for _, rule := range list.Items {
		own := *rule
		own.Members = nil
		for _, m := range rule.Members {
			switch {
			case strings.HasPrefix(m.Key, "x-"):
				continue
			case language == "":
			case m.Key == "message":
				m.Value = cmp.Or(rule.Get("message-"+language), m.Value)
			case strings.HasPrefix(m.Key, "message-"):
				continue
			}
			own.Members = append(own.Members, m)
		}
		out.Items = append(out.Items, &own)
	}
	return &out
}
