package validators

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// object prints the reading of an object.
func (s *scope) object(g *jen.Group, c *plan.Check, k jen.Code) {
	o := c.Object
	if c.Type == nil && (o == nil || o.Empty()) {
		g.Add(s.i()).Op("=").Add(s.c("SkipObject", s.i(), s.place(c.At)))
		return
	}
	p := &objectPrinter{scope: s, c: c, o: o, words: (len(o.Members) + 63) / 64}
	p.returns = s.returns && returns(c)
	p.print(g, k)
}

// An objectPrinter prints the reading of one object. The numbers of its members
// are bits of seen, of one word or of an array of them.
type objectPrinter struct {
	*scope
	c     *plan.Check
	o     *plan.Object
	words int

	returns bool // the function ends with the object
}

// returns tells whether the reading of c as an object ends with a return.
func returns(c *plan.Check) bool {
	o := c.Object
	if o == nil || c.Type == nil || c.Type.Kind != plan.Struct || len(o.Depends)+len(o.Folded)+len(c.After) > 0 || c.Blind || c.Values != nil || c.Loose || c.Listed {
		return false
	}
	return newPrinter(c).only() != nil || len(o.Rules) == 0 && len(o.Required) == 0
}

func (p *objectPrinter) isMap() bool { return p.c.Type != nil && p.c.Type.Kind == plan.Map }

// names tells whether undeclared members are noted, to find those given twice.
func (p *objectPrinter) print(g *jen.Group, k jen.Code) {
	o := p.o
	if p.words > 1 {
		g.Var().Id("seen").Index(jen.Lit(p.words)).Uint64()
	}
	if o.Facts > 0 {
		g.Var().Id("bad").Uint64().Comment("the questions of the conditions below that were answered with no")
	}
	if p.isMap() {
		g.Id("open").Op(":=").Add(p.c1("Open", k))
	}
	if p.counted() {
		g.Id("n").Op(":=").Lit(0)
	}
	if p.words == 1 {
		g.List(jen.Id("names"), jen.Id("seen")).Op(":=").List(p.c1("Names"), jen.Uint64().Call(jen.Lit(0)))
	} else {
		g.Id("names").Op(":=").Add(p.c1("Names"))
	}
	g.List(jen.Id("key"), jen.Id("j"), jen.Id("ok")).Op(":=").Add(p.c1("FirstKey", p.i(), p.place(p.c.At)))
	inner := *p.scope
	inner.cursor, inner.returns = "j", false
	loop := &objectPrinter{scope: &inner, c: p.c, o: o, words: p.words}
	g.For(jen.Empty(), jen.Id("ok"), jen.List(jen.Id("key"), jen.Id("j"), jen.Id("ok")).Op("=").Add(p.c1("NextKey", jen.Id("j")))).BlockFunc(func(g *jen.Group) {
		loop.members(g)
		if p.counted() {
			g.Id("n").Op("++")
		}
	})
	p.end(g)
	for _, d := range o.Depends {
		g.If(p.holds(plan.Test{Need: []int{d.If}})).BlockFunc(func(g *jen.Group) {
			p.needs(g, []plan.Need{{At: d.At, Members: d.Members}}, "DependentRequired")
		})
	}
	for _, f := range o.Folded {
		p.condition(g, f)
	}
}

// end prints what is done behind the last member. Where nothing comes after that, and
// the function reads nothing else, it returns.
func (p *objectPrinter) end(g *jen.Group) {
	o := p.o
	last := func(x *jen.Statement) {
		if p.returns {
			g.Return(x)
		} else {
			g.Add(p.i()).Op("=").Add(x)
		}
	}
	built := p.c.Type != nil && p.c.Type.Kind == plan.Struct
	if need := p.only(); built && need != nil {
		last(p.c1("EndStruct", jen.Id("j"), jen.Id("names"), jen.Id("seen"), hex(bits(need.Members)[0]), jen.Lit(p.spaced(need)), p.place(need.At)))
		return
	}
	switch {
	case built && len(o.Rules) == 0 && len(o.Required) == 0:
		last(p.c1("EndMembers", jen.Id("j"), jen.Id("names")))
		return
	case built:
		g.Add(p.i()).Op("=").Add(p.c1("EndMembers", jen.Id("j"), jen.Id("names")))
	default:
		g.Add(p.c1("Forget", jen.Id("names")))
		g.Add(p.i()).Op("=").Id("j")
	}
	if p.isMap() {
		g.Add(p.c1("Close", jen.Id("open"), jen.Id("n")))
	}
	p.rulesOf(g, o.Rules, "n", p.c.At)
	p.needs(g, o.Required, "Required")
}

