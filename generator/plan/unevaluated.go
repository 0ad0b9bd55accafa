package plan

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// A Mark is a function that notes which members or elements of a value a schema
// has looked at, given that the value matches it (JSON Schema Core, section 11).
type Mark struct {
	Name     string // of the function
	At       string
	Names    []string   // declared members
	Patterns []*Pattern // members by pattern
	Members  bool       // all members
	Prefix   int        // elements of prefixItems
	Elements bool       // all elements
	Contains *Check     // elements that match
	Branches []MarkBranch
}

// A MarkBranch is a schema applied in place: its marks count where it holds.
type MarkBranch struct {
	If     *Check // nil: always
	Not    bool   // where If does not hold
	Member string // where the object has this member; "" does not matter
	Mark   *Mark
}

// Empty tells whether the schema looks at nothing.
func (m *Mark) Empty() bool {
	return len(m.Names) == 0 && len(m.Patterns) == 0 && !m.Members && m.Prefix == 0 && !m.Elements && m.Contains == nil && len(m.Branches) == 0
}

// static tells whether what is evaluated is known beforehand: then
// unevaluatedProperties is what additionalProperties is for all parts together.
func (v objectView) static() bool {
	r := v.parts[len(v.parts)-1]
	if r.UnevaluatedProperties == nil || r.AdditionalProperties != nil || len(v.apart) > 0 {
		return false
	}
	for _, part := range v.parts {
		if conditional(part) {
			return false
		}
	}
	return true
}

// unevaluated plans unevaluatedProperties and unevaluatedItems as rules over a
// value that has been read.
func (p *planner) unevaluated(r *model.Schema, c *Check, base string) {
	if u := r.UnevaluatedProperties; u != nil && !anything(u) && r.AdditionalProperties == nil && c.Types&model.Object != 0 {
		if c.Object == nil || c.Object.RestRule != "unevaluatedProperties" {
			c.After = append(c.After, p.unevaluatedAfter("unevaluatedProperties", r, u, base+"UnevaluatedProperties"))
		}
	}
	if u := r.UnevaluatedItems; u != nil && !anything(u) && r.Items == nil && c.Types&model.Array != 0 {
		c.After = append(c.After, p.unevaluatedAfter("unevaluatedItems", r, u, base+"UnevaluatedItems"))
	}
}

func (p *planner) unevaluatedAfter(keyword string, r, u *model.Schema, base string) After {
	a := After{Keyword: keyword, At: r.Pointer, Mark: p.mark(r, base, true)}
	if u.Bool == nil {
		a.Checks = []*Check{p.called(u, base)}
	}
	return a
}

// mark plans the function that notes what s looks at. own is set for the schema
// that asks: its own unevaluated keywords are the question, not the answer.
func (p *planner) mark(s *model.Schema, base string, own bool) *Mark {
	r := s
	if !own {
		r = resolve(s)
		if m := p.marks[r]; m != nil {
			return m
		}
	}
	m := &Mark{Name: p.names.Take("mark" + base), At: r.Pointer}
	if !own {
		p.marks[r] = m
	}
	p.pkg.Marks = append(p.pkg.Marks, m)
	for _, prop := range r.Properties {
		m.Names = append(m.Names, prop.Name)
	}
	for _, pp := range r.PatternProperties {
		if match, err := p.patternOf(pp.Name); err == nil {
			m.Patterns = append(m.Patterns, match)
		}
	}
	m.Members = r.AdditionalProperties != nil || !own && r.UnevaluatedProperties != nil
	m.Prefix = len(r.PrefixItems)
	m.Elements = r.Items != nil || !own && r.UnevaluatedItems != nil
	if r.Contains != nil {
		if m.Contains = p.called(r.Contains, base+"Contains"); m.Contains == nil {
			m.Elements = true
		}
	}
	p.markBranches(m, r, base)
	return m
}

func (p *planner) markBranches(m *Mark, r *model.Schema, base string) {
	add := func(b MarkBranch, s *model.Schema, name string) {
		if s == nil || s.Bool != nil {
			return
		}
		b.Mark = p.mark(s, name, false)
		if !b.Mark.Empty() {
			m.Branches = append(m.Branches, b)
		}
	}
	for k, s := range branches(r) {
		add(MarkBranch{}, s, fmt.Sprint(base, "AllOf", k))
	}
	for _, list := range [][]*model.Schema{r.AnyOf, r.OneOf} {
		for k, s := range list {
			name := fmt.Sprint(base, "Of", k)
			add(MarkBranch{If: p.called(s, name)}, s, name)
		}
	}
	if r.If != nil {
		test := p.called(r.If, base+"If")
		add(MarkBranch{If: test}, r.If, base+"If")
		add(MarkBranch{If: test}, r.Then, base+"Then")
		if test != nil {
			add(MarkBranch{If: test, Not: true}, r.Else, base+"Else")
		}
	}
	for _, d := range r.DependentSchemas {
		add(MarkBranch{Member: d.Name}, d.Schema, base+"With"+goname.Exported(d.Name))
	}
}
