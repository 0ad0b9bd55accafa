package docs

import (
	"html/template"

	"github.com/bizgen/bizgen/generator/model"
)

// An overviewPage is the front page of a document.
type overviewPage struct {
	page
	Version   string
	OpenAPI   string
	Summary   string
	Text      template.HTML
	Origin    string
	Sources   []string
	Parties   parties
	Direction direction
	Servers   []serverView
	Schemes   []schemeView
	Groups    []groupView
	External  *crumb
	Count     int
	Schemas   int
	Flows     []crumb
}

// A serverView is a base URL.
type serverView struct {
	URL       string
	Text      template.HTML
	Variables []model.ServerVariable
}

// A groupView is the calls of a tag.
type groupView struct {
	ID, Name string
	Text     template.HTML
	Calls    []callLine
}

// A callLine is a call in a list.
type callLine struct {
	Title, Href, Method, Path string
	Direction                 direction
	Origin                    string
	Deprecated                bool
	New                       string
}

func (k *book) writeOverview() {
	info := k.tree.Root.Get("info")
	p := overviewPage{
		page: k.page("index.html", k.heading), Version: k.m.Version, OpenAPI: k.m.OpenAPI,
		Summary: text(info.Get("summary")), Text: k.prose(k.m.Description), Origin: text(info.Get("x-origin")), Sources: sources(text(info.Get("x-source"))),
		Parties: k.parties, Schemes: k.schemes(), Groups: k.groupViews(""), Count: len(k.calls), Schemas: len(k.schemas),
	}
	p.Class = "overview"
	for _, f := range k.m.Flows {
		p.Flows = append(p.Flows, crumb{f.Title, "flows.html#" + flowID(f)})
	}
	if len(k.calls) > 0 {
		p.Direction = k.direction(k.calls[0])
	}
	for _, s := range k.m.Servers {
		p.Servers = append(p.Servers, serverView{s.URL, k.prose(s.Description), s.Variables})
	}
	if docs := k.tree.Root.Get("externalDocs"); docs != nil && harmless(text(docs.Get("url"))) {
		title := text(docs.Get("description"))
		if title == "" {
			title = text(docs.Get("url"))
		}
		p.External = &crumb{title, text(docs.Get("url"))}
	}
	k.b.page("overview.html", k.language, k.folder+"index.html", p)
}

// groupViews lists the calls, by tag; up leads to the folder of the document.
func (k *book) groupViews(up string) []groupView {
	var out []groupView
	for _, g := range k.groups {
		v := groupView{ID: groupID(g.Name), Name: g.Name, Text: k.prose(g.Text)}
		for _, c := range g.calls {
			v.Calls = append(v.Calls, k.line(c, up))
		}
		out = append(out, v)
	}
	return out
}

func (k *book) line(c *call, up string) callLine {
	l := callLine{
		Title: c.title, Href: up + c.file(), Method: c.Method, Path: c.Path, Direction: k.direction(c),
		Origin: text(c.node.Get("x-origin")), Deprecated: c.Deprecated, New: k.news.calls[c.key],
	}
	if c.kind != "path" {
		l.Path = c.kind
	}
	return l
}
