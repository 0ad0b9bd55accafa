package slice

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// reach returns the schemas that the chosen operations lead to.
func reach(m *model.Document) map[*model.Schema]bool {
	w := walk{seen: map[*model.Schema]bool{}}
	for _, op := range slices.Concat(m.Operations, m.Webhooks, m.Callbacks) {
		if !op.Left {
			w.operation(op)
		}
	}
	for len(w.ahead) > 0 {
		s := w.ahead[len(w.ahead)-1]
		w.ahead = w.ahead[:len(w.ahead)-1]
		w.schema(s)
	}
	return w.seen
}

type walk struct {
	seen  map[*model.Schema]bool
	ahead []*model.Schema
}

func (w *walk) add(list ...*model.Schema) {
	for _, s := range list {
		if s != nil && !w.seen[s] {
			w.seen[s] = true
			w.ahead = append(w.ahead, s)
		}
	}
}

func (w *walk) operation(op *model.Operation) {
	for _, p := range op.Parameters {
		w.add(p.Schema)
	}
	if op.Body != nil {
		w.content(op.Body.Content)
	}
	for _, r := range op.Responses {
		w.content(r.Content)
		for _, h := range r.Headers {
			w.add(h.Schema)
		}
	}
}

func (w *walk) content(list []model.Media) {
	for _, media := range list {
		w.add(media.Schema)
	}
}

func (w *walk) schema(s *model.Schema) {
	w.add(s.Ref, s.Not, s.If, s.Then, s.Else, s.AdditionalProperties, s.PropertyNames, s.Items, s.Contains,
		s.UnevaluatedProperties, s.UnevaluatedItems)
	for _, list := range [][]*model.Schema{s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems} {
		w.add(list...)
	}
	for _, list := range [][]model.Property{s.Properties, s.PatternProperties, s.DependentSchemas} {
		for _, p := range list {
			w.add(p.Schema)
		}
	}
}
