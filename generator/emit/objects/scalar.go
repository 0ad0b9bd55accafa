package objects

import (
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
	if len(rules) > 0 && !p.lengths(rules, "MinLength", "MaxLength") {
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

// lengths sets bounds where rules are nothing but such, by their methods.
func (p *property) lengths(rules []keyword.Rule, least, most string) bool {
	return p.bounds(rules, func(r keyword.Rule) (int64, bool) {
		n, ok := r.Args[0].(int)
		return int64(n), ok
	}, least, most)
}

// bounds sets bounds where rules are one or two of them, by their methods.
func (p *property) bounds(rules []keyword.Rule, value func(keyword.Rule) (int64, bool), least, most string) bool {
	found := map[string]int64{}
	for _, r := range rules {
		n, ok := value(r)
		if _, twice := found[r.Method]; twice || !ok || r.Method != least && r.Method != most {
			return false
		}
		found[r.Method] = n
	}
	which, limits := jen.Null(), entries{}
	if n, ok := found[least]; ok {
		which = which.Qual(gofile.Runtime, "AtLeast")
		limits.set("Least", jen.Lit(int(n)))
	}
	if len(found) > 1 {
		which = which.Op("|")
	}
	if n, ok := found[most]; ok {
		which = which.Qual(gofile.Runtime, "AtMost")
		limits.set("Most", jen.Lit(int(n)))
	}
	p.rule.set("Bounds", which)
	p.rule = append(p.rule, limits...)
	return true
}

// integer decides what is asked of an integer.
func (p *property) integer() {
	c := p.c
	p.kind = map[plan.Kind]string{plan.Int32: "OfInt32", plan.Int64: "OfInt64"}[p.f.Type.Kind]
	if c == nil {
		return
	}
	if c.IntegerMethod() == "IntegerTo" {
		p.kind = "OfInteger"
	}
	rules := c.Scalar != nil && len(c.Scalar.Number) > 0
	switch {
	case !p.Simple(c) || c.Values != nil || rules && c.Scalar.AsText:
		p.reads()
	case rules && !p.bounds(c.Scalar.Number, func(r keyword.Rule) (int64, bool) {
		n, ok := r.Args[0].(int64)
		return n, ok
	}, "Minimum", "Maximum"):
		p.reads()
	}
}
