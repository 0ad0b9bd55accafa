package docs

import (
	"github.com/bizgen/bizgen/generator/model"
)

// walk meets every schema of the document once, in a fixed order.
func (k *book) walk(meet func(*model.Schema)) {
	seen := map[*model.Schema]bool{}
	var down func(*model.Schema)
	down = func(s *model.Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		meet(s)
		for _, child := range children(s) {
			down(child)
		}
	}
	for _, c := range k.m.Schemas {
		down(c.Schema)
	}
	for _, c := range k.calls {
		for _, s := range roots(c) {
			down(s)
		}
	}
}

// roots are the schemas that a call itself has.
func roots(c *call) []*model.Schema {
	var out []*model.Schema
	for _, p := range c.Parameters {
		out = append(out, p.Schema)
	}
	if c.Body != nil {
		for _, media := range c.Body.Content {
			out = append(out, media.Schema)
		}
	}
	for _, r := range c.Responses {
		for _, h := range r.Headers {
			out = append(out, h.Schema)
		}
		for _, media := range r.Content {
			out = append(out, media.Schema)
		}
	}
	return out
}

// reached lists the schemas that a call has something to do with.
func (k *book) reached(c *call) []*model.Schema {
	var out []*model.Schema
	seen := map[*model.Schema]bool{}
	var down func(*model.Schema)
	down = func(s *model.Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		out = append(out, s)
		for _, child := range children(s) {
			down(child)
		}
	}
	for _, s := range roots(c) {
		down(s)
	}
	return out
}

// children lists the schemas in a schema, in a fixed order; some may be nil.
func children(s *model.Schema) []*model.Schema {
	out := []*model.Schema{s.Ref, s.Not, s.If, s.Then, s.Else, s.AdditionalProperties, s.PropertyNames, s.Items, s.Contains, s.UnevaluatedProperties, s.UnevaluatedItems}
	for _, list := range [][]*model.Schema{s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems} {
		out = append(out, list...)
	}
	for _, list := range [][]model.Property{s.Properties, s.PatternProperties, s.DependentSchemas} {
		for _, p := range list {
			out = append(out, p.Schema)
		}
	}
	return out
}

// resolve follows plain references to the schema that says something.
func resolve(s *model.Schema) *model.Schema {
	for range 100 {
		if s == nil || s.Ref == nil {
			return s
		}
		s = s.Ref
	}
	return s
}

// gather lists a schema, what it refers to, and the parts of allOf: all hold
// together. What stands nearest comes first.
func gather(schemas ...*model.Schema) []*model.Schema {
	var out []*model.Schema
	seen := map[*model.Schema]bool{}
	var add func(*model.Schema)
	add = func(s *model.Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		out = append(out, s)
		add(s.Ref)
		for _, part := range s.AllOf {
			add(part)
		}
	}
	for _, s := range schemas {
		add(s)
	}
	return out
}
