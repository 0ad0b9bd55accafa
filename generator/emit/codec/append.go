package codec

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// members prints the appending of a struct's members, less what is secret.
func members(g *jen.Group, t *plan.Type) {
	for _, f := range t.Fields {
		a := &appender{alone: f.Form != plan.Plain && !(f.Form == plan.Nilled && f.Required), redact: true}
		a.field(g, f)
	}
	if t.Rest != nil {
		(&appender{alone: true, redact: true}).rest(g, t.Rest)
	}
}

// appendContainer prints the function that appends a declared slice or map.
func appendContainer(t *plan.Type) jen.Code {
	name := "append" + t.Base
	return jen.Func().Id(name).Params(jen.Id("dst").Index().Byte(), jen.Id("v").Id(t.Name)).Index().Byte().BlockFunc(func(g *jen.Group) {
		(&appender{}).container(g, jen.Id("dst"), jen.Id("v"), t)
		g.Return(jen.Id("dst"))
	})
}

func (a *appender) field(g *jen.Group, f *plan.Field) {
	field := jen.Id("v").Dot(f.Name)
	key := member(f.JSON)
	if f.Sensitive || f.Type.Sensitive {
		redactField(g, f, field, key)
		return
	}
	if call := a.optional(f, field, key); call != nil {
		g.Id("dst").Op("=").Add(call)
		return
	}
	switch f.Form {
	case plan.Plain:
		a.value(g, key, place(field, f.Type), f.Type, false)
	case plan.Pointer:
		set := func(g *jen.Group) { a.value(g, key, a.deref(field, f.Type), f.Type, false) }
		if !f.Required {
			g.If(jen.Add(field).Op("!=").Nil()).BlockFunc(set)
			return
		}
		g.If(jen.Add(field).Op("==").Nil()).BlockFunc(func(g *jen.Group) { null(g, key) }).Else().BlockFunc(set)
	case plan.Nilled:
		if f.Required {
			a.value(g, key, field, f.Type, true)
			return
		}
		g.If(jen.Add(field).Op("!=").Nil()).BlockFunc(func(g *jen.Group) { a.value(g, key, field, f.Type, false) })
	case plan.Zeroed:
		g.If(filled(field, f.Type)).BlockFunc(func(g *jen.Group) { a.value(g, key, field, f.Type, false) })
	case plan.Nulled:
		g.If(jen.Add(field).Op("!=").Nil()).BlockFunc(func(g *jen.Group) {
			g.If(jen.Op("!").Add(field).Dot("Valid")).BlockFunc(func(g *jen.Group) { null(g, key) }).
				Else().BlockFunc(func(g *jen.Group) { a.value(g, key, place(jen.Add(field).Dot("V"), f.Type), f.Type, false) })
		})
	}
}

// optional prints the one call that appends a member that may be absent; nil when
// there is more to it.
func (a *appender) optional(f *plan.Field, field, key *jen.Statement) *jen.Statement {
	maybe := func(what string, args ...jen.Code) *jen.Statement {
		return jen.Qual(gofile.Runtime, "Maybe"+what).Call(append([]jen.Code{jen.Id("dst"), key}, args...)...)
	}
	t := f.Type
	if f.Form == plan.Pointer {
		what := map[bool]string{true: "Nullable", false: "Maybe"}[f.Required]
		return a.pointer(t, what, field, key)
	}
	switch {
	case f.Form == plan.Nulled && a.redacts(t):
		return maybe("Null", field, jen.Id("redact"+t.Base))
	case f.Form == plan.Nulled && optionals[t.Kind] != "":
		return maybe("Null"+strings.TrimRight(optionals[t.Kind], "3264"), field)
	case f.Required:
	case f.Form == plan.Nilled && t.Kind == plan.Slice && !outOfLine(t):
		if what, args := a.array(t); what != "" {
			return maybe(what, append([]jen.Code{field}, args...)...)
		}
	}
	return nil
}

// pointer prints the call of one of the runtime's functions for pointers, whose names
// begin with what; nil when there is none.
func (a *appender) pointer(t *plan.Type, what string, field, key *jen.Statement) *jen.Statement {
	call := func(name string, args ...jen.Code) *jen.Statement {
		return jen.Qual(gofile.Runtime, name).Call(append([]jen.Code{jen.Id("dst"), key}, args...)...)
	}
	switch {
	case a.redacts(t):
		return call(what, field, jen.Id("redact"+t.Base))
	case optionals[t.Kind] == "":
		return nil
	case t.Name != "":
		field = jen.Parens(jen.Op("*").Id(t.Kind.Basic())).Call(field)
	}
	return call(what+optionals[t.Kind], field)
}

// optionals are the endings of the runtime's functions for pointers to scalars.
var optionals = map[plan.Kind]string{
	plan.String: "String", plan.Int32: "Int32", plan.Int64: "Int64", plan.Float64: "Float", plan.Bool: "Bool",
}

