// Package validators prints the functions that check JSON bytes, and that leave
// what decoding builds from. It prints what package plan has decided, one line a
// rule, in the order of the document; it makes no names.
package validators

import (
	"fmt"
	"strings"

	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// about says once what the functions of every type do.
var about = []string{
	"ValidateX checks a document as X; ValidateXAs is the same, read as how says. checkX reads",
	"the value at i, which is member k of an object, and returns the offset behind it; what it",
	"reads is what the document describes at the place that the function begins with.",
}

// Emit prints validators.go.
func Emit(p *plan.Package) ([]emit.File, error) {
	decls := []jen.Code{gofile.Comment(about), slabs(p), mode(p)}
	for _, r := range p.Roots {
		if r.Validate != "" {
			decls = append(decls, validate(r))
		}
		if r.Verify != "" {
			decls = append(decls, verify(r))
		}
	}
	var marks []jen.Code
	for _, m := range p.Marks {
		marks = append(marks, mark(m))
	}
	decls = append(append(decls, functions(p)...), marks...)
	for _, m := range p.Patterns {
		decls = append(decls, match(m))
	}
	return gofile.Target{Package: p.Name, Source: p.Source, Imports: p.ImportPaths()}.Files("validators", decls)
}

// slabs declares the kinds of values that decoding allocates. Where nothing is built they
// are only counted.
func slabs(p *plan.Package) jen.Code {
	count := jen.Const().Id("slabs").Op("=").Lit(len(p.Slabs))
	if len(p.Slabs) == 0 {
		return count
	}
	return jen.Comment("The kinds of values that decoding allocates together.").Line().Var().DefsFunc(func(g *jen.Group) {
		for k, s := range p.Slabs {
			values := []jen.Code{jen.Id("ID").Op(":").Lit(k)}
			if !p.ChecksOnly {
				values = append(values, jen.Id("New").Op(":").Qual(gofile.Runtime, "Room").Types(gofile.Type(s.Go)))
			}
			g.Id(s.Name).Op("=").Qual(gofile.Runtime, "Slab").Values(values...)
		}
	}).Line().Line().Add(count)
}

// kind prints the address of a kind of values.
func kind(s *plan.Slab) *jen.Statement { return jen.Op("&").Id(s.Name) }

// Name prints the name of a function that reads, and notes that it is asked for.
func Name(f *plan.Func) jen.Code {
	f.Named = true
	return jen.Id(f.Name)
}

// called prints the reading of the value at i, member k where it is built, by a function.
func (s *scope) called(f *plan.Func, k, i jen.Code) *jen.Statement {
	if !f.Tabled {
		return jen.Add(Name(f)).Call(jen.Id("c"), k, i)
	}
	object := jen.Op("&").Id(f.Check.Type.Object())
	if strings.Contains(jen.Add(k).GoString(), "(") { // it counts, or notes, what follows
		return s.c("ObjectTo", k, object, i)
	}
	return s.c("Object", object, i)
}

func mode(p *plan.Package) jen.Code {
	m := jen.Qual(gofile.Runtime, "Mode").Call(jen.Lit(0))
	if p.AssertFormat {
		m = jen.Qual(gofile.Runtime, "AssertFormat")
	}
	if p.ChecksOnly {
		m.Op("|").Qual(gofile.Runtime, "StandardJSON")
	}
	return jen.Comment("checkMode says whether formats of numbers are rules.").Line().Const().Id("checkMode").Op("=").Add(m)
}

// validate prints the function that checks a document of one type.
func validate(r *plan.Root) jen.Code {
	doc := fmt.Sprintf("// %s checks data as %s. It returns nil, or a *runtime.Error with the violations.", r.Validate, r.Type.Go())
	return jen.Comment(doc).Line().Add(gofile.Short(len("func (data []byte) error")+len("return (data, runtime.Reading{})")+len(r.Validate)+len(r.Verify),
		jen.Func().Id(r.Validate).Params(jen.Id("data").Index().Byte()).Error(),
		jen.Return(jen.Id(r.Verify).Call(jen.Id("data"), jen.Qual(gofile.Runtime, "Reading").Values())),
	))
}

// verify prints the function that checks a document of one type as it is told to.
func verify(r *plan.Root) jen.Code {
	read := &scope{cursor: "i"}
	return jen.Func().Id(r.Verify).Params(jen.Id("data").Index().Byte(), jen.Id("how").Qual(gofile.Runtime, "Reading")).Error().BlockFunc(func(g *jen.Group) {
		if only := r.Check.Only(); only != nil {
			if only.Tabled {
				g.Return(jen.Id(only.Check.Type.Object()).Dot("Verify").Call(jen.Id("data"), jen.Id("how"), jen.Id("slabs"), jen.Id("checkMode")))
				return
			}
			g.Return(jen.Qual(gofile.Runtime, "Verify").Call(jen.Id("data"), jen.Id("how"), jen.Id("slabs"), jen.Id("checkMode"), Name(only)))
			return
		}
		g.Id("c").Op(":=").Qual(gofile.Runtime, "Begin").Call(jen.Id("data"), jen.Id("slabs"), jen.Id("checkMode"), jen.Id("how"))
		if whole := Whole(r); whole != nil {
			g.Return(jen.Id("c").Dot("Done").Call(whole))
			return
		}
		g.Id("i").Op(":=").Id("c").Dot("Start").Call()
		read.root(g, r.Check)
		g.Return(jen.Id("c").Dot("Done").Call(jen.Id("i")))
	})
}

// Root prints the reading of a whole document into a tape, for package codec's
// decoders: the cursor is i.
func Root(g *jen.Group, r *plan.Root) {
	(&scope{cursor: "i"}).root(g, r.Check)
}

// Whole prints the same as one expression, the cursor behind the document; nil when there
// is more to it.
func Whole(r *plan.Root) jen.Code {
	c, start := r.Check, jen.Id("c").Dot("Start").Call()
	if c.Nullable {
		if c.Call != nil || c.Type == nil || !c.Type.Kind.Scalar() {
			return nil
		}
		start = jen.Id("c").Dot("OrRootNull").Call(start, jen.Lit(c.Type.Nilable()), jen.Lit(c.At))
	}
	if x := (&scope{cursor: "i"}).whole(c, jen.Lit(0), start); x != nil {
		return x
	}
	return nil
}

// A scope is the function that is being printed.
type scope struct {
	cursor string
	at     string // the constant at of the function; "" when it has none

	returns bool // what is printed is all of the function
}

// next names the cursor of a loop inside.
func (s *scope) next() string {
	switch s.cursor {
	case "i":
		return "j"
	case "j":
		return "e"
	}
	return s.cursor + "e"
}

// place prints the place of a schema, short where the function's own is its beginning.
func (s *scope) place(at string) jen.Code {
	if s.at != "" {
		if rest, ok := strings.CutPrefix(at, s.at); ok {
			switch {
			case rest == "":
				return jen.Id("at")
			case rest[0] == '/':
				return jen.Id("at").Op("+").Lit(rest)
			}
		}
	}
	return jen.Lit(at)
}

// i prints the cursor.
func (s *scope) i() *jen.Statement { return jen.Id(s.cursor) }

// c prints a call of a method of the Check.
func (s *scope) c(method string, args ...jen.Code) *jen.Statement {
	return jen.Id("c").Dot(method).Call(args...)
}

// functions prints the check functions that are called by their names: here, by objects, or
// by decoders, which have been printed before.
func functions(p *plan.Package) (out []jen.Code) {
	printed := make([][]jen.Code, len(p.Funcs))
	for k, f := range p.Funcs {
		if f.Tabled {
			printed[k] = []jen.Code{tabled(f)}
		} else {
			printed[k] = function(f)
		}
	}
	for k, f := range p.Funcs {
		if f.Named {
			out = append(out, printed[k]...)
		}
	}
	return out
}

// tabled prints the function that reads what an object describes.
func tabled(f *plan.Func) jen.Code {
	object := f.Check.Type.Object()
	return gofile.Short(len("func (c *runtime.Check, k, i int) int")+len("return c.Object(&, i)")+len(f.Name)+len(object),
		jen.Func().Id(f.Name).Params(readerParams()...).Int(),
		jen.Return(jen.Id("c").Dot("Object").Call(jen.Op("&").Id(object), jen.Id("i"))))
}

// function prints one check function.
func function(f *plan.Func) []jen.Code {
	var out []jen.Code
	c := f.Check
	if named(c) {
		out = append(out, memberNames(c.Object))
	}
	if c.Union != nil {
		out = append(out, losses(c.Union)...)
	}
	s := &scope{cursor: "i", at: c.At}
	body := jen.Func().Id(f.Name).Params(readerParams()...).Int().BlockFunc(func(g *jen.Group) {
		s.function(g, c)
	})
	return append(out, body)
}

func memberNames(o *plan.Object) jen.Code {
	var names []jen.Code
	for _, m := range o.Members {
		names = append(names, jen.Lit(m.Name))
	}
	return jen.Var().Id(o.Names).Op("=").Index().String().Values(names...)
}
