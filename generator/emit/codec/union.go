package codec

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// buildUnion prints the function that builds a union: the word says which variant
// follows on the tape.
func buildUnion(t *plan.Type) jen.Code {
	name := "build" + t.Base
	target := jen.Id("v").Dot(t.Union.Field)
	return jen.Func().Id(name).Params(
		jen.Id("t").Op("*").Qual(gofile.Runtime, "Tape"), jen.Id("v").Op("*").Id(t.Name), jen.Id("w").Uint64(), jen.Id("p").Int(),
	).Int().Block(
		jen.Switch(jen.Qual(gofile.Runtime, "Variant").Call(jen.Id("w"))).BlockFunc(func(g *jen.Group) {
			for k, v := range t.Union.Variants {
				g.Case(jen.Lit(k + 1)).BlockFunc(func(g *jen.Group) { buildVariant(g, target, v) })
			}
			g.Default().Block(jen.Add(target).Op("=").Nil())
		}),
		jen.Return(jen.Id("p")),
	)
}

func buildVariant(g *jen.Group, target *jen.Statement, v *plan.Variant) {
	b := &builder{}
	if v.Type.Kind != plan.Struct {
		if needsWord(v.Type.Kind) {
			g.Id("w").Op("=").Id("t").Dot("Word").Call(jen.Id("p"))
		}
		g.Id("p").Op("++")
	}
	switch {
	case v.Pointer:
		g.Id("x").Op(":=").Qual(gofile.Runtime, "New").Types(gofile.Type(v.Type.Go())).Call(jen.Id("t"), jen.Id(v.Slab.Name))
		b.assign(g, jen.Op("*").Id("x"), v.Type)
	case outOfLine(v.Type):
		g.Var().Id("x").Id(v.Type.Go())
		b.assign(g, jen.Id("x"), v.Type)
	default:
		value := scalar(v.Type, jen.Id("p"))
		if v.Type.Kind == plan.Raw {
			value = jen.Id(v.Type.Go()).Call(value)
		}
		g.Add(target).Op("=").Add(value)
		if !needsWord(v.Type.Kind) {
			g.Id("p").Op("++")
		}
		return
	}
	g.Add(target).Op("=").Id("x")
}

// appendUnion prints the function that appends a union's value.
func appendUnion(t *plan.Type) jen.Code {
	name := "append" + t.Base
	return jen.Func().Id(name).Params(jen.Id("dst").Index().Byte(), jen.Id("v").Op("*").Id(t.Name)).Index().Byte().BlockFunc(func(g *jen.Group) {
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
	x := jen.Id("x")
	write := jen.Return(jen.Id(a.function(v.Type)).Call(jen.Id("dst"), x))
	switch {
	case v.Pointer:
		g.If(jen.Id("x").Op("!=").Nil()).BlockFunc(func(g *jen.Group) { g.Add(write) })
		return
	case a.redact && v.Type.Redacts(), outOfLine(v.Type):
	default:
		if v.Type.Kind == plan.String {
			x = jen.String().Call(x)
		}
		write = jen.Return(jen.Qual(gofile.Runtime, scalars[v.Type.Kind]).Call(jen.Id("dst"), x))
	}
	g.Add(write)
}
