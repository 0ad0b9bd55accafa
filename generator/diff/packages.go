package diff

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// A Package is what is generated of a document, with the document.
type Package struct {
	Plan     *plan.Package
	Document *model.Document

	// Display spells the files of the document for people; nil leaves them as they are.
	Display func(file string) string
}

// Spell is Display, where there is one and there is a file.
func (p Package) Spell(file string) string {
	if p.Display == nil || file == "" {
		return file
	}
	return p.Display(file)
}

// Packages compares the Go of two documents: what code on top of it has to change.
// What is only added is no finding, but for a method of an interface that users
// implement.
func Packages(old, current Package) []*Finding {
	renamed := renames(old.Plan, current.Plan)
	a, b := apiOf(old.Plan, old.Document, nil), apiOf(current.Plan, current.Document, renamed)
	words := wordsOf(a, b)
	var findings []*Finding
	kept := map[string]bool{} // keys of b that a has under its own key or name
	for _, k := range a.keys {
		x := a.by[k]
		y, found := b.by[k]
		if !found {
			k, found = b.names[x.name], b.names[x.name] != ""
			y = b.by[k]
		}
		if found {
			kept[k] = true
		}
		switch {
		case !found && !under(a, b, x.name):
			findings = append(findings, finding("go-removed", x, identifier{}))
		case !found:
		case x.name != y.name && renamedOwner(words, x.name) != y.name:
			findings = append(findings, finding("go-renamed", x, y, y.name))
		case inWords(words, x.form) != y.form:
			findings = append(findings, finding("go-retyped", x, y, x.form, y.form))
		}
	}
	for _, k := range b.keys {
		if y := b.by[k]; y.duty && !kept[k] {
			findings = append(findings, finding("go-handler-method-added", identifier{}, y, lastPart(y.name)))
		}
	}
	return findings
}

// lastPart is the last part of a name.
func lastPart(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// under tells whether an identifier is told by the type that it belongs to: that
// is gone as well.
func under(a, b *api, name string) bool {
	owner, _, found := strings.Cut(name, ".")
	if !found {
		return false
	}
	_, was := a.names[owner]
	_, is := b.names[owner]
	return was && !is
}

func finding(rule string, x, y identifier, args ...string) *Finding {
	i := x
	if i.name == "" {
		i = y
	}
	f := &Finding{ID: rule, Go: true, Old: x.at, New: y.at, Where: i.name, rule: rule, args: args}
	if i.owner != Client {
		f.Severity.Server = Breaking
	}
	if i.owner != Server {
		f.Severity.Client = Breaking
	}
	return f
}

// words are the types with a new name, by the old one.
type words map[string]string

var word = regexp.MustCompile(`[\pL\pN_]+`)

func wordsOf(a, b *api) words {
	w := words{}
	for _, k := range a.keys {
		x, y := a.by[k], b.by[k]
		if y.name != "" && x.name != y.name && !strings.Contains(x.name, ".") {
			w[x.name] = y.name
		}
	}
	return w
}

// inWords is a form with the new names of the types in it.
func inWords(w words, form string) string {
	return word.ReplaceAllStringFunc(form, func(name string) string {
		if renamed := w[name]; renamed != "" {
			return renamed
		}
		return name
	})
}

// renamedOwner is the name of a member under the new name of its type.
func renamedOwner(w words, name string) string {
	owner, member, found := strings.Cut(name, ".")
	if renamed := w[owner]; found && renamed != "" {
		return renamed + "." + member
	}
	return name
}

// renames finds the schemas of which only the name is another one: one that is gone
// and one that is new have the same members.
func renames(old, current *plan.Package) map[string]string {
	gone, added := components(old, current), components(current, old)
	byForm := map[string][]*plan.Type{}
	for _, t := range gone {
		byForm[form(t)] = append(byForm[form(t)], t)
	}
	found := map[string]string{}
	used := map[string]int{}
	for _, t := range added {
		used[form(t)]++
	}
	for _, t := range added {
		if same := byForm[form(t)]; len(same) == 1 && used[form(t)] == 1 {
			found[t.Schema().Pointer] = same[0].Schema().Pointer
		}
	}
	return found
}

// components are the types of the components of p that q has not got.
func components(p, q *plan.Package) []*plan.Type {
	known := map[string]bool{}
	for _, t := range q.Types {
		if t.Schema() != nil {
			known[t.Schema().Pointer] = true
		}
	}
	var list []*plan.Type
	for _, t := range p.Types {
		if t.Name != "" && t.Schema() != nil && t.Schema().Component != "" && !known[t.Schema().Pointer] {
			list = append(list, t)
		}
	}
	return list
}

// form spells what a type has, without the names of types.
func form(t *plan.Type) string {
	var b strings.Builder
	fmt.Fprint(&b, t.Kind)
	for _, f := range t.Fields {
		fmt.Fprint(&b, " ", f.JSON, f.Form, f.Type.Kind, f.Required)
	}
	for _, c := range t.Consts {
		fmt.Fprint(&b, " ", c.Value)
	}
	return b.String()
}
