package codec

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// A builder prints how one value is built; w is its word and p what follows.
type builder struct {
	depth int
	last  bool // nobody reads where the value ends
}

// end prints the variable that takes where a value ends.
func (b *builder) end() *jen.Statement {
	if b.last {
		return jen.Id("_")
	}
	return jen.Id("p")
}

// variable names a loop's variable.
func (b *builder) variable() string {
	return "k" + strconv.Itoa(b.depth+1)
}

// needsWord tells whether the word of a value says something of it.
func needsWord(k plan.Kind) bool { return k != plan.Int64 && k != plan.Float64 }

// assign prints the building of a value of type t at target.
func (b *builder) assign(g *jen.Group, target *jen.Statement, t *plan.Type) {
	if fromWord(t) {
		g.Id("p").Op("=").Id("build"+t.Base).Call(jen.Id("t"), pointer(address(target)), jen.Id("w"), jen.Id("p"))
		return
	}
	switch t.Kind {
	case plan.Struct:
		g.Id("p").Op("=").Add(object(t)).Dot("Build").Call(jen.Id("t"), pointer(address(target)), jen.Id("p"))
	case plan.Slice:
		b.slice(g, target, t)
	case plan.Map:
		b.mapOf(g, target, t)
	case plan.Foreign:
		g.Qual(gofile.Runtime, "BuildForeign").Call(jen.Id("t"), address(target), jen.Id("w"))
	default:
		set(g, target, t, scalar(t, jen.Id("p")))
	}
}

// set prints the assignment of a scalar, and that it is behind p if it has a word of
// its own.
func set(g *jen.Group, target *jen.Statement, t *plan.Type, value *jen.Statement) {
	if needsWord(t.Kind) {
		g.Add(target).Op("=").Add(value)
		return
	}
	g.List(jen.Add(target), jen.Id("p")).Op("=").List(value, jen.Id("p").Op("+").Lit(1))
}

// operand prints target where something follows it.
func operand(target *jen.Statement) *jen.Statement {
	if strings.HasPrefix(target.GoString(), "*") {
		return jen.Parens(target)
	}
	return jen.Add(target)
}

// address prints &target, or v for *v.
func address(target *jen.Statement) *jen.Statement {
	if pointer, ok := strings.CutPrefix(target.GoString(), "*"); ok {
		return jen.Id(pointer)
	}
	return jen.Op("&").Add(target)
}

// pointer prints x, an address, without the type of what is there.
func pointer(x *jen.Statement) *jen.Statement { return jen.Qual("unsafe", "Pointer").Call(x) }

// object prints the name of what says how a struct is read, built and written.
func object(t *plan.Type) *jen.Statement { return jen.Id(t.Object()) }

// outOfLine tells whether a slice or a map has functions of its own: what has a
// name may hold itself.
func outOfLine(t *plan.Type) bool {
	return t.Name != "" && (t.Kind == plan.Slice || t.Kind == plan.Map)
}

// fromWord tells whether a value is built by a function that is given its word.
func fromWord(t *plan.Type) bool { return outOfLine(t) || t.Kind == plan.Union }

// buildContainer prints the function that builds a declared slice or map, whose
// word is w, from the tape at p.
func buildContainer(t *plan.Type) jen.Code {
	return jen.Func().Id("build" + t.Base).Params(buildParams()...).Int().BlockFunc(func(g *jen.Group) { container(g, t) })
}

func container(g *jen.Group, t *plan.Type) {
	g.Id("v").Op(":=").Add(typed(t))
	b := &builder{}
	if t.Kind == plan.Slice {
		b.slice(g, jen.Op("*").Id("v"), t)
	} else {
		b.mapOf(g, jen.Op("*").Id("v"), t)
	}
	g.Return(jen.Id("p"))
}

func buildParams() []jen.Code {
	return []jen.Code{
		jen.Id("t").Op("*").Qual(gofile.Runtime, "Tape"), jen.Id("at").Qual("unsafe", "Pointer"), jen.Id("w").Uint64(), jen.Id("p").Int(),
	}
}

// typed prints at as a pointer to a value of type t.
func typed(t *plan.Type) *jen.Statement {
	return jen.Parens(jen.Op("*").Add(gofile.Type(t.Go()))).Call(jen.Id("at"))
}

// scalar prints the value that the word w, or the one behind it, at p, holds.
func scalar(t *plan.Type, p jen.Code) *jen.Statement { return scalarOf(t, jen.Id("w"), p) }

func scalarOf(t *plan.Type, w, p jen.Code) *jen.Statement {
	var x *jen.Statement
	tape := func(method string, arg jen.Code) *jen.Statement { return jen.Id("t").Dot(method).Call(arg) }
	switch t.Kind {
	case plan.String:
		x = tape("String", w)
	case plan.Int32:
		x = jen.Qual(gofile.Runtime, "Int32").Call(w)
	case plan.Int64:
		x = tape("Int64", p)
	case plan.Float64:
		x = tape("Float64", p)
	case plan.Bool:
		x = jen.Qual(gofile.Runtime, "True").Call(w)
	default:
		return jen.Id("t").Dot("Raw").Call(w)
	}
	if t.Name != "" {
		return jen.Id(t.Name).Call(x)
	}
	return x
}