// array names the runtime's function for a slice whose elements are strings, or are
// appended by a function; "" when there is none.
func (a *appender) array(t *plan.Type) (what string, args []jen.Code) {
	e := t.Elem
	switch {
	case e.Form != plan.Plain || a.redact && (e.Sensitive || e.Type.Sensitive):
	case e.Type.Kind == plan.String:
		return "Strings", nil
	case a.redacts(e.Type):
		return "Array", []jen.Code{jen.Id("redact" + e.Type.Base)}
	}
	return "", nil
}

// filled prints whether a field whose zero value is absent holds something.
func filled(field *jen.Statement, t *plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.String:
		return jen.Add(field).Op("!=").Lit("")
	case plan.Bool:
		return jen.Bool().Call(field)
	case plan.Foreign:
		return jen.Op("!").Qual(gofile.Runtime, "IsZero").Call(jen.Op("&").Add(field))
	}
	return jen.Add(field).Op("!=").Lit(0)
}

// member is the comma, name and colon before a value.
func member(name string) *jen.Statement {
	return jen.Lit("," + Quote(name) + ":")
}

// Quote returns name as a JSON string.
func Quote(name string) string {
	b := []byte{'"'}
	for _, r := range name {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = append(b, `\u00`...)
			b = append(b, "0123456789abcdef"[r>>4], "0123456789abcdef"[r&15])
		default:
			b = append(b, string(r)...)
		}
	}
	return string(append(b, '"'))
}

func null(g *jen.Group, key *jen.Statement) {
	g.Id("dst").Op("=").Append(jen.Id("dst"), jen.Add(key).Op("+").Lit("null").Op("..."))
}

// An appender prints how values are appended to dst.
type appender struct {
	depth int
	alone bool // nothing else is printed into the same block

	redact bool // what is secret is not appended
}

// redacts tells whether values of t are appended by a function that leaves out secrets, and
// that is given their address.
func (a *appender) redacts(t *plan.Type) bool { return a.redact && t.Redacts() && byAddress(t) }

// call prints the appending of a value that has a function of its own: x is its address,
// for structs and unions.
func (a *appender) call(t *plan.Type, dst, x jen.Code) *jen.Statement {
	switch {
	case a.redact && t.Redacts():
		return jen.Id("redact"+t.Base).Call(dst, x)
	case t.Kind == plan.Struct:
		return object(t).Dot("Append").Call(dst, pointer(jen.Add(x)))
	case t.Kind == plan.Union:
		return jen.Id("append"+t.Base).Call(dst, pointer(jen.Add(x)))
	}
	return jen.Id("append"+t.Base).Call(dst, x)
}

// deref prints what a pointer points to: fields of structs need no star.
func (a *appender) deref(x *jen.Statement, t *plan.Type) *jen.Statement {
	if byAddress(t) {
		return x
	}
	if t.Kind == plan.Slice || t.Kind == plan.Map {
		return jen.Parens(jen.Op("*").Add(x))
	}
	return jen.Op("*").Add(x)
}

// scalars are the runtime's functions for scalar kinds.
var scalars = map[plan.Kind]string{
	plan.String: "AppendString", plan.Int32: "AppendInt", plan.Int64: "AppendInt", plan.Float64: "AppendFloat",
	plan.Bool: "AppendBool", plan.Raw: "AppendRaw",
	plan.Foreign: "AppendForeign",
}

// byAddress tells whether values of a type are appended by their address.
func byAddress(t *plan.Type) bool { return t.Kind == plan.Struct || t.Kind == plan.Union }

// place prints what is appended of a value that has an address.
func place(x *jen.Statement, t *plan.Type) *jen.Statement {
	if byAddress(t) {
		return jen.Op("&").Add(x)
	}
	return x
}

// value prints the appending of x of type t, or that x points to where it is a
// struct, behind the text of key. A nil slice or map is empty, or, where that is
// allowed, null.
func (a *appender) value(g *jen.Group, key, x *jen.Statement, t *plan.Type, nullable bool) {
	dst := jen.Id("dst")
	if key.GoString() != "" {
		dst = jen.Qual(gofile.Runtime, "Key").Call(jen.Id("dst"), key)
	}
	switch t.Kind {
	case plan.Struct, plan.Union:
		g.Id("dst").Op("=").Add(a.call(t, dst, x))
	case plan.Slice, plan.Map:
		if what, args := a.plainArray(t, nullable); what != "" {
			g.Id("dst").Op("=").Qual(gofile.Runtime, "Append"+what).Call(append([]jen.Code{dst, x}, args...)...)
			return
		}
		if nullable {
			g.If(jen.Add(x).Op("==").Nil()).Block(
				jen.Id("dst").Op("=").Qual(gofile.Runtime, "AppendNull").Call(dst),
			).Else().BlockFunc(func(g *jen.Group) { a.list(g, dst, x, t) })
			return
		}
		if a.alone || outOfLine(t) {
			a.list(g, dst, x, t)
		} else { // its variables are its own
			g.BlockFunc(func(g *jen.Group) { a.list(g, dst, x, t) })
		}
	default:
		x = textOf(t, x)
		if t.Kind == plan.String && key.GoString() != "" { // most members are strings: one call
			g.Id("dst").Op("=").Qual(gofile.Runtime, "MemberString").Call(jen.Id("dst"), key, x)
			return
		}
		g.Id("dst").Op("=").Qual(gofile.Runtime, scalars[t.Kind]).Call(dst, x)
	}
}

