package validators

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

const runtimePath = gofile.Runtime

// probe prints the question whether the value at from matches c, and what follows
// from the answer yes; with no given, from the answer no. A nil check matches all.
func (s *scope) probe(g *jen.Group, c *plan.Check, from string, yes func(*jen.Group), negated bool, no ...func(*jen.Group)) {
	if c == nil || c.Call == nil {
		if yes != nil {
			yes(g)
		}
		return
	}
	g.BlockFunc(func(g *jen.Group) {
		g.Id("probe").Op(":=").Add(s.c("Probe"))
		g.Add(s.callee(c, jen.Id(from)))
		passed := s.c("Passed", jen.Id("probe"))
		if negated {
			g.If(jen.Op("!").Add(passed)).BlockFunc(no[0])
			return
		}
		st := g.If(passed).BlockFunc(yes)
		if len(no) > 0 {
			st.Else().BlockFunc(no[0])
		}
	})
}

// bits returns the words of a set of members.
func bits(members []int) map[int]uint64 {
	words := map[int]uint64{}
	for _, n := range members {
		words[n/64] |= 1 << (n % 64)
	}
	return words
}

// needs prints that members must be there.
func (p *objectPrinter) needs(g *jen.Group, needs []plan.Need, method string) {
	for _, need := range needs {
		words := bits(need.Members)
		for w := 0; w < p.words; w++ {
			if words[w] == 0 {
				continue
			}
			seen, names := jen.Id("seen"), jen.Id(p.o.Names)
			if p.words > 1 {
				seen = jen.Id("seen").Index(jen.Lit(w))
				names = jen.Id(p.o.Names).Index(jen.Lit(w * 64).Op(":"))
			}
			g.Add(p.c1(method, p.i(), seen, hex(words[w]), names, p.place(need.At)))
		}
	}
}

func hex(w uint64) jen.Code { return jen.Op(fmt.Sprintf("%#x", w)) }

// holds prints a test.
func (p *objectPrinter) holds(t plan.Test) *jen.Statement {
	var out *jen.Statement
	and := func(s *jen.Statement) {
		if out == nil {
			out = s
		} else {
			out = out.Op("&&").Add(s)
		}
	}
	words := bits(t.Need)
	for w := 0; w < p.words; w++ {
		if words[w] == 0 {
			continue
		}
		seen := jen.Id("seen")
		if p.words > 1 {
			seen = jen.Id("seen").Index(jen.Lit(w))
		}
		and(seen.Op("&").Add(hex(words[w])).Op("==").Add(hex(words[w])))
	}
	if len(t.Facts) > 0 {
		and(jen.Id("bad").Op("&").Add(hex(bits(t.Facts)[0])).Op("==").Lit(0))
	}
	if out == nil {
		return jen.True()
	}
	return out
}

// condition prints a rule that is decided by what has been noted.
func (p *objectPrinter) condition(g *jen.Group, f plan.Condition) {
	switch f.Keyword {
	case "if", "dependentSchemas":
		p.ifThen(g, f)
	case "not":
		g.If(p.holds(f.Tests[0])).Block(p.c1("Not", p.i(), p.place(f.At)))
	case "anyOf", "oneOf":
		g.BlockFunc(func(g *jen.Group) {
			g.Id("matches").Op(":=").Lit(0)
			for _, t := range f.Tests {
				g.If(p.holds(t)).Block(jen.Id("matches").Op("++"))
			}
			p.alternatives(g, f.Keyword, len(f.Tests), f.At)
		})
	}
}

// alternatives prints what follows from how many alternatives matched.
func (s *scope) alternatives(g *jen.Group, keyword string, n int, at string) {
	if keyword == "anyOf" {
		g.If(jen.Id("matches").Op("==").Lit(0)).Block(s.c("AnyOf", s.i(), jen.Lit(n), s.place(at)))
		return
	}
	g.If(jen.Id("matches").Op("!=").Lit(1)).Block(s.c("OneOf", s.i(), jen.Id("matches"), s.place(at)))
}

func (p *objectPrinter) ifThen(g *jen.Group, f plan.Condition) {
	test := p.holds(f.Tests[0])
	switch {
	case f.Then == nil && f.Else == nil:
	case f.Then == nil:
		g.If(jen.Op("!").Parens(test)).BlockFunc(func(g *jen.Group) { p.consequence(g, f.Else) })
	case f.Else == nil:
		g.If(test).BlockFunc(func(g *jen.Group) { p.consequence(g, f.Then) })
	default:
		g.If(test).BlockFunc(func(g *jen.Group) { p.consequence(g, f.Then) }).
			Else().BlockFunc(func(g *jen.Group) { p.consequence(g, f.Else) })
	}
}

func (p *objectPrinter) consequence(g *jen.Group, c *plan.Consequence) {
	p.needs(g, c.Needs, "Required")
	if c.Check != nil {
		p.again(g, c.Check, "from")
	}
}

// after prints the rules over a value that has been read, which read it once more.
func (s *scope) after(g *jen.Group, c *plan.Check) {
	for _, a := range c.After {
		switch a.Keyword {
		case "allOf":
			for _, b := range a.Checks {
				if b != nil {
					g.BlockFunc(func(g *jen.Group) { s.again(g, b, "from") })
				}
			}
		case "anyOf", "oneOf":
			g.BlockFunc(func(g *jen.Group) {
				g.Id("matches").Op(":=").Lit(0)
				for _, b := range a.Checks {
					s.probe(g, b, "from", func(g *jen.Group) { g.Id("matches").Op("++") }, false)
				}
				s.alternatives(g, a.Keyword, len(a.Checks), a.At)
			})
		case "not":
			s.probe(g, a.Checks[0], "from", func(g *jen.Group) { g.Add(s.c("Not", s.i(), s.place(a.At))) }, false)
		case "if":
			s.ifAfter(g, a)
		case "dependentSchemas":
			s.dependent(g, a)
		case "unevaluatedProperties", "unevaluatedItems":
			s.unevaluated(g, a)
		}
	}
}

func (s *scope) ifAfter(g *jen.Group, a plan.After) {
	branch := func(c *plan.Check) func(*jen.Group) {
		return func(g *jen.Group) {
			if c != nil {
				s.again(g, c, "from")
			}
		}
	}
	switch {
	case a.Else == nil:
		s.probe(g, a.If, "from", branch(a.Then), false)
	case a.Then == nil && a.If != nil:
		s.probe(g, a.If, "from", nil, true, branch(a.Else))
	default:
		s.probe(g, a.If, "from", branch(a.Then), false, branch(a.Else))
	}
}

// dependent prints dependentSchemas where the member has not been looked for.
func (s *scope) dependent(g *jen.Group, a plan.After) {
	if a.Checks[0] == nil {
		return
	}
	g.If(s.c("HasMember", jen.Id("from"), jen.Lit(a.Member))).BlockFunc(func(g *jen.Group) {
		s.again(g, a.Checks[0], "from")
	})
}
