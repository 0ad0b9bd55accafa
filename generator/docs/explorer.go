package docs

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// An explorerPage sends requests to a base URL that its reader gives.
type explorerPage struct {
	page
	Servers []string // of the document, for the reader to choose from
}

// explored tells whether the document has a page that sends requests. Webhooks and
// callbacks are for others to send.
func (k *book) explored() bool {
	return k.b.site.Explorer != nil && slices.ContainsFunc(k.calls, func(c *call) bool { return c.kind == "path" })
}

func (k *book) writeExplorer() {
	if !k.explored() {
		return
	}
	p := explorerPage{page: k.page("explorer.html", k.w.get("nav.explorer"))}
	p.Class = "explorer"
	p.Nav = nil
	for _, s := range k.m.Servers {
		if !strings.Contains(s.URL, "{") {
			p.Servers = append(p.Servers, s.URL)
		}
	}
	k.b.page("explorer.html", k.language, k.folder+"explorer.html", p)
	whole := k.bundle()
	homeless(whole)
	k.b.add(k.folder+"explorer-document.js", slices.Concat([]byte("var bizgenDocument = "), whole.JSON(), []byte(";\n")))
}

// try leads to where a call can be sent from. What follows the page is the place that
// the program gives a call of a tag.
func (k *book) try(c *call, root string) string {
	if c.kind != "path" || !k.explored() {
		return ""
	}
	link := root + "explorer.html"
	if len(c.Tags) > 0 {
		link += "#tag/" + strings.ToLower(strings.ReplaceAll(c.Tags[0], " ", "-")) + "/" + c.Method + c.Path
	}
	return link
}

// homeless takes the servers out of a document: requests go where the reader says.
func homeless(root *document.Node) {
	drop := func(n *document.Node) {
		n.Members = slices.DeleteFunc(n.Members, func(m document.Member) bool { return m.Key == "servers" })
	}
	drop(root)
	for _, item := range members(root.Get("paths")) {
		drop(item.Value)
		for _, operation := range members(item.Value) {
			if operation.Value.Kind == document.Object {
				drop(operation.Value)
			}
		}
	}
}

// explorer adds the program, and what starts it.
func (b *builder) explorer() {
	if b.site.Explorer == nil {
		return
	}
	b.copy("docs/explorer/*", "explorer/")
	b.add("explorer/scalar.js", b.site.Explorer)
}
