package plan

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A Choice says how the branch is found that the value of a union is of: by the
// value's type, then by a member whose values no two branches share, and by
// trying only where more than one branch is left.
type Choice struct {
	Keyword string // oneOf, anyOf
	Kinds   []*KindCase
	Want    string // types of the values, for an error message
	Raw     int    // number of the variant for what matches several branches; 0 without
	Rest    *Check // what stands beside the branches; nil when that is nothing
}

// A KindCase holds the branches for values of some types.
type KindCase struct {
	Letters []rune // as the runtime's Kind returns them
	Tag     string // member that tells the branches apart; "" where none does
	Want    string // values of the tag, for an error message
	Cases   []*Candidates
}

// Candidates are the branches that values may be of.
type Candidates struct {
	Values   []string // of the tag; nil for all others, and where there is no tag
	Branches []*Branch
	Loses    string   // variable with what each branch would lose; "" when none loses anything
	Lost     [][]Loss // its value
	Property string   // of the discriminator, where no constants stand behind it
	Decides  bool     // the branch that it names is enough for oneOf
	Prefer   []Preference
}

// A Branch is one of a union's schemas, as the reader of some values.
type Branch struct {
	Number  int      // of the branch in the document, from 1
	Variant *Variant // nil: null
	Func    *Func
	place   *unionBranch
	null    bool // read for null, which has no variant
}

// A Preference is a value of a discriminator, and the candidate that it names.
type Preference struct {
	Values []string
	Branch int
}

// A choice is a Choice before the types of its branches are planned.
type choice struct {
	Choice
	branches []*unionBranch
	raw      int // number of the variant of JSON text; 0 without
}

type unionBranch struct {
	number  int
	variant int
	schema  *model.Schema
	name    string // that the document refers to it by; "" of one that is written in place
}

// letters are the types of values by the first byte, as the runtime tells them apart.
var letters = []struct {
	letter rune
	types  model.Types
}{
	{'{', model.Object}, {'[', model.Array}, {'"', model.String}, {'0', model.Number | model.Integer}, {'t', model.Boolean}, {'n', model.Null},
}

// choice plans how the branch of a union is found.
func (p *planner) choice(s *model.Schema) *choice {
	list, keyword := unionOf(s)
	c := &choice{Choice: Choice{Keyword: keyword}}
	for k, b := range list {
		c.branches = append(c.branches, &unionBranch{number: k + 1, schema: resolve(b), name: nameOf(b)})
	}
	p.unmapped(s.Discriminator, c.branches)
	all := model.Types(0)
	for _, l := range letters {
		if allowed(s)&l.types == 0 && !(allowed(s).Has(model.Integer) && l.letter == '0') {
			continue
		}
		var found []*Branch
		for _, b := range c.branches {
			if may := p.textTypes(b.schema) & l.types; may != 0 {
				all |= may
				found = append(found, p.candidate(b, l.letter))
			}
		}
		if len(found) > 0 {
			c.add(p.kindCase(s, keyword, l.letter, found))
		}
	}
	if all&model.Number != 0 {
		all = all.Without(model.Integer)
	}
	c.Want = strings.Join(all.Names(), " or ")
	return c
}

// candidate is a branch for values of one type. Null has no variant where the
// form of the branch is another.
func (p *planner) candidate(b *unionBranch, letter rune) *Branch {
	out := &Branch{Number: b.number, place: b}
	out.null = letter == 'n' && (nullOnly(b.schema) || p.shapeOf(b.schema).nullable)
	return out
}

// add adds the case of one type, to that of others with the same candidates if
// there is one.
func (c *choice) add(k *KindCase) {
	for _, have := range c.Kinds {
		if k.Tag == "" && have.Tag == "" && sameBranches(have.Cases[0].Branches, k.Cases[0].Branches) && k.Cases[0].Lost == nil && have.Cases[0].Lost == nil {
			have.Letters = append(have.Letters, k.Letters...)
			return
		}
	}
	c.Kinds = append(c.Kinds, k)
}

func sameBranches(a, b []*Branch) bool {
	return slices.EqualFunc(a, b, func(x, y *Branch) bool { return x.Number == y.Number && x.null == y.null })
}

// kindCase plans the choice among the candidates for values of one type.
func (p *planner) kindCase(s *model.Schema, keyword string, letter rune, list []*Branch) *KindCase {
	k := &KindCase{Letters: []rune{letter}}
	if letter == '{' && len(list) > 1 {
		k.Tag, k.Cases = p.byTag(s, list)
	}
	if k.Tag == "" {
		k.Cases = []*Candidates{{Branches: list}}
	} else {
		k.Want = wanted(k.Cases)
	}
	for _, c := range k.Cases {
		if len(c.Branches) < 2 {
			continue
		}
		if keyword == "anyOf" {
			p.order(c.Branches, letter)
			c.Lost = p.losses(c.Branches, letter)
		}
		if letter == '{' {
			c.prefer(s.Discriminator)
		}
	}
	return k
}

