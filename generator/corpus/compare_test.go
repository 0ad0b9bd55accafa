//go:build corpus

package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/runtime"
)

// compare says where a request that has arrived is not the call; "" when it is.
func (c *call) compare(r reader, arrived message) string {
	sent := c.message()
	want, err := url.Parse(sent.Target)
	if err != nil {
		return err.Error()
	}
	have, err := url.Parse(arrived.Target)
	if err != nil {
		return err.Error()
	}
	if arrived.Method != sent.Method || !sameInOrder(want.Path, have.Path) {
		return fmt.Sprintf("%s %s has arrived", arrived.Method, arrived.Target)
	}
	if difference := c.compareQueries(r, want.RawQuery, have.RawQuery); difference != "" {
		return difference
	}
	for _, a := range c.arguments {
		name := a.name
		if a.in == "cookie" {
			name = "Cookie"
		} else if a.in != "header" {
			continue
		}
		if want, have := sent.Header.Get(name), arrived.Header.Get(name); !sameInOrder(want, have) {
			return fmt.Sprintf("header %s: %q has arrived, sent was %q", name, have, want)
		}
	}
	if c.media != nil {
		if written := c.endpoint.written(c.media, arrived); written != nil {
			return r.comparePairs(c.content, flatten(arrived.Body), c.media.schema)
		}
		return c.media.compare(r, c.content, c.data, arrived)
	}
	if len(arrived.Body) > 0 {
		return fmt.Sprintf("a body has arrived: %q", arrived.Body)
	}
	return ""
}

// compareQueries lets a server fill in the documented default of what is absent.
func (c *call) compareQueries(r reader, want, have string) string {
	w, err := url.ParseQuery(want)
	if err != nil {
		return err.Error()
	}
	h, err := url.ParseQuery(have)
	if err != nil {
		return err.Error()
	}
	for name := range w {
		if !slices.EqualFunc(w[name], h[name], sameInOrder) {
			return fmt.Sprintf("query %s: %q has arrived, sent was %q", name, h[name], w[name])
		}
	}
	for name := range h {
		if w[name] == nil && !c.endpoint.fills(r, name, h[name]) {
			return fmt.Sprintf("query %s=%q was not sent", name, h[name])
		}
	}
	return ""
}

// fills tells whether texts are what the document gives as default of a query
// parameter.
func (e *endpoint) fills(r reader, name string, texts []string) bool {
	for _, p := range e.parameters {
		if p.in != "query" || p.name != name && !strings.HasPrefix(name, p.name+"[") {
			continue
		}
		for _, s := range r.meanings(p.schema) {
			if d := s.Get("default"); d != nil {
				written := url.Values{}
				for _, q := range p.pairs(d) {
					written.Add(q.name, q.text)
				}
				return slices.EqualFunc(texts, written[name], sameInOrder)
			}
		}
	}
	return false
}

// sameText compares texts, and numbers by value.
func sameText(a, b string) bool {
	return a == b || json.Valid([]byte(a)) && json.Valid([]byte(b)) && runtime.EqualJSON(a, b)
}

// sameInOrder is sameText for texts that have parts: those of an object may stand
// in another order.
func sameInOrder(a, b string) bool {
	if sameText(a, b) {
		return true
	}
	split := func(r rune) bool { return strings.ContainsRune(",;|&./ =", r) }
	x, y := strings.FieldsFunc(a, split), strings.FieldsFunc(b, split)
	slices.Sort(x)
	slices.Sort(y)
	return slices.EqualFunc(x, y, sameText)
}

// compareJSON says where a text is not the value of a schema. Members that the
// schema does not declare may be lost.
func (r reader) compareJSON(want value, text []byte, schema value) string {
	have, err := parse(text)
	if err != nil {
		return fmt.Sprintf("%v: %q", err, text)
	}
	return r.difference(want, have, r.meanings(schema), "")
}

func parse(text []byte) (value, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var x any
	if err := decoder.Decode(&x); err != nil {
		return nil, err
	}
	return node(x), nil
}

