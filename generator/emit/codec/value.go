package codec

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// What the objects of structs cannot say is printed here, as functions without a name that
// are given the address of a value.

// Build prints what builds a value of type t.
func Build(t *plan.Type) jen.Code {
	if fromWord(t) {
		return jen.Id("build" + t.Base)
	}
	if e := plainElem(t); e != "" {
		return jen.Qual(gofile.Runtime, "BuildMap").Types(gofile.Type(e))
	}
	return jen.Func().Params(buildParams()...).Int().BlockFunc(func(g *jen.Group) {
		if mapOfUnions(t) {
			g.Return(jen.Qual(gofile.Runtime, "BuildMapOf").Types(jen.Id(t.Elem.Type.Name)).Call(jen.Id("t"), jen.Id("at"), jen.Id("w"), jen.Id("p"), jen.Id("build"+t.Elem.Type.Base)))
			return
		}
		if t.Kind == plan.Slice || t.Kind == plan.Map {
			container(g, t)
			return
		}
		g.Id("v").Op(":=").Add(typed(t))
		(&builder{}).assign(g, jen.Op("*").Id("v"), t)
		g.Return(jen.Id("p"))
	})
}

// Append prints what appends a value of type t.
func Append(t *plan.Type) jen.Code {
	if t.Kind == plan.Union {
		return jen.Id("append" + t.Base)
	}
	if e := plainElem(t); e != "" {
		return jen.Qual(gofile.Runtime, "AppendMap").Types(gofile.Type(e))
	}
	return jen.Func().Params(appendParams()...).Index().Byte().BlockFunc(func(g *jen.Group) {
		if mapOfUnions(t) {
			g.Return(jen.Qual(gofile.Runtime, "AppendMapOf").Types(jen.Id(t.Elem.Type.Name)).Call(jen.Id("dst"), jen.Id("at"), jen.Id("append"+t.Elem.Type.Base)))
			return
		}
		g.Id("v").Op(":=").Op("*").Add(typed(t))
		(&appender{alone: true}).value(g, jen.Null(), jen.Id("v"), t, false)
		g.Return(jen.Id("dst"))
	})
}

// plainElem spells the values of a map that the runtime builds and writes; "" for others.
func plainElem(t *plan.Type) string {
	if t.Kind != plan.Map || t.Elem.Form != plan.Plain || t.Elem.Nullable || t.Elem.Type.Name != "" {
		return ""
	}
	if k := t.Elem.Type.Kind; k.Scalar() || k == plan.Raw {
		return k.Basic()
	}
	return ""
}

// mapOfUnions tells whether the values of a map are unions.
func mapOfUnions(t *plan.Type) bool {
	return t.Kind == plan.Map && t.Name == "" && t.Elem.Form == plan.Plain && !t.Elem.Nullable && t.Elem.Type.Kind == plan.Union
}

func appendParams() []jen.Code {
	return []jen.Code{jen.Id("dst").Index().Byte(), jen.Id("at").Qual("unsafe", "Pointer")}
}

// Zero prints what tells whether a value of type t is the zero value.
func Zero(t *plan.Type) jen.Code {
	v := jen.Op("*").Add(typed(t))
	if t.Kind == plan.Foreign {
		v = jen.Parens(v)
	}
	return jen.Func().Params(jen.Id("at").Qual("unsafe", "Pointer")).Bool().Block(jen.Return(jen.Op("!").Parens(filled(v, t))))
}

// Rest prints what builds and what appends a member that is not declared; both are given
// the struct.
func Rest(t *plan.Type) (build, write jen.Code) {
	v := jen.Id("v").Op(":=").Add(typed(t))
	params := buildParams()
	params[2] = jen.Id("_").Uint64()
	build = jen.Func().Params(params...).Int().BlockFunc(func(g *jen.Group) {
		g.Add(v)
		target := jen.Id("v").Dot(t.Rest.Name)
		b := &builder{}
		b.mapName(g)
		g.If(jen.Add(target).Op("==").Nil()).Block(jen.Add(target).Op("=").Map(jen.String()).Add(gofile.Type(t.Rest.Elem.Go())).Values())
		b.mapValue(g, target, t.Rest.Elem)
		g.Return(jen.Id("p"))
	})
	write = jen.Func().Params(appendParams()...).Index().Byte().BlockFunc(func(g *jen.Group) {
		g.Add(v)
		(&appender{alone: true}).rest(g, t.Rest)
		g.Return(jen.Id("dst"))
	})
	return build, write
}

// Fill prints what gives absent members their defaults; nil for a type without any.
func Fill(t *plan.Type) jen.Code {
	for _, f := range t.Fields {
		if f.Fill != "" {
			return jen.Func().Params(jen.Id("at").Qual("unsafe", "Pointer")).BlockFunc(func(g *jen.Group) {
				g.Id("v").Op(":=").Add(typed(t))
				defaults(g, t)
			})
		}
	}
	return nil
}

// defaults prints what members that were absent are: the document's defaults.
func defaults(g *jen.Group, t *plan.Type) {
	for _, f := range t.Fields {
		if f.Fill == "" {
			continue
		}
		target := jen.Id("v").Dot(f.Name)
		literal := jen.Op(f.Fill)
		if f.Type.Kind == plan.Slice || f.Type.Kind == plan.Map {
			literal = gofile.Type(f.Type.Go()).Op(f.Fill)
		}
		value := literal
		switch f.Form {
		case plan.Pointer:
			value = jen.New(gofile.Type(f.Type.Go()).Call(literal))
		case plan.Nulled:
			parts := jen.Dict{}
			if f.Fill != "nil" {
				parts = jen.Dict{jen.Id("V"): literal, jen.Id("Valid"): jen.True()}
			}
			value = jen.Op("&").Qual(gofile.Runtime, "Null").Types(gofile.Type(f.Type.Go())).Values(parts)
		}
		g.If(jen.Add(target).Op("==").Nil()).Block(jen.Add(target).Op("=").Add(value))
	}
}
