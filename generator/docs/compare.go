package docs

import (
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/document"
)

// A comparePage shows what a version has changed beside what it was.
type comparePage struct {
	page
	Old, New versionHead
	Parts    []comparePart
	Cut      int // parts that the page has no room for
}

// A comparePart is an operation, a schema or another part of a document.
type comparePart struct {
	ID, Title, Kind string
	Href            string // of its page; "" of what is gone
	Rows            []sideRow
}

// mostRows is what the parts of a page have together, so that it stays one to load.
const mostRows = 500

// passages are those of an entry that differ in what pages tell.
func (k *book) passages(e diff.Entry) []Passage {
	var out []Passage
	for _, p := range k.doc.Passages[e.Commit] {
		if source(told(p.Old, "")) != source(told(p.New, "")) {
			out = append(out, p)
		}
	}
	return out
}

// writeCompare makes the page of an entry and the one before it.
func (k *book) writeCompare(e entryView, before diff.Entry, passages []Passage) {
	p := comparePage{page: k.page(e.Compare, k.w.get("compare")+" "+e.Label)}
	p.Class = "compare"
	p.Crumbs = append(p.Crumbs, crumb{k.w.get("nav.changes"), p.Doc + "changes.html#" + e.ID})
	p.Old, p.New = versionHead{stamp: k.stamps[before.Commit], Version: before.Version}, versionHead{stamp: e.stamp, Version: e.Version}
	left := mostRows
	texts := k.remember()
	ids := anchorage{}
	for _, passage := range passages {
		part := k.comparePart(passage, texts, p.Doc)
		if len(part.Rows) > left {
			p.Cut++
			continue
		}
		left -= len(part.Rows)
		part.ID = ids.take("part", slug(part.Title))
		p.Parts = append(p.Parts, part)
	}
	k.b.page("compare.html", k.language, k.folder+e.Compare, p)
}

func (k *book) comparePart(p Passage, texts *memory, doc string) comparePart {
	part := comparePart{Title: unfragment(p.Pointer), Rows: k.rows(p, texts)}
	for _, c := range k.calls {
		if c.Pointer == p.Pointer {
			part.Title, part.Kind, part.Href = c.title, c.key, doc+c.file()
		}
	}
	for _, e := range k.schemas {
		if e.schema.Pointer == p.Pointer {
			part.Title, part.Kind, part.Href = e.name, k.w.get("files.schema"), doc+e.file
		}
	}
	return part
}

// rows lays a passage side by side in the language of the book.
func (k *book) rows(p Passage, texts *memory) []sideRow {
	spell := func(n *document.Node) []string {
		return linesOf(source(told(texts.translated(n, p.Pointer, ""), k.language)))
	}
	return sides(spell(p.Old), spell(p.New))
}

// source is a part of a document as it is written.
func source(n *document.Node) string {
	if n == nil {
		return ""
	}
	return string(yaml(n))
}

// unfragment spells a pointer for people: "#/paths/~1orders/post" is "paths /orders post".
func unfragment(pointer string) string {
	file, fragment, _ := strings.Cut(pointer, "#/")
	var out []string
	if file != "" {
		out = append(out, file)
	}
	for token := range strings.SplitSeq(fragment, "/") {
		out = append(out, document.UnescapeToken(token))
	}
	return strings.Join(out, " ")
}
