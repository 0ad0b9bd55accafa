package plan

import (
	"fmt"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// anyMedia are the ranges that tools write for a body whose media type nobody stated.
var anyMedia = []string{"*/*", "*", "application/*"}

// asJSON takes a range whose schema describes what is no text for application/json, as
// the services do that springdoc describes so. It returns the range that stays allowed
// beside it; "" where the list says itself what is JSON, or nothing is.
func (p *planner) asJSON(list []model.Media) ([]model.Media, string) {
	if slices.ContainsFunc(list, func(m model.Media) bool { return isJSON(m.Type) }) {
		return list, ""
	}
	k := slices.IndexFunc(list, func(m model.Media) bool { return slices.Contains(anyMedia, m.Type) && p.structured(m.Schema) })
	if k < 0 {
		return list, ""
	}
	list = slices.Clone(list)
	as := list[k].Type
	list[k].Type = "application/json"
	if !p.unknown[as] {
		p.unknown[as] = true
		p.warnf(list[k].Place, fmt.Sprintf("%s: what its schema describes is sent and read as application/json, here and in other bodies", as))
	}
	return list, as
}

// structured tells whether a schema describes objects, arrays, numbers or booleans, and
// no text.
func (p *planner) structured(s *model.Schema) bool {
	return s != nil && !anything(s) && !p.textTypes(s).Has(model.String)
}
