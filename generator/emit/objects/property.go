package objects

import (
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/runtime"
	"github.com/dave/jennifer/jen"
)

// A property prints one property of an object.
type property struct {
	*writer
	t *plan.Type
	f *plan.Field
	c *plan.Check // how it is read; nil where a function reads the object

	kind   string
	object *plan.Type // of OfObject and OfObjects
	rule   entries
	shared string // a rule of the runtime's that is all of it
	later  []assigned
}

// assigned is a field of the property that is set when the package is initialised.
type assigned struct {
	field string
	value jen.Code
}

// helds spells how fields hold values.
var helds = map[plan.Form]string{plan.Pointer: "Pointer", plan.Nilled: "Nilled", plan.Nulled: "Nulled", plan.Zeroed: "Zeroed"}

func (p *property) print() []jen.Code {
	p.decide()
	var e entries
	f, c := p.f, p.c
	constant := func(name string) jen.Code { return jen.Qual(gofile.Runtime, name) }
	e.set("Key", raw(","+p.Quote(f.JSON)+":"))
	if strings.Contains(p.Quote(f.JSON), `\`) {
		e.set("Escaped", jen.True())
	}
	e.set("Kind", constant(p.kind))
	if held := helds[f.Form]; held != "" {
		e.set("Held", constant(held))
		if f.Required {
			e.set("Required", jen.True())
		}
	}
	if c != nil && c.Sensitive {
		e.set("Secret", jen.True())
	}
	if c != nil && c.Nullable {
		e.set("Nullable", jen.True())
	}
	e.set("Field", offsetOf(p.t, f.Name))
	p.slabs(&e)
	if c != nil && c.Call == nil && c.At != p.t.Reader.Check.At+"/properties/"+runtime.EscapePointer(f.JSON) {
		e.set("At", jen.Lit(c.At))
	}
	if p.object != nil {
		p.reference(&e, "Object", jen.Op("&").Id(p.object.Object()))
	}
	switch {
	case p.shared != "":
		e.set("Rule", jen.Op("&").Qual(gofile.Runtime, p.shared))
	case len(p.rule) > 0:
		p.reference(&e, "Rule", jen.Op("&").Qual(gofile.Runtime, "Rule").Values(p.rule...))
	}
	return e
}

// slabs prints the kinds of memory that the property needs. Numbers and booleans that are
// pointed to share theirs.
func (p *property) slabs(e *entries) {
	if s := p.f.Slab; s != nil && s.Fixed == 0 {
		e.set("Slab", jen.Op("&").Id(s.Name))
	}
	if p.kind == "OfObjects" || p.kind == "OfTexts" || p.kind == "OfNumbers" || p.kind == "OfArray" {
		e.set("Items", jen.Op("&").Id(p.f.Type.Elem.Slab.Name))
	}
}

// reference prints a field that refers to other objects, later where that leads back here.
func (p *property) reference(e *entries, field string, value jen.Code) {
	if p.f.Later {
		p.later = append(p.later, assigned{field, value})
		return
	}
	e.set(field, value)
}

// decide finds the kind of the property, and the rule that goes with it.
func (p *property) decide() {
	t := p.f.Type
	switch t.Kind {
	case plan.String:
		p.text()
	case plan.Int32, plan.Int64:
		p.integer()
	case plan.Float64:
		p.float()
	case plan.Bool:
		p.boolean()
	case plan.Struct:
		p.kind, p.object = "OfObject", t
		if p.c != nil && (p.c.Call == nil || p.c.Call != t.Reader) {
			p.reads()
		}
	case plan.Slice:
		p.list()
	default:
		p.value()
	}
	if p.f.Form == plan.Zeroed {
		p.rule.set("Zero", p.Zero(t))
	}
}

// reads leaves the reading to a function.
func (p *property) reads() {
	if p.c != nil {
		p.rule.set("Read", p.function(p.c))
	}
}

// function prints what reads a value, which the property says by itself that it is secret,
// or null.
func (p *property) function(c *plan.Check) jen.Code {
	plain := *c
	plain.Sensitive, plain.Nullable = false, false
	return p.Read(&plain)
}

// value is for values that have functions of their own.
func (p *property) value() {
	t := p.f.Type
	p.kind = "OfValue"
	if t.Kind == plan.Raw && t.Name == "" && (p.c == nil || p.c.Call == nil && !p.c.Holds) && p.f.Form != plan.Zeroed {
		p.shared = "RawJSON"
		return
	}
	p.reads()
	if p.f.Form == plan.Nulled {
		p.rule.set("Size", sizeOf(t.Go()))
	}
	p.rule.set("Build", p.Build(t))
	p.rule.set("Append", p.Append(t))
}
