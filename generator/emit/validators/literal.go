package validators

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// Literal prints what reads a value as a function without a name, or with its own where it
// has one.
func Literal(c *plan.Check) jen.Code {
	if c.Call != nil && !c.Sensitive && !c.Nullable && !kept(c) && c.Type != nil {
		return Name(c.Call)
	}
	return (&scope{cursor: "i"}).literal(c)
}

// literal prints a function without a name that reads a value: in one line if that is one
// expression. The places in it are spelt as in s.
func (s *scope) literal(c *plan.Check) jen.Code {
	f := jen.Func().Params(readerParams()...).Int()
	inner := &scope{cursor: "i", at: s.at}
	if whole := inner.whole(c, jen.Id("k"), jen.Id("i")); whole != nil {
		return f.Custom(jen.Options{Open: "{ ", Close: " }"}, jen.Return(whole))
	}
	return f.BlockFunc(func(g *jen.Group) {
		inner.value(g, c, jen.Id("k"))
		g.Return(jen.Id("i"))
	})
}

// Simple tells whether nothing is asked of a value that is read where it stands but what
// is asked of its own type.
func Simple(c *plan.Check) bool {
	return c.Call == nil && !kept(c) && !c.Never && !c.Loose && !c.Listed && c.Union == nil && len(c.After) == 0 && !rereads(c)
}

// readerParams prints the parameters of a function that reads.
func readerParams() []jen.Code {
	return []jen.Code{jen.Id("c").Op("*").Qual(gofile.Runtime, "Check"), jen.List(jen.Id("k"), jen.Id("i")).Int()}
}