// node is a value as the document has its own.
func node(x any) value {
	switch x := x.(type) {
	case string:
		return &document.Node{Kind: document.String, Text: x}
	case json.Number:
		return &document.Node{Kind: document.Number, Text: x.String()}
	case bool:
		return &document.Node{Kind: document.Bool, Bool: x}
	case []any:
		n := &document.Node{Kind: document.Array}
		for _, item := range x {
			n.Items = append(n.Items, node(item))
		}
		return n
	case map[string]any:
		n := &document.Node{Kind: document.Object}
		for name, v := range x {
			n.Members = append(n.Members, document.Member{Key: name, Value: node(v)})
		}
		return n
	}
	return &document.Node{Kind: document.Null}
}

func (r reader) difference(want, have value, schemas []value, path string) string {
	if want.Kind != have.Kind {
		return fmt.Sprintf("%s: %s has arrived, sent was %s", path, have.JSON(), want.JSON())
	}
	switch want.Kind {
	case document.Object:
		for _, m := range want.Members {
			below, declared := r.member(schemas, m.Key)
			got := have.Get(m.Key)
			if got == nil {
				if declared {
					return path + "/" + m.Key + " is lost"
				}
				continue
			}
			if d := r.difference(m.Value, got, below, path+"/"+m.Key); d != "" {
				return d
			}
		}
		for _, m := range have.Members {
			if want.Get(m.Key) == nil {
				return path + "/" + m.Key + " was not sent"
			}
		}
	case document.Array:
		if len(want.Items) != len(have.Items) {
			return fmt.Sprintf("%s: %d items have arrived, sent were %d", path, len(have.Items), len(want.Items))
		}
		var below []value
		for _, s := range schemas {
			below = append(below, r.meanings(s.Get("items"))...)
		}
		for i := range want.Items {
			if d := r.difference(want.Items[i], have.Items[i], below, path+"/"+strconv.Itoa(i)); d != "" {
				return d
			}
		}
	default:
		if !runtime.EqualJSON(string(want.JSON()), string(have.JSON())) {
			return fmt.Sprintf("%s: %s has arrived, sent was %s", path, have.JSON(), want.JSON())
		}
	}
	return ""
}

// meanings lists a schema with all that it is put together from.
func (r reader) meanings(s value) []value {
	var out []value
	seen := map[value]bool{}
	var visit func(value)
	visit = func(s value) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		out = append(out, s)
		if s.Get("$ref") != nil {
			visit(r.follow(s))
		}
		for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
			for _, b := range items(s.Get(keyword)) {
				visit(b)
			}
		}
		for _, keyword := range []string{"if", "then", "else"} {
			visit(s.Get(keyword))
		}
	}
	visit(s)
	return out
}

// member gives what schemas say of a member; declared is false where they say
// nothing.
func (r reader) member(schemas []value, name string) (below []value, declared bool) {
	for _, s := range schemas {
		if p := s.Get("properties").Get(name); p != nil {
			below, declared = append(below, r.meanings(p)...), true
		}
	}
	if declared {
		return below, true
	}
	for _, s := range schemas {
		if a := s.Get("additionalProperties"); a != nil && (a.Kind == document.Object || a.Bool) {
			below, declared = append(below, r.meanings(a)...), true
		}
		declared = declared || s.Get("patternProperties") != nil
	}
	return below, declared
}

// written is the JSON that a client writes in place of a form: of several media
// types of one schema it writes the first.
func (e *endpoint) written(sent *body, arrived message) *body {
	if sent.base() != formType {
		return nil
	}
	for _, b := range e.bodies {
		if b.json() && arrived.Header.Get("Content-Type") == b.mediaType {
			return b
		}
	}
	return nil
}

// flatten writes a JSON object as a form.
func flatten(text []byte) string {
	x, err := parse(text)
	if err != nil {
		return err.Error()
	}
	pairs, _ := flat(x)
	out := url.Values{}
	for _, p := range pairs {
		out.Add(p.name, p.text)
	}
	return out.Encode()
}

// answered is b, or what a server writes in its place: of several media types of
// JSON it answers the first.
func (e *endpoint) answered(b *body, back message) *body {
	for _, other := range e.answers {
		if other.status == b.status && other.json() && b.json() && back.Header.Get("Content-Type") == other.mediaType {
			return other
		}
	}
	return b
}
