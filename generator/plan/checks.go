package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan/keyword"
	"github.com/bizgen/bizgen/runtime"
)

// check plans how the value of s is read at one place. t is the type that is
// built of it, nil when it is only checked; base is what functions made for it
// are called after.
func (p *planner) check(s *model.Schema, t *Type, base string) *Check {
	c := p.reading(s, t, base)
	c.Sensitive, c.Holds = p.sensitive(s), p.holdsSensitive(s)
	return c
}

func (p *planner) reading(s *model.Schema, t *Type, base string) *Check {
	r := resolve(s)
	if t != nil && (t.Kind == Raw || t.Kind == Foreign) { // checked first, then kept as it is
		return &Check{At: r.Pointer, Type: t, Types: model.Any, Call: p.rawFunc(r, base)}
	}
	if t != nil {
		r = p.shapeOf(s).schema
	}
	if p.inline(r, t) {
		return p.body(r, t, base)
	}
	return &Check{At: r.Pointer, Type: t, Types: allowed(r), Call: p.function(r, t, base)}
}

// called plans a check that is a function of its own, to be asked where the value
// stands; nil when every value passes.
func (p *planner) called(s *model.Schema, base string) *Check {
	r := resolve(s)
	if anything(r) && !p.sensitive(s) {
		return nil
	}
	return &Check{At: r.Pointer, Types: allowed(r), Call: p.function(r, nil, base), Sensitive: p.sensitive(s)}
}

// rawFunc returns the function that checks what is kept as JSON text; nil when
// there is nothing to check.
func (p *planner) rawFunc(r *model.Schema, base string) *Func {
	if anything(r) {
		return nil
	}
	return p.function(r, nil, base)
}

// function returns the function that reads r, planning it at the first call. What
// is built by one is checked by the same.
func (p *planner) function(r *model.Schema, t *Type, base string) *Func {
	if t == nil { // a type of its own would be built by a function of its own
		name := p.components[r]
		if sh := p.shapeOf(r); sh.schema == r && sh.kind != Raw && sh.kind != Foreign && (name != "" || p.types[r] != nil) && !sh.loose && !sh.nullable {
			t = p.typeOf(r, name)
		}
	}
	if t != nil && t.Base != "" {
		base = t.Base
	}
	key := reading{r, t}
	if f := p.checked[key]; f != nil {
		return f
	}
	f := &Func{Name: p.names.Take("check" + base), Check: &Check{Type: t}}
	p.checked[key] = f
	p.pkg.Funcs = append(p.pkg.Funcs, f)
	*f.Check = *p.body(r, t, base)
	return f
}

// A reading is a schema read in order to build a type, or none.
type reading struct {
	schema *model.Schema
	into   *Type
}

// inline tells whether r is read in the middle of its parent's function.
func (p *planner) inline(r *model.Schema, t *Type) bool {
	if conditional(r) || len(branches(r)) > 0 || r.UnevaluatedItems != nil {
		return false
	}
	types := allowed(r).Without(model.Null)
	switch {
	case anything(r), r.Bool != nil:
		return true
	case t == nil && types&(types-1) != 0: // several types
		return false
	case types == model.Object:
		return false
	case types == model.Array && t == nil:
		return p.flat(r)
	case types == model.Array:
		return t.Name == "" && (t.Elem.Type.Kind != Slice && t.Elem.Type.Kind != Map)
	}
	return t == nil || !p.shapeOf(r).loose
}

// flat tells whether an array that is only checked holds nothing that may hold
// arrays again.
func (p *planner) flat(r *model.Schema) bool {
	if len(r.PrefixItems) > 0 || r.Contains != nil {
		return false
	}
	if r.Items == nil || anything(r.Items) {
		return true
	}
	e := resolve(r.Items)
	return allowed(e)&(model.Array|model.Object) == 0 && p.inline(e, nil)
}

