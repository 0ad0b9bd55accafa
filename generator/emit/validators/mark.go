package validators

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// mark prints the function that notes what a schema has looked at.
func mark(m *plan.Mark) jen.Code {
	s := &scope{cursor: "i"}
	return jen.Comment("// "+m.Name+" notes what "+gofile.Line(m.At)+" has looked at in the value at i, which matches it.").Line().
		Func().Id(m.Name).Params(
		jen.Id("c").Op("*").Qual(runtimePath, "Check"), jen.Id("i").Int(), jen.Id("e").Op("*").Qual(runtimePath, "Evaluated"),
	).BlockFunc(func(g *jen.Group) {
		if len(m.Names) > 0 {
			var names []jen.Code
			for _, n := range m.Names {
				names = append(names, jen.Lit(n))
			}
			g.Id("e").Dot("Names").Call(names...)
		}
		for _, p := range m.Patterns {
			g.Id("e").Dot("Match").Call(matcher(p))
		}
		if m.Members {
			g.Id("e").Dot("Members").Call()
		}
		if m.Elements {
			g.Id("e").Dot("Elements").Call()
		} else if m.Prefix > 0 {
			g.Id("e").Dot("Prefix").Call(jen.Lit(m.Prefix))
		}
		if m.Contains != nil {
			g.For(jen.List(jen.Id("n"), jen.Id("j")).Op(":=").Range().Id("e").Dot("Offsets").Call()).BlockFunc(func(g *jen.Group) {
				g.If(s.matches(m.Contains, "j")).Block(jen.Id("e").Dot("Element").Call(jen.Id("n")))
			})
		}
		for _, b := range m.Branches {
			s.markBranch(g, b)
		}
	})
}

func (s *scope) markBranch(g *jen.Group, b plan.MarkBranch) {
	call := func(g *jen.Group) { g.Id(b.Mark.Name).Call(jen.Id("c"), jen.Id("i"), jen.Id("e")) }
	switch {
	case b.Member != "":
		g.If(jen.Id("e").Dot("Has").Call(jen.Lit(b.Member))).BlockFunc(call)
	case b.Not:
		g.If(jen.Op("!").Add(s.matches(b.If, "i"))).BlockFunc(call)
	case b.If != nil:
		g.If(s.matches(b.If, "i")).BlockFunc(call)
	default:
		call(g)
	}
}

// unevaluated prints the rule about what nothing has looked at.
func (s *scope) unevaluated(g *jen.Group, a plan.After) {
	kind, report := "EvaluateMembers", "UnevaluatedProperty"
	if a.Keyword == "unevaluatedItems" {
		kind, report = "EvaluateElements", "UnevaluatedItem"
	}
	g.If(jen.Id("e").Op(":=").Add(s.c(kind, jen.Id("from"))), jen.Id("e").Op("!=").Nil()).BlockFunc(func(g *jen.Group) {
		g.Id(a.Mark.Name).Call(jen.Id("c"), jen.Id("from"), jen.Id("e"))
		g.For(jen.List(jen.Id("_"), jen.Id("rest")).Op(":=").Range().Id("e").Dot("Unevaluated").Call()).BlockFunc(func(g *jen.Group) {
			if len(a.Checks) == 1 {
				s.again(g, a.Checks[0], "rest")
				return
			}
			g.Add(s.c(report, jen.Id("rest"), s.place(a.At)))
		})
	})
}
