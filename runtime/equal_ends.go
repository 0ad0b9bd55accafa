package runtime

import "slices"

// eqEnds finds where values end. To go past an object costs its length; where
// members are out of order on every level of a deep text, that would be paid
// again on each level. So the first container that is passed is gone through
// once, and the ends of the large ones inside it are kept.
type eqEnds []eqSpan

type eqSpan struct{ start, end int }

// eqLarge is the length of container worth keeping.
const eqLarge = 256

// after is the position after the value that starts at i.
func (e *eqEnds) after(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	switch s[i] {
	case '"':
		return eqStringEnd(s, i)
	case '{', '[':
		n, known := slices.BinarySearchFunc(*e, i, func(x eqSpan, i int) int { return x.start - i })
		if known {
			return (*e)[n].end
		}
		return e.pass(s, i, n)
	}
	return eqScalarEnd(s, i)
}

// pass goes past the container at i, whose place in the list is n. Spans stay in
// the order of their starts: this one and what is inside it come together there.
func (e *eqEnds) pass(s string, i, n int) int {
	var open [8]eqSpan
	var found [8]eqSpan
	spans, stack := found[:0], open[:0] // end of a stack entry: its place in spans
	for ; i < len(s); i++ {
		switch s[i] {
		case '"':
			i = eqStringEnd(s, i) - 1
		case '{', '[':
			stack = append(stack, eqSpan{i, len(spans)})
			spans = append(spans, eqSpan{i, 0})
		case '}', ']':
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if i-top.start < eqLarge {
				spans = spans[:top.end] // all inside it are smaller still
			} else {
				spans[top.end].end = i + 1
			}
			if len(stack) == 0 {
				if len(spans) > 0 {
					*e = slices.Insert(*e, n, spans...)
				}
				return i + 1
			}
		}
	}
	return len(s)
}
