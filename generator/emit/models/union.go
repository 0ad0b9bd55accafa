package models

import (
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// values prints the sealed interface of a union's values, and the method that
// makes a type one of them.
func values(t *plan.Type) jen.Code {
	u := t.Union
	out := jen.Comment("// " + u.Value + " is a value of " + t.Name + "; no types but those of this package are.").Line().
		Type().Id(u.Value).Interface(jen.Id(u.Marker).Params())
	out.Line()
	for _, v := range u.Variants {
		receiver := jen.Id(v.Type.Go())
		if v.Pointer {
			receiver = jen.Op("*").Add(receiver)
		}
		out.Line().Func().Params(receiver).Id(u.Marker).Params().Block()
	}
	return out
}
