package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// joinMembers gives schemas that are put together a member of their own where two
// of their parts declare it, as objects, and neither has all of it: a field has one
// type, and what that has no room for would be lost.
func joinMembers(all []*model.Schema) {
	for k := 0; k < len(all); k++ {
		s := all[k]
		if len(branches(s)) == 0 || closed(s) {
			continue
		}
		for _, d := range viewObject(s).properties() {
			if joined := d.join(); joined != nil {
				s.Properties = slices.DeleteFunc(s.Properties, func(p model.Property) bool { return p.Name == d.name })
				s.Properties = append(s.Properties, model.Property{Name: d.name, Schema: joined, Place: d.main().Place})
				all = append(all, joined)
			}
		}
	}
}

// join returns a schema of all declarations of a member, nil where the main one
// has room for what the others declare.
func (d declared) join() *model.Schema {
	main := d.main().Schema
	if d.alt || allowed(main).Without(model.Null) != model.Object {
		return nil
	}
	room := viewObject(resolve(main)).properties()
	var more []*model.Schema
	var rest *model.Schema // what another keeps of members without a name
	for _, other := range d.in {
		if a := resolve(other.Schema).AdditionalProperties; a != nil && anything(a) && !closed(resolve(main)) {
			more, rest = append(more, other.Schema), a
			continue
		}
		for _, member := range viewObject(resolve(other.Schema)).properties() {
			if !slices.ContainsFunc(room, func(r declared) bool { return r.name == member.name }) && !slices.Contains(more, other.Schema) {
				more = append(more, other.Schema)
			}
		}
	}
	if len(room) == 0 || more == nil {
		return nil
	}
	joined := &model.Schema{
		Place: main.Place, Pointer: main.Pointer, Types: model.Any, AllOf: append(more, main),
		Title: main.Title, Description: main.Description, Deprecated: main.Deprecated, Sensitive: main.Sensitive,
		ReadOnly: main.ReadOnly, WriteOnly: main.WriteOnly, UnevaluatedProperties: rest,
	}
	if main.Component == "" {
		joined.GoName = main.GoName
	}
	return joined
}
