// Package codec prints how values become JSON and JSON becomes values: decoding
// builds from what the checks of package validators leave, and has no meaning in
// it; encoding appends, and has no error branches.
package codec

import (
	"strings"

	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// A Reader prints the reading of a document of a root onto the tape: with the cursor i,
// or as one expression, nil when there is more to it. The generator hands it over, since
// emitters do not know each other.
type Reader struct {
	Open  func(g *jen.Group, r *plan.Root)
	Whole func(r *plan.Root) jen.Code
}

// about says once what the functions of every type do.
var about = []string{
	"decodeX validates a document and then builds an X of it; on an error, which is a",
	"*runtime.Error, the value stays as it was. It is behind UnmarshalJSON, which keeps no",
	"reference to its data. AppendJSON fails for values that have no JSON form, such as NaN;",
	"MarshalJSON is the same for encoding/json. Validate checks what would be written.",
	"",
	"buildX builds from the tape at p, and from the word w where it is given one, and returns",
	"where that ends; appendX appends whatever there is.",
}

// Emit prints codec.go.
func Emit(p *plan.Package, read Reader) ([]emit.File, error) {
	decls := []jen.Code{gofile.Comment(about)}
	for _, r := range p.Roots {
		decls = append(decls, decode(r, read))
		switch {
		case r.Exported && !r.Alias:
			decls = append(decls, methods(r)...)
		case r.Encode != "":
			decls = append(decls, encode(r))
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
		gofile.Short(len("func (v *) UnmarshalJSON(data []byte) error")+len("return (data, v, runtime.Reading{})")+len(name)+len(r.Decode),
			jen.Func().Params(jen.Id("v").Op("*").Id(name)).Id("UnmarshalJSON").Params(jen.Id("data").Add(bytes)).Error(),
			jen.Return(jen.Id(r.Decode).Call(jen.Id("data"), jen.Id("v"), jen.Qual(gofile.Runtime, "Reading").Values()))),
		value().Id("AppendJSON").Params(jen.Id("dst").Add(bytes)).Params(bytes, jen.Error()).BlockFunc(func(g *jen.Group) {
			written(g, r, place(jen.Id("v"), r.Type))
		}),
		gofile.Short(len("func (v ) MarshalJSON() ([]byte, error)")+len("return v.AppendJSON(nil)")+len(name),
			value().Id("MarshalJSON").Params().Params(bytes, jen.Error()),
			jen.Return(jen.Id("v").Dot("AppendJSON").Call(jen.Nil()))),
		gofile.Short(len("func (v ) Validate() error")+len("return runtime.ValidateWritten(v.AppendJSON, )")+len(name)+len(r.Validate),
			value().Id("Validate").Params().Error(),
			jen.Return(jen.Qual(gofile.Runtime, "ValidateWritten").Call(jen.Id("v").Dot("AppendJSON"), jen.Id(r.Validate)))),
	}
}

// decode prints the function that reads a document into a value.
func decode(r *plan.Root, read Reader) jen.Code {
	head := jen.Func().Id(r.Decode).Params(jen.Id("data").Index().Byte(), jen.Id("v").Op("*").Add(gofile.Type(r.Type.Go())), jen.Id("how").Qual(gofile.Runtime, "Reading")).Error()
	if only := r.Check.Only(); only != nil && (r.Type.Kind == plan.Struct || fromWord(r.Type)) {
		method := map[bool]string{true: "Decode", false: "DecodeWord"}[r.Type.Kind == plan.Struct]
		return head.Block(jen.Return(jen.Qual(gofile.Runtime, method).Call(
			jen.Id("data"), jen.Id("v"), jen.Id("how"), jen.Id("slabs"), jen.Id("checkMode"), jen.Id(only.Name), jen.Id("build"+r.Type.Base),
		)))
	}
	if whole := read.Whole(r); whole != nil && r.Type.Kind.Scalar() {
		kind := strings.ToUpper(r.Type.Kind.Basic()[:1]) + r.Type.Kind.Basic()[1:]
		return head.Block(
			jen.Id("c").Op(":=").Add(begin()),
			jen.Return(jen.Qual(gofile.Runtime, "Decode"+kind).Call(jen.Id("c"), whole, jen.Id("v"))),
		)
	}
	return head.BlockFunc(func(g *jen.Group) { decodeOpen(g, r, read) })
}

// begin prints the call that lends what reads a document.
func begin() *jen.Statement {
	return jen.Qual(gofile.Runtime, "Begin").Call(jen.Id("data"), jen.Id("slabs"), jen.Qual(gofile.Runtime, "Build").Op("|").Id("checkMode"), jen.Id("how"))
}

// decodeOpen prints the reading of a document that no function reads alone.
func decodeOpen(g *jen.Group, r *plan.Root, read Reader) {
	t := r.Type
	g.Id("c").Op(":=").Add(begin())
	g.Defer().Id("c").Dot("Free").Call()
	g.Id("i").Op(":=").Id("c").Dot("Start").Call()
	read.Open(g, r)
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
		g.Return(jen.Nil())
		return
	}
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
		(&builder{last: true}).assign(g, jen.Op("*").Id("v"), t)
	}
	g.Return(jen.Nil())
}

// encode prints the function that appends a value of a type without methods.
func encode(r *plan.Root) jen.Code {
	v := jen.Id("v")
	if !byAddress(r.Type) {
		v = jen.Parens(jen.Op("*").Id("v"))
	}
	return jen.Func().Id(r.Encode).Params(jen.Id("v").Op("*").Add(gofile.Type(r.Type.Go())), jen.Id("dst").Index().Byte()).Params(jen.Index().Byte(), jen.Error()).BlockFunc(func(g *jen.Group) {
		written(g, r, v)
	})
}

// written prints the appending of v, and whether all of it could be written.
func written(g *jen.Group, r *plan.Root, v *jen.Statement) {
	t, method := r.Type, "Written"
	if t.Redacts() || r.Check.Sensitive {
		method = "WrittenSecret"
	}
	if byAddress(t) {
		g.Return(jen.Qual(gofile.Runtime, method).Call(jen.Id("append"+t.Base).Call(jen.Id("dst"), v), jen.Len(jen.Id("dst"))))
		return
	}
	g.Id("start").Op(":=").Len(jen.Id("dst"))
	(&appender{alone: true}).value(g, jen.Null(), v, t, r.Check.Nullable)
	g.Return(jen.Qual(gofile.Runtime, method).Call(jen.Id("dst"), jen.Id("start")))
}
