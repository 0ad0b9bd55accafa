package validators

import (
	"strconv"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// union prints the reading of a value that is of one of several branches.
func (s *scope) union(g *jen.Group, c *plan.Check) {
	u := c.Union
	if u.Rest != nil || c.Blind {
		g.Id("from").Op(":=").Add(s.i())
	}
	g.Switch(s.c("Kind", s.i())).BlockFunc(func(g *jen.Group) {
		for _, k := range u.Kinds {
			var kinds []jen.Code
			for _, l := range k.Letters {
				kinds = append(kinds, jen.LitRune(l))
			}
			g.Case(kinds...).BlockFunc(func(g *jen.Group) { s.kindCase(g, c, k) })
		}
		g.Default().BlockFunc(func(g *jen.Group) { s.noBranch(g, c, "want "+u.Want) })
	})
	s.obscure(g, c.Blind)
	if u.Rest != nil {
		s.again(g, u.Rest, "from")
	}
}

// kindCase prints the choice among the branches for values of some types.
func (s *scope) kindCase(g *jen.Group, c *plan.Check, k *plan.KindCase) {
	if k.Tag == "" {
		s.candidates(g, c, k.Cases[0], "")
		return
	}
	none := strconv.Quote(k.Tag) + " must be one of " + k.Want
	g.Switch(s.c("Tag", s.i(), jen.Lit(k.Tag))).BlockFunc(func(g *jen.Group) {
		for _, list := range k.Cases {
			read := func(g *jen.Group) { s.candidates(g, c, list, none) }
			if list.Values == nil {
				g.Default().BlockFunc(read)
			} else {
				g.Case(texts(list.Values)...).BlockFunc(read)
			}
		}
	})
}

func texts(values []string) []jen.Code {
	var out []jen.Code
	for _, v := range values {
		out = append(out, jen.Lit(v))
	}
	return out
}

// noBranch prints what is reported of a value that no branch can match.
func (s *scope) noBranch(g *jen.Group, c *plan.Check, why string) {
	g.Add(s.i()).Op("=").Add(s.c("NoBranch", s.i(), jen.Lit(c.Union.Keyword), jen.Lit("none: "+why), s.place(c.At)))
}

// candidates prints the reading of a value by the branch that it is of.
func (s *scope) candidates(g *jen.Group, c *plan.Check, list *plan.Candidates, none string) {
	switch len(list.Branches) {
	case 0:
		s.noBranch(g, c, none)
		return
	case 1:
		s.branch(g, c, list.Branches[0])
		return
	}
	prefer := jen.Lit(-1)
	if len(list.Prefer) > 0 {
		prefer = jen.Id("named")
		g.Id("named").Op(":=").Lit(-1)
		g.Switch(s.c("Tag", s.i(), jen.Lit(list.Property))).BlockFunc(func(g *jen.Group) {
			for _, f := range list.Prefer {
				g.Case(texts(f.Values)...).Block(jen.Id("named").Op("=").Lit(f.Branch))
			}
		})
	}
	args := []jen.Code{jen.Id("k"), s.i(), s.place(c.At), prefer}
	if c.Union.Keyword == "anyOf" {
		if list.Loses != "" {
			args = append(args, jen.Lit(c.Union.Raw), jen.Id(list.Loses))
		} else {
			args = append(args, jen.Lit(0), jen.Nil())
		}
	}
	for _, b := range list.Branches {
		args = append(args, jen.Line().Add(s.alternative(c, b)))
	}
	method := map[string]string{"anyOf": "AnyOfTo", "oneOf": "OneOfTo"}[c.Union.Keyword]
	if method == "OneOfTo" && list.Decides {
		method = "OneOfNamedTo"
	}
	g.Add(s.i()).Op("=").Add(s.c(method, append(args, jen.Line())...))
}

// branch prints the reading of a value that can be of one branch only.
func (s *scope) branch(g *jen.Group, c *plan.Check, b *plan.Branch) {
	g.Add(s.c("Put", jen.Id("k"), jen.Lit(number(c, b))))
	if b.Variant == nil {
		g.Add(s.i()).Op("=").Add(s.c("OnlyNull", s.i(), s.place(c.At)))
		return
	}
	if b.Variant.Slab != nil {
		g.Add(s.c("Count", kind(b.Variant.Slab), jen.Lit(1)))
	}
	g.Add(s.i()).Op("=").Add(s.called(b.Func, jen.Lit(0), s.i()))
}

// alternative prints a branch as one to be tried.
func (s *scope) alternative(c *plan.Check, b *plan.Branch) jen.Code {
	read := jen.Code(jen.Qual(gofile.Runtime, "ReadNull"))
	if b.Func != nil {
		read = s.branchReader(b.Func)
	}
	values := []jen.Code{jen.Id("Number").Op(":").Lit(b.Number), jen.Id("Variant").Op(":").Lit(number(c, b))}
	if b.Variant != nil && b.Variant.Slab != nil {
		values = append(values, jen.Id("Slab").Op(":").Add(kind(b.Variant.Slab)))
	}
	return jen.Qual(gofile.Runtime, "Branch").Values(append(values, jen.Id("Read").Op(":").Add(read))...)
}

// branchReader prints the function that reads a branch: where it stands, if it is one
// expression about a scalar, else by its name.
func (s *scope) branchReader(f *plan.Func) jen.Code {
	if c := f.Check; c.Type != nil && c.Type.Kind.Scalar() && c.Call == nil {
		if s.whole(c, jen.Id("k"), jen.Id("i")) != nil {
			return s.literal(c)
		}
	}
	return Name(f)
}

// number returns the number of a branch's variant on the tape.
func number(c *plan.Check, b *plan.Branch) int {
	for k, v := range c.Type.Union.Variants {
		if v == b.Variant {
			return k + 1
		}
	}
	return 0
}

// losses prints what branches of an anyOf have no room for.
func losses(u *plan.Choice) []jen.Code {
	var out []jen.Code
	for _, k := range u.Kinds {
		for _, list := range k.Cases {
			if list.Loses == "" {
				continue
			}
			out = append(out, jen.Comment("// "+list.Loses+" are the members that each branch would drop, and the branches that declare them.").Line().
				Var().Id(list.Loses).Op("=").Index().Index().Qual(gofile.Runtime, "Loss").ValuesFunc(func(g *jen.Group) {
				for _, lost := range list.Lost {
					g.Line().ValuesFunc(func(g *jen.Group) {
						for _, l := range lost {
							g.Values(jen.Id("Name").Op(":").Lit(l.Name), jen.Id("By").Op(":").Add(hex(l.By)))
						}
					})
				}
				g.Line()
			}))
		}
	}
	return out
}
