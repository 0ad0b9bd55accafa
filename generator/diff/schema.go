package diff

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A pair is two schemas for the same value.
type pair struct {
	old, current *model.Schema
	way          flow
}

// A node is what two schemas differ in, and the pairs below them. Nodes may form
// cycles, as schemas do.
type node struct {
	changes []change
	edges   []edge
}

// A change is one difference, before it is known where the value travels.
type change struct {
	rule     string
	effect   effect
	old, new Place
	args     []string
}

// An edge leads to the schemas of a part of the value.
type edge struct {
	to   *node
	step string // "/price", "/*"; "" for another schema of the same value
	turn turn
}

func (n *node) say(rule string, e effect, old, current Place, args ...string) {
	n.changes = append(n.changes, change{rule, e, old, current, args})
}

// schemas compares two schemas; nil allows anything. Recursion ends at pairs that
// are known.
func (c *comparer) schemas(old, current *model.Schema, way flow) *node {
	if old == nil {
		old = anything
	}
	if current == nil {
		current = anything
	}
	key := pair{old, current, way}
	if n := c.nodes[key]; n != nil {
		return n
	}
	n := &node{}
	c.nodes[key] = n
	if old != current {
		j := &judge{comparer: c, node: n, way: way, a: c.view(old, way, c.old.Directed), b: c.view(current, way, c.current.Directed)}
		j.compareAs(old, current)
	}
	return n
}

// A judge compares two views.
type judge struct {
	*comparer
	*node
	way  flow
	a, b *view // old, new
}

func (j *judge) tell(rule string, e effect, args ...string) { j.say(rule, e, j.a.at, j.b.at, args...) }

func (j *judge) below(old, current *model.Schema, step string, t turn) {
	j.edges = append(j.edges, edge{j.schemas(old, current, j.way), step, t})
}

// compareAs compares a schema that was alone and is now one of several, or the
// other way round, as the branch that it is.
func (j *judge) compareAs(old, current *model.Schema) {
	switch {
	case len(j.a.unions) == 0 && j.b.bare() && old != anything && !j.a.never:
		j.branches(union{branches: j.a.alone(old), at: j.a.at}, j.b.unions[0])
	case len(j.b.unions) == 0 && j.a.bare() && current != anything && !j.b.never:
		j.branches(j.a.unions[0], union{branches: j.b.alone(current), at: j.b.at})
	default:
		j.compare()
	}
}

func (j *judge) compare() {
	switch {
	case j.a.never && j.b.never:
		return
	case j.b.never:
		j.tell("schema-forbidden", narrows)
		return
	case j.a.never:
		j.tell("schema-allowed", widens)
		return
	}
	if !j.types() {
		return
	}
	j.enums()
	j.assertions()
	j.objects()
	j.arrays()
	j.compositions()
	j.notes()
}

// types reports whether there are values that both sides allow.
func (j *judge) types() bool {
	a, b := j.a.types, j.b.types
	if j.a.counted() && j.b.counted() { // their values are compared, and null is told here
		const others = model.Any &^ model.Null
		a, b = a|others, b|others
	}
	if a == b {
		return true
	}
	if a.Without(model.Null) == b.Without(model.Null) {
		if b.Has(model.Null) {
			j.tell("became-nullable", widens)
		} else {
			j.tell("became-not-nullable", narrows)
		}
		return true
	}
	e, rule := replaces, "type-changed"
	switch {
	case covers(b, a):
		e, rule = widens, "type-widened"
	case covers(a, b):
		e, rule = narrows, "type-narrowed"
	}
	j.tell(rule, e, spell(a), spell(b))
	return both(a, b) != 0
}

// covers tells whether every value of b is one of a.
func covers(a, b model.Types) bool {
	if a.Has(model.Number) {
		b = b.Without(model.Integer | model.Number)
	}
	return a|b == a
}

func spell(t model.Types) string {
	switch t {
	case model.Any:
		return "any"
	case 0:
		return "none"
	}
	return strings.Join(t.Names(), "|")
}