// pointer prints the building of a value that is pointed to.
func (b *builder) pointer(g *jen.Group, target *jen.Statement, t *plan.Type, slab *plan.Slab) {
	if slab.Fixed > 0 {
		set(g, target, t, pointed(t))
		return
	}
	if t.Kind.Scalar() {
		g.Add(target).Op("=").Qual(gofile.Runtime, "Keep").Call(jen.Id("t"), jen.Op("&").Id(slab.Name), scalar(t, nil))
		return
	}
	g.Add(target).Op("=").Qual(gofile.Runtime, "New").Types(gofile.Type(t.Go())).Call(jen.Id("t"), jen.Op("&").Id(slab.Name))
	if t.Kind == plan.Struct {
		g.Id("p").Op("=").Add(object(t)).Dot("Build").Call(jen.Id("t"), pointer(target), jen.Id("p"))
		return
	}
	b.assign(g, jen.Op("*").Add(target), t)
}

// pointed prints a pointer to the number or the boolean that the word w, or the
// one behind it, holds.
func pointed(t *plan.Type) *jen.Statement {
	method, arg := map[plan.Kind]string{plan.Bool: "NewBool", plan.Int32: "NewInt32", plan.Int64: "NewInt64", plan.Float64: "NewFloat64"}[t.Kind], jen.Id("w")
	if !needsWord(t.Kind) {
		arg = jen.Id("p")
	}
	x := jen.Id("t").Dot(method).Call(arg)
	if t.Name != "" {
		return jen.Parens(jen.Op("*").Id(t.Name)).Call(x)
	}
	return x
}

func (b *builder) slice(g *jen.Group, target *jen.Statement, t *plan.Type) {
	e := t.Elem
	args := []jen.Code{jen.Id("t"), jen.Op("&").Id(e.Slab.Name), jen.Qual(gofile.Runtime, "Len").Call(jen.Id("w")), jen.Id("p")}
	switch {
	case e.Form != plan.Plain || e.Nullable:
	case e.Type.Kind == plan.Struct:
		g.List(jen.Add(target), b.end()).Op("=").Qual(gofile.Runtime, "Slices").Types(gofile.Type(e.Go())).Call(append(args, jen.Op("&").Add(object(e.Type)))...)
		return
	case e.Type.Kind == plan.String:
		g.List(jen.Add(target), b.end()).Op("=").Qual(gofile.Runtime, "Strings").Types(gofile.Type(e.Go())).Call(args...)
		return
	}
	g.Add(target).Op("=").Qual(gofile.Runtime, "Slice").Types(gofile.Type(e.Go())).Call(jen.Id("t"), jen.Op("&").Id(e.Slab.Name), jen.Qual(gofile.Runtime, "Len").Call(jen.Id("w")))
	k := b.variable()
	inner := &builder{depth: b.depth + 1}
	g.For(jen.Id(k).Op(":=").Range().Add(operand(target))).BlockFunc(func(g *jen.Group) {
		inner.elem(g, operand(target).Index(jen.Id(k)), e)
	})
}

// elem prints the building of an element; structs have no word of their own,
// except where null is told apart.
func (b *builder) elem(g *jen.Group, target *jen.Statement, e *plan.Elem) {
	if e.Type.Kind == plan.Struct && !e.Nullable {
		b.assign(g, target, e.Type)
		return
	}
	if e.Nullable || needsWord(e.Type.Kind) {
		g.Id("w").Op(":=").Id("t").Dot("Word").Call(jen.Id("p"))
	}
	g.Id("p").Op("++")
	if !e.Nullable {
		b.assign(g, target, e.Type)
		return
	}
	g.If(jen.Qual(gofile.Runtime, "Member").Call(jen.Id("w")).Op("==").Lit(0)).BlockFunc(func(g *jen.Group) {
		if e.Form == plan.Pointer {
			b.pointer(g, target, e.Type, e.PointerSlab)
		} else {
			b.assign(g, target, e.Type)
		}
	})
}

func (b *builder) mapOf(g *jen.Group, target *jen.Statement, t *plan.Type) {
	n := "n" + strconv.Itoa(b.depth+1)
	g.Id(n).Op(":=").Qual(gofile.Runtime, "Len").Call(jen.Id("w"))
	g.Add(target).Op("=").Make(gofile.Type(t.Go()), jen.Id(n))
	inner := &builder{depth: b.depth + 1}
	g.For(jen.Range().Id(n)).BlockFunc(func(g *jen.Group) {
		inner.mapName(g)
		inner.mapValue(g, operand(target), t.Elem)
	})
}

// mapName prints the reading of a map's next name.
func (b *builder) mapName(g *jen.Group) {
	g.Id(b.suffixed("name")).Op(":=").Id("t").Dot("String").Call(jen.Id("t").Dot("Word").Call(jen.Id("p")))
	g.Id("p").Op("++")
}

// suffixed returns the name of a variable of a loop, which those inside must not hide.
func (b *builder) suffixed(name string) string {
	if b.depth == 0 {
		return name
	}
	return name + strconv.Itoa(b.depth)
}

// mapValue prints the building of a map's value, which cannot be done in its place.
func (b *builder) mapValue(g *jen.Group, target *jen.Statement, e *plan.Elem) {
	value := b.suffixed("value")
	g.Var().Id(value).Add(gofile.Type(e.Go()))
	b.elem(g, jen.Id(value), e)
	g.Add(target).Index(jen.Id(b.suffixed("name"))).Op("=").Id(value)
}
