package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// A UnionType is what a struct of Kind Union holds.
type UnionType struct {
	Field    string // its one field
	Value    string // name of the interface of the field
	Marker   string // the interface's method
	Variants []*Variant
	Null     bool // nil is null, which is legal
}

// A Variant is a type that the value of a union may have. Its number on the tape
// is its place in the list, from 1; 0 is null.
type Variant struct {
	Type    *Type
	Pointer bool
	Slab    *Slab // of what the pointer points to
}

// Go returns the variant as spelt in its package.
func (v *Variant) Go() string {
	if v.Pointer {
		return "*" + v.Type.Go()
	}
	return v.Type.Go()
}

// unionField is the field of a union's struct.
const unionField = "Value"

// fillUnion plans the variants of a union, in the order of its branches.
func (p *planner) fillUnion(t *Type) {
	list, _ := unionOf(t.schema)
	t.Union = &UnionType{Field: unionField, Value: p.names.Take(t.Name + "Value"), Marker: "is" + t.Name}
	c := p.choice(t.schema)
	p.choices[t] = c
	tag := c.tag()
	raw := c.keepsSeveral()
	for k, b := range list {
		switch r := resolve(b); {
		case nullOnly(r):
		case p.unsaid(r):
			raw = true
		default:
			c.branches[k].variant = p.variant(t, r, tag)
		}
	}
	if raw {
		v := p.variantType(t.Name+"JSON", &shape{kind: Raw, schema: t.schema})
		v.Untyped = Several
		v.Doc = comment("", v.Name+" is a value of "+t.Name+" as JSON text.")
		c.raw = t.add(v, false)
	}
	for k, b := range list {
		if p.unsaid(resolve(b)) {
			c.branches[k].variant = c.raw
		}
	}
	t.Union.Null = c.admitsNull()
	t.Doc = append(t.Doc, t.Union.doc(c.raw, c.keepsSeveral())...)
}

// unsaid tells whether a branch has no Go form but JSON text, and no name.
func (p *planner) unsaid(r *model.Schema) bool {
	sh := p.shapeOf(r)
	return !nullOnly(r) && sh.kind == Raw && p.components[sh.schema] == "" && sh.schema.Shared == ""
}

// variant returns the number of the variant that values of branch r have.
func (p *planner) variant(t *Type, r *model.Schema, tag string) int {
	sh := p.shapeOf(r)
	named := p.components[sh.schema] != "" || sh.schema.Shared != ""
	switch {
	case sh.kind == Struct || sh.kind == Union:
		return t.add(p.typeOf(r, p.variantName(t, sh, tag)), true)
	case named:
		return t.add(p.typeOf(r, ""), false)
	}
	if n := p.alike(t, sh); n > 0 {
		if sh.kind.Scalar() {
			p.enumConsts(t.Union.Variants[n-1].Type, sh.schema)
		}
		return n
	}
	return t.add(p.variantType(p.variantName(t, sh, tag), sh), false)
}

// add returns the number of a variant of a type, which is added if it is new.
func (t *Type) add(v *Type, pointer bool) int {
	for k, have := range t.Union.Variants {
		if have.Type == v {
			return k + 1
		}
	}
	t.Union.Variants = append(t.Union.Variants, &Variant{Type: v, Pointer: pointer})
	return len(t.Union.Variants)
}

// alike returns the number of the variant made for the union that values of a
// form build as well; 0 when there is none.
func (p *planner) alike(t *Type, sh *shape) int {
	for k, v := range t.Union.Variants {
		have := v.Type
		if v.Pointer || have.Kind != sh.kind || !have.made {
			continue
		}
		if sh.kind.Scalar() || sameElem(have.Elem, p.typeOf(sh.schema, have.Name).Elem) {
			return k + 1
		}
	}
	return 0
}

// sameElem tells whether two kinds of elements are one type in Go.
func sameElem(a, b *Elem) bool {
	return a.Form == b.Form && a.Nullable == b.Nullable &&
		(a.Type == b.Type || a.Type.Name == "" && b.Type.Name == "" && a.Type.Kind == b.Type.Kind && (a.Type.Kind.Scalar() || a.Type.Kind == Raw))
}

// variantType declares a type of a form that has no name, for a union.
func (p *planner) variantType(name string, sh *shape) *Type {
	v := &Type{Kind: sh.kind, schema: sh.schema, made: true, Sensitive: p.sensitiveType(sh.schema, sh.kind)}
	if sh.kind == Slice || sh.kind == Map {
		of := p.typeOf(sh.schema, name)
		if of.Name != "" { // it holds itself
			return of
		}
		v.Elem = of.Elem
	}
	v.Name = p.names.Take(name)
	v.Base = v.Name
	v.Doc = typeDoc(v.Name, sh.schema)
	p.pkg.Types = append(p.pkg.Types, v)
	if sh.strings || sh.ints {
		v.schema = nil // constants of a const as well
		p.enumConsts(v, sh.schema)
	}
	return v
}

// variantName names the type of a branch without a name: by x-go-name, by the one
// value of the member that tells the branches apart, by its title, or by its form.
func (p *planner) variantName(t *Type, sh *shape, tag string) string {
	s := sh.schema
	if s.GoName != "" {
		return goname.Component(s.GoName)
	}
	if tag != "" {
		if found := p.tagsOf(s, tag); found != nil && !found.excluded && len(found.values) == 1 {
			return t.Name + goname.Constant(found.values[0])
		}
	}
	if title := strings.TrimSpace(s.Title); title != "" {
		return t.Name + goname.Exported(title)
	}
	word := map[Kind]string{
		Struct: "Object", Map: "Object", Union: "Union", Slice: "List", String: "String", Int32: "Int32", Int64: "Int64",
		Float64: "Number", Bool: "Bool",
	}
	return t.Name + word[sh.kind]
}

// doc says what a union's value may be; several tells that JSON text stands for
// values of several branches.
func (u *UnionType) doc(raw int, several bool) []string {
	var names []string
	for _, v := range u.Variants {
		names = append(names, v.Go())
	}
	text := "Its " + u.Field + " is one of " + strings.Join(names, ", ") + "."
	if len(names) == 1 {
		text = "Its " + u.Field + " is a " + names[0] + "."
	}
	if u.Null {
		text += " Nil is null."
	}
	if several {
		text += " " + u.Variants[raw-1].Go() + " holds what matches several branches, none of which has a field for every member."
	}
	return append([]string{""}, wrap(text)...)
}
