package docs

import (
	"cmp"
	"encoding/json"
	"html/template"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// An example is a value to show.
type example struct {
	Name   string
	Title  string
	Text   template.HTML // description
	Origin string
	Made   bool     // here, because the document has none
	Faults []string // why its schema refuses it
	Code   template.HTML
	value  *document.Node
}

// examples are those of a media type: its own, then its schema's, else one that is
// made.
func (k *book) examples(media model.Media) []*example {
	node := k.tree.At(media.Pointer)
	var out []*example
	if v := node.Get("example"); v != nil {
		out = append(out, &example{value: v})
	}
	for _, m := range members(node.Get("examples")) {
		n := k.follow(m.Value)
		if v := n.Get("value"); v != nil {
			out = append(out, &example{
				Name: m.Key, Title: cmp.Or(text(n.Get("summary")), m.Key), Text: prose(text(n.Get("description"))),
				Origin: text(n.Get("x-origin")), value: v,
			})
		}
	}
	if len(out) == 0 && media.Schema != nil {
		made := &example{Made: true}
		parts := gather(media.Schema)
		for _, s := range parts {
			if v := firstExample(k.node(s)); v != nil && made.Made {
				made = &example{value: v}
			}
		}
		if made.Made {
			made.value = k.synth(parts, nil)
		}
		out = append(out, made)
	}
	for _, e := range out {
		e.Code = highlight(pretty(e.value, media.Type), media.Type)
		if e.Title == "" {
			e.Title = k.w.get("example.one")
			if e.Made {
				e.Title = k.w.get("example.made")
			}
		}
	}
	return out
}

// follow resolves a reference object of the tree; nil when it leads nowhere.
func (k *book) follow(n *document.Node) *document.Node {
	for range 20 {
		ref := n.Get("$ref")
		if ref == nil {
			return n
		}
		target, problem := k.tree.Resolve(ref, ref.Text)
		if problem != nil {
			return nil
		}
		n = target
	}
	return nil
}

// parsed makes a tree of JSON text of the document.
func parsed(text string) *document.Node {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return parseValue(d)
}

func parseValue(d *json.Decoder) *document.Node {
	token, err := d.Token()
	if err != nil {
		return &document.Node{}
	}
	switch v := token.(type) {
	case json.Delim:
		n := &document.Node{Kind: document.Array}
		if v == '{' {
			n.Kind = document.Object
		}
		for d.More() {
			if v == '{' {
				key, _ := d.Token()
				name, _ := key.(string)
				n.Members = append(n.Members, document.Member{Key: name, Value: parseValue(d)})
			} else {
				n.Items = append(n.Items, parseValue(d))
			}
		}
		_, _ = d.Token()
		return n
	case string:
		return &document.Node{Kind: document.String, Text: v}
	case json.Number:
		return &document.Node{Kind: document.Number, Text: v.String()}
	case bool:
		return &document.Node{Kind: document.Bool, Bool: v}
	}
	return &document.Node{}
}

// pretty is a value as it travels, with line breaks where they mean nothing.
func pretty(n *document.Node, mediaType string) string {
	switch {
	case isJSON(mediaType):
		return indented(n)
	case mediaType == "application/x-www-form-urlencoded" && n.Kind == document.Object:
		return strings.ReplaceAll(form(n), "&", "\n&")
	case n.Kind == document.String:
		return n.Text
	}
	return indented(n)
}

// indented is JSON text over several lines; a short list or object stays on one.
func indented(n *document.Node) string {
	var b strings.Builder
	write(&b, n, "")
	return b.String()
}

func write(b *strings.Builder, n *document.Node, indent string) {
	compact := string(n.JSON())
	if n.Kind != document.Array && n.Kind != document.Object || len(compact) <= 3 {
		b.WriteString(compact)
		return
	}
	open, shut := "{", "}"
	if n.Kind == document.Array {
		open, shut = "[", "]"
	}
	b.WriteString(open)
	inner := indent + "  "
	for i, m := range n.Members {
		separate(b, i, inner)
		key := document.Node{Kind: document.String, Text: m.Key}
		b.Write(key.JSON())
		b.WriteString(": ")
		write(b, m.Value, inner)
	}
	for i, item := range n.Items {
		separate(b, i, inner)
		write(b, item, inner)
	}
	b.WriteString("\n" + indent + shut)
}

func separate(b *strings.Builder, i int, indent string) {
	if i > 0 {
		b.WriteByte(',')
	}
	b.WriteString("\n" + indent)
}

func isJSON(mediaType string) bool {
	base, _, _ := strings.Cut(mediaType, ";")
	base = strings.TrimSpace(base)
	return base == "application/json" || strings.HasSuffix(base, "+json")
}