// order puts those first by which a value is read where several match: an integer
// keeps its digits, what has a form comes before JSON text, and last what allows the
// value and has a form for others only.
func (p *planner) order(list []*Branch, letter rune) {
	rank := func(b *Branch) int {
		sh := p.shapeOf(b.place.schema)
		switch kind := sh.kind; {
		case sh.loose && !(kind == Struct && letter == '{' || kind == Slice && letter == '['):
			return 3
		case kind == Raw:
			return 2
		case kind == Float64 && letter == '0':
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b *Branch) int { return rank(a) - rank(b) })
}

// wanted lists the values of a tag, shortened where they are many.
func wanted(cases []*Candidates) string {
	v := &Values{}
	for _, c := range cases {
		for _, text := range c.Values {
			v.All = append(v.All, model.Value{Kind: model.String, Text: text, JSON: `"` + text + `"`})
		}
	}
	return v.Detail()
}

// prefer notes which candidate a discriminator names: the one that explains a
// refusal, and is enough where the discriminator decides.
func (c *Candidates) prefer(d *model.Discriminator) {
	if d == nil {
		return
	}
	for k, b := range c.Branches {
		var values []string
		for _, m := range d.Mapping {
			if b.place.mapped(m) && !slices.Contains(values, m.Value) {
				values = append(values, m.Value)
			}
		}
		if values == nil && b.place.name != "" {
			values = []string{b.place.name}
		}
		if values != nil {
			c.Prefer = append(c.Prefer, Preference{Values: values, Branch: k})
		}
	}
	c.Property, c.Decides = d.Property, d.Decides
	c.once()
}

// once keeps the first candidate of each value.
func (c *Candidates) once() {
	seen := map[string]bool{}
	for k := range c.Prefer {
		c.Prefer[k].Values = slices.DeleteFunc(c.Prefer[k].Values, func(v string) bool {
			again := seen[v]
			seen[v] = true
			return again
		})
	}
	c.Prefer = slices.DeleteFunc(c.Prefer, func(f Preference) bool { return len(f.Values) == 0 })
}

// tag returns the member that tells branches apart; "" where none does.
func (c *choice) tag() string {
	for _, k := range c.Kinds {
		if k.Tag != "" {
			return k.Tag
		}
	}
	return ""
}

// keepsSeveral tells whether values may match several branches of which none has
// all their members.
func (c *choice) keepsSeveral() bool {
	for _, k := range c.Kinds {
		for _, list := range k.Cases {
			if list.Lost != nil {
				return true
			}
		}
	}
	return false
}

func (c *choice) admitsNull() bool {
	for _, k := range c.Kinds {
		if slices.Contains(k.Letters, 'n') && slices.ContainsFunc(k.Cases[0].Branches, func(b *Branch) bool { return b.null }) {
			return true
		}
	}
	return false
}

// union plans the reading of a union's values.
func (p *planner) union(r *model.Schema, t *Type, base string) *Choice {
	c := p.choices[t]
	for _, k := range c.Kinds {
		for _, list := range k.Cases {
			for _, b := range list.Branches {
				if !b.null {
					b.Variant = t.Union.Variants[b.place.variant-1]
					b.Func = p.branchFunc(b.place.schema, b.Variant.Type)
				}
			}
			if list.Lost != nil {
				list.Loses = p.names.Take("loses" + base)
				c.Raw = c.raw
			}
		}
	}
	rest := *r
	rest.AnyOf, rest.OneOf = nil, nil
	typed := rest
	typed.HasTypes = false
	if !silent(&typed) {
		c.Rest = p.called(&rest, base+"Rest")
	}
	return &c.Choice
}

// branchFunc returns the function that reads a branch into its variant.
func (p *planner) branchFunc(s *model.Schema, t *Type) *Func {
	r := p.shapeOf(s).schema
	if t.Kind != Raw {
		return p.function(r, t, t.Base)
	}
	key := reading{r, t}
	if f := p.checked[key]; f != nil {
		return f
	}
	f := &Func{Name: p.names.Take("check" + t.Base)}
	p.checked[key] = f
	p.pkg.Funcs = append(p.pkg.Funcs, f)
	f.Check = p.check(s, t, t.Base+"Text")
	return f
}
