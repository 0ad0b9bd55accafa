package docs

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// A member is what all parts of a schema say of one name.
type member struct {
	name    string
	schemas []*model.Schema
}

// propertiesOf joins the members that parts declare, in their order.
func propertiesOf(parts []*model.Schema) []member {
	var out []member
	for _, s := range parts {
		for _, p := range s.Properties {
			k := slices.IndexFunc(out, func(m member) bool { return m.name == p.Name })
			if k < 0 {
				out = append(out, member{p.Name, nil})
				k = len(out) - 1
			}
			out[k].schemas = append(out[k].schemas, p.Schema)
		}
	}
	return out
}

func requiredOf(parts []*model.Schema) map[string]bool {
	out := map[string]bool{}
	for _, s := range parts {
		for _, name := range s.Required {
			out[name] = true
		}
	}
	return out
}

func itemsOf(parts []*model.Schema) []*model.Schema {
	var out []*model.Schema
	for _, s := range parts {
		if s.Items != nil && s.Items.Bool == nil {
			out = append(out, s.Items)
		}
	}
	return out
}

// typesOf is what all parts allow.
func typesOf(parts []*model.Schema) model.Types {
	types := model.Any | model.Integer
	for _, s := range parts {
		t := s.Types
		if t.Has(model.Number) {
			t |= model.Integer
		}
		types &= t
	}
	if types.Has(model.Number) {
		types = types.Without(model.Integer)
	}
	return types
}

// inside counts what a tree would show below a value: members and alternatives.
func (k *book) inside(parts []*model.Schema) int {
	n := len(propertiesOf(parts))
	for _, s := range parts {
		n += len(s.PatternProperties)
		if s.AdditionalProperties != nil && s.AdditionalProperties.Bool == nil {
			n++
		}
		for _, list := range [][]*model.Schema{s.OneOf, s.AnyOf} {
			if !conditions(list) {
				n += len(list)
			}
		}
	}
	if items := itemsOf(parts); len(items) > 0 {
		n += 1 + k.insideItems(items)
	}
	return n
}

// insideItems looks one level down, which is enough to decide whether there is room.
func (k *book) insideItems(items []*model.Schema) int { return len(propertiesOf(gather(items...))) }

// conditions tells whether alternatives only say which members are there, or are
// null: that is said in words.
func conditions(list []*model.Schema) bool {
	for _, s := range list {
		for _, part := range gather(s) {
			if len(part.Properties)+len(part.OneOf)+len(part.AnyOf) > 0 && !constants(part) || part.Items != nil || part.HasTypes && part.Types != model.Null && part.Types != model.Object {
				return false
			}
			if part.Component != "" || part.Shared != "" {
				return false
			}
		}
	}
	return true
}

// constants tells whether all members that a schema declares have one value.
func constants(s *model.Schema) bool {
	for _, p := range s.Properties {
		if p.Schema.Const == nil && len(p.Schema.Enum) != 1 {
			return false
		}
	}
	return len(s.OneOf)+len(s.AnyOf) == 0
}

// branchTitle names an alternative: by the value that stands for it, its schema or
// its title, or by its number.
func (k *book) branchTitle(union, branch *model.Schema, i int) string {
	name := ""
	for _, part := range gather(branch) {
		name = cmp.Or(name, part.Component, part.Shared)
	}
	if d := union.Discriminator; d != nil {
		for _, m := range d.Mapping {
			if m.Target == name && m.Value != name {
				return fmt.Sprintf("%s = %s", d.Property, m.Value)
			}
		}
	}
	if name == "" {
		for _, part := range gather(branch) {
			name = cmp.Or(name, part.Title)
		}
	}
	if name == "" {
		parts := gather(branch)
		if t := k.typeWords(parts); len(propertiesOf(parts)) == 0 && t != "" {
			return t
		}
	}
	return cmp.Or(name, fmt.Sprintf(k.w.get("branch"), i+1))
}
