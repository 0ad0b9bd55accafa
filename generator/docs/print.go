package docs

import "html/template"

// A printPage is a whole document on one page, to be printed: calls without samples,
// and each schema once.
type printPage struct {
	page
	Summary string
	Text    template.HTML
	Version string
	Schemes []schemeView
	Calls   []*callView
	Schemas []printSchema
}

type printSchema struct {
	ID, Name string
	Tree     *treeNode
}

func (k *book) writePrint() {
	p := printPage{page: k.page("print.html", k.m.Title), Summary: text(k.tree.Root.Get("info").Get("summary")), Text: prose(k.m.Description), Version: k.m.Version, Schemes: k.schemes()}
	p.Class = "print"
	p.Nav, p.Print = nil, ""
	f := k.forest("")
	f.flat = true
	for _, c := range k.calls {
		f.prefix = slug(c.name) + "."
		p.Calls = append(p.Calls, k.view(c, f))
	}
	f.prefix = ""
	for _, e := range k.schemas {
		s := printSchema{ID: printID(e), Name: e.name}
		f.anchors[s.ID] = true
		s.Tree = f.alone(e)
		p.Schemas = append(p.Schemas, s)
	}
	f.grow()
	k.b.page("print.html", k.language, k.folder+"print.html", p)
}

// printID is the anchor of a schema on the print page.
func printID(e *entry) string { return "schema." + slug(e.file) }
