package validators

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/plan/keyword"
	"github.com/dave/jennifer/jen"
)

// text prints the reading of a string.
func (s *scope) text(g *jen.Group, c *plan.Check, k jen.Code) {
	s.textFacts(g, c, k, nil)
}

// textFacts is text, for a member of whose value conditions ask facts.
func (s *scope) textFacts(g *jen.Group, c *plan.Check, k jen.Code, facts []plan.Fact) {
	read := s.c("String", s.i(), s.place(c.At))
	if c.Type != nil {
		read = s.c("StringTo", k, s.i(), s.place(c.At))
	}
	values := c.Values != nil && c.Values.Strings
	if !values && len(facts) == 0 && (c.Scalar == nil || len(c.Scalar.Text) == 0) {
		g.List(jen.Id("_"), s.i()).Op("=").Add(read)
		return
	}
	g.Var().Id("x").String()
	g.List(jen.Id("x"), s.i()).Op("=").Add(read)
	if c.Scalar != nil {
		s.rules(g, c.Scalar.Text, c.At)
	}
	if values {
		var all []jen.Code
		for _, v := range c.Values.All {
			if v.Kind == stringKind {
				all = append(all, jen.Lit(v.Text))
			}
		}
		s.oneOf(g, c, unique(all))
	}
	for _, f := range facts {
		s.stringFact(g, f)
	}
}

// oneOf prints the comparison of x with what enum or const allows.
func (s *scope) oneOf(g *jen.Group, c *plan.Check, all []jen.Code) {
	if c.Values.Keyword == "const" {
		g.If(jen.Id("x").Op("!=").Add(all[0])).Block(s.c("Const", s.i(), jen.Lit(c.Values.Detail()), s.place(c.At)))
		return
	}
	g.Switch(jen.Id("x")).Block(
		jen.Case(all...),
		jen.Default().Block(s.c("Enum", s.i(), jen.Lit(c.Values.Detail()), s.place(c.At))),
	)
}

// stringFact notes that the string x is none of those that a condition asks for.
func (s *scope) stringFact(g *jen.Group, f plan.Fact) {
	note := jen.Id("bad").Op("|=").Lit(1).Op("<<").Lit(f.Bit)
	if len(f.Strings) == 1 {
		g.If(jen.Id("x").Op("!=").Lit(f.Strings[0])).Block(note)
		return
	}
	var all []jen.Code
	for _, v := range f.Strings {
		all = append(all, jen.Lit(v))
	}
	g.Switch(jen.Id("x")).Block(jen.Case(unique(all)...), jen.Default().Block(note))
}

// unique drops repeated cases, which Go refuses.
func unique(all []jen.Code) []jen.Code {
	seen := map[string]bool{}
	var out []jen.Code
	for _, c := range all {
		key := jen.Add(c).GoString()
		if !seen[key] {
			seen[key] = true
			out = append(out, c)
		}
	}
	return out
}

// integer prints the reading of an integer.
func (s *scope) integer(g *jen.Group, c *plan.Check, k jen.Code) {
	read := s.c("Integer", s.i(), s.place(c.At))
	if c.Type != nil {
		read = s.c(c.IntegerMethod(), k, s.i(), s.place(c.At))
	} else if c.Format == "int32" || c.Format == "int64" {
		read = s.c(map[string]string{"int32": "Int32", "int64": "Int64"}[c.Format], s.i(), s.place(c.At))
	}
	values := c.Values != nil && c.Values.Ints
	rules := c.Scalar != nil && len(c.Scalar.Number) > 0
	if !rules && !values {
		g.List(jen.Id("_"), s.i()).Op("=").Add(read)
		return
	}
	if rules && c.Scalar.AsText {
		g.List(jen.Id("_"), s.i()).Op("=").Add(read)
		g.Id("x").Op(":=").Add(s.c("NumberText", jen.Id("from"), s.i()))
		s.rules(g, c.Scalar.Number, c.At)
		return
	}
	g.Var().Id("x").Int64()
	g.List(jen.Id("x"), s.i()).Op("=").Add(read)
	if rules {
		s.rules(g, c.Scalar.Number, c.At)
	}
	if values {
		var all []jen.Code
		for _, v := range c.Values.All {
			if n, ok := plan.IntegerValue(v); ok {
				all = append(all, jen.Lit(int(n)))
			}
		}
		s.oneOf(g, c, unique(all))
	}
}

// number prints the reading of a number, whose rules look at its text.
func (s *scope) number(g *jen.Group, c *plan.Check, k jen.Code) {
	read := s.c("Number", s.i(), s.place(c.At))
	if c.Type != nil {
		read = s.c("FloatTo", k, s.i(), s.place(c.At))
	}
	if c.Scalar == nil || len(c.Scalar.Number) == 0 {
		g.List(jen.Id("_"), s.i()).Op("=").Add(read)
		return
	}
	g.Var().Id("x").String()
	g.List(jen.Id("x"), s.i()).Op("=").Add(read)
	s.rules(g, c.Scalar.Number, c.At)
}

// rules prints the checks of x, one line each.
func (s *scope) rules(g *jen.Group, rules []keyword.Rule, at string) { s.rulesOf(g, rules, "x", at) }

func (s *scope) rulesOf(g *jen.Group, rules []keyword.Rule, value, at string) {
	for _, r := range rules {
		x := jen.Id(value)
		switch {
		case r.Sub != "":
			x = jen.Qual(gofile.Runtime+"/"+r.Sub, r.Match).Call(jen.Id(value))
		case r.Match != "" && r.Runtime:
			x = jen.Qual(gofile.Runtime, r.Match).Call(jen.Id(value))
		case r.Timed:
			x = s.c("Timed", jen.Id(r.Match)).Call(jen.Id(value))
		case r.Match != "":
			x = jen.Id(r.Match).Call(jen.Id(value))
		}
		args := []jen.Code{s.i(), x}
		for _, a := range r.Args {
			args = append(args, literal(a))
		}
		g.Add(s.c(r.Method, append(args, s.place(at))...))
	}
}

// literal prints a rule's argument; an untyped integer fits whatever the method takes.
func literal(a any) jen.Code {
	if n, ok := a.(int64); ok {
		return jen.Lit(int(n))
	}
	return jen.Lit(a)
}
