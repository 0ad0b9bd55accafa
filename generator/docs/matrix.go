package docs

import (
	"html/template"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// A rolesPage says which role may do what.
type rolesPage struct {
	page
	Matrices []matrix
}

// A matrix is the roles of one security scheme and the calls that they may make.
type matrix struct {
	Scheme string
	Text   template.HTML
	Roles  []roleView
	Groups []matrixGroup

	Limits, Creators bool // a role has some
}

// A roleView is a role with what a guide says of its limits.
type roleView struct {
	Name      string
	Text      template.HTML
	Limit     template.HTML
	CreatedBy template.HTML
}

// A matrixGroup is the calls of a function, or of none.
type matrixGroup struct {
	Name string
	Text template.HTML
	Rows []matrixRow
}

type matrixRow struct {
	Title, Href, Method string
	Cells               []string // granted, inferred, gap, none
}

// hasRoles are the schemes whose scopes are roles.
func (k *book) hasRoles() []*model.SecurityScheme {
	var out []*model.SecurityScheme
	for _, s := range k.m.Security {
		if len(items(k.schemeNode(s).Get("x-roles"))) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (k *book) writeRoles() {
	p := rolesPage{page: k.page("roles.html", k.w.get("nav.roles"))}
	p.Class = "roles"
	for _, s := range k.hasRoles() {
		p.Matrices = append(p.Matrices, k.matrix(s))
	}
	if p.Matrices != nil {
		k.b.page("roles.html", k.language, k.folder+"roles.html", p)
	}
}

func (k *book) matrix(s *model.SecurityScheme) matrix {
	node := k.schemeNode(s)
	m := matrix{Scheme: s.Name, Text: k.prose(s.Description)}
	for _, r := range items(node.Get("x-roles")) {
		v := roleView{text(r.Get("name")), k.inline(text(r.Get("description"))), k.limit(r, "limit"), k.limit(r, "created-by")}
		m.Limits, m.Creators = m.Limits || v.Limit != "", m.Creators || v.CreatedBy != ""
		m.Roles = append(m.Roles, v)
	}
	functions := map[string]string{}
	for _, f := range items(node.Get("x-functions")) {
		functions[text(f.Get("name"))] = text(f.Get("description"))
	}
	for _, c := range k.calls {
		row, asks := k.matrixRow(s, m.Roles, c)
		if !asks {
			continue
		}
		name := text(c.node.Get("x-function"))
		i := slices.IndexFunc(m.Groups, func(g matrixGroup) bool { return g.Name == name })
		if i < 0 {
			m.Groups = append(m.Groups, matrixGroup{Name: name, Text: k.function(functions, name)})
			i = len(m.Groups) - 1
		}
		m.Groups[i].Rows = append(m.Groups[i].Rows, row)
	}
	return m
}

// function is what a function is; of a part, such as "accounts.members", what the whole
// is, in short.
func (k *book) function(functions map[string]string, name string) template.HTML {
	if words := functions[name]; words != "" {
		return k.inline(words)
	}
	whole, _, _ := strings.Cut(name, ".")
	return k.inline(firstSentence(functions[whole]))
}

// limit is what a role has by a key: in the words that stand beside it, or as it is.
func (k *book) limit(role *document.Node, key string) template.HTML {
	if words := text(role.Get(key + "-description")); words != "" {
		return k.inline(words)
	}
	var out []string
	for name := range strings.SplitSeq(text(role.Get(key)), ", ") {
		if name != "" {
			out = append(out, string(code(name)))
		}
	}
	return template.HTML(strings.Join(out, ", "))
}

// matrixRow says which of the roles may make a call; false when the call does not ask
// for the scheme.
func (k *book) matrixRow(s *model.SecurityScheme, roles []roleView, c *call) (matrixRow, bool) {
	var granted []string
	asks, any := false, false
	for _, all := range c.Security {
		for _, r := range all {
			if r.Declared == s {
				asks, any = true, any || len(r.Scopes) == 0
				granted = append(granted, r.Scopes...)
			}
		}
	}
	listed := func(extension, role string) bool {
		for _, item := range items(c.node.Get(extension)) {
			if text(item) == role {
				return true
			}
		}
		return false
	}
	row := matrixRow{Title: c.title, Href: c.file(), Method: c.Method}
	for _, r := range roles {
		cell := "none"
		switch {
		case listed("x-roles-inferred", r.Name):
			cell = "inferred"
		case any || slices.Contains(granted, r.Name):
			cell = "granted"
		case listed("x-roles-gap", r.Name):
			cell = "gap"
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, asks
}
