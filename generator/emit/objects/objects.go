// Package objects prints, for each struct, what the runtime reads, builds and writes it
// by: data, a line a property. What data cannot say, the other emitters print as functions,
// which this package is handed.
package objects

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// A Printer prints functions as values.
type Printer struct {
	Read   func(c *plan.Check) jen.Code // what reads a value
	Simple func(c *plan.Check) bool     // nothing is asked of a value but by its own type
	Name   func(f *plan.Func) jen.Code  // a function that reads

	Build  func(t *plan.Type) jen.Code
	Append func(t *plan.Type) jen.Code
	Zero   func(t *plan.Type) jen.Code
	Fill   func(t *plan.Type) jen.Code // nil for a type without defaults
	Rest   func(t *plan.Type) (build, write jen.Code)
	Quote  func(name string) string
}

// about says once what the objects are.
var about = []string{
	"objectX is how the runtime reads, builds and writes an X: a property a line, in the order",
	"of the document.",
}

// Emit prints objects.go.
func Emit(p *plan.Package, printer Printer) ([]emit.File, error) {
	decls := []jen.Code{gofile.Comment(about)}
	w := &writer{printer}
	for _, t := range p.Types {
		if t.Kind == plan.Struct {
			decls = append(decls, w.object(t)...)
		}
	}
	if len(decls) == 1 {
		return nil, nil
	}
	return gofile.Target{Package: p.Name, Source: p.Source, Imports: p.ImportPaths()}.Files("objects", decls)
}

// A writer prints objects.
type writer struct{ Printer }

// entries are the fields of a literal.
type entries []jen.Code

func (e *entries) set(name string, value jen.Code) {
	*e = append(*e, jen.Id(name).Op(":").Add(value))
}

// object prints the object of a struct, and what of it is set when the package is initialised.
func (w *writer) object(t *plan.Type) []jen.Code {
	var e entries
	var later []jen.Code
	read := t.Reader != nil && t.Reader.Tabled
	if t.Reader != nil {
		e.set("At", jen.Lit(t.Reader.Check.At))
	}
	e.set("Size", jen.Qual("unsafe", "Sizeof").Call(jen.Id(t.Name).Values()))
	e.set("Clear", jen.Qual(gofile.Runtime, "Clear").Types(jen.Id(t.Name)))
	switch {
	case read:
		whole(&e, t.Reader.Check.Object)
	case t.Reader != nil && t.ReaderLater:
		later = append(later, jen.Id(t.Object()).Dot("Read").Op("=").Add(w.Name(t.Reader)))
	case t.Reader != nil:
		e.set("Read", w.Name(t.Reader))
	}
	later = append(later, w.rest(&e, t)...)
	if fill := w.Fill(t); fill != nil {
		e.set("Fill", fill)
	}
	var properties []jen.Code
	for k := range t.Fields {
		p := &property{writer: w, t: t, f: t.Fields[k]}
		if read {
			p.c = t.Reader.Check.Object.Members[k].Check
		}
		properties = append(properties, jen.Values(p.print()...))
		for _, x := range p.later {
			later = append(later, jen.Id(t.Object()).Dot("Properties").Index(jen.Lit(k)).Dot(x.field).Op("=").Add(x.value))
		}
	}
	if len(properties) > 0 {
		e.set("Properties", jen.Index().Qual(gofile.Runtime, "Property").Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, properties...))
	}
	decls := []jen.Code{jen.Var().Id(t.Object()).Op("=").Qual(gofile.Runtime, "Object").Values(e...)}
	if len(later) > 0 {
		// Not in a function init, which the variables of a test in the package do not wait for.
		later = append(later, jen.Return(jen.True()))
		decls = append(decls, jen.Var().Id("_").Op("=").Func().Params().Bool().Block(later...).Call())
	}
	return decls
}

// whole prints what is asked of an object as a whole.
func whole(e *entries, o *plan.Object) {
	need := make([]uint64, (len(o.Members)+63)/64)
	for _, r := range o.Required {
		for _, n := range r.Members {
			need[n/64] |= 1 << (n % 64)
		}
	}
	words := func(need []uint64) (all []jen.Code) {
		for _, bits := range need {
			all = append(all, jen.Op(fmt.Sprintf("%#x", bits)))
		}
		return all
	}
	if len(need) > 0 && need[0] != 0 {
		e.set("Need", words(need)[0])
	}
	if len(need) > 1 && slices.Max(need[1:]) != 0 {
		e.set("NeedMore", jen.Index().Uint64().Values(words(need[1:])...))
	}
	if o.Rest != nil && o.Rest.Never {
		e.set("Closed", jen.Lit(o.RestAt))
	}
}

// rest prints the field that keeps undeclared members.
func (w *writer) rest(e *entries, t *plan.Type) (later []jen.Code) {
	if t.Rest == nil {
		return nil
	}
	fields := entries{jen.Id("Member").Op(":").Lit(t.Rest.Member)}
	if t.Rest.Plain() {
		fields.set("Field", offsetOf(t, t.Rest.Name))
	} else {
		build, write := w.Rest(t)
		fields.set("Build", build)
		fields.set("Append", write)
	}
	rest := jen.Op("&").Qual(gofile.Runtime, "Rest").Values(fields...)
	if t.RestLater {
		return []jen.Code{jen.Id(t.Object()).Dot("Rest").Op("=").Add(rest)}
	}
	e.set("Rest", rest)
	return nil
}

// sizeOf prints the size of a Go type, which is a constant.
func sizeOf(spelling string) *jen.Statement {
	return jen.Qual("unsafe", "Sizeof").Call(jen.Op("*").Parens(jen.Op("*").Add(gofile.Type(spelling))).Call(jen.Nil()))
}

// offsetOf prints the offset of a field, which is a constant.
func offsetOf(t *plan.Type, field string) *jen.Statement {
	return jen.Qual("unsafe", "Offsetof").Call(jen.Id(t.Name).Values().Dot(field))
}

// raw prints text between backquotes, which JSON reads better in.
func raw(text string) jen.Code {
	if strings.ContainsAny(text, "`\r") || strconv.Quote(text) != `"`+strings.ReplaceAll(text, `"`, `\"`)+`"` {
		return jen.Lit(text)
	}
	return jen.Op("`" + text + "`")
}
