package docs

import (
	"cmp"

	"github.com/bizgen/bizgen/generator/model"
)

// A schemaPage is the page of a schema with a name.
type schemaPage struct {
	page
	Name    string
	Tree    *treeNode
	Example *example
	Origin  string
	Sources []string
	UsedBy  []crumb
}

func (k *book) writeSchema(e *entry) {
	node := k.node(e.schema)
	p := schemaPage{page: k.page(e.file, e.name), Name: e.name, Origin: text(node.Get("x-origin")), Sources: sources(text(node.Get("x-source")))}
	p.Class = "schema"
	f := k.forest(p.Doc)
	f.left, f.origin = leafNodes, p.Origin
	p.Tree = f.plant(slug(e.name), e.schema)
	p.Tree.Link = ""
	f.grow()
	e.tree = p.Tree
	p.Crumbs = append(p.Crumbs, crumb{k.w.get("nav.schemas"), p.Doc + "schemas.html"})
	p.Example = k.schemaExample(model.Media{Type: "application/json", Schema: e.schema})
	k.dress(p.Example, "application/json")
	for _, c := range k.users()[e] {
		p.UsedBy = append(p.UsedBy, crumb{c.title, p.Doc + c.file()})
	}
	k.b.page("schema.html", k.language, k.folder+e.file, p)
}

// A schemaLine is a schema in the list of all.
type schemaLine struct {
	Name, Href, Types string
	Text              string
}

// A schemasPage lists them.
type schemasPage struct {
	page
	Lines []schemaLine
	Short bool // names only: there are many
}

// manySchemas are so many that a list of them has their names only.
const manySchemas = 400

func (k *book) writeSchemas() {
	if len(k.schemas) == 0 {
		return
	}
	p := schemasPage{page: k.page("schemas.html", k.w.get("nav.schemas")), Short: len(k.schemas) > manySchemas}
	for _, e := range k.schemas {
		parts := gather(e.schema)
		text := ""
		for _, s := range parts {
			text = cmp.Or(text, s.Title, firstSentence(s.Description))
		}
		p.Lines = append(p.Lines, schemaLine{e.name, e.file, k.typeWords(parts), text})
	}
	k.b.page("schemas.html", k.language, k.folder+"schemas.html", p)
}

func firstSentence(s string) string {
	if list := sentences(s); len(list) > 0 {
		return list[0]
	}
	return ""
}

// users tells which calls a schema is used by.
func (k *book) users() map[*entry][]*call {
	if k.used != nil {
		return k.used
	}
	k.used = map[*entry][]*call{}
	for _, c := range k.calls {
		for _, s := range k.reached(c) {
			if e := k.pages[s]; e != nil {
				k.used[e] = append(k.used[e], c)
			}
		}
	}
	return k.used
}
