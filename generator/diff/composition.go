package diff

import (
	"strconv"

	"github.com/bizgen/bizgen/generator/model"
)

func (j *judge) arrays() {
	for k := range max(len(j.a.tuples), len(j.b.tuples)) {
		var a, b tuple
		if k < len(j.a.tuples) {
			a = j.a.tuples[k]
		}
		if k < len(j.b.tuples) {
			b = j.b.tuples[k]
		}
		for i := range max(len(a.prefix), len(b.prefix)) {
			j.below(a.item(i), b.item(i), "/"+strconv.Itoa(i), straight)
		}
		j.below(a.rest, b.rest, "/*", straight)
	}
	j.list(j.a.loose[1], j.b.loose[1], "/*", straight)
	j.containing()
}

// item is the schema of one position.
func (t tuple) item(i int) *model.Schema {
	if i < len(t.prefix) {
		return t.prefix[i]
	}
	return t.rest
}

// containing compares contains. Another schema for what is counted counts the
// other way round where there is an upper limit.
func (j *judge) containing() {
	t := straight
	if len(j.a.arguments("maxContains"))+len(j.b.arguments("maxContains")) > 0 {
		t = blurred
	}
	for k := range max(len(j.a.contains), len(j.b.contains)) {
		switch a, b := nth(j.a.contains, k), nth(j.b.contains, k); {
		case a == nil:
			j.tell("contains-added", narrows)
		case b == nil:
			j.tell("contains-removed", widens)
		default:
			j.below(a, b, "/*", t)
		}
	}
}

func (j *judge) compositions() {
	j.unions()
	for k := range max(len(j.a.nots), len(j.b.nots)) {
		switch a, b := nth(j.a.nots, k), nth(j.b.nots, k); {
		case a == nil:
			j.tell("not-added", narrows)
		case b == nil:
			j.tell("not-removed", widens)
		default:
			j.below(a, b, "", turned)
		}
	}
	for k := range max(len(j.a.whens), len(j.b.whens)) {
		switch a, b := nth(j.a.whens, k), nth(j.b.whens, k); {
		case a == nil:
			j.tell("condition-added", narrows)
		case b == nil:
			j.tell("condition-removed", widens)
		default:
			j.below(a.If, b.If, "", blurred)
			j.below(a.Then, b.Then, "", straight)
			j.below(a.Else, b.Else, "", straight)
		}
	}
}

// unions compares anyOf and oneOf, in their order.
func (j *judge) unions() {
	a, b := j.a.unions, j.b.unions
	for k := range max(len(a), len(b)) {
		switch {
		case k >= len(a):
			j.say("union-added", narrows, j.a.at, b[k].at)
		case k >= len(b):
			j.say("union-removed", widens, a[k].at, j.b.at)
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
			j.below(a.branches[k], y, "", straight)
		} else {
			j.say("union-branch-added", widens, a.at, at(y), label(y))
		}
	}
	for k, x := range a.branches {
		if !taken[k] {
			j.say("union-branch-removed", narrows, at(x), b.at, label(x))
		}
	}
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
