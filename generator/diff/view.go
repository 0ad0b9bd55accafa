package diff

import (
	"slices"
	"strconv"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

// A view is what a schema asserts, with references and allOf taken together: how
// a schema is divided among them is no matter of those who call. Where a keyword
// stands several times, all of them hold.
type view struct {
	at        Place
	never     bool // no value is allowed
	types     model.Types
	values    []model.Value // of enum and const
	listed    bool
	tolerant  bool // x-extensible-enum
	required  []string
	members   []member
	patterns  []member
	rest      []rest
	dependent []member
	needs     []model.Dependency
	asserts   []model.Assertion
	tuples    []tuple
	contains  []*model.Schema
	names     []*model.Schema // propertyNames
	nots      []*model.Schema
	loose     [2][]*model.Schema // unevaluatedProperties, unevaluatedItems
	whens     []*model.Schema    // those that have if
	unions    []union
	stated    []model.Assertion
	tag       *model.Discriminator

	defaultTo           *model.Value
	deprecated          bool
	readOnly, writeOnly bool
}

// A member is a name, or a pattern, and the schemas for its value.
type member struct {
	name    string
	schemas []*model.Schema
	at      Place
}

// A rest is additionalProperties and the names that it leaves alone.
type rest struct {
	schema   *model.Schema
	declared *model.Schema
}

// A tuple is prefixItems and items.
type tuple struct {
	prefix []*model.Schema
	rest   *model.Schema
}

// A union is anyOf, or oneOf.
type union struct {
	one      bool
	tagged   bool // a discriminator tells the branches apart
	branches []*model.Schema
	at       Place
}

type viewKey struct {
	schema *model.Schema
	flow   flow
}

// anything is the schema that stands where a document has none.
var anything = &model.Schema{Types: model.Any}

func at(s *model.Schema) Place { return Place{s.Place, s.Pointer} }

// view reads s; old tells of which document it is.
func (c *comparer) view(s *model.Schema, way flow, directed bool) *view {
	key := viewKey{s, way}
	if v := c.views[key]; v != nil {
		return v
	}
	v := &view{at: at(s), types: model.Any}
	v.collect(s, map[*model.Schema]bool{})
	if alone := v.nullable(); alone != nil {
		inner := &view{at: at(s), types: model.Any}
		inner.collect(alone, map[*model.Schema]bool{s: true})
		if len(inner.unions)+len(inner.nots)+len(inner.whens) == 0 && !inner.never {
			inner.orNull()
			inner.stated = append(inner.stated, v.stated...)
			v = inner
		}
	}
	v.relevant()
	if directed {
		v.relax(way)
	}
	c.views[key] = v
	return v
}

// collect adds what s asserts; seen keeps circles of references from going on.
func (v *view) collect(s *model.Schema, seen map[*model.Schema]bool) {
	if s == nil || seen[s] {
		return
	}
	seen[s] = true
	if s.Bool != nil {
		v.never = v.never || !*s.Bool
		return
	}
	v.annotations(s)
	v.collect(s.Ref, seen)
	for _, part := range s.AllOf {
		v.collect(part, seen)
	}
	if s.HasTypes {
		v.types = both(v.types, s.Types)
	}
	if s.Enum != nil {
		v.only(s.Enum)
	}
	if s.Const != nil {
		v.only([]model.Value{*s.Const})
	}
	v.object(s)
	v.asserts = append(v.asserts, s.Assertions...)
	if s.ContentEncoding != "" {
		v.asserts = append(v.asserts, model.Assertion{Keyword: "contentEncoding", Value: model.Value{
			Kind: model.String, Text: s.ContentEncoding, JSON: strconv.Quote(s.ContentEncoding), Place: s.Place,
		}})
	}
	if len(s.PrefixItems) > 0 || s.Items != nil {
		v.tuples = append(v.tuples, tuple{s.PrefixItems, s.Items})
	}
	v.contains = some(v.contains, s.Contains)
	v.loose[0], v.loose[1] = some(v.loose[0], s.UnevaluatedProperties), some(v.loose[1], s.UnevaluatedItems)
	v.nots = some(v.nots, s.Not)
	if s.If != nil && (s.Then != nil || s.Else != nil) {
		v.whens = append(v.whens, s)
	}
	if len(s.AnyOf) > 0 {
		v.unions = append(v.unions, union{branches: s.AnyOf, at: at(s)})
	}
	if len(s.OneOf) > 0 {
		v.unions = append(v.unions, union{one: true, tagged: s.Discriminator != nil, branches: s.OneOf, at: at(s)})
	}
}

func (v *view) annotations(s *model.Schema) {
	v.deprecated = v.deprecated || s.Deprecated
	v.readOnly, v.writeOnly = v.readOnly || s.ReadOnly, v.writeOnly || s.WriteOnly
	if v.defaultTo == nil {
		v.defaultTo = s.Default
	}
	if v.tag == nil {
		v.tag = s.Discriminator
	}
	for _, a := range s.Stated {
		v.tolerant = v.tolerant || a.Keyword == "x-extensible-enum" && a.Value.JSON != "false"
		v.stated = append(v.stated, a)
	}
}

// object adds the keywords for objects.
func (v *view) object(s *model.Schema) {
	for _, name := range s.Required {
		if !slices.Contains(v.required, name) {
			v.required = append(v.required, name)
		}
	}
	v.members = named(v.members, s.Properties)
	v.patterns = named(v.patterns, s.PatternProperties)
	v.dependent = named(v.dependent, s.DependentSchemas)
	v.needs = append(v.needs, s.DependentRequired...)
	if s.AdditionalProperties != nil {
		v.rest = append(v.rest, rest{s.AdditionalProperties, s})
	}
	v.names = some(v.names, s.PropertyNames)
}

func some(list []*model.Schema, s *model.Schema) []*model.Schema {
	if s == nil {
		return list
	}
	return append(list, s)
}

// named adds schemas to the names that they belong to.
func named(list []member, more []model.Property) []member {
	for _, p := range more {
		k := slices.IndexFunc(list, func(m member) bool { return m.name == p.Name })
		if k < 0 {
			k = len(list)
			list = append(list, member{name: p.Name, at: Place{p.Place, p.Schema.Pointer}})
		}
		list[k].schemas = append(list[k].schemas, p.Schema)
	}
	return list
}

// both returns the types that are in a and in b.
func both(a, b model.Types) model.Types {
	out := a & b
	if a.Has(model.Integer) && b.Has(model.Integer) && out&model.Number == 0 {
		out |= model.Integer
	}
	return out
}

// only leaves of the values those of one more list.
func (v *view) only(list []model.Value) {
	if !v.listed {
		v.listed, v.values = true, list
		return
	}
	v.values = slices.DeleteFunc(slices.Clone(v.values), func(x model.Value) bool { return !has(list, x) })
}

func has(list []model.Value, v model.Value) bool {
	return slices.ContainsFunc(list, func(x model.Value) bool { return runtime.EqualJSON(x.JSON, v.JSON) })
}

// nullable returns the other branch where all that v asserts is "this, or null".
func (v *view) nullable() *model.Schema {
	if !v.bare() || len(v.unions[0].branches) != 2 {
		return nil
	}
	a, b := v.unions[0].branches[0], v.unions[0].branches[1]
	switch {
	case null(a) && !null(b):
		return b
	case null(b) && !null(a):
		return a
	}
	return nil
}

// bare tells whether v is one union and asserts nothing else.
func (v *view) bare() bool {
	return len(v.unions) == 1 && v.types == model.Any && v.plain()
}

// alone are the branches that a schema without a union is: where it says nothing but a list
// of types, one for each.
func (v *view) alone(s *model.Schema) []*model.Schema {
	names := v.types.Names()
	if len(names) < 2 || v.types == model.Any || !v.plain() {
		return []*model.Schema{s}
	}
	var list []*model.Schema
	for _, name := range names {
		list = append(list, &model.Schema{HasTypes: true, Types: model.TypeNamed(name), Place: s.Place, Pointer: s.Pointer})
	}
	return list
}

// plain tells whether v asserts nothing but its types and its unions.
func (v *view) plain() bool {
	return !v.listed && !v.never &&
		len(v.members)+len(v.patterns)+len(v.required)+len(v.rest)+len(v.dependent)+len(v.needs)+len(v.asserts)+len(v.tuples)+
			len(v.contains)+len(v.names)+len(v.nots)+len(v.loose[0])+len(v.loose[1])+len(v.whens) == 0
}

// null tells whether s says type: null and no more.
func null(s *model.Schema) bool {
	return s.HasTypes && s.Types == model.Null && s.Ref == nil && s.Enum == nil && s.Const == nil && s.Not == nil && s.If == nil &&
		len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) == 0
}

// orNull allows null beside what v allows.
func (v *view) orNull() {
	v.types |= model.Null
	if n := (model.Value{Kind: model.Null, JSON: "null"}); v.listed && !has(v.values, n) {
		v.values = append(slices.Clone(v.values), n)
	}
}

// relax takes from required what OpenAPI 3.0 asks for in the other direction only.
func (v *view) relax(way flow) {
	v.required = slices.DeleteFunc(slices.Clone(v.required), func(name string) bool {
		for _, m := range v.members {
			if m.name == name {
				return slices.ContainsFunc(m.schemas, func(s *model.Schema) bool { return way.skips(s, 0) })
			}
		}
		return false
	})
}

// skips tells whether members of the schema need not be there on this way.
func (f flow) skips(s *model.Schema, depth int) bool {
	if s == nil || depth > 100 {
		return false
	}
	return f == toServer && s.ReadOnly || f == toClient && s.WriteOnly || f.skips(s.Ref, depth+1)
}
