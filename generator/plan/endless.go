package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// refuseEndless reports the schemas that apply themselves to the same value,
// through references and applicators in place: checking would never end. It
// returns all schemas.
func (p *planner) refuseEndless(m *model.Document) []*model.Schema {
	w := &endless{planner: p, state: map[*model.Schema]int{}}
	for _, c := range m.Schemas {
		w.visit(c.Schema)
	}
	for _, op := range slices.Concat(m.Operations, m.Webhooks, m.Callbacks) {
		for _, param := range op.Parameters {
			w.visit(param.Schema)
		}
		if op.Body != nil {
			w.content(op.Body.Content)
		}
		for _, r := range op.Responses {
			w.content(r.Content)
		}
	}
	return w.found
}

type endless struct {
	*planner
	state map[*model.Schema]int // 1: on the way, 2: done
	later []*model.Schema       // schemas of other values
	found []*model.Schema       // in the order of the walk
}

func (w *endless) content(list []model.Media) {
	for _, m := range list {
		w.visit(m.Schema)
	}
}

func (w *endless) visit(s *model.Schema) {
	w.later = append(w.later, s)
	for len(w.later) > 0 {
		next := w.later[len(w.later)-1]
		w.later = w.later[:len(w.later)-1]
		if next != nil && w.state[next] == 0 {
			w.walk(next)
		}
	}
}

func (w *endless) walk(s *model.Schema) {
	w.state[s] = 1
	w.found = append(w.found, s)
	for _, list := range [][]*model.Schema{branches(s), s.AnyOf, s.OneOf, {s.Not, s.If, s.Then, s.Else}} {
		for _, b := range list {
			w.step(b)
		}
	}
	for _, d := range s.DependentSchemas {
		w.step(d.Schema)
	}
	w.state[s] = 2
	for _, list := range [][]model.Property{s.Properties, s.PatternProperties} {
		for _, prop := range list {
			w.later = append(w.later, prop.Schema)
		}
	}
	w.later = append(w.later, s.PrefixItems...)
	w.later = append(w.later, s.AdditionalProperties, s.PropertyNames, s.Items, s.Contains, s.UnevaluatedProperties, s.UnevaluatedItems)
}

func (w *endless) step(s *model.Schema) {
	switch {
	case s == nil || w.state[s] == 2:
	case w.state[s] == 1:
		w.errorf(s.Place, "the schema applies itself to the same value, so that checking would never end: let a member or an element stand between")
	default:
		w.walk(s)
	}
}
