package valid

import (
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// branches checks what is said of the value by other schemas.
func (c *checker) branches(r *verdict, s *model.Schema, v *document.Node, at string, depth int) {
	for _, part := range s.AllOf {
		r.take(c.check(part, v, at, depth))
	}
	if len(s.AnyOf) > 0 && c.count(r, s.AnyOf, v, at, depth) == 0 {
		r.refuse(at, "anyOf")
	}
	if len(s.OneOf) > 0 {
		if n := c.count(r, s.OneOf, v, at, depth); n == 0 || n > 1 && !decided(s, v) {
			r.refuse(at, "oneOf")
		}
	}
	if s.Not != nil && len(c.check(s.Not, v, at, depth).faults) == 0 {
		r.refuse(at, "not")
	}
	if s.If != nil {
		condition := c.check(s.If, v, at, depth)
		next := s.Then
		if len(condition.faults) > 0 {
			next = s.Else
		} else {
			r.seen(condition)
		}
		if next != nil {
			r.take(c.check(next, v, at, depth))
		}
	}
}

// count tells how many of the schemas hold, and notes what they have looked at.
func (c *checker) count(r *verdict, list []*model.Schema, v *document.Node, at string, depth int) int {
	n := 0
	for _, part := range list {
		if one := c.check(part, v, at, depth); len(one.faults) == 0 {
			n++
			r.seen(one)
		}
	}
	return n
}

// decided tells whether the discriminator says which of several branches is meant: in
// OpenAPI 3.0 that is enough.
func decided(s *model.Schema, v *document.Node) bool {
	return s.Discriminator != nil && s.Discriminator.Decides && v.Get(s.Discriminator.Property) != nil
}

func (c *checker) object(r *verdict, s *model.Schema, v *document.Node, at string, depth int) {
	for _, name := range s.Required {
		if v.Get(name) == nil {
			r.refuse(at, "required")
		}
	}
	for _, d := range s.DependentRequired {
		for _, name := range d.Needs {
			if v.Get(d.Name) != nil && v.Get(name) == nil {
				r.refuse(at, "dependentRequired")
			}
		}
	}
	for _, d := range s.DependentSchemas {
		if v.Get(d.Name) != nil {
			r.take(c.check(d.Schema, v, at, depth))
		}
	}
	for _, m := range v.Members {
		c.member(r, s, m, at, depth)
	}
	if s.UnevaluatedProperties == nil {
		return
	}
	for _, m := range v.Members {
		if !r.members[m.Key] {
			r.faults = append(r.faults, c.check(s.UnevaluatedProperties, m.Value, pointer(at, m.Key), depth).faults...)
			r.member(m.Key)
		}
	}
}

func (c *checker) member(r *verdict, s *model.Schema, m document.Member, at string, depth int) {
	here := pointer(at, m.Key)
	declared := false
	look := func(schema *model.Schema) {
		r.faults = append(r.faults, c.check(schema, m.Value, here, depth).faults...)
		r.member(m.Key)
	}
	for _, p := range s.Properties {
		if p.Name == m.Key {
			declared = true
			look(p.Schema)
		}
	}
	for _, p := range s.PatternProperties {
		if matches(p.Name, m.Key) {
			declared = true
			look(p.Schema)
		}
	}
	if !declared && s.AdditionalProperties != nil {
		look(s.AdditionalProperties)
	}
	if s.PropertyNames != nil {
		name := &document.Node{Kind: document.String, Text: m.Key}
		r.faults = append(r.faults, c.check(s.PropertyNames, name, here, depth).faults...)
	}
}

func (c *checker) array(r *verdict, s *model.Schema, v *document.Node, at string, depth int) {
	look := func(i int, schema *model.Schema) {
		r.faults = append(r.faults, c.check(schema, v.Items[i], index(at, i), depth).faults...)
		r.item(i)
	}
	for i := range v.Items {
		switch {
		case i < len(s.PrefixItems):
			look(i, s.PrefixItems[i])
		case s.Items != nil:
			look(i, s.Items)
		}
	}
	if s.Contains != nil {
		n := 0
		for i, item := range v.Items {
			if len(c.check(s.Contains, item, index(at, i), depth).faults) == 0 {
				n++
				r.item(i)
			}
		}
		least, most := 1, len(v.Items)
		if a, ok := s.Assertion("minContains"); ok {
			least = atoi(a.Text)
		}
		if a, ok := s.Assertion("maxContains"); ok {
			most = atoi(a.Text)
		}
		if n < least || n > most {
			r.refuse(at, "contains")
		}
	}
	if s.UnevaluatedItems != nil {
		for i := range v.Items {
			if !r.items[i] {
				look(i, s.UnevaluatedItems)
			}
		}
	}
}

// equal compares as JSON Schema does: numbers by value, objects without order.
func equal(a, b *document.Node) bool {
	if a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case document.Number:
		x, y := number(a.Text), number(b.Text)
		return x != nil && y != nil && x.Cmp(y) == 0 || a.Text == b.Text
	case document.String:
		return a.Text == b.Text
	case document.Bool:
		return a.Bool == b.Bool
	case document.Array:
		if len(a.Items) != len(b.Items) {
			return false
		}
		for i := range a.Items {
			if !equal(a.Items[i], b.Items[i]) {
				return false
			}
		}
	case document.Object:
		if len(a.Members) != len(b.Members) {
			return false
		}
		for _, m := range a.Members {
			other := b.Get(m.Key)
			if other == nil || !equal(m.Value, other) {
				return false
			}
		}
	}
	return true
}

func unique(list []*document.Node) bool {
	for i := range list {
		for k := range i {
			if equal(list[i], list[k]) {
				return false
			}
		}
	}
	return true
}

func escape(token string) string {
	if !strings.ContainsAny(token, "~/") {
		return token
	}
	return strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1")
}