// textOf prints x, of type t, as a string where it is one by another name.
func textOf(t *plan.Type, x *jen.Statement) *jen.Statement {
	if t.Kind == plan.String && t.Name != "" {
		return jen.String().Call(x)
	}
	return x
}

// plainArray is array for a value that is written in any case.
func (a *appender) plainArray(t *plan.Type, nullable bool) (what string, args []jen.Code) {
	if nullable || t.Kind != plan.Slice || outOfLine(t) {
		return "", nil
	}
	return a.array(t)
}

// list prints the appending of a slice or a map that is not nil.
func (a *appender) list(g *jen.Group, dst, x *jen.Statement, t *plan.Type) {
	if outOfLine(t) {
		g.Id("dst").Op("=").Add(a.call(t, dst, x))
		return
	}
	a.container(g, dst, x, t)
}

func (a *appender) container(g *jen.Group, dst, x *jen.Statement, t *plan.Type) {
	if t.Kind == plan.Slice {
		if what, args := a.array(t); what != "" {
			g.Id("dst").Op("=").Qual(gofile.Runtime, "Append"+what).Call(append([]jen.Code{dst, x}, args...)...)
			return
		}
	}
	if dst.GoString() != "dst" {
		g.Id("dst").Op("=").Add(dst)
	}
	open := "open" + strconv.Itoa(a.depth+1)
	g.Id(open).Op(":=").Len(jen.Id("dst"))
	inner := &appender{depth: a.depth + 1, alone: true, redact: a.redact}
	if t.Kind == plan.Map {
		name := "name" + strconv.Itoa(a.depth+1)
		g.For(jen.List(jen.Id("_"), jen.Id(name)).Op(":=").Range().Qual(gofile.Runtime, "SortedNames").Call(x)).BlockFunc(func(g *jen.Group) {
			g.Id("dst").Op("=").Qual(gofile.Runtime, "AppendName").Call(jen.Id("dst"), jen.Id(name))
			inner.elem(g, jen.Null(), jen.Add(x).Index(jen.Id(name)), t.Elem)
		})
		g.Id("dst").Op("=").Qual(gofile.Runtime, "CloseObject").Call(jen.Id("dst"), jen.Id(open))
		return
	}
	k := "k" + strconv.Itoa(a.depth+1)
	loop := jen.Id(k).Op(":=").Range().Add(x)
	if a.redact && (t.Elem.Sensitive || t.Elem.Type.Sensitive) { // how many there are is not secret
		loop = jen.Range().Add(x)
	}
	g.For(loop).BlockFunc(func(g *jen.Group) {
		inner.elem(g, jen.Lit(","), jen.Add(x).Index(jen.Id(k)), t.Elem)
	})
	g.Id("dst").Op("=").Qual(gofile.Runtime, "CloseArray").Call(jen.Id("dst"), jen.Id(open))
}

// elem prints the appending of an element or of a map's value.
func (a *appender) elem(g *jen.Group, key, x *jen.Statement, e *plan.Elem) {
	if a.redact && (e.Sensitive || e.Type.Sensitive) {
		redacted(g, key)
		return
	}
	switch e.Form {
	case plan.Pointer:
		g.If(jen.Add(x).Op("==").Nil()).BlockFunc(func(g *jen.Group) {
			if key.GoString() == "" {
				g.Id("dst").Op("=").Qual(gofile.Runtime, "AppendNull").Call(jen.Id("dst"))
			} else {
				null(g, key)
			}
		}).Else().BlockFunc(func(g *jen.Group) { a.value(g, key, a.deref(x, e.Type), e.Type, false) })
	case plan.Nilled:
		a.value(g, key, x, e.Type, true)
	default:
		if byAddress(e.Type) && key.GoString() == "" { // a map's value has no address
			g.Id("value").Op(":=").Add(x)
			x = jen.Id("value")
		}
		a.value(g, key, place(x, e.Type), e.Type, false)
	}
}

func (a *appender) rest(g *jen.Group, r *plan.Rest) {
	field := jen.Id("v").Dot(r.Name)
	g.For(jen.List(jen.Id("_"), jen.Id("name")).Op(":=").Range().Qual(gofile.Runtime, "SortedNames").Call(field)).BlockFunc(func(g *jen.Group) {
		g.Id("dst").Op("=").Qual(gofile.Runtime, "AppendName").Call(jen.Id("dst"), jen.Id("name"))
		a.elem(g, jen.Null(), jen.Add(field).Index(jen.Id("name")), r.Elem)
	})
}
