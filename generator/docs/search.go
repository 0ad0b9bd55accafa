package docs

import (
	"cmp"
	"html"
	"html/template"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/docs/search"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// search writes the index that pages are searched with: of all documents, in both
// languages at once, since a page has the same address in each.
func (b *builder) search(books []*book) {
	var entries []search.Entry
	for _, k := range books {
		if k.language != Languages[0] {
			continue
		}
		for _, other := range books {
			if other.doc == k.doc && other.language != k.language {
				i := indexer{korean: k, english: other}
				i.document()
				entries = append(entries, i.entries...)
			}
		}
	}
	index := search.Build(entries)
	if index.Left == search.Oversized {
		b.warn(document.Problem{Position: document.Position{File: books[0].m.File, Line: 1, Column: 1}, Message: "the search index has " + strconv.Itoa(len(index.Script)/1000) + " KB, of which a browser takes notice; leave out documents, or operations of them"})
	}
	b.add("assets/search-index.js", index.Script)
}

// An indexer gathers what is to be found in a document.
type indexer struct {
	korean, english *book
	entries         []search.Entry
}

func (i *indexer) add(e search.Entry) {
	e.URL = i.korean.doc.Name + "/" + e.URL
	i.entries = append(i.entries, e)
}

func (i *indexer) document() {
	k, e := i.korean, i.english
	i.add(search.Entry{URL: "index.html", Kind: search.Document, Name: k.doc.Name, Korean: k.heading, English: e.heading, Texts: []string{
		text(k.tree.Root.Get("info").Get("summary")), text(e.tree.Root.Get("info").Get("summary")),
	}})
	for n, f := range k.m.Flows {
		i.add(search.Entry{URL: "flows.html", Anchor: flowID(f), Kind: search.Flow, Name: f.Name, Korean: f.Title, English: e.m.Flows[n].Title})
	}
	for n, c := range k.calls {
		i.call(c, e.calls[n])
	}
	for n, s := range k.schemas {
		i.schema(s, e.schemas[n])
	}
}

func (i *indexer) call(c, other *call) {
	where := c.Method
	if c.kind == "path" {
		where += " " + c.Path
	}
	i.add(search.Entry{URL: c.file(), Kind: search.Operation, Name: cmp.Or(c.ID, c.Name, c.key), Korean: c.title, English: other.title, Texts: []string{
		where, described(c.view), described(other.view),
	}})
	if c.view == nil || other.view == nil {
		return
	}
	trees, others := c.view.trees(), known{}
	for _, tree := range other.view.trees() {
		others.collect(tree)
	}
	for _, tree := range trees {
		i.tree(c.file(), search.Parameter, tree, others)
	}
}

func (i *indexer) schema(s, other *entry) {
	korean, english := saying(s.schema), saying(other.schema)
	i.add(search.Entry{URL: s.file, Kind: search.Schema, Name: s.name, Korean: korean, English: english})
	if s.tree == nil || other.tree == nil {
		return
	}
	others := known{}
	others.collect(other.tree)
	i.codes(s.file, s.tree, others)
	i.below(s.file, s.tree, others)
}

// saying is what a schema is called, or the first that is said of it.
func saying(s *model.Schema) string {
	for _, part := range gather(s) {
		if title := cmp.Or(strings.TrimSpace(part.Title), firstSentence(part.Description)); title != "" {
			return title
		}
	}
	return ""
}

// tree gathers a value and what is in it. What has a page of its own is gathered there.
func (i *indexer) tree(file string, kind search.Kind, n *treeNode, others known) {
	if n.Name != "" && n.Kind == "" {
		i.add(search.Entry{URL: file, Anchor: n.ID, Kind: kind, Name: n.Name, Korean: plain(n.Text), English: plain(others.text(n))})
	}
	if n.LinkName == "" {
		i.codes(file, n, others)
		i.below(file, n, others)
	}
}

func (i *indexer) below(file string, n *treeNode, others known) {
	for _, child := range n.Children {
		i.tree(file, search.Property, child, others)
	}
	for _, v := range n.Variants {
		i.tree(file, search.Property, v.Node, others)
	}
}

// codes gathers the values of an enum of which the document says what they mean.
func (i *indexer) codes(file string, n *treeNode, others known) {
	for k, v := range n.Values {
		if v.Text == "" {
			continue
		}
		name := v.JSON
		if s, err := strconv.Unquote(name); err == nil {
			name = s
		}
		english := ""
		if other := others[n.ID]; other != nil && k < len(other.Values) {
			english = plain(other.Values[k].Text)
		}
		i.add(search.Entry{URL: file, Anchor: n.ID, Kind: search.Code, Name: name, Korean: plain(v.Text), English: english})
	}
}

// known are the nodes of a page in the other language, by their anchors.
type known map[string]*treeNode

func (o known) collect(n *treeNode) {
	o[n.ID] = n
	for _, child := range n.Children {
		o.collect(child)
	}
	for _, v := range n.Variants {
		o.collect(v.Node)
	}
}

func (o known) text(n *treeNode) template.HTML {
	if other := o[n.ID]; other != nil {
		return other.Text
	}
	return ""
}

// trees are the values that a call takes and gives.
func (v *callView) trees() []*treeNode {
	var out []*treeNode
	for _, group := range v.Params {
		out = append(out, group.Nodes...)
	}
	bodies := v.Bodies
	for _, r := range v.Responses {
		out = append(out, r.Headers...)
		bodies = append(bodies, r.Bodies...)
	}
	for _, body := range bodies {
		if body.Tree != nil {
			out = append(out, body.Tree)
		}
	}
	return out
}

// described is all that a page says of what its call does.
func described(v *callView) string {
	if v == nil {
		return ""
	}
	return stripped(string(v.Text) + " " + string(v.BodyText))
}

// plain is the first paragraph of a text, without its form.
func plain(text template.HTML) string {
	s, _, _ := strings.Cut(string(text), "</p>")
	return stripped(s)
}

// stripped is HTML without its tags.
func stripped(s string) string {
	var out strings.Builder
	for s != "" {
		before, tag, found := strings.Cut(s, "<")
		out.WriteString(before)
		if !found {
			break
		}
		_, s, _ = strings.Cut(tag, ">")
	}
	return strings.TrimSpace(html.UnescapeString(out.String()))
}
