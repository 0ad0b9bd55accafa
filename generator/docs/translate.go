package docs

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// A memory gives texts of an earlier version in the language of a book. Overlays are
// for the document as it is: what an earlier one says is told in the words of today
// where it is the same text, and stays as it was written where it is another.
type memory struct {
	own    *document.Document
	others []*document.Document // the editions in other languages
	known  map[phrase]string    // what the others say, in this language
}

// A phrase is a text of a member: the same text may be a title and a value.
type phrase struct{ name, text string }

// remember reads the memory of a book from the editions of its document.
func (k *book) remember() *memory {
	m := &memory{own: k.tree, known: map[phrase]string{}}
	said := map[phrase]bool{}
	m.visit(k.tree.Root, "", func(s phrase) { said[s] = true })
	for _, language := range Languages {
		if language == k.language {
			continue
		}
		other := k.doc.Editions[language].Tree
		m.others = append(m.others, other)
		m.pair(other.Root, k.tree.Root, "", said)
	}
	return m
}

// visit goes through all texts below a node.
func (m *memory) visit(n *document.Node, name string, do func(phrase)) {
	if n.Kind == document.String {
		do(phrase{name, n.Text})
	}
	for _, member := range n.Members {
		m.visit(member.Value, member.Key, do)
	}
	for _, item := range n.Items {
		m.visit(item, name, do)
	}
}

// pair notes what stands in the same place in two languages, unless it is said so in
// this one too.
func (m *memory) pair(other, own *document.Node, name string, said map[phrase]bool) {
	if other == nil || own == nil || other.Kind != own.Kind {
		return
	}
	if other.Kind == document.String {
		m.learn(name, other.Text, own.Text, said)
		// Of a text that has been changed, the lines that have not are known.
		lines, ours := linesOf(other.Text), linesOf(own.Text)
		for i := range lines {
			if len(lines) > 1 && len(lines) == len(ours) {
				m.learn(name, lines[i], ours[i], said)
			}
		}
	}
	for _, member := range other.Members {
		m.pair(member.Value, own.Get(member.Key), member.Key, said)
	}
	for i := range min(len(other.Items), len(own.Items)) {
		m.pair(other.Items[i], own.Items[i], name, said)
	}
}

func (m *memory) learn(name, other, own string, said map[phrase]bool) {
	if s := (phrase{name, other}); other != own && !said[s] && m.known[s] == "" {
		m.known[s] = own
	}
}

// translated is a copy of a part of an earlier version with the texts that are known.
func (m *memory) translated(n *document.Node, pointer, name string) *document.Node {
	if n == nil {
		return nil
	}
	out := *n
	if n.Kind == document.String {
		out.Text = m.text(n.Text, pointer, name)
	}
	out.Members = slices.Clone(n.Members)
	for i, member := range n.Members {
		out.Members[i].Value = m.translated(member.Value, pointer+"/"+document.EscapeToken(member.Key), member.Key)
	}
	out.Items = slices.Clone(n.Items)
	for i, item := range n.Items {
		out.Items[i] = m.translated(item, pointer+"/"+strconv.Itoa(i), name)
	}
	return &out
}

// text is that of today in the same place, or else of a member with the same name.
func (m *memory) text(text, pointer, name string) string {
	if own := m.own.At(pointer); own != nil && own.Kind == document.String {
		for _, other := range m.others {
			if there := other.At(pointer); there != nil && there.Kind == document.String && there.Text == text {
				return own.Text
			}
		}
	}
	if known := m.known[phrase{name, text}]; known != "" {
		return known
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = cmp.Or(m.known[phrase{name, line}], line)
	}
	return strings.Join(lines, "\n")
}

// foreign tells whether a line of YAML has a Korean text that is shown to readers of
// another language.
func foreign(language, line string) bool {
	_, value, found := strings.Cut(line, ": ")
	if !found {
		value = line
	}
	return language != "ko" && mostlyHangul(template.HTMLEscapeString(value))
}
