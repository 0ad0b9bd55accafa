package objects

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// numbers are the kinds of numbers that stand in lists.
var numbers = map[plan.Kind]string{plan.Int32: "OfInt32", plan.Int64: "OfInt64", plan.Float64: "OfFloat"}

// list decides how an array is read, built and written.
func (p *property) list() {
	t := p.f.Type
	e := t.Elem
	switch {
	case t.Name != "", e.Form != plan.Plain, e.Nullable:
		p.value()
		return
	case e.Type.Kind == plan.Struct:
		p.kind, p.object = "OfObjects", e.Type
	case e.Type.Kind == plan.String:
		p.kind = "OfTexts"
	case numbers[e.Type.Kind] != "":
		p.kind = "OfNumbers"
	case e.Type.Kind == plan.Union:
		p.kind = "OfArray"
	default:
		p.value()
		return
	}
	if p.kind == "OfNumbers" {
		p.rule.set("Element", jen.Qual(gofile.Runtime, p.element(e.Type)))
	}
	p.elements()
	if p.kind == "OfArray" {
		p.rule.set("Size", sizeOf(e.Type.Go()))
		p.rule.set("Build", p.Build(e.Type))
		p.rule.set("Append", p.Append(e.Type))
	}
}

// element is the kind of the numbers in a list.
func (p *property) element(t *plan.Type) string {
	if c := p.c; t.Kind == plan.Int64 && c != nil && c.Array != nil && c.Array.Items != nil && c.Array.Items.Type == t && c.Array.Items.IntegerMethod() == "IntegerTo" {
		return "OfInteger"
	}
	return numbers[t.Kind]
}

// elements decides how the elements are read; a function reads them all where more is
// asked of them than the runtime knows.
func (p *property) elements() {
	c := p.c
	if c == nil {
		return
	}
	unique, a := *c, c.Array
	if a != nil {
		one := *a
		one.Unique = false
		unique.Array = &one
	}
	if a == nil || !p.Simple(&unique) || len(a.Prefix) > 0 || a.Contains != nil || a.Items == nil || a.Items.Nullable || a.Items.Sensitive || a.Items.Type == nil {
		p.reads()
		return
	}
	if len(a.Rules) > 0 && !p.bounds(a.Rules, counts) {
		p.reads()
		return
	}
	if a.Unique {
		p.rule.set("Unique", jen.True())
	}
	switch item := a.Items; p.kind {
	case "OfObjects":
		if item.Call == nil || item.Call != item.Type.Reader {
			p.rule.set("Each", p.Read(item))
		}
	case "OfTexts", "OfNumbers":
		if item.Plain() {
			p.rule.set("Name", jen.Lit(item.At))
		} else {
			p.rule.set("Each", p.Read(item))
		}
	default:
		p.rule.set("Each", p.Read(item))
	}
}
