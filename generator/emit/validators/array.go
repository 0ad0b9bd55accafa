package validators

import (
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

const stringKind = model.String

// array prints the reading of an array.
func (s *scope) array(g *jen.Group, c *plan.Check, k jen.Code) {
	a := c.Array
	if a == nil {
		g.Add(s.i()).Op("=").Add(s.c("SkipArray", s.i(), s.place(c.At)))
		return
	}
	typed := c.Type != nil
	counted := typed || len(a.Rules) > 0 || len(a.Prefix) > 0
	if counted {
		g.Id("n").Op(":=").Lit(0)
	}
	if typed {
		g.Id("open").Op(":=").Add(s.c("Open", k))
	}
	if a.Contains != nil {
		g.Id("matches").Op(":=").Lit(0)
	}
	inner := &scope{cursor: s.next(), at: s.at}
	g.List(inner.i(), jen.Id("more")).Op(":=").Add(s.c("First", s.i(), s.place(c.At)))
	g.For(jen.Id("more")).BlockFunc(func(g *jen.Group) {
		if a.Contains != nil {
			g.If(inner.matches(a.Contains, inner.cursor)).Block(jen.Id("matches").Op("++"))
		}
		inner.element(g, c)
		if counted {
			g.Id("n").Op("++")
		}
		g.List(inner.i(), jen.Id("more")).Op("=").Add(s.c("Next", inner.i()))
	})
	g.Add(s.i()).Op("=").Add(inner.i())
	if typed {
		g.Add(s.c("Close", jen.Id("open"), jen.Id("n")))
		g.Add(s.c("Count", kind(c.Type.Elem.Slab), jen.Id("n")))
	}
	s.rulesOf(g, a.Rules, "n", c.At)
	s.contains(g, a, c.At)
	if a.Unique {
		g.Add(s.c("UniqueItems", jen.Id("from"), s.i(), s.place(c.At)))
	}
}

// contains prints the rules about how many elements match.
func (s *scope) contains(g *jen.Group, a *plan.Array, at string) {
	if a.Contains == nil {
		return
	}
	if a.AtLeast != nil {
		g.Add(s.c("MinContains", s.i(), jen.Id("matches"), literal(a.AtLeast.Args[0]), s.place(at)))
	} else {
		g.Add(s.c("Contains", s.i(), jen.Id("matches"), s.place(at)))
	}
	if a.AtMost != nil {
		g.Add(s.c("MaxContains", s.i(), jen.Id("matches"), literal(a.AtMost.Args[0]), s.place(at)))
	}
}

// element prints the reading of one element; the cursor is that of the loop.
func (s *scope) element(g *jen.Group, c *plan.Check) {
	a := c.Array
	var elem *plan.Elem
	if c.Type != nil {
		elem = c.Type.Elem
	}
	if len(a.Prefix) == 0 {
		s.item(g, a.Items, elem)
		return
	}
	if elem != nil {
		g.Id("start").Op(":=").Add(s.i())
	}
	g.Switch(jen.Id("n")).BlockFunc(func(g *jen.Group) {
		for k, p := range a.Prefix {
			g.Case(jen.Lit(k)).BlockFunc(func(g *jen.Group) { s.item(g, p, nil) })
		}
		g.Default().BlockFunc(func(g *jen.Group) { s.item(g, a.Items, nil) })
	})
	if elem != nil {
		g.Add(s.c("RawTo", jen.Lit(0), jen.Id("start"), s.i()))
	}
}

// item prints the reading of a value under a schema that may be none at all; e is
// the element that is built of it, if any: number 0, or 1 for null where that is told apart.
func (s *scope) item(g *jen.Group, c *plan.Check, e *plan.Elem) {
	switch {
	case c == nil && e == nil:
		g.Add(s.i()).Op("=").Add(s.c("Skip", s.i()))
	case c == nil:
		g.BlockFunc(func(g *jen.Group) { s.raw(g, &plan.Check{}, jen.Lit(0)) })
	case c.Nullable && e != nil:
		s.member(g, c, 0, 1, e.PointerSlab)
	case c.Call == nil && (c.Array != nil || rereads(c)): // its variables are its own
		g.BlockFunc(func(g *jen.Group) { s.value(g, c, jen.Lit(0)) })
	default:
		s.value(g, c, jen.Lit(0))
	}
}