// body plans the reading of r itself.
func (p *planner) body(r *model.Schema, t *Type, base string) *Check {
	c := &Check{At: r.Pointer, Type: t, Types: allowed(r)}
	if t != nil && t.Kind == Union {
		c.Union, c.Blind = p.union(r, t, base), p.holdsSensitive(r)
		return c
	}
	if c.Types == 0 || r.Enum != nil && len(r.Enum) == 0 {
		c.Never = true
		return c
	}
	if r.Bool != nil {
		return c
	}
	p.noteFormat(r)
	if p.pkg.AssertFormat {
		c.Format = format(r)
	}
	read := c.Types
	if c.Types == model.Any && t != nil { // the values alone say the type
		if of, scalar := scalarTypes[t.Kind]; scalar && enumValues(r) != nil {
			read, c.Listed = of, true
		}
	}
	c.Values = p.values(r, c, read)
	if read&(model.String|model.Number|model.Integer) != 0 {
		c.Scalar = p.scalar(r, read, c.Values)
	}
	if c.Types&model.Array != 0 {
		c.Array = p.array(r, t, base)
	}
	folded := false
	if c.Types&model.Object != 0 {
		c.Object, folded = p.object(r, t, base, c)
	}
	if !folded {
		c.After = p.after(r, base, branches(r))
	}
	c.Blind = slices.ContainsFunc(alternatives(r), p.holdsSensitive)
	p.unevaluated(r, c, base)
	c.Loose = t != nil && p.shapeOf(r).loose
	return c
}

// scalarTypes are what is read into a Go type that the values of an enum call for.
var scalarTypes = map[Kind]model.Types{
	String: model.String, Int32: model.Integer, Int64: model.Integer, Float64: model.Number, Bool: model.Boolean,
}

// values plans enum and const of a value that is read as one of some types.
func (p *planner) values(r *model.Schema, c *Check, types model.Types) *Values {
	all := enumValues(r)
	if all == nil {
		return nil
	}
	v := &Values{Keyword: "enum", All: all}
	if r.Const != nil {
		v.Keyword = "const"
		if r.Enum != nil && !slices.ContainsFunc(r.Enum, func(x model.Value) bool { return runtime.EqualJSON(x.JSON, r.Const.JSON) }) {
			c.Never = true // what const asks for, enum refuses
		}
	}
	kinds := model.Types(0)
	for _, x := range all {
		kinds |= x.Kind
	}
	switch types.Without(model.Null) {
	case model.String:
		v.Strings = kinds.Without(model.Null) == model.String
	case model.Integer:
		v.Ints = kinds.Without(model.Null) == model.Number && allInt64(all) && !keyword.NeedsText(r)
	}
	return v
}

func allInt64(all []model.Value) bool {
	for _, v := range all {
		if v.Kind == model.Null {
			continue
		}
		if _, ok := IntegerValue(v); !ok {
			return false
		}
	}
	return true
}

func (p *planner) scalar(r *model.Schema, types model.Types, values *Values) *Scalar {
	sc := &Scalar{}
	in := keyword.Input{AssertFormat: p.pkg.AssertFormat, Pattern: p.pattern}
	if types&model.String != 0 {
		sc.Text = keyword.Compile(r, model.String, in, p.mendf)
	}
	if types&(model.Number|model.Integer) != 0 {
		sc.AsText = types&model.Number != 0 || keyword.NeedsText(r)
		in.AsText = sc.AsText
		sc.Number = keyword.Compile(r, model.Number, in, p.mendf)
	}
	if len(sc.Text) == 0 && len(sc.Number) == 0 && values == nil {
		return nil
	}
	return sc
}

