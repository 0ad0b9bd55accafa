package validators

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// root prints the reading of a document. Null, where it is allowed, has no
// word of its own: the type's zero value stands for it if it can.
func (s *scope) root(g *jen.Group, c *plan.Check) {
	if !c.Nullable {
		s.value(g, c, jen.Lit(0))
		return
	}
	g.If(jen.List(jen.Id("end"), jen.Id("null")).Op(":=").Add(s.c("Null", s.i())), jen.Id("null")).BlockFunc(func(g *jen.Group) {
		g.Add(s.i()).Op("=").Add(s.c("RootNull", jen.Id("end"), jen.Lit(c.Type.Nilable()), s.place(c.At)))
	}).Else().BlockFunc(func(g *jen.Group) {
		s.value(g, c, jen.Lit(0))
	})
}

// member prints the reading of a value that member k of an object has; null is
// the number of the member when it is given as null.
func (s *scope) member(g *jen.Group, c *plan.Check, k int, null int, slab *plan.Slab) {
	read := func(g *jen.Group) {
		if c.Type != nil && c.Type.Kind == plan.Struct {
			g.Add(s.c("Put", jen.Lit(k), jen.Lit(0)))
		}
		s.value(g, c, jen.Lit(k))
		if slab != nil {
			g.Add(s.toBuild(slab))
		}
	}
	if !c.Nullable {
		read(g)
		return
	}
	g.If(jen.List(jen.Id("end"), jen.Id("null")).Op(":=").Add(s.c("Null", s.i())), jen.Id("null")).BlockFunc(func(g *jen.Group) {
		g.Add(s.c("Put", jen.Lit(null), jen.Lit(0)))
		g.Add(s.i()).Op("=").Id("end")
	}).Else().BlockFunc(read)
}

// toBuild prints that one more value of a slab will be built.
func (s *scope) toBuild(slab *plan.Slab) *jen.Statement {
	if slab.Fixed > 0 {
		return s.c("Fixed", jen.Lit(slab.Fixed))
	}
	return s.c("Count", kind(slab), jen.Lit(1))
}

// value prints the reading of a value, which is member k where it is built.
func (s *scope) value(g *jen.Group, c *plan.Check, k jen.Code) {
	if whole := s.whole(c, k, s.i()); whole != nil {
		g.Add(s.i()).Op("=").Add(whole)
		return
	}
	if c.Sensitive {
		g.Id("secret").Op(":=").Add(s.i())
		defer g.Add(s.c("Secret", jen.Id("secret"), s.i()))
	}
	switch {
	case kept(c):
		s.raw(g, c, k)
	case c.Call != nil:
		s.call(g, c, k)
	default:
		s.inline(g, c, k)
	}
}

// raw prints the reading of a value that is kept as JSON text.
func (s *scope) raw(g *jen.Group, c *plan.Check, k jen.Code) {
	g.Id("from").Op(":=").Add(s.i())
	g.Add(s.i()).Op("=").Add(s.c("Skip", s.i()))
	s.obscure(g, c.Holds)
	if c.Call != nil {
		s.again(g, c, "from")
	}
	if c.Type != nil && c.Type.Kind == plan.Foreign {
		g.Qual(gofile.Runtime, "Holds").Types(gofile.Type(c.Type.Go())).Call(jen.Id("c"), jen.Id("from"), s.i(), s.place(c.At))
	}
	g.Add(s.c("RawTo", k, jen.Id("from"), s.i()))
}

// kept tells whether a value is kept as JSON text until it is built, or for good.
func kept(c *plan.Check) bool {
	return c.Type != nil && (c.Type.Kind == plan.Raw || c.Type.Kind == plan.Foreign)
}

// again prints a further reading of a value that has been read.
func (s *scope) again(g *jen.Group, c *plan.Check, from string) {
	g.Add(s.c("Again", jen.Id(from), Name(c.Call)))
	if c.Sensitive {
		g.Add(s.c("Secret", jen.Id(from), s.i()))
	}
}

