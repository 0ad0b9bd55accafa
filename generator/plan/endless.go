package plan

import (
	"fmt"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// passes bounds how often the schemas are gone through to cut circles: one pass
// finds all but those that others hid. circles bounds how many one pass cuts, and
// strides how long they are together: each may be as long as the document.
const (
	passes  = 20
	circles = 1000
	strides = 1_000_000
)

// cutEndless sees to the schemas that apply themselves to the same value, through
// references and applicators in place: checking would never end. A schema whose
// branches include it again, which is how many documents write a type and its
// kinds, is included without its branches; others are refused, or left out with
// --lenient. It returns all schemas; ok is false when there are too many circles.
func (p *planner) cutEndless(m *model.Document) (all []*model.Schema, ok bool) {
	bases := map[*model.Schema]*model.Schema{}
	var at model.Place
	for range passes {
		w := &endless{planner: p, state: map[*model.Schema]int{}, bases: bases}
		w.document(m)
		if w.last == nil {
			return w.found, true
		}
		if at = w.last.Place; w.spent() {
			break
		}
	}
	p.errorf(at, "too many schemas around this one apply themselves to the same value; let members or elements stand between")
	return nil, false
}

func (w *endless) document(m *model.Document) {
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
}

type endless struct {
	*planner
	state map[*model.Schema]int           // 1: on the way, 2: done
	bases map[*model.Schema]*model.Schema // of schemas, what is left without their branches
	last  *model.Schema                   // that was found in a circle
	cuts  int
	gone  int // strides of the circles that were cut
	way   []stride
	later []*model.Schema // schemas of other values
	found []*model.Schema // in the order of the walk
}

// A stride is a schema on the way, and how the one before it applies it.
type stride struct {
	schema *model.Schema
	how    applied
}

// applied says how a schema applies another one to the same value.
type applied int

const (
	included      applied = iota // allOf, or a $ref that stands for itself
	referred                     // by $ref: as who refers is applied
	branching                    // oneOf, anyOf
	conditionally                // not, if, then, else, dependentSchemas
)

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
			w.walk(next, included)
		}
	}
}

func (w *endless) walk(s *model.Schema, how applied) {
	w.state[s] = 1
	w.found = append(w.found, s)
	w.way = append(w.way, stride{s, how})
	w.step(s.Ref, referred)
	for _, part := range []struct {
		list []*model.Schema
		how  applied
	}{{s.AllOf, included}, {s.AnyOf, branching}, {s.OneOf, branching}, {[]*model.Schema{s.Not, s.If, s.Then, s.Else}, conditionally}} {
		for _, b := range part.list {
			w.step(b, part.how)
		}
	}
	for _, d := range s.DependentSchemas {
		w.step(d.Schema, conditionally)
	}
	w.way = w.way[:len(w.way)-1]
	w.state[s] = 2
	for _, list := range [][]model.Property{s.Properties, s.PatternProperties} {
		for _, prop := range list {
			w.later = append(w.later, prop.Schema)
		}
	}
	w.later = append(w.later, s.PrefixItems...)
	w.later = append(w.later, s.AdditionalProperties, s.PropertyNames, s.Items, s.Contains, s.UnevaluatedProperties, s.UnevaluatedItems)
}

func (w *endless) step(s *model.Schema, how applied) {
	switch {
	case s == nil || w.state[s] == 2:
	case w.state[s] == 1:
		w.cut(s, how)
	default:
		w.walk(s, how)
	}
}

// cut opens the circle that leads from s, on the way, back to it.
func (w *endless) cut(s *model.Schema, how applied) {
	if w.last, w.cuts = s, w.cuts+1; w.spent() {
		return
	}
	start := slices.IndexFunc(w.way, func(d stride) bool { return d.schema == s })
	w.gone += len(w.way)
	circle := slices.Clone(w.way[start:])
	circle[0].how = how
	for k, d := range circle {
		from := circle[(k+len(circle)-1)%len(circle)].schema
		if d.how == referred && from.Ref == d.schema && effective(circle, k) == included && effective(circle, outOf(circle, k)) == branching {
			w.include(from, d.schema)
			return
		}
	}
	w.forget(circle[len(circle)-1].schema, s, effective(circle, 0))
}

// spent tells whether a pass has cut as much as it may.
func (w *endless) spent() bool { return w.cuts > circles || w.gone > strides }

// outOf returns the place of what the schema at k applies, references passed over.
func outOf(circle []stride, k int) int {
	for range circle {
		if k = (k + 1) % len(circle); circle[k].how != referred {
			break
		}
	}
	return k
}

// effective returns how the schema at k of a circle is applied, by whom refers to
// it if it is referred to.
func effective(circle []stride, k int) applied {
	for range circle {
		if circle[k].how != referred {
			return circle[k].how
		}
		k = (k + len(circle) - 1) % len(circle)
	}
	return included
}

// include lets from refer to s without its branches.
func (w *endless) include(from, s *model.Schema) {
	base := w.bases[s]
	if base == nil {
		copied := *s
		copied.Component, copied.Shared, copied.OneOf, copied.AnyOf, copied.Discriminator = "", "", nil, nil, nil
		base = &copied
		w.bases[s] = base
	}
	from.Ref = base
	w.warnf(from.Place, fmt.Sprintf("%s is included by one of its own branches, and checking would never end: it is included without oneOf and anyOf", s.Pointer))
}

// forget takes the reference out of from that leads back to s.
func (w *endless) forget(from, s *model.Schema, how applied) {
	w.mendf(s.Place, "the schema applies itself to the same value, so that checking would never end: let a member or an element stand between")
	if from.Ref == s {
		from.Ref = nil
	}
	from.AllOf = slices.DeleteFunc(slices.Clone(from.AllOf), func(b *model.Schema) bool { return b == s })
	if how == branching { // what is only valid by itself is not
		from.Bool = new(false)
	}
}