func (p *planner) array(r *model.Schema, t *Type, base string) *Array {
	a := &Array{At: r.Pointer}
	var elem *Type
	if t != nil && t.Kind == Slice {
		elem = t.Elem.Type
	}
	for k, s := range r.PrefixItems {
		a.Prefix = append(a.Prefix, p.check(s, nil, fmt.Sprint(base, "Prefix", k)))
	}
	items := r.Items
	if elem != nil && items == nil {
		items = sliceElement(r)
	}
	switch {
	case items == nil:
	case elem != nil && len(r.PrefixItems) == 0:
		a.Items = p.position(items, elem, base+"Item")
	case !anything(items) || p.sensitive(items):
		a.Items = p.check(items, nil, base+"Item")
	}
	if r.Contains != nil {
		if a.Contains = p.called(r.Contains, base+"Contains"); a.Contains == nil {
			a.Contains = &Check{Types: model.Any}
		}
		a.AtLeast, a.AtMost = p.contains(r)
	}
	if u, ok := r.Assertion("uniqueItems"); ok {
		a.Unique = u.JSON == "true"
		if u.Kind != model.Boolean {
			p.mendf(u.Place, "uniqueItems: want true or false, have "+u.JSON)
		}
	}
	a.Rules = keyword.Compile(r, model.Array, keyword.Input{}, p.mendf)
	if elem == nil && len(a.Prefix) == 0 && a.Items == nil && a.Contains == nil && !a.Unique && len(a.Rules) == 0 {
		return nil
	}
	return a
}

func (p *planner) contains(r *model.Schema) (least, most *keyword.Rule) {
	if v, ok := r.Assertion("minContains"); ok {
		rule, err := keyword.MinContains(v)
		if err != nil {
			p.mendf(v.Place, "minContains: "+err.Error())
		}
		least = rule
	}
	if v, ok := r.Assertion("maxContains"); ok {
		rule, err := keyword.MaxContains(v)
		if err != nil {
			p.mendf(v.Place, "maxContains: "+err.Error())
		}
		most = rule
	}
	return least, most
}

// after plans what is asked of a value as a whole: each answer reads it once more.
func (p *planner) after(r *model.Schema, base string, apart []*model.Schema) []After {
	var out []After
	list := func(kw string, schemas []*model.Schema) {
		if len(schemas) == 0 {
			return
		}
		a := After{Keyword: kw, At: r.Pointer}
		for k, s := range schemas {
			a.Checks = append(a.Checks, p.called(s, fmt.Sprint(base, goname.Exported(kw), k)))
		}
		out = append(out, a)
	}
	list("allOf", apart)
	list("anyOf", r.AnyOf)
	list("oneOf", r.OneOf)
	if r.Not != nil {
		list("not", []*model.Schema{r.Not})
	}
	if r.If != nil && (r.Then != nil || r.Else != nil) {
		out = append(out, p.ifAfter(r, base))
	}
	for _, d := range r.DependentSchemas {
		out = append(out, After{
			Keyword: "dependentSchemas", At: r.Pointer, Member: d.Name,
			Checks: []*Check{p.called(d.Schema, base+"With"+goname.Exported(d.Name))},
		})
	}
	return out
}

func (p *planner) ifAfter(r *model.Schema, base string) After {
	a := After{Keyword: "if", At: r.Pointer, If: p.called(r.If, base+"If")}
	if r.Then != nil {
		a.Then = p.called(r.Then, base+"Then")
	}
	if r.Else != nil {
		a.Else = p.called(r.Else, base+"Else")
	}
	return a
}

// number returns the number of a declared member, -1 when it is none.
func (o *Object) number(name string) int {
	if o != nil {
		for k, m := range o.Members {
			if m.Name == name {
				return k
			}
		}
	}
	return -1
}

// noteFormat warns once of a format that bizgen does not know.
func (p *planner) noteFormat(s *model.Schema) {
	f := s.Format
	if f == "" || keyword.KnownFormat(f) || p.unknown[f] {
		return
	}
	p.unknown[f] = true
	at := s.Place
	if v, ok := s.Assertion("format"); ok {
		at = v.Place
	}
	p.warnf(at, fmt.Sprintf("format %q is not one that bizgen can check; it stays a comment", strings.TrimSpace(f)))
}
