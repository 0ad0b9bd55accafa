package validators

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

const runtimePath = gofile.Runtime

// matches prints the question whether the value at from matches c.
func (s *scope) matches(c *plan.Check, from string) *jen.Statement {
	return s.c("Matches", jen.Id(from), reader(c))
}

// reader prints the function of a check, nil for one that lets everything pass.
func reader(c *plan.Check) jen.Code {
	if c == nil || c.Call == nil {
		return jen.Nil()
	}
	return Name(c.Call)
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
			call := p.c1(method, p.i(), seen, hex(words[w]), names, p.place(need.At))
			if need.Only != plan.NoDirection {
				call = jen.If(p.c1("Goes", jen.Qual(gofile.Runtime, need.Only.String()))).Block(call)
			}
			g.Add(call)
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

// alternatives prints what follows from how many folded alternatives matched.
func (s *scope) alternatives(g *jen.Group, keyword string, n int, at string) {
	if keyword == "anyOf" {
		g.If(jen.Id("matches").Op("==").Lit(0)).Block(s.c("NoneOf", s.i(), jen.Lit(n), s.place(at)))
		return
	}
	g.If(jen.Id("matches").Op("!=").Lit(1)).Block(s.c("NotOneOf", s.i(), jen.Id("matches"), jen.Lit(n), s.place(at)))
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
					s.again(g, b, "from")
				}
			}
		case "anyOf", "oneOf":
			args := []jen.Code{jen.Id("from"), s.i(), s.place(a.At)}
			for _, b := range a.Checks {
				args = append(args, reader(b))
			}
			g.Add(s.c(map[string]string{"anyOf": "AnyOf", "oneOf": "OneOf"}[a.Keyword], args...))
		case "not":
			g.If(s.matches(a.Checks[0], "from")).Block(s.c("Not", s.i(), s.place(a.At)))
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
		return func(g *jen.Group) { s.again(g, c, "from") }
	}
	switch {
	case a.Then == nil && a.Else == nil:
	case a.Else == nil:
		g.If(s.matches(a.If, "from")).BlockFunc(branch(a.Then))
	case a.Then == nil:
		g.If(jen.Op("!").Add(s.matches(a.If, "from"))).BlockFunc(branch(a.Else))
	default:
		g.If(s.matches(a.If, "from")).BlockFunc(branch(a.Then)).Else().BlockFunc(branch(a.Else))
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