// only returns the one set of required members that is all that is asked of the object
// as a whole; nil when there is none, or more.
func (p *objectPrinter) only() *plan.Need {
	o := p.o
	if p.words != 1 || len(o.Rules) > 0 || len(o.Required) != 1 || o.Required[0].Only != plan.NoDirection || bits(o.Required[0].Members)[0] == 0 {
		return nil
	}
	for _, m := range o.Members {
		if len(strings.Fields(m.Name)) != 1 || strings.Fields(m.Name)[0] != m.Name {
			return nil
		}
	}
	return &o.Required[0]
}

// spaced lists the names of the members that are needed, in the order of their numbers.
func (p *objectPrinter) spaced(need *plan.Need) string {
	var names []string
	for _, n := range slices.Sorted(slices.Values(need.Members)) {
		names = append(names, p.o.Members[n].Name)
	}
	return strings.Join(slices.Compact(names), " ")
}

// named tells whether the names of all members are asked for by a number.
func named(c *plan.Check) bool {
	o := c.Object
	if o == nil || o.Names == "" {
		return false
	}
	built := c.Type != nil && c.Type.Kind == plan.Struct
	return !built || len(o.Depends)+len(o.Folded) > 0 || newPrinter(c).only() == nil
}

func newPrinter(c *plan.Check) *objectPrinter {
	return &objectPrinter{c: c, o: c.Object, words: (len(c.Object.Members) + 63) / 64}
}

func (p *objectPrinter) c1(method string, args ...jen.Code) *jen.Statement {
	return p.scope.c(method, args...)
}

func (p *objectPrinter) counted() bool { return p.isMap() || len(p.o.Rules) > 0 }

// members prints what is done with one member.
func (p *objectPrinter) members(g *jen.Group) {
	for n, m := range p.o.Patterns {
		if m.Check == nil && p.o.Rest == nil {
			continue
		}
		g.Id(fmt.Sprint("match", n)).Op(":=").Add(matcher(m.Pattern)).Call(jen.Id("key"))
	}
	if p.o.NameCheck != nil {
		g.Id("named").Op(":=").Add(p.c1("NameMatches", jen.Id("key"), reader(p.o.NameCheck)))
	}
	if p.rereadsMembers() {
		g.Id("from").Op(":=").Id("j")
	}
	cases, tracked := p.cases()
	switch {
	case len(cases) == 0:
		p.undeclared(g, tracked)
	default:
		g.Switch(jen.Id("key")).BlockFunc(func(g *jen.Group) {
			for _, n := range cases {
				m := p.o.Members[n]
				g.Case(jen.Lit(m.Name)).BlockFunc(func(g *jen.Group) { p.declared(g, m, n) })
			}
			g.Default().BlockFunc(func(g *jen.Group) { p.undeclared(g, tracked) })
		})
	}
	for n, m := range p.o.Patterns {
		if m.Check != nil {
			g.If(jen.Id(fmt.Sprint("match", n))).BlockFunc(func(g *jen.Group) { p.again(g, m.Check, "from") })
		}
	}
	if p.o.NameCheck != nil {
		g.If(jen.Op("!").Id("named")).Block(p.c1("PropertyName", jen.Id("j"), p.place(p.o.NameAt)))
	}
}

// rereadsMembers tells whether every member's value is looked at again.
func (p *objectPrinter) rereadsMembers() bool {
	for _, m := range p.o.Patterns {
		if m.Check != nil {
			return true
		}
	}
	return false
}

// cases splits the members into those that have a schema, and those that are only
// asked for, which are undeclared besides.
func (p *objectPrinter) cases() (declared, tracked []int) {
	for n, m := range p.o.Members {
		if m.Check != nil {
			declared = append(declared, n)
		} else {
			tracked = append(tracked, n)
		}
	}
	return declared, tracked
}

// declared prints the reading of member number n.
func (p *objectPrinter) declared(g *jen.Group, m *plan.Member, n int) {
	see := p.c1("See", jen.Id("seen"), jen.Lit(n), jen.Id("j"))
	whole := p.wholeMember(m, n)
	if p.words == 1 && whole != nil {
		g.List(jen.Id("seen"), jen.Id("j")).Op("=").List(see, whole)
		return
	}
	if p.words == 1 {
		g.Id("seen").Op("=").Add(see)
	} else {
		g.Add(p.c1("SeeIn", jen.Id("seen").Index(jen.Op(":")), jen.Lit(n), jen.Id("j")))
	}
	if whole != nil {
		g.Id("j").Op("=").Add(whole)
		return
	}
	number, null, slab := n, -1, (*plan.Slab)(nil)
	if m.Field != nil {
		number, null, slab = m.Field.Member, m.Field.NullMember, m.Field.Slab
	}
	probes := m.Probes()
	if probes || len(m.Again) > 0 {
		g.Id("start").Op(":=").Id("j")
	}
	if strings := m.StringFacts(); len(strings) > 0 {
		if m.Check.Sensitive {
			g.Id("secret").Op(":=").Id("j")
		}
		p.textFacts(g, m.Check, jen.Lit(number), strings)
		if m.Check.Sensitive {
			g.Add(p.c1("Secret", jen.Id("secret"), jen.Id("j")))
		}
		if slab != nil {
			g.Add(p.toBuild(slab))
		}
	} else {
		p.member(g, m.Check, number, null, slab)
	}
	for _, again := range m.Again {
		if again != nil {
			p.again(g, again, "start")
		}
	}
	p.facts(g, m)
}

