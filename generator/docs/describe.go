package docs

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// describe says of a value what all parts of its schema say together.
func (k *book) describe(n *treeNode, parts []*model.Schema) {
	n.Types = k.typeWords(parts)
	n.Facts = k.facts(parts)
	for _, s := range parts {
		n.Deprecated = n.Deprecated || s.Deprecated
		n.Secret = n.Secret || s.Sensitive
		n.ReadOnly = n.ReadOnly || s.ReadOnly
		n.WriteOnly = n.WriteOnly || s.WriteOnly
		node := k.node(s)
		if n.New == "" {
			n.New = k.news.parts[s.Pointer]
		}
		if n.Text == "" {
			n.Text = k.texts(s)
		}
		if n.Values == nil {
			n.Values = k.values(s, node)
		}
		n.Origin = cmp.Or(n.Origin, text(node.Get("x-origin")))
		n.Notes = append(n.Notes, k.tolerance(node)...)
		if s.Default != nil {
			n.Facts = append(n.Facts, k.fact("default", code(s.Default.JSON)))
		}
		if example := k.own(s); example != nil && example.Kind != document.Object && example.Kind != document.Array {
			n.Facts = append(n.Facts, k.fact("example", code(string(example.JSON()))))
		}
		n.Rules = append(n.Rules, k.rules(s, node)...)
	}
	n.Facts = distinct(n.Facts)
	n.Rules = distinct(n.Rules)
}

// texts is the title and the description of a schema.
func (k *book) texts(s *model.Schema) template.HTML {
	title := strings.TrimSpace(s.Title)
	if title == s.Component || title == s.Shared || strings.HasPrefix(strings.TrimSpace(s.Description), title) {
		title = ""
	}
	if title != "" && s.Description != "" {
		return k.prose("**" + strings.ReplaceAll(title, "*", "\\*") + "**\n\n" + s.Description)
	}
	return k.prose(cmp.Or(s.Description, title))
}

// values lists those of an enum, each with what the document says of it.
func (k *book) values(s *model.Schema, n *document.Node) (list []value) {
	var values []string
	for _, v := range s.Enum {
		values = append(values, v.JSON)
	}
	extensible := items(n.Get("x-extensible-enum"))
	if len(extensible) > 0 {
		for _, item := range extensible {
			if v := string(item.JSON()); !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	texts := items(n.Get("x-enum-descriptions"))
	if texts == nil {
		texts = items(n.Get("x-enumDescriptions"))
	}
	for i, v := range values {
		entry := value{JSON: v}
		if i < len(texts) {
			entry.Text = k.inline(text(texts[i]))
		}
		list = append(list, entry)
	}
	return list
}

// tolerance says what a reader takes beside what is written.
func (k *book) tolerance(n *document.Node) []template.HTML {
	var out []template.HTML
	for _, a := range items(n.Get("x-aliases")) {
		out = append(out, k.fact("note.alias", code(text(a))))
	}
	for _, c := range items(n.Get("x-coerce")) {
		switch text(c) {
		case "string-to-number":
			out = append(out, k.fact("note.string-to-number"))
		case "number-to-string":
			out = append(out, k.fact("note.number-to-string"))
		}
	}
	if n.Get("x-extensible-enum") != nil {
		out = append(out, k.fact("note.open"))
	}
	return out
}

// fact fills the words of a key with HTML.
func (k *book) fact(key string, args ...any) template.HTML {
	out := fmt.Sprintf(template.HTMLEscapeString(k.w.get(key)), args...)
	return counted(template.HTML(out))
}

// code is a text as code.
func code(s string) template.HTML {
	return template.HTML("<code>" + template.HTMLEscapeString(s) + "</code>")
}

// distinct keeps the first of what is the same.
func distinct(list []template.HTML) []template.HTML {
	var out []template.HTML
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
