package objects

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/plan/keyword"
	"github.com/dave/jennifer/jen"
)

// text decides what is asked of a string.
func (p *property) text() {
	p.kind = "OfText"
	c := p.c
	switch {
	case c == nil:
	case !p.Simple(c):
		p.reads()
	case c.Values != nil:
		p.values()
	case c.Scalar == nil || len(c.Scalar.Text) == 0:
	default:
		p.textRules(c.Scalar.Text)
	}
}

// fewValues is how many values of an enum are compared one after the other; more are left
// to a function, whose switch finds its case sooner.
const fewValues = 32

// values is for strings of which enum or const lists the values.
func (p *property) values() {
	c := p.c
	if !c.Values.Strings || len(c.Values.All) > fewValues || c.Scalar != nil && len(c.Scalar.Text) > 0 {
		p.reads()
		return
	}
	var all []jen.Code
	for _, x := range c.Values.All {
		if x.JSON != p.Quote(x.Text) { // null, or what is written in a way that messages show
			p.reads()
			return
		}
		all = append(all, jen.Lit(x.Text))
	}
	p.kind = map[string]string{"enum": "OfEnum", "const": "OfConst"}[c.Values.Keyword]
	p.rule.set("Values", jen.Index().String().Values(all...))
}

// textRules is for strings with other rules: lengths, and behind them one format or pattern.
func (p *property) textRules(rules []keyword.Rule) {
	last := rules[len(rules)-1]
	kind, valid := matcher(last)
	if valid != nil {
		rules = rules[:len(rules)-1]
	}
	if len(rules) > 0 && !p.bounds(rules, lengths) {
		p.reads()
		return
	}
	p.kind = "OfTextLength"
	if valid != nil {
		p.kind = kind
		p.rule.set("Name", jen.Lit(last.Args[0]))
		p.rule.set("Valid", valid)
	}
}

// matcher prints the function of a rule that text must match, and the kind of property that
// goes with it; nil for other rules.
func matcher(r keyword.Rule) (kind string, valid jen.Code) {
	switch {
	case r.Sub != "" || r.Timed:
	case r.Method == "Pattern" && !r.Runtime:
		return "OfPattern", jen.Id(r.Match)
	case r.Method == "Format" && r.Runtime:
		return "OfFormat", jen.Qual(gofile.Runtime, r.Match)
	}
	return "", nil
}

// A limit is which of the runtime's Bounds a rule is, and the field of its Rule for it.
type limit struct{ bound, field string }

var (
	lengths = map[string]limit{"MinLength": {"AtLeast", "Least"}, "MaxLength": {"AtMost", "Most"}}
	counts  = map[string]limit{"MinItems": {"AtLeast", "Least"}, "MaxItems": {"AtMost", "Most"}}
	ranges  = map[string]limit{
		"Minimum": {"AtLeast", "Least"}, "ExclusiveMinimum": {"Above", "Least"},
		"Maximum": {"AtMost", "Most"}, "ExclusiveMaximum": {"Below", "Most"},
	}
)

// bounds sets bounds where rules are nothing but such.
func (p *property) bounds(rules []keyword.Rule, limits map[string]limit) bool {
	which, fields := jen.Null(), map[string]int64{}
	for k, r := range rules {
		x, known := limits[strings.TrimSuffix(r.Method, "Number")]
		if _, twice := fields[x.field]; !known || twice {
			return false
		}
		n, whole := wholeLimit(r)
		if !whole {
			return false
		}
		fields[x.field] = n
		if k > 0 {
			which = which.Op("|")
		}
		which = which.Qual(gofile.Runtime, x.bound)
	}
	p.rule.set("Bounds", which)
	for _, field := range []string{"Least", "Most"} {
		if n, ok := fields[field]; ok {
			p.rule.set(field, jen.Lit(int(n)))
		}
	}
	return true
}

// wholeLimit returns what a rule compares with, if that is a whole number; one that is text
// must be written as integers are printed ("1", not "1.0" or "1e0"), because messages show it.
func wholeLimit(r keyword.Rule) (n int64, whole bool) {
	switch x := r.Args[0].(type) {
	case int:
		return int64(x), true
	case int64:
		return x, true
	case string:
		n, err := strconv.ParseInt(x, 10, 64)
		return n, err == nil && strconv.FormatInt(n, 10) == x
	}
	return 0, false
}

// integer decides what is asked of an integer. Rules that an int64 cannot decide are left to
// a function.
func (p *property) integer() {
	p.kind = map[plan.Kind]string{plan.Int32: "OfInt32", plan.Int64: "OfInt64"}[p.f.Type.Kind]
	c := p.c
	if c != nil && c.IntegerMethod() == "IntegerTo" {
		p.kind = "OfInteger"
	}
	p.number(c != nil && c.Scalar != nil && c.Scalar.AsText)
}

// float decides what is asked of another number.
func (p *property) float() {
	p.kind = "OfFloat"
	p.number(false)
}

// number decides what is asked of a number; odd says that its rules are no bounds.
func (p *property) number(odd bool) {
	c := p.c
	if c == nil {
		return
	}
	asked := c.Scalar != nil && len(c.Scalar.Number) > 0
	if !p.Simple(c) || c.Values != nil || asked && (odd || !p.bounds(c.Scalar.Number, ranges)) {
		p.reads()
	}
}

// boolean decides what is asked of a boolean.
func (p *property) boolean() {
	p.kind = "OfBool"
	if c := p.c; c != nil && (!p.Simple(c) || c.Values != nil) {
		p.reads()
	}
}