// call prints the reading of a value by the function of its schema. What that
// leaves to be built is dropped where nothing is.
func (s *scope) call(g *jen.Group, c *plan.Check, k jen.Code) {
	if c.Type == nil && c.Call.Check.Type != nil {
		g.Id("from").Op(":=").Add(s.i())
		g.Add(s.i()).Op("=").Add(s.c("Skip", s.i()))
		s.obscure(g, c.Holds)
		s.again(g, c, "from")
		return
	}
	g.Add(s.i()).Op("=").Add(s.called(c.Call, k, s.i()))
}

// function prints the body of a check function.
func (s *scope) function(g *jen.Group, c *plan.Check) {
	g.Const().Id("at").Op("=").Lit(c.At)
	switch {
	case c.Union != nil:
		s.union(g, c)
	case c.Call != nil: // JSON text, as a branch of a union
		s.value(g, c, jen.Id("k"))
	case kept(c):
		s.raw(g, c, jen.Id("k"))
	default:
		if whole := s.whole(c, jen.Id("k"), s.i()); whole != nil {
			g.Return(whole)
			return
		}
		s.returns = returns(c)
		s.inline(g, c, jen.Id("k"))
		if s.returns {
			return
		}
	}
	g.Return(jen.Id("i"))
}

// inline prints the reading of a value where it stands.
func (s *scope) inline(g *jen.Group, c *plan.Check, k jen.Code) {
	if c.Never {
		g.Add(s.i()).Op("=").Add(s.c("Skip", s.i()))
		g.Add(s.c("False", s.i(), s.place(c.At)))
		return
	}
	if rereads(c) {
		g.Id("from").Op(":=").Add(s.i())
	}
	s.kinds(g, c, k)
	s.obscure(g, c.Blind)
	s.values(g, c)
	s.after(g, c)
}

// obscure prints that nothing is told of where in the value that began at from
// reading had to stop, if something in it may be secret.
func (s *scope) obscure(g *jen.Group, holds bool) {
	if holds {
		g.Add(s.c("Obscure", jen.Id("from")))
	}
}

// rereads tells whether the value is looked at again once it has been read.
func rereads(c *plan.Check) bool {
	if c.Blind {
		return true
	}
	if slices.ContainsFunc(c.After, asks) || c.Values != nil && !c.Values.Strings && !c.Values.Ints {
		return true
	}
	if c.Array != nil && c.Array.Unique && (c.Type == nil || c.Type.Kind == plan.Slice) {
		return true
	}
	if c.Object != nil {
		for _, f := range c.Object.Folded {
			if f.Then != nil && f.Then.Check != nil || f.Else != nil && f.Else.Check != nil {
				return true
			}
		}
	}
	types := c.Types
	if c.Type != nil {
		types = typesOf(c.Type)
	}
	return c.Scalar != nil && c.Scalar.AsText && types&model.Integer != 0 && len(c.Scalar.Number) > 0
}

// asks tells whether a rule reads the value once more.
func asks(a plan.After) bool {
	switch a.Keyword {
	case "allOf", "dependentSchemas":
		return slices.ContainsFunc(a.Checks, func(c *plan.Check) bool { return c != nil })
	case "if":
		return a.Then != nil || a.Else != nil
	}
	return true
}

// kinds prints the reading itself, by the type that the value has.
func (s *scope) kinds(g *jen.Group, c *plan.Check, k jen.Code) {
	types := c.Types
	if c.Type != nil { // null is read by those who use the type
		types = typesOf(c.Type)
		if c.Loose {
			kind := map[bool]rune{true: '[', false: '{'}[c.Type.Kind == plan.Slice]
			g.If(s.c("Kind", s.i()).Op("!=").LitRune(kind)).Block(
				s.i().Op("=").Add(s.c("Other", s.i(), s.place(c.At))),
			).Else().BlockFunc(func(g *jen.Group) { s.one(g, c, types, k) })
			return
		}
		if c.Listed {
			s.listed(g, c, types, k)
			return
		}
		s.one(g, c, types, k)
		return
	}
	if single(types) {
		s.one(g, c, types, k)
		return
	}
	s.several(g, c, k)
}

