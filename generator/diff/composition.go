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
			j.below(a.item(i), b.item(i), "/"+strconv.Itoa(i), j.elements())
		}
		j.below(a.rest, b.rest, "/*", j.elements())
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
	t := j.elements()
	if len(j.a.arguments("maxContains"))+len(j.b.arguments("maxContains")) > 0 {
		t |= blurred
	}
	for k := range max(len(j.a.contains), len(j.b.contains)) {
		switch a, b := nth(j.a.contains, k), nth(j.b.contains, k); {
		case a == nil:
			j.tell("contains-added", j.elements().apply(narrows))
		case b == nil:
			j.tell("contains-removed", j.elements().apply(widens))
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
			j.tell("condition-added", j.inPlace().apply(narrows))
		case b == nil:
			j.tell("condition-removed", j.inPlace().apply(widens))
		default:
			j.below(a.If, b.If, "", blurred)
			j.below(a.Then, b.Then, "", j.inPlace())
			j.below(a.Else, b.Else, "", j.inPlace())
		}
	}
}
