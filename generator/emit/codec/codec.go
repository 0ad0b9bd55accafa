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
	Name  func(f *plan.Func) jen.Code // a function that reads
}

// about says once what the functions of every type do.
var about = []string{
	"decodeX validates a document and then builds an X of it; on an error, which is a",
	"*runtime.Error, the value stays as it was. It is behind UnmarshalJSON, which keeps no",
	"reference to its data. AppendJSON fails for values that have no JSON form, such as NaN;",
	"MarshalJSON is the same for encoding/json. Validate checks what would be written.",
	"",
	"buildX builds the X at an address from the tape at p and the word w, and returns where",
	"that ends; appendX appends whatever there is.",
}

// Emit prints codec.go.
func Emit(p *plan.Package, read Reader) ([]emit.File, error) {
	decls := []jen.Code{gofile.Comment(about)}
	for _, r := range p.Roots {
		if r.Decoded {
			decls = append(decls, decode(r, read))
		}
		switch {
		case r.Exported && !r.Alias:
			decls = append(decls, methods(r, read))
		case r.Encode != "":
			decls = append(decls, encode(r))
		}
	}
	for _, t := range p.Types {
		switch {
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

// methods prints what every component's type can do, one line below the other where they
// are short.
func methods(r *plan.Root, read Reader) jen.Code {
	name := r.Type.Name
	value := func() *jen.Statement { return jen.Func().Params(jen.Id("v").Id(name)) }
	bytes := jen.Index().Byte()
	marshal := gofile.Short(len("func (v ) MarshalJSON() ([]byte, error)")+len("return v.AppendJSON(nil)")+len(name),
		value().Id("MarshalJSON").Params().Params(bytes, jen.Error()),
		jen.Return(jen.Id("v").Dot("AppendJSON").Call(jen.Nil()))).Line()
	size := len("func (v ) Validate() error") + len("return runtime.ValidateWritten(v.AppendJSON, )") + len(name) + len(r.Validate)
	if size > gofile.OneLine {
		marshal.Line()
	}
	validate := gofile.Short(size, value().Id("Validate").Params().Error(),
		jen.Return(jen.Qual(gofile.Runtime, "ValidateWritten").Call(jen.Id("v").Dot("AppendJSON"), jen.Id(r.Validate))))
	write := value().Id("AppendJSON").Params(jen.Id("dst").Add(bytes)).Params(bytes, jen.Error()).BlockFunc(func(g *jen.Group) {
		written(g, r, place(jen.Id("v"), r.Type))
	})
	return jen.Add(unmarshal(r, read)).Line().Line().Add(write).Line().Line().Add(marshal).Add(validate)
}

// unmarshal prints the method that reads a document into a value.
func unmarshal(r *plan.Root, read Reader) jen.Code {
	head := jen.Func().Params(jen.Id("v").Op("*").Id(r.Type.Name)).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).Error()
	how := jen.Qual(gofile.Runtime, "Reading").Values()
	if !r.Decoded {
		return head.BlockFunc(func(g *jen.Group) { reading(g, r, read, how) })
	}
	return gofile.Short(len("func (v *) UnmarshalJSON(data []byte) error")+len("return (data, v, runtime.Reading{})")+len(r.Type.Name)+len(r.Decode), head,
		jen.Return(jen.Id(r.Decode).Call(jen.Id("data"), jen.Id("v"), how)))
}

// decode prints the function that reads a document into a value.
func decode(r *plan.Root, read Reader) jen.Code {
	return jen.Func().Id(r.Decode).Params(
		jen.Id("data").Index().Byte(), jen.Id("v").Op("*").Add(gofile.Type(r.Type.Go())), jen.Id("how").Qual(gofile.Runtime, "Reading"),
	).Error().BlockFunc(func(g *jen.Group) { reading(g, r, read, jen.Id("how")) })
}

// reading prints the body of a function that reads data into v.
func reading(g *jen.Group, r *plan.Root, read Reader, how jen.Code) {
	only, v := r.Check.Only(), pointer(jen.Id("v"))
	switch {
	case only == nil:
	case r.Type.Kind == plan.Struct && only == r.Type.Reader:
		g.Return(object(r.Type).Dot("Decode").Call(jen.Id("data"), v, how, jen.Id("slabs"), jen.Id("checkMode")))
		return
	case fromWord(r.Type):
		g.Return(jen.Qual(gofile.Runtime, "DecodeWord").Call(
			jen.Id("data"), v, how, jen.Id("slabs"), jen.Id("checkMode"), read.Name(only), jen.Id("build"+r.Type.Base),
		))
		return
	}
	g.Id("c").Op(":=").Qual(gofile.Runtime, "Begin").Call(jen.Id("data"), jen.Id("slabs"), jen.Qual(gofile.Runtime, "Build").Op("|").Id("checkMode"), how)
	if !r.Type.Kind.Scalar() {
		decodeOpen(g, r, read)
		return
	}
	end := read.Whole(r)
	if end == nil {
		g.Id("i").Op(":=").Id("c").Dot("Start").Call()
		read.Open(g, r)
		end = jen.Id("i")
	}
	kind := strings.ToUpper(r.Type.Kind.Basic()[:1]) + r.Type.Kind.Basic()[1:]
	g.Return(jen.Qual(gofile.Runtime, "Decode"+kind).Call(jen.Id("c"), end, jen.Id("v")))
}

// decodeOpen prints the reading of a document, not of a scalar, that no function reads alone.
func decodeOpen(g *jen.Group, r *plan.Root, read Reader) {
	t := r.Type
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
		g.Add(object(t)).Dot("Build").Call(jen.Id("c").Dot("Tape").Call(), pointer(jen.Id("v")), jen.Lit(0))
		g.Return(jen.Nil())
		return
	}
	g.Id("t").Op(":=").Id("c").Dot("Tape").Call()
	g.Id("w").Op(":=").Id("t").Dot("Word").Call(jen.Lit(0))
	if fromWord(t) {
		g.Id("build"+t.Base).Call(jen.Id("t"), pointer(jen.Id("v")), jen.Id("w"), jen.Lit(1))
	} else {
		if t.Kind == plan.Slice || t.Kind == plan.Map {
			g.Id("p").Op(":=").Lit(1)
		}
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
		g.Return(jen.Qual(gofile.Runtime, method).Call((&appender{}).call(t, jen.Id("dst"), v), jen.Len(jen.Id("dst"))))
		return
	}
	if t.Kind.Scalar() && !r.Check.Nullable {
		g.Return(jen.Qual(gofile.Runtime, method).Call(jen.Qual(gofile.Runtime, scalars[t.Kind]).Call(jen.Id("dst"), textOf(t, v)), jen.Len(jen.Id("dst"))))
		return
	}
	g.Id("start").Op(":=").Len(jen.Id("dst"))
	(&appender{alone: true}).value(g, jen.Null(), v, t, r.Check.Nullable)
	g.Return(jen.Qual(gofile.Runtime, method).Call(jen.Id("dst"), jen.Id("start")))
}
