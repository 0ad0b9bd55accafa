package docs

import (
	"html/template"
	"slices"
)

// A printPage is a whole document on one page, to be printed. Everything stands on it
// once: calls without samples, schemas, what schemes and roles mean, and what is to be
// minded in many calls.
type printPage struct {
	page
	Summary string
	Text    template.HTML
	Version string
	Schemes []schemeView
	Calls   []printCall
	Advice  []*printAdvice
	General bool // all of it is advice, none the document's
	Schemas []printSchema
}

// A printCall is a call among others.
type printCall struct {
	*callView
	Codes  []failure // in bodies; those of HTTP stand at the responses
	Stated []check   // what the document says of this one
}

// A printAdvice is what holds for some calls: what the document says of all of them, or
// advice where it says nothing.
type printAdvice struct {
	check
	Calls []crumb
}

type printSchema struct {
	ID, Name string
	Tree     *treeNode
}

func (k *book) writePrint() {
	p := printPage{page: k.page("print.html", k.heading), Summary: text(k.tree.Root.Get("info").Get("summary")), Text: k.prose(k.m.Description), Version: k.m.Version, Schemes: k.schemes(), General: !k.outspoken()}
	p.Class = "print"
	p.Nav, p.Print = nil, ""
	f := k.forest("")
	f.flat = true
	for _, c := range k.calls {
		p.add(k.view(c, f))
	}
	for _, e := range k.schemas {
		p.Schemas = append(p.Schemas, printSchema{ID: printID(e), Name: e.name, Tree: f.alone(e)})
	}
	f.grow()
	k.b.page("print.html", k.language, k.folder+"print.html", p)
}

// add takes a call, and what is not said of it alone to the others.
func (p *printPage) add(v *callView) {
	c := printCall{callView: v}
	for _, f := range v.Failures {
		if f.Where != "" {
			c.Codes = append(c.Codes, f)
		}
	}
	for _, item := range v.Checklist {
		if item.Verdict == "stated" && !item.Shared {
			c.Stated = append(c.Stated, item)
			continue
		}
		i := slices.IndexFunc(p.Advice, func(a *printAdvice) bool { return a.check == item })
		if i < 0 {
			i = len(p.Advice)
			p.Advice = append(p.Advice, &printAdvice{check: item})
		}
		p.Advice[i].Calls = append(p.Advice[i].Calls, crumb{v.Title, "#" + v.Anchor})
	}
	p.Calls = append(p.Calls, c)
}

// printID is the anchor of a schema on the print page.
func printID(e *entry) string { return "schema." + slug(e.file) }
