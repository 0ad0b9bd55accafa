// Package codec prints how values become JSON and JSON becomes values: decoding
// builds from what the checks of package validators leave, and has no meaning in
// it; encoding appends, and has no error branches.
package codec

import (
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// Reader prints the reading of a document of a root onto the tape, with the
// cursor i. The generator hands it over, since emitters do not know each other.
type Reader func(g *jen.Group, r *plan.Root)

// Emit prints codec.go.
func Emit(p *plan.Package, read Reader) ([]emit.File, error) {
	var decls []jen.Code
	for _, r := range p.Roots {
		decls = append(decls, decode(r, read))
		if r.Encode != "" {
			decls = append(decls, encode(r))
		}
		if r.Exported && !r.Alias {
			decls = append(decls, methods(r)...)
		}
	}
	for _, t := range p.Types {
		switch {
		case t.Kind == plan.Struct:
			decls = append(decls, buildStruct(t), appendStruct(t))
		case t.Kind == plan.Union:
			decls = append(decls, buildUnion(t), appendUnion(t))
		case outOfLine(t):
			decls = append(decls, buildContainer(t), appendContainer(t))
		}
		if t.Redacts() && prints(t.Kind) {
			decls = append(decls, redaction(t)...)
		}
	}
	return gofile.Target{Package: p.Name, Source: p.Source, Imports: p.ImportPaths()}.Files("codec", decls)
}

// methods prints what every component's type can do.
func methods(r *plan.Root) []jen.Code {
	name := r.Type.Name
	value := func() *jen.Statement { return jen.Func().Params(jen.Id("v").Id(name)) }
	bytes := jen.Index().Byte()
	return []jen.Code{
		jen.Comment("// UnmarshalJSON validates data as " + name + " and then builds v of it; on an error, which is a").Line().
			Comment("// *runtime.Error, v stays as it was. v keeps no reference to data.").Line().
			Func().Params(jen.Id("v").Op("*").Id(name)).Id("UnmarshalJSON").Params(jen.Id("data").Add(bytes)).Error().Block(
			jen.Return(jen.Id(r.Decode).Call(jen.Id("data"), jen.Id("v"), jen.Qual(gofile.Runtime, "Reading").Values())),
		),
		jen.Comment("// AppendJSON appends v as JSON to dst. It fails for values that have no JSON form, such as NaN.").Line().
			Add(value()).Id("AppendJSON").Params(jen.Id("dst").Add(bytes)).Params(bytes, jen.Error()).Block(
			jen.Return(jen.Id(r.Encode).Call(jen.Id("dst"), jen.Op("&").Id("v"))),
		),
		jen.Comment("// MarshalJSON is AppendJSON for encoding/json.").Line().
			Add(value()).Id("MarshalJSON").Params().Params(bytes, jen.Error()).Block(
			jen.Return(jen.Id("v").Dot("AppendJSON").Call(jen.Nil())),
		),
		jen.Comment("// Validate checks what would be written of v against the document.").Line().
			Add(value()).Id("Validate").Params().Error().Block(
			jen.Return(jen.Qual(gofile.Runtime, "ValidateWritten").Call(jen.Op("&").Id("v"), jen.Id(r.Encode), jen.Id(r.Validate))),
		),
	}
}

// decode prints the function that reads a document into a value.
func decode(r *plan.Root, read Reader) jen.Code {
	t := r.Type
	return jen.Comment("// "+r.Decode+" validates data and then builds v of it.").Line().
		Func().Id(r.Decode).Params(jen.Id("data").Index().Byte(), jen.Id("v").Op("*").Add(gofile.Type(t.Go())), jen.Id("how").Qual(gofile.Runtime, "Reading")).Error().BlockFunc(func(g *jen.Group) {
		g.Id("c").Op(":=").Qual(gofile.Runtime, "Begin").Call(jen.Id("data"), jen.Id("slabs"), jen.Qual(gofile.Runtime, "Build").Op("|").Id("checkMode"), jen.Id("how"))
		g.Defer().Id("c").Dot("Free").Call()
		g.Id("i").Op(":=").Id("c").Dot("Start").Call()
		read(g, r)
		g.If(jen.Err().Op(":=").Id("c").Dot("End").Call(jen.Id("i")), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
		if r.Check.Nullable {
			g.If(jen.Id("c").Dot("IsNull").Call()).BlockFunc(func(g *jen.Group) {
				if t.Nilable() {
					g.Op("*").Id("v").Op("=").Nil()
				}
				g.Return(jen.Nil())
			})
		}
		if t.Kind == plan.Struct {
			g.Op("*").Id("v").Op("=").Id(t.Name).Values()
			g.Id("build"+t.Base).Call(jen.Id("c").Dot("Tape").Call(), jen.Id("v"), jen.Lit(0))
		} else {
			g.Id("t").Op(":=").Id("c").Dot("Tape").Call()
			if !needsWord(t.Kind) {
				g.Op("*").Id("v").Op("=").Add(scalar(t, jen.Lit(1)))
				g.Return(jen.Nil())
				return
			}
			g.Id("w").Op(":=").Id("t").Dot("Word").Call(jen.Lit(0))
			if goesOn(t.Kind) && !fromWord(t) {
				g.Id("p").Op(":=").Lit(1)
			}
			if fromWord(t) {
				g.Id("build"+t.Base).Call(jen.Id("t"), jen.Id("v"), jen.Id("w"), jen.Lit(1))
			} else {
				(&builder{}).assign(g, jen.Op("*").Id("v"), t)
			}
		}
		g.Return(jen.Nil())
	})
}

// encode prints the function that appends a value and says whether all of it
// could be written.
func encode(r *plan.Root) jen.Code {
	t := r.Type
	return jen.Comment("// "+r.Encode+" appends v as JSON to dst.").Line().
		Func().Id(r.Encode).Params(jen.Id("dst").Index().Byte(), jen.Id("v").Op("*").Add(gofile.Type(t.Go()))).Params(jen.Index().Byte(), jen.Error()).BlockFunc(func(g *jen.Group) {
		written := "Written"
		if t.Redacts() || r.Check.Sensitive {
			written = "WrittenSecret"
		}
		if byAddress(t) {
			g.Return(jen.Qual(gofile.Runtime, written).Call(jen.Id("append"+t.Base).Call(jen.Id("dst"), jen.Id("v")), jen.Len(jen.Id("dst"))))
			return
		}
		g.Id("start").Op(":=").Len(jen.Id("dst"))
		(&appender{alone: true}).value(g, jen.Null(), jen.Parens(jen.Op("*").Id("v")), t, r.Check.Nullable)
		g.Return(jen.Qual(gofile.Runtime, written).Call(jen.Id("dst"), jen.Id("start")))
	})
}