func (j *judge) enums() {
	added := effect{Safe, Breaking}
	if j.a.tolerant { // a reader may take others, but generated code holds to the enum
		added = effect{Safe, Risky}
	}
	removed := effect{Breaking, Safe}
	if j.b.tolerant {
		removed = effect{Risky, Safe}
	}
	switch {
	case !j.a.listed && !j.b.listed:
	case !j.a.listed:
		j.tell("enum-added", removed, texts(j.b.values))
	case !j.b.listed:
		j.tell("enum-removed", added, texts(j.a.values))
	default:
		j.opened(added, removed)
		for _, v := range j.b.values {
			if !has(j.a.values, v) && j.b.allows(v) && !j.nulled(v) {
				j.say("enum-value-added", added, j.a.at, j.b.within(v.Place), v.JSON)
			}
		}
		for _, v := range j.a.values {
			if !has(j.b.values, v) && j.a.allows(v) && !j.nulled(v) {
				j.say("enum-value-removed", removed, j.a.within(v.Place), j.b.at, v.JSON)
			}
		}
	}
}

// counted tells whether v allows the values of its enum and no other.
func (v *view) counted() bool { return v.listed && !v.tolerant }

// nulled tells of the null that types have told.
func (j *judge) nulled(v model.Value) bool {
	return v.Kind == model.Null && j.a.types.Has(model.Null) != j.b.types.Has(model.Null)
}

// opened tells where the values of an enum are no longer all that may come, or are again.
func (j *judge) opened(added, removed effect) {
	switch {
	case !j.a.tolerant && j.b.tolerant:
		j.tell("enum-opened", added)
	case j.a.tolerant && !j.b.tolerant:
		j.tell("enum-closed", effect{Risky, removed.receiver})
	}
}

// allows tells whether a listed value is of the types of v.
func (v *view) allows(x model.Value) bool {
	return v.types.Has(x.Kind) || x.Kind == model.Number && v.types.Has(model.Integer)
}

// within is the place of something inside the schema of v.
func (v *view) within(p model.Place) Place {
	if p.Line == 0 {
		return v.at
	}
	return Place{p, v.at.Pointer}
}

func texts(list []model.Value) string {
	var all []string
	for k, v := range list {
		if k == 8 {
			all = append(all, "…")
			break
		}
		all = append(all, v.JSON)
	}
	return strings.Join(all, ", ")
}

// notes compares what asserts nothing and still means something.
func (j *judge) notes() {
	if a, b := j.a.defaultTo, j.b.defaultTo; (a == nil) != (b == nil) || a != nil && !has([]model.Value{*a}, *b) {
		j.defaults(a, b)
	}
	if !j.a.deprecated && j.b.deprecated {
		j.tell("deprecated", harmless)
	}
	if j.a.readOnly != j.b.readOnly || j.a.writeOnly != j.b.writeOnly {
		j.tell("direction-changed", unclear, direction(j.a), direction(j.b))
	}
	if !sameTag(j.a.tag, j.b.tag) {
		j.tell("discriminator-changed", unclear)
	}
	j.rules()
	j.tolerances()
}

func (j *judge) defaults(a, b *model.Value) {
	switch {
	case a == nil:
		j.say("default-added", effect{Risky, Safe}, j.a.at, j.b.within(b.Place), b.JSON)
	case b == nil:
		j.say("default-removed", unclear, j.a.within(a.Place), j.b.at, a.JSON)
	default:
		j.say("default-changed", unclear, j.a.within(a.Place), j.b.within(b.Place), a.JSON, b.JSON)
	}
}

// sameTag compares discriminators: the schemas that a mapping names may be called
// otherwise now.
func sameTag(a, b *model.Discriminator) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Property == b.Property && slices.EqualFunc(a.Mapping, b.Mapping, func(x, y model.Mapping) bool { return x.Value == y.Value })
}

func direction(v *view) string {
	switch {
	case v.readOnly:
		return "readOnly"
	case v.writeOnly:
		return "writeOnly"
	}
	return "read and write"
}

// says gives what is stated by a keyword, as JSON.
func (v *view) says(keyword string) []string {
	var all []string
	for _, a := range v.stated {
		if a.Keyword == keyword {
			all = append(all, a.Value.JSON)
		}
	}
	return all
}
