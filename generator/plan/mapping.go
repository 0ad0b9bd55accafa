package plan

import (
	"fmt"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// nameOf returns the name by which a schema is referred to: the implicit value of a
// discriminator (3.0.3, Discriminator Object); "" of one without.
func nameOf(s *model.Schema) string {
	for n := 0; s != nil && n < 100; n++ {
		if name := s.Component + s.Shared; name != "" {
			return name
		}
		s = s.Ref
	}
	return ""
}

// mapped tells whether a mapping leads to the branch.
func (b *unionBranch) mapped(m model.Mapping) bool {
	if m.Schema != nil {
		return resolve(m.Schema).Pointer == b.schema.Pointer
	}
	return m.Target == b.name && b.name != ""
}

// unmapped warns of mappings that lead to none of the branches.
func (p *planner) unmapped(d *model.Discriminator, list []*unionBranch) {
	if d == nil {
		return
	}
	for _, m := range d.Mapping {
		if slices.ContainsFunc(list, func(b *unionBranch) bool { return b.mapped(m) }) {
			continue
		}
		problem := model.Problem{Place: m.Place, Warning: true, Message: fmt.Sprintf("mapping: %q leads to %q, which is none of the alternatives; it has no effect", m.Value, m.Target)}
		if !slices.Contains(p.problems, problem) {
			p.problems = append(p.problems, problem)
		}
	}
}
