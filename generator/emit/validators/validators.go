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
	for _, f := range p.Funcs {
		decls = append(decls, function(f)...)
	}
	for _, m := range p.Marks {
		decls = append(decls, mark(m))
	}
	for _, m := range p.Patterns {
		decls = append(decls, match(m))
	}
	return gofile.Target{Package: p.Name, Source: p.Source, Imports: p.ImportPaths()}.Files("validators", decls)
}

// slabs numbers the kinds of values that decoding allocates.
func slabs(p *plan.Package) jen.Code {
	return jen.Comment("The kinds of values that decoding allocates together.").Line().Const().DefsFunc(func(g *jen.Group) {
		for k, s := range p.Slabs {
			if k == 0 {
				g.Id(s.Name).Op("=").Iota()
			} else {
				g.Id(s.Name)
			}
		}
		if len(p.Slabs) == 0 {
			g.Id("slabs").Op("=").Lit(0)
		} else {
			g.Id("slabs")
		}
	})
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
			g.Return(jen.Qual(gofile.Runtime, "Verify").Call(jen.Id("data"), jen.Id("how"), jen.Id("slabs"), jen.Id("checkMode"), jen.Id(only.Name)))
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
	if r.Check.Nullable {
		return nil
	}
	if x := (&scope{cursor: "i"}).whole(r.Check, jen.Lit(0), jen.Id("c").Dot("Start").Call()); x != nil {
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
	params := []jen.Code{jen.Id("c").Op("*").Qual(gofile.Runtime, "Check"), jen.List(jen.Id("k"), jen.Id("i")).Int()}
	body := jen.Func().Id(f.Name).Params(params...).Int().BlockFunc(func(g *jen.Group) {
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
