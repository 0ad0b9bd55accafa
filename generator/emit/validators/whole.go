package validators

import (
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/plan/keyword"
	"github.com/dave/jennifer/jen"
)

// fewValues is how many values of an enum are compared one after the other; more are
// left to a switch, which finds its case sooner.
const fewValues = 12

// whole prints the reading of a value that is built as one expression, the cursor
// behind it; nil when there is more to it. i is where the value stands.
func (s *scope) whole(c *plan.Check, k, i jen.Code) *jen.Statement {
	switch {
	case c.Sensitive || c.Type == nil || kept(c):
		return nil
	case c.Call != nil:
		return s.called(c.Call, k, i)
	case c.Never || c.Loose || c.Listed || c.Union != nil || len(c.After) > 0 || rereads(c):
		return nil
	}
	put := func(method string, more ...jen.Code) *jen.Statement {
		return s.c("Put"+method, append([]jen.Code{k, i, s.place(c.At)}, more...)...)
	}
	if c.Type.Kind == plan.String {
		return wholeText(c, put)
	}
	switch number := c.Scalar != nil && len(c.Scalar.Number) > 0; {
	case c.Values != nil || number:
		return nil
	case c.Type.Kind == plan.Int32 || c.Type.Kind == plan.Int64:
		return put(strings.TrimSuffix(c.IntegerMethod(), "To"))
	case c.Type.Kind == plan.Float64:
		return put("Float")
	case c.Type.Kind == plan.Bool:
		return put("Bool")
	case c.Type.Kind == plan.Slice && c.Array != nil:
		return s.wholeArray(c, put)
	case c.Type.Kind == plan.Map && c.Object != nil:
		return s.wholeMap(c.Object, put)
	}
	return nil
}

// wholeMap prints the reading of an object that is built as a map, and of which nothing is
// asked as a whole.
func (s *scope) wholeMap(o *plan.Object, put func(string, ...jen.Code) *jen.Statement) *jen.Statement {
	if len(o.Members)+len(o.Rules)+len(o.Required)+len(o.Depends)+len(o.Patterns)+len(o.Alike)+len(o.Folded) > 0 || o.NameCheck != nil {
		return nil
	}
	r := o.Rest
	switch {
	case r == nil || r.Call == nil && r.Type != nil && r.Type.Kind == plan.Raw && !r.Sensitive && !r.Holds:
		return put("Map", jen.Qual(gofile.Runtime, "RawJSON").Dot("Read"))
	case r.Never || r.Nullable || r.Type == nil:
		return nil
	case r.Call != nil && !r.Sensitive && !kept(r):
		return put("Map", Name(r.Call))
	}
	return put("Map", s.literal(r))
}

func wholeText(c *plan.Check, put func(string, ...jen.Code) *jen.Statement) *jen.Statement {
	rules := 0
	if c.Scalar != nil {
		rules = len(c.Scalar.Text)
	}
	switch {
	case c.Values != nil && rules > 0:
	case c.Values != nil:
		if values := plainValues(c.Values); values != nil {
			return put(map[string]string{"enum": "OneOf", "const": "Const"}[c.Values.Keyword], values...)
		}
	case rules == 0:
		return put("String")
	case lengths(c.Scalar.Text) != nil:
		return put("Text", lengths(c.Scalar.Text)...)
	case rules == 1 && c.Scalar.Text[0].Method == "Pattern" && !c.Scalar.Text[0].Timed && c.Scalar.Text[0].Sub == "" && !c.Scalar.Text[0].Runtime:
		return put("Pattern", literal(c.Scalar.Text[0].Args[0]), jen.Id(c.Scalar.Text[0].Match))
	case rules == 1 && c.Scalar.Text[0].Method == "Format" && c.Scalar.Text[0].Runtime && c.Scalar.Text[0].Sub == "":
		r := c.Scalar.Text[0]
		return put("Format", literal(r.Args[0]), jen.Qual(gofile.Runtime, r.Match))
	}
	return nil
}

// lengths lists the least and the most characters; nil where there are other rules.
func lengths(rules []keyword.Rule) []jen.Code {
	least, most := jen.Lit(0), jen.Lit(-1)
	for _, r := range rules {
		switch r.Method {
		case "MinLength":
			least = literal(r.Args[0]).(*jen.Statement)
		case "MaxLength":
			most = literal(r.Args[0]).(*jen.Statement)
		default:
			return nil
		}
	}
	return []jen.Code{least, most}
}

// plainValues lists strings whose JSON is their text between quotes, if they are few.
func plainValues(v *plan.Values) (all []jen.Code) {
	if !v.Strings || len(v.All) > fewValues {
		return nil
	}
	for _, x := range v.All {
		if x.Kind != stringKind || x.JSON != `"`+x.Text+`"` {
			return nil
		}
		all = append(all, jen.Lit(x.Text))
	}
	return all
}

// wholeArray prints the reading of an array that has no rules of its own, and whose
// elements a function reads, or are strings.
func (s *scope) wholeArray(c *plan.Check, put func(string, ...jen.Code) *jen.Statement) *jen.Statement {
	a, of := c.Array, kind(c.Type.Elem.Slab)
	if len(a.Rules) > 0 || len(a.Prefix) > 0 || a.Contains != nil || a.Unique || a.Items == nil {
		return nil
	}
	switch item := a.Items; {
	case item.Nullable || item.Sensitive || item.Type == nil || kept(item):
	case item.Call != nil:
		return put("Array", of, Name(item.Call))
	case item.Type.Kind == plan.String && item.Plain():
		return put("Strings", s.place(item.At), of)
	}
	return nil
}

// wholeMember prints the reading of member number n of an object as one expression;
// nil when there is more to it.
func (s *scope) wholeMember(m *plan.Member, n int) *jen.Statement {
	c := m.Check
	if c.Type == nil || len(m.Facts) > 0 || m.Probes() {
		return nil
	}
	for _, again := range m.Again {
		if again != nil {
			return nil
		}
	}
	k := jen.Lit(n)
	if c.Nullable {
		return s.wholeNullable(c, m.Field)
	}
	if m.Field != nil {
		k = jen.Lit(m.Field.Member)
		switch slab := m.Field.Slab; {
		case slab == nil:
		case slab.Fixed > 0:
			k = s.c("KeptFixed", k, jen.Lit(slab.Fixed))
		default:
			k = s.c("Kept", k, kind(slab))
		}
	}
	if c.Type.Kind == plan.Struct {
		k = s.c("Struct", k)
	}
	return s.whole(c, k, s.i())
}

// wholeNullable is wholeMember of one that may be null.
func (s *scope) wholeNullable(c *plan.Check, f *plan.Field) *jen.Statement {
	k, null, slab := jen.Lit(f.Member), jen.Lit(f.NullMember), f.Slab
	if c.Call == nil || kept(c) {
		i := s.c("OrNull", null, s.i())
		switch {
		case slab == nil:
		case slab.Fixed > 0:
			i = s.c("OrNullFixed", null, jen.Lit(slab.Fixed), s.i())
		default:
			i = s.c("OrNullKept", null, kind(slab), s.i())
		}
		return s.whole(c, k, i)
	}
	read := Name(c.Call)
	switch object := c.Type.Kind == plan.Struct; {
	case c.Sensitive || slab != nil && (slab.Fixed > 0 || !object):
		return nil
	case slab != nil:
		return s.c("NullOrKept", null, k, kind(slab), s.i(), read)
	case object:
		return s.c("NullOrStruct", null, k, s.i(), read)
	}
	return s.c("NullOr", null, k, s.i(), read)
}
