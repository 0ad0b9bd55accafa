package validators

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// match prints the function that matches a regular expression.
func match(m *plan.Pattern) jen.Code {
	doc := jen.Comment("// " + m.Name + " matches the pattern " + oneLine(m.Source)).Line()
	if m.Simple != nil {
		if body := simple(m); body != nil {
			return doc.Func().Id(m.Name).Params(jen.Id("text").String()).Bool().Block(body...)
		}
	}
	if m.Backtracks != "" {
		return doc.Var().Id(m.Name).Op("=").Qual(gofile.Runtime+"/ecmascript", "Regexp").Call(jen.Lit(m.Backtracks))
	}
	var clauses []jen.Code
	for _, c := range m.Clauses {
		values := jen.Dict{jen.Id("Expr"): jen.Lit(c.RE2)}
		if c.Not {
			values[jen.Id("Not")] = jen.True()
		}
		clauses = append(clauses, jen.Qual(gofile.Runtime, "Clause").Values(values))
	}
	return doc.Var().Id(m.Name).Op("=").Qual(gofile.Runtime, "Regexp").Call(clauses...)
}

// matcher prints a function that tells whether a text matches.
func matcher(m *plan.Pattern) *jen.Statement {
	if m.Backtracks != "" {
		return jen.Id("c").Dot("Timed").Call(jen.Id(m.Name))
	}
	return jen.Id(m.Name)
}
