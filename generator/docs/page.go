package docs

import (
	"html/template"
	"slices"
	"strings"
)

// A page is what every page has.
type page struct {
	Lang      string
	Title     string
	Site      string // title of the site
	File      string
	Root      string // from the page to the folder of the site
	Home      string // from the page to the front page in its language
	Doc       string // from the page to the folder of its document
	Alternate []alternate
	Crumbs    []crumb
	Nav       *nav // nil on the portal
	Class     string
	Feed      string // of the changes of the document; "" where there is none
	Print     string // the print view, "" where there is none
}

// An alternate is the same page in another language.
type alternate struct {
	Lang, Name, Href string
	Current          bool
}

// A crumb is a step on the way from the portal.
type crumb struct{ Title, Href string }

// A nav is the list on the left.
type nav struct {
	Title   string
	Href    string
	Version string
	Groups  []navGroup
	Links   []navLink
	Schemas string
}

type navGroup struct {
	Name  string
	Open  bool
	Links template.HTML // made of nav-link
}

type navLink struct {
	Title, Href, Method string
	Current, New        bool
}

var languageNames = map[string]string{"ko": "한국어", "en": "English"}

// page begins a page that lies at file, a path below the folder of the language.
func (b *builder) newPage(language, file, title string) page {
	own := home(language) + file
	w := words(language)
	site := b.site.Title
	if site == "" {
		site = w.get("site")
	}
	p := page{Lang: language, Title: title, Site: site, File: own, Root: root(own), Home: root(own) + home(language) + "index.html"}
	for _, other := range Languages {
		p.Alternate = append(p.Alternate, alternate{other, languageNames[other], root(own) + home(other) + file, other == language})
	}
	return p
}

// page begins a page of a document; file is below its folder.
func (k *book) page(file, title string) page {
	p := k.b.newPage(k.language, k.doc.Name+"/"+file, title)
	p.Doc = root(file)
	p.Nav = k.nav(p.Doc, file)
	p.Print = p.Doc + "print.html"
	p.Crumbs = []crumb{{p.Site, p.Home}}
	if file != "index.html" {
		p.Crumbs = append(p.Crumbs, crumb{k.heading, p.Doc + "index.html"})
	}
	return p
}

// mostLinks is how many calls the list on the left shows; of larger documents it
// shows those of the group that the page is in.
const mostLinks = 60

func (k *book) nav(doc, file string) *nav {
	n := &nav{Title: k.heading, Href: doc + "index.html", Version: k.m.Version}
	for _, g := range k.groups {
		group := navGroup{Name: g.Name, Open: len(k.calls) <= 40}
		for _, c := range g.calls {
			group.Open = group.Open || c.file() == file
		}
		var links strings.Builder
		for _, c := range g.calls {
			if len(k.calls) <= mostLinks || group.Open {
				links.WriteString(k.navLink(navLink{Title: c.title, Href: doc + c.file(), Method: c.Method, Current: c.file() == file, New: k.news.calls[c.key] != ""}))
			}
		}
		if links.Len() == 0 {
			links.WriteString(k.navLink(navLink{Title: k.w.get("nav.show"), Href: doc + "index.html#" + groupID(g.Name)}))
		}
		group.Links = template.HTML(links.String())
		n.Groups = append(n.Groups, group)
	}
	for _, link := range k.links() {
		current := link.file == file || link.file == "schemas.html" && strings.HasPrefix(file, "schemas/") || link.file == "changes.html" && strings.HasPrefix(file, "changes/")
		n.Links = append(n.Links, navLink{Title: k.w.get(link.key), Href: doc + link.file, Current: current})
	}
	return n
}

// navLink writes a link, once: all pages have the same ones.
func (k *book) navLink(l navLink) string {
	out, known := k.navLinks[l]
	if !known {
		out = k.b.fragment("nav-link", k.language, l)
		k.navLinks[l] = out
	}
	return out
}

// A link is a page of a document beside those of its calls.
type link struct{ key, file string }

// links are those that a document has.
func (k *book) links() []link {
	out := []link{{"nav.overview", "index.html"}}
	if len(k.m.Flows) > 0 {
		out = append(out, link{"nav.flows", "flows.html"})
	}
	if slices.ContainsFunc(k.schemas, func(e *entry) bool { return e.schema.States != nil }) {
		out = append(out, link{"nav.states", "states.html"})
	}
	if len(k.hasRoles()) > 0 {
		out = append(out, link{"nav.roles", "roles.html"})
	}
	if len(k.schemas) > 0 {
		out = append(out, link{"nav.schemas", "schemas.html"})
	}
	if k.explored() {
		out = append(out, link{"nav.explorer", "explorer.html"})
	}
	return append(out, link{"nav.changes", "changes.html"}, link{"nav.files", "files.html"})
}

func groupID(name string) string { return "group." + slug(name) }

// file is the page of a call, in the folder of its document.
func (c *call) file() string { return "calls/" + c.name + ".html" }
