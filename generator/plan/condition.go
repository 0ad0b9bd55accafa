package plan

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// maxFacts is how many questions one object can ask of its members.
const maxFacts = 64

// conditions folds what it can of the parts' alternatives and conditions; the
// rest reads the object once more.
func (b *objectPlanner) conditions(c *Check) {
	if len(b.view.apart) > 0 {
		c.After = append(c.After, b.after(&model.Schema{Pointer: b.r.Pointer}, b.base, b.view.apart)...)
	}
	for k, part := range b.view.parts {
		base := b.base
		if part != b.r {
			base = fmt.Sprint(b.base, "Part", k)
		}
		rest := *part // what is not folded
		if b.foldIf(part, base) {
			rest.If = nil
		}
		if b.foldList("anyOf", part, part.AnyOf) {
			rest.AnyOf = nil
		}
		if b.foldList("oneOf", part, part.OneOf) {
			rest.OneOf = nil
		}
		if part.Not != nil && b.foldList("not", part, []*model.Schema{part.Not}) {
			rest.Not = nil
		}
		for _, d := range part.DependentSchemas {
			b.o.Folded = append(b.o.Folded, Condition{
				Keyword: "dependentSchemas", At: part.Pointer,
				Tests: []Test{{Need: []int{b.number(d.Name)}}},
				Then:  b.consequence(d.Schema, base+"With"+goname.Exported(d.Name)),
			})
		}
		rest.DependentSchemas = nil
		c.After = append(c.After, b.after(&rest, base, nil)...)
	}
}

func (b *objectPlanner) foldIf(part *model.Schema, base string) bool {
	if part.If == nil || part.Then == nil && part.Else == nil {
		return true
	}
	test, ok := b.test(part.If)
	if !ok {
		return false
	}
	cond := Condition{Keyword: "if", At: part.Pointer, Tests: []Test{test}}
	if part.Then != nil {
		cond.Then = b.consequence(part.Then, base+"Then")
	}
	if part.Else != nil {
		cond.Else = b.consequence(part.Else, base+"Else")
	}
	if cond.Then != nil || cond.Else != nil {
		b.o.Folded = append(b.o.Folded, cond)
	}
	return true
}

func (b *objectPlanner) foldList(kw string, part *model.Schema, list []*model.Schema) bool {
	var tests []Test
	for _, s := range list {
		if !testable(s) {
			return false
		}
	}
	for _, s := range list {
		test, ok := b.test(s)
		if !ok {
			return false
		}
		tests = append(tests, test)
	}
	if len(tests) > 0 {
		b.o.Folded = append(b.o.Folded, Condition{Keyword: kw, At: part.Pointer, Tests: tests})
	}
	return true
}

// testable tells whether an object matches s by the presence of members and by
// what each of them is.
func testable(s *model.Schema) bool {
	r := resolve(s)
	if r.Bool != nil || r.HasTypes && !r.Types.Has(model.Object) {
		return false
	}
	rest := *r
	rest.HasTypes, rest.Required, rest.Properties = false, nil, nil
	return silent(&rest) && len(branches(&rest)) == 0
}

// test plans the question whether the object matches s.
func (b *objectPlanner) test(s *model.Schema) (Test, bool) {
	r := resolve(s)
	facts := 0
	for _, p := range r.Properties {
		if !anything(p.Schema) {
			facts++
		}
	}
	if !testable(s) || b.o.Facts+facts > maxFacts {
		return Test{}, false
	}
	t := Test{Need: b.numbers(r.Required)}
	for _, p := range r.Properties {
		if anything(p.Schema) {
			continue
		}
		t.Facts = append(t.Facts, b.fact(p))
	}
	return t, true
}

// fact adds a question about a member and returns its number.
func (b *objectPlanner) fact(prop model.Property) int {
	m := b.o.Members[b.number(prop.Name)]
	f := Fact{Bit: b.o.Facts}
	b.o.Facts++
	s := resolve(prop.Schema)
	if m.readsString() && onlyStrings(s) {
		for _, v := range enumValues(s) {
			f.Strings = append(f.Strings, v.Text)
		}
	} else {
		f.Check = b.called(s, b.base+goname.Exported(prop.Name)+"Is")
	}
	m.Facts = append(m.Facts, f)
	return f.Bit
}

// readsString tells whether the member's value is at hand as a string.
func (m *Member) readsString() bool {
	c := m.Check
	return c != nil && c.Call == nil && !c.Listed && c.Types == model.String && !c.Never && !c.Nullable && len(c.After) == 0 &&
		(c.Values == nil || c.Values.Strings) && (c.Type == nil || c.Type.Kind == String)
}

// onlyStrings tells whether s asks for one of some strings and nothing else.
func onlyStrings(s *model.Schema) bool {
	all := enumValues(s)
	for _, v := range all {
		if v.Kind != model.String {
			return false
		}
	}
	rest := *s
	rest.Enum, rest.Const, rest.HasTypes = nil, nil, false
	return len(all) > 0 && silent(&rest) && len(branches(s)) == 0 && s.Types.Has(model.String) && (s.Const == nil || s.Enum == nil)
}

// consequence plans what a condition demands of the object; nil when that is nothing.
func (b *objectPlanner) consequence(s *model.Schema, base string) *Consequence {
	r := resolve(s)
	if anything(r) {
		return nil
	}
	rest := *r
	rest.Required, rest.HasTypes = nil, false
	if r.Bool == nil && silent(&rest) && len(branches(r)) == 0 && (!r.HasTypes || r.Types.Has(model.Object)) {
		if len(r.Required) == 0 {
			return nil
		}
		return &Consequence{Needs: []Need{{At: r.Pointer, Members: b.numbers(r.Required)}}}
	}
	return &Consequence{Check: b.called(s, base)}
}
