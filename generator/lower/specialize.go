package lower

import (
	"maps"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// maxCopies is far above any real document: n resources that bind k anchors can ask
// for n to the power of k copies.
const maxCopies = 20_000

// specialize resolves the dynamic references. What they mean depends on the way on
// which a schema is reached (JSON Schema 2020-12 core, section 7.1, dynamic scope):
// the outermost resource with the anchor counts. So a schema is copied for each of
// the scopes in which it means something else, as a generic type is instantiated.
func (l *lowerer) specialize(m *model.Document) {
	if len(l.dynamic) == 0 {
		return
	}
	sp := &specializer{lowerer: l, needed: l.needs(), copies: map[instance]*model.Schema{}}
	for i := range m.Schemas {
		m.Schemas[i].Schema = sp.enter(m.Schemas[i].Schema, nil)
	}
	for _, op := range slices.Concat(m.Operations, m.Webhooks, m.Callbacks) {
		sp.parameters(op.Parameters)
		if op.Body != nil {
			sp.content(op.Body.Content)
		}
		for _, r := range op.Responses {
			sp.parameters(r.Headers)
			sp.content(r.Content)
		}
	}
}

type specializer struct {
	*lowerer
	needed map[*model.Schema]map[string]bool
	copies map[instance]*model.Schema
	full   bool
}

// An instance is a schema and what the dynamic anchors that it needs are bound to.
type instance struct {
	schema *model.Schema
	bound  string
}

// A scope binds dynamic anchors, the outermost of a name.
type scope map[string]binding

type binding struct {
	schema *document.Node
	by     *document.Node // root of the resource
}

func (sp *specializer) parameters(list []*model.Parameter) {
	for _, p := range list {
		p.Schema = sp.enter(p.Schema, nil)
	}
}

func (sp *specializer) content(list []model.Media) {
	for i := range list {
		list[i].Schema = sp.enter(list[i].Schema, nil)
	}
}

// enter gives s as it is meant when it is reached in a scope.
func (sp *specializer) enter(s *model.Schema, outer scope) *model.Schema {
	if s == nil || len(sp.needed[s]) == 0 {
		return s
	}
	within := outer.with(sp.scopes[s])
	key := instance{s, within.spell(sp.needed[s])}
	if c := sp.copies[key]; c != nil {
		return c
	}
	if len(sp.copies) >= maxCopies {
		sp.tooMany(s)
		return s
	}
	c := new(*s)
	sp.copies[key] = c
	if alone := scope(nil).with(sp.scopes[s]); key.bound != alone.spell(sp.needed[s]) {
		sp.rename(c, sp.binder(s, within, alone))
	}
	if b, bound := within[sp.dynamic[s]]; bound {
		c.Ref = sp.schema(b.schema)
	}
	each(c, func(child *model.Schema) *model.Schema { return sp.enter(child, within) })
	return c
}

func (sp *specializer) tooMany(s *model.Schema) {
	if !sp.full {
		sp.full = true
		sp.problems = append(sp.problems, model.Problem{Place: s.Place,
			Message: "$dynamicRef would make more than 20000 copies of schemas; bind fewer dynamic anchors at once"})
	}
}

// with adds what a resource binds and no outer one has.
func (outer scope) with(r *document.Resource) scope {
	within := outer
	for _, a := range r.DynamicAnchors() {
		if _, bound := within[a.Name]; bound {
			continue
		}
		if len(within) == len(outer) {
			within = maps.Clone(outer)
			if within == nil {
				within = scope{}
			}
		}
		within[a.Name] = binding{schema: a.Schema, by: r.Root}
	}
	return within
}

// spell writes the bindings of some anchors, so that equal scopes are equal texts.
func (outer scope) spell(names map[string]bool) string {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if b, bound := outer[name]; bound {
			text.WriteString(name + " " + b.schema.File + "#" + b.schema.Pointer + "\n")
		}
	}
	return text.String()
}

// binder names who makes s mean something else than by itself.
func (sp *specializer) binder(s *model.Schema, within, alone scope) string {
	for _, name := range slices.Sorted(maps.Keys(sp.needed[s])) {
		b, bound := within[name]
		if !bound || b == alone[name] {
			continue
		}
		for _, n := range []*document.Node{b.by, b.schema} {
			if known := sp.component(n) + sp.shared(n); known != "" {
				return known
			}
		}
	}
	return ""
}

// rename makes c, which is a copy, one that stands for itself under no name of the document.
func (sp *specializer) rename(c *model.Schema, binder string) {
	if c.Component != "" {
		c.Shared, c.GoName = c.Component, ""
		c.Component = ""
	}
	c.For = binder
}

// each puts what f gives in place of each schema of s, in lists of its own.
func each(s *model.Schema, f func(*model.Schema) *model.Schema) {
	for _, one := range []**model.Schema{&s.Ref, &s.Not, &s.If, &s.Then, &s.Else, &s.AdditionalProperties, &s.PropertyNames,
		&s.Items, &s.Contains, &s.UnevaluatedProperties, &s.UnevaluatedItems} {
		if *one != nil {
			*one = f(*one)
		}
	}
	for _, list := range []*[]*model.Schema{&s.AllOf, &s.AnyOf, &s.OneOf, &s.PrefixItems} {
		*list = slices.Clone(*list)
		for i := range *list {
			(*list)[i] = f((*list)[i])
		}
	}
	for _, named := range []*[]model.Property{&s.Properties, &s.PatternProperties, &s.DependentSchemas} {
		*named = slices.Clone(*named)
		for i := range *named {
			(*named)[i].Schema = f((*named)[i].Schema)
		}
	}
}
