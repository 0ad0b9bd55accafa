//go:build corpus

package corpus

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// calls gives requests with nothing but what is required, to try in this order:
// of examples, and of values made from the schemas.
func (r reader) calls(e *endpoint) []*call {
	var out []*call
	for _, shown := range []bool{true, false} {
		c := e.call()
		for _, p := range e.parameters {
			if p.required || p.in == "path" {
				c = c.with(p, r.choose(p.node, p.schema, shown))
			}
		}
		c = r.requiredBody(e, c, shown)
		out = append(out, c)
	}
	return out
}

func (r reader) requiredBody(e *endpoint, c *call, shown bool) *call {
	if !e.bodyRequired {
		return c
	}
	for _, b := range e.bodies {
		x := r.choose(b.media, b.schema, shown)
		if data, ok := b.write(x); ok {
			return c.body(b, x, data)
		}
	}
	return c
}

// all is a reader whose samples have what is optional, too.
func (r reader) all() reader {
	r.optional = true
	return r
}

func (r reader) choose(n, schema value, shown bool) value {
	if shown {
		if list := r.examples(n, schema); len(list) > 0 {
			return list[0]
		}
	}
	return r.sample(schema, 0)
}

// sample makes a value of a schema, which need not be right where rules beyond
// types and lengths matter.
func (r reader) sample(schema value, depth int) value {
	all := r.meanings(schema)
	if depth > 20 {
		return &document.Node{Kind: document.Null}
	}
	for _, s := range all {
		if x := s.Get("const"); x != nil {
			return x
		}
		if list := items(s.Get("enum")); len(list) > 0 {
			return list[0]
		}
	}
	for _, s := range all {
		if x := s.Get("example"); x != nil {
			return x
		}
		if x := s.Get("default"); x != nil && x.Kind != document.Null {
			return x
		}
	}
	switch r.typeOf(all) {
	case "object":
		return r.sampleObject(all, depth)
	case "array":
		list := &document.Node{Kind: document.Array}
		for _, s := range all {
			if s.Get("items") != nil {
				list.Items = []value{r.sample(s.Get("items"), depth+1)}
				break
			}
		}
		return list
	case "integer", "number":
		return number(all)
	case "boolean":
		return &document.Node{Kind: document.Bool, Bool: true}
	}
	return &document.Node{Kind: document.String, Text: sampleText(all)}
}

func (r reader) typeOf(all []value) string {
	for _, s := range all {
		t := s.Get("type")
		if t != nil && t.Kind == document.Array {
			for _, one := range t.Items {
				if one.Text != "null" {
					return one.Text
				}
			}
		}
		if t != nil && t.Text != "null" {
			return t.Text
		}
		if s.Get("properties") != nil {
			return "object"
		}
	}
	return ""
}

// sampleObject takes the first of alternatives.
func (r reader) sampleObject(all []value, depth int) value {
	out := &document.Node{Kind: document.Object}
	for _, s := range r.oneWay(all[0], map[value]bool{}) {
		names := append([]value(nil), items(s.Get("required"))...)
		if r.optional && depth < 4 {
			for _, m := range members(s.Get("properties")) {
				if !isTrue(m.Value.Get("readOnly")) {
					names = append(names, &document.Node{Kind: document.String, Text: m.Key})
				}
			}
		}
		for _, name := range names {
			if out.Get(name.Text) != nil {
				continue
			}
			below, _ := r.member(all, name.Text)
			var p value
			if len(below) > 0 {
				p = below[0]
			}
			out.Members = append(out.Members, document.Member{Key: name.Text, Value: r.sample(p, depth+1)})
		}
	}
	return out
}

// oneWay is meanings with the first of each list of alternatives only.
func (r reader) oneWay(s value, seen map[value]bool) []value {
	if s == nil || seen[s] {
		return nil
	}
	seen[s] = true
	out := []value{s}
	if s.Get("$ref") != nil {
		out = append(out, r.oneWay(r.follow(s), seen)...)
	}
	for _, b := range items(s.Get("allOf")) {
		out = append(out, r.oneWay(b, seen)...)
	}
	for _, keyword := range []string{"anyOf", "oneOf"} {
		if list := items(s.Get(keyword)); len(list) > 0 {
			out = append(out, r.oneWay(list[0], seen)...)
		}
	}
	return out
}

func number(all []value) value {
	for _, s := range all {
		if m := s.Get("minimum"); m != nil {
			return m
		}
	}
	return &document.Node{Kind: document.Number, Text: "1"}
}

func sampleText(all []value) string {
	text := "example"
	for _, s := range all {
		if f := s.Get("format"); f != nil {
			switch f.Text {
			case "date":
				text = "2024-01-31"
			case "date-time":
				text = "2024-01-31T09:00:00Z"
			case "uuid":
				text = "8e5b1f64-2f0c-4d5b-9a53-0c1d2e3f4a5b"
			case "uri", "url":
				text = "https://example.com/a"
			case "email":
				text = "a@example.com"
			case "ipv4":
				text = "192.0.2.1"
			}
		}
	}
	for _, s := range all {
		if m := s.Get("maxLength"); m != nil {
			if n, err := strconv.Atoi(m.Text); err == nil && n < len(text) {
				text = text[:n]
			}
		}
		if m := s.Get("minLength"); m != nil {
			if n, err := strconv.Atoi(m.Text); err == nil && n > len(text) && n < 10_000 {
				text += strings.Repeat("a", n-len(text))
			}
		}
	}
	return text
}