// listed prints the reading of a value that only enum or const speaks of.
func (s *scope) listed(g *jen.Group, c *plan.Check, t model.Types, k jen.Code) {
	letter := map[model.Types]rune{model.String: '"', model.Integer: '0', model.Number: '0', model.Boolean: 't'}[t]
	method := map[string]string{"enum": "Enum", "const": "Const"}[c.Values.Keyword]
	g.If(s.c("Kind", s.i()).Op("!=").LitRune(letter)).Block(
		s.i().Op("=").Add(s.c("Skip", s.i())),
		s.c(method, s.i(), jen.Lit(c.Values.Detail()), s.place(c.At)),
	).Else().BlockFunc(func(g *jen.Group) { s.one(g, c, t, k) })
}

func typesOf(t *plan.Type) model.Types {
	switch t.Kind {
	case plan.Struct, plan.Map:
		return model.Object
	case plan.Slice:
		return model.Array
	case plan.String:
		return model.String
	case plan.Int32, plan.Int64:
		return model.Integer
	case plan.Float64:
		return model.Number
	}
	return model.Boolean
}

func single(t model.Types) bool { return t&(t-1) == 0 }

// one prints the reading of a value of one type.
func (s *scope) one(g *jen.Group, c *plan.Check, t model.Types, k jen.Code) {
	switch t {
	case model.Object:
		s.object(g, c, k)
	case model.Array:
		s.array(g, c, k)
	case model.String:
		s.text(g, c, k)
	case model.Integer:
		s.integer(g, c, k)
	case model.Number:
		s.number(g, c, k)
	case model.Boolean:
		method, args := "Bool", []jen.Code{s.i(), s.place(c.At)}
		if c.Type != nil {
			method, args = "BoolTo", []jen.Code{k, s.i(), s.place(c.At)}
		}
		g.List(jen.Id("_"), s.i()).Op("=").Add(s.c(method, args...))
	case model.Null:
		g.Add(s.i()).Op("=").Add(s.c("OnlyNull", s.i(), s.place(c.At)))
	}
}

// several prints the reading of a value that may be of several types.
func (s *scope) several(g *jen.Group, c *plan.Check, k jen.Code) {
	if c.Types == model.Any && !c.Rules() {
		g.Add(s.i()).Op("=").Add(s.c("Skip", s.i()))
		return
	}
	kinds := []struct {
		t      model.Types
		letter rune
		rules  bool
	}{
		{model.Object, '{', c.Object != nil && !c.Object.Empty()},
		{model.Array, '[', c.Array != nil},
		{model.String, '"', c.Scalar != nil && len(c.Scalar.Text) > 0},
		{model.Number, '0', c.Scalar != nil && len(c.Scalar.Number) > 0 || c.Types&model.Integer != 0},
		{model.Boolean, 't', false},
		{model.Null, 'n', false},
	}
	var plain []jen.Code
	g.Switch(s.c("Kind", s.i())).BlockFunc(func(g *jen.Group) {
		for _, kind := range kinds {
			t := c.Types & kind.t
			if kind.t == model.Number {
				t = c.Types & (model.Number | model.Integer)
			}
			switch {
			case t == 0:
			case kind.rules:
				g.Case(jen.LitRune(kind.letter)).BlockFunc(func(g *jen.Group) { s.one(g, c, t, k) })
			default:
				plain = append(plain, jen.LitRune(kind.letter))
			}
		}
		if c.Types == model.Any {
			g.Default().Block(s.i().Op("=").Add(s.c("Skip", s.i())))
			return
		}
		if len(plain) > 0 {
			g.Case(plain...).Block(s.i().Op("=").Add(s.c("Skip", s.i())))
		}
		g.Default().Block(s.i().Op("=").Add(s.c("WrongType", s.i(), jen.Lit(strings.Join(c.Types.Names(), " or ")), s.place(c.At))))
	})
}

// values prints enum and const where they are not part of the reading.
func (s *scope) values(g *jen.Group, c *plan.Check) {
	v := c.Values
	if v == nil || v.Strings || v.Ints {
		return
	}
	if v.Keyword == "const" {
		g.Add(s.c("ConstOf", jen.Id("from"), s.i(), jen.Lit(v.All[0].JSON), s.place(c.At)))
		return
	}
	args := []jen.Code{jen.Id("from"), s.i(), jen.Lit(v.Detail()), s.place(c.At)}
	for _, x := range v.All {
		args = append(args, jen.Lit(x.JSON))
	}
	g.Add(s.c("EnumOf", args...))
}