// facts prints the questions of conditions about a member's value.
func (p *objectPrinter) facts(g *jen.Group, m *plan.Member) {
	for _, f := range m.Facts {
		if f.Strings == nil {
			p.fact(g, f, "start")
		}
	}
}

// fact prints one question: its bit is set where the answer is no.
func (p *objectPrinter) fact(g *jen.Group, f plan.Fact, from string) {
	if f.Check != nil {
		g.If(jen.Op("!").Add(p.matches(f.Check, from))).Block(jen.Id("bad").Op("|=").Lit(1).Op("<<").Lit(f.Bit))
	}
}

// undeclared prints the reading of a member without a schema of its own.
func (p *objectPrinter) undeclared(g *jen.Group, tracked []int) {
	if len(tracked) > 0 {
		g.Switch(jen.Id("key")).BlockFunc(func(g *jen.Group) {
			for _, n := range tracked {
				p.track(g, n)
			}
		})
	}
	if len(p.o.Alike) == 0 && !p.o.RestKept && len(p.o.Patterns) == 0 {
		switch r := p.o.Rest; {
		case r == nil:
			g.Add(p.i()).Op("=").Add(p.c1("Unknown", jen.Id("key"), jen.Id("j")))
			return
		case r.Never && p.o.RestRule == "additionalProperties":
			g.Add(p.i()).Op("=").Add(p.c1("Undeclared", jen.Id("key"), jen.Id("j"), p.place(p.o.RestAt)))
			return
		}
	}
	g.Add(p.c1("Name", jen.Id("key"), jen.Id("j")))
	if len(p.o.Alike) > 0 {
		names := make([]jen.Code, len(p.o.Alike))
		for k, name := range p.o.Alike {
			names[k] = jen.Lit(name)
		}
		g.Add(p.c1("Alike", append([]jen.Code{jen.Id("j"), jen.Id("key")}, names...)...))
	}
	if p.o.RestKept && !p.isMap() {
		g.Add(p.c1("Put", jen.Lit(p.c.Type.Rest.Member), jen.Lit(0)))
	}
	if p.o.RestKept {
		g.Add(p.c1("NameTo", jen.Id("key")))
	}
	if len(p.o.Patterns) == 0 || p.o.Rest == nil {
		p.rest(g)
		return
	}
	matched := jen.Id("match0")
	for n := range p.o.Patterns[1:] {
		matched = matched.Op("||").Id(fmt.Sprint("match", n+1))
	}
	g.If(matched).BlockFunc(func(g *jen.Group) {
		p.item(g, nil, p.restElem())
	}).Else().BlockFunc(p.rest)
}

func (p *objectPrinter) restElem() *plan.Elem {
	switch {
	case !p.o.RestKept:
		return nil
	case p.isMap():
		return p.c.Type.Elem
	}
	return p.c.Type.Rest.Elem
}

// rest prints the reading of a value under additionalProperties.
func (p *objectPrinter) rest(g *jen.Group) {
	r := p.o.Rest
	if r != nil && r.Never {
		g.Add(p.i()).Op("=").Add(p.c1("Skip", p.i()))
		method := map[bool]string{true: "UnevaluatedMember", false: "AdditionalProperty"}[p.o.RestRule == "unevaluatedProperties"]
		g.Add(p.c1(method, p.i(), p.place(p.o.RestAt)))
		return
	}
	p.item(g, r, p.restElem())
}

// track prints that an undeclared member is there, and what conditions ask of it.
func (p *objectPrinter) track(g *jen.Group, n int) {
	m := p.o.Members[n]
	g.Case(jen.Lit(m.Name)).BlockFunc(func(g *jen.Group) {
		if p.words == 1 {
			g.Id("seen").Op("|=").Lit(1).Op("<<").Lit(n)
		} else {
			g.Id("seen").Index(jen.Lit(n / 64)).Op("|=").Lit(1).Op("<<").Lit(n % 64)
		}
		for _, f := range m.Facts {
			p.fact(g, f, "j")
		}
	})
}
