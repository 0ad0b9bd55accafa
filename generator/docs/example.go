package docs

import (
	"cmp"
	"html/template"
	"strings"

	"github.com/bizgen/bizgen/generator/docs/valid"
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
	Cut    bool     // it is made, and has not all that is required
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
				Name: m.Key, Title: cmp.Or(text(n.Get("summary")), m.Key), Text: k.prose(text(n.Get("description"))),
				Origin: text(n.Get("x-origin")), value: v,
			})
		}
	}
	if len(out) == 0 && media.Schema != nil {
		out = append(out, k.schemaExample(media))
	}
	for _, e := range out {
		k.hold(e, media)
		k.dress(e, media.Type)
	}
	return out
}

// dress gives an example its title and its text.
func (k *book) dress(e *example, mediaType string) {
	e.Code = highlight(pretty(e.value, mediaType), mediaType)
	switch {
	case e.Title != "":
	case e.Made:
		e.Title = k.w.get("example.made")
	default:
		e.Title = k.w.get("example.one")
	}
}

// schemaExample is one that stands in the schema of a media type, or one that is made.
func (k *book) schemaExample(media model.Media) *example {
	for _, s := range gather(media.Schema) {
		if v := k.own(s); v != nil {
			return &example{value: v}
		}
	}
	return k.made(media)
}

// hold tells of an example that its schema refuses: on the page, and to who builds it.
// In a form or a file all is text, and nothing is told.
func (k *book) hold(e *example, media model.Media) {
	if media.Schema == nil || e.Cut || !isJSON(media.Type) || media.Sequence != model.NoSequence {
		return
	}
	faults := valid.Check(media.Schema, e.value)
	for _, fault := range faults {
		e.Faults = append(e.Faults, fault.String())
	}
	if len(faults) > 0 && !e.Made {
		k.refused(e.value, faults)
	}
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
