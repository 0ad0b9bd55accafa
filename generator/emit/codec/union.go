package codec

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// buildUnion prints the function that builds a union: the word says which variant
// follows on the tape.
func buildUnion(t *plan.Type) jen.Code {
	target := jen.Id("v").Dot(t.Union.Field)
	return jen.Func().Id("build"+t.Base).Params(buildParams()...).Int().Block(
		jen.Id("v").Op(":=").Add(typed(t)),
		jen.Switch(jen.Qual(gofile.Runtime, "Variant").Call(jen.Id("w"))).BlockFunc(func(g *jen.Group) {
			for k, v := range t.Union.Variants {
				g.Case(jen.Lit(k + 1)).BlockFunc(func(g *jen.Group) { buildVariant(g, target, v) })
			}
			g.Default().Block(jen.Add(target).Op("=").Nil())
		}),
		jen.Return(jen.Id("p")),
	)
}

// buildVariant prints the building of one variant, whose own word, where it has one, is at p.
func buildVariant(g *jen.Group, target *jen.Statement, v *plan.Variant) {
	t, word := v.Type, jen.Id("t").Dot("Word").Call(jen.Id("p"))
	name := gofile.Type(t.Go())
	slab := func() jen.Code { return jen.Op("&").Id(v.Slab.Name) }
	both := func(value jen.Code, words int) {
		g.List(jen.Add(target), jen.Id("p")).Op("=").List(value, jen.Id("p").Op("+").Lit(words))
	}
	switch {
	case v.Pointer && t.Kind == plan.Struct:
		g.List(jen.Add(target), jen.Id("p")).Op("=").Qual(gofile.Runtime, "BuildVariant").Types(name).Call(jen.Id("t"), slab(), jen.Id("p"), jen.Op("&").Add(object(t)))
	case v.Pointer:
		g.Id("x").Op(":=").Qual(gofile.Runtime, "New").Types(name).Call(jen.Id("t"), slab())
		if needsWord(t.Kind) {
			g.Id("w").Op("=").Add(word)
		}
		g.Id("p").Op("++")
		(&builder{}).assign(g, jen.Op("*").Id("x"), t)
		g.Add(target).Op("=").Id("x")
	case outOfLine(t):
		g.Var().Id("x").Add(name)
		g.Id("p").Op("=").Id("build"+t.Base).Call(jen.Id("t"), pointer(jen.Op("&").Id("x")), word, jen.Id("p").Op("+").Lit(1))
		g.Add(target).Op("=").Id("x")
	case needsWord(t.Kind):
		value := scalarOf(t, word, nil)
		if t.Kind == plan.Raw {
			value = name.Call(value)
		}
		both(value, 1)
	default:
		both(scalarOf(t, nil, jen.Id("p").Op("+").Lit(1)), 2)
	}
}

// appendUnion prints the function that appends a union's value.
func appendUnion(t *plan.Type) jen.Code {
	return jen.Func().Id("append" + t.Base).Params(appendParams()...).Index().Byte().BlockFunc(func(g *jen.Group) {
		g.Id("v").Op(":=").Add(typed(t))
		variants(g, t, &appender{})
	})
}

// variants prints the appending of whatever a union holds.
func variants(g *jen.Group, t *plan.Type, a *appender) {
	g.Switch(jen.Id("x").Op(":=").Id("v").Dot(t.Union.Field).Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
		if t.Union.Null {
			g.Case(jen.Nil()).Block(jen.Return(jen.Qual(gofile.Runtime, "AppendNull").Call(jen.Id("dst"))))
		}
		for _, v := range t.Union.Variants {
			g.Case(gofile.Type(v.Go())).BlockFunc(func(g *jen.Group) { a.variant(g, v) })
		}
	})
	nothing := "AppendNothing"
	if a.redact { // a log is written in any case
		nothing = "AppendNull"
	}
	g.Return(jen.Qual(gofile.Runtime, nothing).Call(jen.Id("dst")))
}

func (a *appender) variant(g *jen.Group, v *plan.Variant) {
	x, t := jen.Id("x"), v.Type
	switch {
	case v.Pointer && t.Kind == plan.Struct && !(a.redact && t.Redacts()):
		g.Return(jen.Qual(gofile.Runtime, "AppendVariant").Call(jen.Id("dst"), jen.Op("&").Add(object(t)), pointer(x)))
	case v.Pointer:
		g.If(jen.Id("x").Op("!=").Nil()).BlockFunc(func(g *jen.Group) { g.Return(a.call(t, jen.Id("dst"), x)) })
	case a.redact && t.Redacts(), outOfLine(t):
		g.Return(a.call(t, jen.Id("dst"), x))
	default:
		if t.Kind == plan.String {
			x = jen.String().Call(x)
		}
		g.Return(jen.Qual(gofile.Runtime, scalars[t.Kind]).Call(jen.Id("dst"), x))
	}
}
