// Package models prints the declared types: structs, named scalars, slices and
// maps, and the constants of enums. It prints what package plan has decided.
package models

import (
	"github.com/bizgen/bizgen/generator/emit"
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// Emit prints models.go.
func Emit(p *plan.Package) ([]emit.File, error) {
	decls := []jen.Code{handshake()}
	for _, t := range p.Types {
		decls = append(decls, declaration(t))
		if len(t.Consts) > 0 {
			decls = append(decls, constants(t))
		}
		if t.Union != nil {
			decls = append(decls, values(t))
		}
		for _, f := range t.Fields {
			if f.Accessor != "" {
				decls = append(decls, accessor(t, f))
			}
			if f.Decoder != "" {
				decls = append(decls, decoder(t, f))
			}
		}
	}
	for _, a := range p.Aliases {
		decls = append(decls, gofile.Comment(a.Doc).Type().Id(a.Name).Op("=").Id(a.Target))
	}
	return gofile.Target{Package: p.Name, Source: p.Source, Imports: p.ImportPaths()}.Files("models", decls)
}

// handshake makes code that was generated for another runtime fail to compile.
func handshake() jen.Code {
	return jen.Comment("If Version2 is undefined here, this code and the runtime do not fit: generate it anew, or").Line().
		Comment("upgrade github.com/bizgen/bizgen.").Line().
		Const().Id("_").Op("=").Qual(gofile.Runtime, "Version2")
}

func declaration(t *plan.Type) jen.Code {
	doc := t.Doc
	if t.Deprecated {
		doc = append(append([]string{}, doc...), "", "Deprecated: the document marks it as deprecated.")
	}
	if t.Kind == plan.Foreign {
		return gofile.Comment(doc).Type().Id(t.Name).Op("=").Add(gofile.Type(t.Foreign))
	}
	return gofile.Comment(doc).Type().Id(t.Name).Add(form(t))
}

// form prints the type without its name.
func form(t *plan.Type) jen.Code {
	switch t.Kind {
	case plan.Struct:
		return jen.StructFunc(func(g *jen.Group) {
			for _, f := range t.Fields {
				for _, line := range f.Doc {
					g.Comment(strings.TrimSpace("// " + line))
				}
				field := g.Id(f.Name).Add(gofile.Type(f.Go()))
				if taggable(f.JSON) {
					field.Tag(map[string]string{"json": tag(f)})
				}
			}
			for _, f := range t.Files {
				for _, line := range f.Doc {
					g.Comment(strings.TrimSpace("// " + line))
				}
				g.Id(f.Name).Add(gofile.Type(f.Go())).Tag(map[string]string{"json": "-"})
			}
			if t.Rest != nil {
				g.Comment("// " + t.Rest.Name + " holds the members that the document does not name.")
				g.Id(t.Rest.Name).Map(jen.String()).Add(gofile.Type(t.Rest.Elem.Go())).Tag(map[string]string{"json": "-"})
			}
		})
	case plan.Union:
		return jen.Struct(jen.Id(t.Union.Field).Id(t.Union.Value))
	case plan.Slice:
		return jen.Index().Add(gofile.Type(t.Elem.Go()))
	case plan.Map:
		return jen.Map(jen.String()).Add(gofile.Type(t.Elem.Go()))
	}
	return gofile.Type(t.Kind.Basic())
}

// tag names the member for readers and for tools that look at struct tags; the
// generated codec does not.
func tag(f *plan.Field) string {
	if f.Required {
		return f.JSON
	}
	return f.JSON + ",omitempty"
}

// taggable tells whether a struct tag can say the name: encoding/json knows no
// comma, quote or backslash in one, and "-" means no member.
func taggable(name string) bool {
	return name != "" && name != "-" && !strings.ContainsFunc(name, func(r rune) bool {
		return strings.ContainsRune("\"\\`,'", r) || r <= ' ' && r != ' ' || r == 0x7F
	})
}

// accessor prints the method that fills in the document's default.
func accessor(t *plan.Type, f *plan.Field) jen.Code {
	field := jen.Id("v").Dot(f.Name)
	given, otherwise := jen.Op("*").Add(field), jen.Op(f.Default)
	if f.Form == plan.Nilled { // a list or a map
		given, otherwise = jen.Add(field), gofile.Type(f.Type.Go()).Op(f.Default)
	}
	return jen.Comment("// "+f.Accessor+" returns "+f.Name+", or the document's default where it is absent.").Line().
		Func().Params(jen.Id("v").Op("*").Id(t.Name)).Id(f.Accessor).Params().Add(gofile.Type(f.Type.Go())).Block(
		jen.If(jen.Add(field).Op("!=").Nil()).Block(jen.Return(given)),
		jen.Return(otherwise),
	)
}

// decoder prints the method that returns the bytes which a text stands for.
func decoder(t *plan.Type, f *plan.Field) jen.Code {
	field := jen.Id("v").Dot(f.Name)
	if f.Form == plan.Plain || f.Form == plan.Zeroed {
		field = jen.Op("&").Add(field)
	}
	return jen.Comment("// "+f.Decoder+" returns the bytes that "+f.Name+" stands for, in "+f.Encoding+"; nil where it is absent.").Line().
		Func().Params(jen.Id("v").Op("*").Id(t.Name)).Id(f.Decoder).Params().Params(jen.Index().Byte(), jen.Error()).Block(
		jen.Return(jen.Qual(gofile.Runtime, "DecodeContent").Call(jen.Lit(f.Encoding), field)),
	)
}

func constants(t *plan.Type) jen.Code {
	return jen.Comment("// The values of " + t.Name + ".").Line().Const().DefsFunc(func(g *jen.Group) {
		for _, c := range t.Consts {
			g.Id(c.Name).Id(t.Name).Op("=").Op(c.Value)
		}
	})
}
