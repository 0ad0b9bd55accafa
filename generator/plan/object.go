package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan/keyword"
)

// objectPlanner plans the reading of one object.
type objectPlanner struct {
	*planner
	r    *model.Schema
	t    *Type // nil when nothing is built
	base string
	view objectView
	o    *Object
}

// object plans the reading of the objects that r allows. Conditions that can be
// decided while members are read go into the Object; folded tells whether all
// that concerns the value as a whole has been taken care of.
func (p *planner) object(r *model.Schema, t *Type, base string, c *Check) (o *Object, folded bool) {
	b := &objectPlanner{planner: p, r: r, t: t, base: base, view: viewObject(r), o: &Object{Base: base, RestAt: r.Pointer, NameAt: r.Pointer}}
	b.members()
	for _, part := range b.view.parts {
		b.required(part)
		b.o.Rules = append(b.o.Rules, keyword.Compile(part, model.Object, keyword.Input{}, p.mendf)...)
	}
	b.undeclared()
	if b.view.exact {
		b.conditions(c)
		folded = true
	} else if len(b.view.parts) > 1 || len(b.view.apart) != len(branches(r)) {
		c.After = p.after(r, base, b.view.apart)
		folded = true
	}
	if len(b.o.Required) > 0 || len(b.o.Depends) > 0 || b.needsNames() {
		b.o.Names = p.names.Take("members" + base)
	}
	if t == nil && !c.Types.Has(model.Object) {
		return nil, folded
	}
	return b.o, folded
}

func (b *objectPlanner) needsNames() bool {
	for _, f := range b.o.Folded {
		if f.Then.needs() || f.Else.needs() {
			return true
		}
	}
	return false
}

func (c *Consequence) needs() bool { return c != nil && len(c.Needs) > 0 }

// Empty tells whether an object's members are all passed over.
func (o *Object) Empty() bool {
	return len(o.Members) == 0 && len(o.Rules) == 0 && len(o.Patterns) == 0 && o.Rest == nil && !o.RestKept &&
		o.NameCheck == nil && len(o.Folded) == 0
}

// members plans the declared members, in the order of the struct's fields.
func (b *objectPlanner) members() {
	for k, d := range b.view.properties() {
		var field *Field
		var t *Type
		if b.t != nil && b.t.Kind == Struct {
			field = b.t.Fields[k]
			t = field.Type
		}
		m := &Member{Name: d.name, Field: field}
		base := b.base + goname.Exported(d.name)
		switch main := d.main(); {
		case d.alt && field == nil:
			continue
		case d.alt:
			m.Check = &Check{At: main.Schema.Pointer, Type: t, Types: model.Any}
		default:
			m.Check = b.position(main.Schema, t, base)
			for _, other := range d.in {
				if other.Schema != main.Schema && !anything(other.Schema) && !slices.Contains(main.Schema.AllOf, other.Schema) {
					m.Again = append(m.Again, b.called(other.Schema, base))
				}
			}
		}
		m.Check.Sensitive = b.memberSensitive(b.view, d)
		b.o.Members = append(b.o.Members, m)
	}
}

// position plans a value at a place where null may be told apart.
func (p *planner) position(s *model.Schema, t *Type, base string) *Check {
	c := p.check(s, t, base)
	c.Nullable = t != nil && t.Kind != Raw && p.shapeOf(s).nullable
	return c
}

// number returns the number of a member, which is tracked from now on if it is
// not declared.
func (b *objectPlanner) number(name string) int {
	if k := b.o.number(name); k >= 0 {
		return k
	}
	b.o.Members = append(b.o.Members, &Member{Name: name})
	return len(b.o.Members) - 1
}

func (b *objectPlanner) numbers(names []string) []int {
	var out []int
	for _, n := range names {
		out = append(out, b.number(n))
	}
	return out
}

func (b *objectPlanner) required(part *model.Schema) {
	b.requires(part)
	for _, d := range part.DependentRequired {
		if len(d.Needs) > 0 {
			b.o.Depends = append(b.o.Depends, Depend{At: part.Pointer, If: b.number(d.Name), Members: b.numbers(d.Needs)})
		}
	}
}

// undeclared plans the members without a declaration.
func (b *objectPlanner) undeclared() {
	r, o := b.r, b.o
	for _, pp := range r.PatternProperties {
		match, err := b.patternOf(pp.Name)
		if err != nil {
			b.mendf(pp.Place, "patternProperties: "+err.Error())
			continue
		}
		o.Patterns = append(o.Patterns, PatternMember{Pattern: match, Check: b.called(pp.Schema, b.base+"Pattern")})
	}
	if r.PropertyNames != nil && !anything(r.PropertyNames) {
		o.NameCheck = &Check{Call: b.function(resolve(r.PropertyNames), nil, b.base+"Name")}
	}
	elem := b.restElem()
	o.RestKept = elem != nil
	if b.pkg.ChecksOnly && !o.RestKept { // what decodes is encoding/json, which matches names regardless of case
		for _, m := range o.Members {
			if m.Check != nil {
				o.Alike = append(o.Alike, m.Name)
			}
		}
	}
	a := r.AdditionalProperties
	if o.RestRule = "additionalProperties"; b.view.static() {
		a, o.RestRule = r.UnevaluatedProperties, "unevaluatedProperties"
	}
	switch {
	case never(a):
		o.Rest = &Check{At: a.Pointer, Never: true}
	case a == nil && elem == nil:
	case a == nil:
		o.Rest = &Check{Type: elem.Type, Types: model.Any}
	case elem == nil:
		if !anything(a) || b.sensitive(a) {
			o.Rest = b.check(a, nil, b.base+"Value")
		}
	case elem.Type.Kind == Raw && elem.Type.Name == "":
		o.Rest = b.check(a, elem.Type, b.base+"Value")
	default:
		o.Rest = b.position(a, elem.Type, b.base+"Value")
	}
}

// restElem returns the element in which undeclared members are kept, or nil.
func (b *objectPlanner) restElem() *Elem {
	switch {
	case b.t == nil:
		return nil
	case b.t.Kind == Map:
		return b.t.Elem
	case b.t.Rest != nil:
		return b.t.Rest.Elem
	}
	return nil
}
