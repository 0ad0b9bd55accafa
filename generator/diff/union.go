package diff

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// unions compares anyOf and oneOf, in their order.
func (j *judge) unions() {
	a, b := j.a.unions, j.b.unions
	for k := range max(len(a), len(b)) {
		switch {
		case k >= len(a):
			j.say("union-added", j.inPlace().apply(narrows), j.a.at, b[k].at)
		case k >= len(b):
			j.say("union-removed", j.inPlace().apply(widens), a[k].at, j.b.at)
		default:
			if a[k].one != b[k].one {
				j.say("union-kind-changed", unclear, a[k].at, b[k].at)
			}
			j.branches(a[k], b[k])
		}
	}
}

// branches pairs those that are the same, then those of one name, and then what
// is left in order.
func (j *judge) branches(a, b union) {
	match := map[int]int{} // of b to a
	taken := map[int]bool{}
	pairUp := func(same func(x, y *model.Schema) bool) {
		for i, y := range b.branches {
			if _, known := match[i]; known {
				continue
			}
			for k, x := range a.branches {
				if !taken[k] && same(x, y) {
					match[i], taken[k] = k, true
					break
				}
			}
		}
	}
	pairUp(func(x, y *model.Schema) bool { return name(x) != "" && name(x) == name(y) && j.kin(x, y) })
	pairUp(func(x, y *model.Schema) bool { return j.silent(j.schemas(x, y, j.way), map[*node]bool{}) })
	left := len(b.branches) - len(match)
	if gone := len(a.branches) - len(taken); left == gone {
		pairUp(func(x, y *model.Schema) bool { return true })
	}
	for i, y := range b.branches {
		if k, known := match[i]; known {
			t := j.inPlace()
			if j.doubtful(a, a.branches[k], j.old.Directed) || j.doubtful(b, y, j.current.Directed) {
				t |= shared
			}
			j.below(a.branches[k], y, "", t)
		} else {
			e := widens
			if j.doubtful(b, y, j.current.Directed) {
				e.sender = Risky
			}
			j.say("union-branch-added", j.inPlace().apply(e), a.at, at(y), label(y))
		}
	}
	for k, x := range a.branches {
		if !taken[k] {
			e := narrows
			if j.doubtful(a, x, j.old.Directed) {
				e.receiver = Risky
			}
			j.say("union-branch-removed", j.inPlace().apply(e), at(x), b.at, label(x))
		}
	}
}

// doubtful tells whether a value may match a branch of oneOf and another one: then
// neither counts.
func (j *judge) doubtful(u union, branch *model.Schema, directed bool) bool {
	return u.one && !u.tagged && j.overlaps(u, branch, directed)
}

// overlaps tells whether a value may match a branch and another one.
func (j *judge) overlaps(u union, branch *model.Schema, directed bool) bool {
	x := j.view(branch, j.way, directed)
	return slices.ContainsFunc(u.branches, func(s *model.Schema) bool {
		return s != branch && !j.apart(x, j.view(s, j.way, directed), directed)
	})
}

// apart tells whether no value matches both: they are of other types, or a member
// that both require has other values.
func (j *judge) apart(x, y *view, directed bool) bool {
	if both(x.types, y.types) == 0 || x.never || y.never {
		return true
	}
	if both(x.types, y.types) != model.Object {
		return false
	}
	return slices.ContainsFunc(x.required, func(name string) bool {
		a, b := find(x.members, name), find(y.members, name)
		return a != nil && b != nil && slices.Contains(y.required, name) &&
			distinct(j.view(a.schemas[0], j.way, directed), j.view(b.schemas[0], j.way, directed))
	})
}

// distinct tells whether two lists of values have none in common.
func distinct(x, y *view) bool {
	return x.listed && y.listed && !slices.ContainsFunc(x.values, func(v model.Value) bool { return has(y.values, v) })
}

// kin tells whether two schemas of one name are for one thing: they have types in common.
func (j *judge) kin(x, y *model.Schema) bool {
	return both(j.view(x, j.way, j.old.Directed).types, j.view(y, j.way, j.current.Directed).types) != 0
}

// silent tells whether nothing differs below n.
func (j *judge) silent(n *node, seen map[*node]bool) bool {
	if seen[n] {
		return true
	}
	seen[n] = true
	if len(n.changes) > 0 {
		return false
	}
	for _, e := range n.edges {
		if !j.silent(e.to, seen) {
			return false
		}
	}
	return true
}

// name is what a branch is called in the document, "" when it has no name.
func name(s *model.Schema) string {
	for n := 0; s != nil && n < 100; n++ {
		if s.Component != "" || s.Shared != "" {
			return s.Component + s.Shared
		}
		if s.Ref == nil {
			return s.Title
		}
		s = s.Ref
	}
	return ""
}

func label(s *model.Schema) string {
	if n := name(s); n != "" {
		return n
	}
	return s.Pointer
}
