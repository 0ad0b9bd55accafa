package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// A Direction is the way in which a value goes between client and service.
type Direction int

// The directions, by their names in the runtime.
const (
	NoDirection Direction = iota
	InRequest
	InResponse
	Nowhere // both readOnly and writeOnly: neither direction has it for certain
)

// String returns the runtime's name.
func (d Direction) String() string {
	return [...]string{NoDirection: "NoDirection", InRequest: "InRequest", InResponse: "InResponse"}[d]
}

// directionOf returns the direction in which alone a member takes part in required,
// NoDirection for both: what is readOnly comes in responses, what is writeOnly goes
// in requests. Marked anywhere is marked (JSON Schema Validation 2020-12, 9.4).
func (p *planner) directionOf(d declared) Direction {
	if !p.directed {
		return NoDirection
	}
	var read, write bool
	for _, prop := range d.in {
		for _, s := range chain(prop.Schema) {
			read, write = read || s.ReadOnly, write || s.WriteOnly
		}
	}
	switch {
	case read && write:
		return Nowhere
	case read:
		return InResponse
	case write:
		return InRequest
	}
	return NoDirection
}

// chain returns s and all that it refers to in its own place.
func chain(s *model.Schema) []*model.Schema {
	out := []*model.Schema{s}
	for k := 0; k < len(out); k++ {
		for _, b := range branches(out[k]) {
			if !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

// requiredAlways tells whether a member is required in every direction.
func (p *planner) requiredAlways(view objectView, d declared) bool {
	return view.required(d.name) && p.directionOf(d) == NoDirection
}

// requires plans what part requires, parted by the direction in which it does.
func (b *objectPlanner) requires(part *model.Schema) {
	ways := map[string]Direction{}
	if b.directed && len(part.Required) > 0 {
		for _, d := range b.view.properties() {
			ways[d.name] = b.directionOf(d)
		}
	}
	for _, way := range []Direction{NoDirection, InRequest, InResponse} {
		var names []string
		for _, name := range part.Required {
			if ways[name] == way {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			b.o.Required = append(b.o.Required, Need{At: part.Pointer, Members: b.numbers(names), Only: way})
		}
	}
}
