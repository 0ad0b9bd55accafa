package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// A Loss is a member that a branch's Go type has no room for, and the candidates
// that declare it, as bits. Without a name it is something inside.
type Loss struct {
	Name string
	By   uint64
}

// losses returns what each of some branches of an anyOf would lose of a value
// that matches others of them as well; nil when nothing is lost.
func (p *planner) losses(list []*Branch, letter rune) [][]Loss {
	if letter != '{' && letter != '[' {
		return nil
	}
	out := make([][]Loss, len(list))
	any := false
	for k, w := range list {
		for n, other := range list {
			if n == k {
				continue
			}
			for _, name := range p.lost(w.place.schema, other.place.schema) {
				any = true
				out[k] = addLoss(out[k], name, 1<<min(n, 63))
			}
		}
	}
	if !any {
		return nil
	}
	return out
}

func addLoss(list []Loss, name string, by uint64) []Loss {
	for k := range list {
		if list[k].Name == name {
			list[k].By |= by
			return list
		}
	}
	return append(list, Loss{Name: name, By: by})
}

// lost returns the members that schema other declares and that the Go form of w
// drops; "" stands for what has no name.
func (p *planner) lost(w, other *model.Schema) []string {
	l := &losing{planner: p, open: map[[2]*model.Schema]bool{}}
	return l.members(w, other)
}

// losing compares schemas; pairs that are being compared are taken to lose nothing.
type losing struct {
	*planner
	open map[[2]*model.Schema]bool
}

var something = []string{""}

// members returns the names of what values of the form of w lose of other.
func (l *losing) members(w, other *model.Schema) []string {
	w, other = l.shapeOf(w).schema, l.shapeOf(other).schema
	pair := [2]*model.Schema{w, other}
	if w == other || l.open[pair] {
		return nil
	}
	l.open[pair] = true
	defer delete(l.open, pair)
	have, want := l.shapeOf(w), l.shapeOf(other)
	switch {
	case have.kind == Raw || have.kind == Foreign || have.kind.Scalar():
		return nil
	case have.kind == Union:
		return l.each(w, func(b *model.Schema) []string { return l.members(b, other) })
	case want.kind == Union:
		return l.each(other, func(b *model.Schema) []string { return l.members(w, b) })
	case want.kind.Scalar(), anything(other):
		return nil
	case want.kind == Raw, want.kind == Foreign:
		if l.textTypes(other)&(model.Object|model.Array) == 0 {
			return nil
		}
		return something
	case have.kind == Slice:
		if want.kind == Slice && !l.keeps(sliceElement(w), sliceElement(other)) {
			return something
		}
		return nil
	case want.kind == Slice:
		return nil
	}
	return l.objects(w, other)
}

// holds tells whether a field with the form of w loses nothing of a member: of one
// that only alternatives declare, nothing is known.
func (l *losing) holds(w *model.Schema, d declared) bool {
	kind := l.shapeOf(w).kind
	return kind.Scalar() || kind == Raw || kind == Foreign || !d.alt && l.keeps(w, d.main().Schema)
}

// each gathers what the branches of a union lose.
func (l *losing) each(s *model.Schema, lost func(*model.Schema) []string) []string {
	list, _ := unionOf(s)
	var out []string
	for _, b := range list {
		for _, name := range lost(resolve(b)) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// objects is members for two forms of objects.
func (l *losing) objects(w, other *model.Schema) []string {
	fields, rest, open := l.fields(w)
	asked, askedRest, askedOpen := l.fields(other)
	if askedOpen && (!open || !l.keeps(rest, askedRest)) {
		return something
	}
	var out []string
	for _, d := range asked {
		k := slices.IndexFunc(fields, func(f declared) bool { return f.name == d.name })
		kept := open && l.keeps(rest, d.main().Schema)
		if k >= 0 {
			kept = fields[k].alt || l.holds(fields[k].main().Schema, d)
		}
		if !kept {
			out = append(out, d.name)
		}
	}
	return out
}

// fields returns the members that the Go form of an object holds; rest is the
// schema of those without a name, where they are kept.
func (l *losing) fields(s *model.Schema) (fields []declared, rest *model.Schema, open bool) {
	if l.shapeOf(s).kind == Map {
		return nil, mapElement(s), true
	}
	rest, open = restElement(s)
	return viewObject(s).properties(), rest, open
}

// keeps tells whether the form of w loses nothing of other; nil is anything.
func (l *losing) keeps(w, other *model.Schema) bool {
	return w == nil || anything(w) || other == nil || len(l.members(w, other)) == 0
}
