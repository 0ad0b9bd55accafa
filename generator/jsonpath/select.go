package jsonpath

import "math"

// An evaluation is one run of a query.
type evaluation struct {
	root  Value
	steps *int
}

// spend takes steps, and ends the run when there are none left.
func (e *evaluation) spend(n int) {
	if *e.steps -= n; *e.steps < 0 {
		panic(ErrWork)
	}
}

// A visitor is told of what is found, and says whether to go on.
type visitor func(Match) bool

// each gives what a segment of the query itself selects, every value once. A
// subtree that has been descended is not descended again, which keeps $..*..*
// from growing with every segment.
func (e *evaluation) each(s segment, from []Match) []Match {
	var found []Match
	seen := map[Value]bool{}
	var descended map[Value]bool
	if len(from) > 1 {
		descended = map[Value]bool{}
	}
	keep := func(m Match) bool {
		if !seen[m.Value] {
			seen[m.Value] = true
			found = append(found, m)
		}
		return true
	}
	for _, m := range from {
		e.segment(s, m.Value, descended, keep)
	}
	return found
}

// segment applies a segment to v. With descended it leaves out what is in there.
func (e *evaluation) segment(s segment, v Value, descended map[Value]bool, found visitor) bool {
	if s.descendant && descended != nil {
		if descended[v] {
			return true
		}
		descended[v] = true
	}
	e.spend(len(s.selectors))
	for _, sel := range s.selectors {
		if !sel.choose(e, v, found) {
			return false
		}
	}
	if !s.descendant {
		return true
	}
	for i := range v.Len() {
		if !e.segment(s, v.At(i), descended, found) {
			return false
		}
	}
	return true
}

// walk goes through the nodelist of a path in a filter, with duplicates as
// count() wants them. The list is not kept: it may be long.
func (e *evaluation) walk(p path, current Value, found func(Value) bool) {
	var from func(segments []segment, v Value) bool
	from = func(segments []segment, v Value) bool {
		if len(segments) == 0 {
			return found(v)
		}
		return e.segment(segments[0], v, nil, func(m Match) bool { return from(segments[1:], m.Value) })
	}
	if p.rooted {
		current = e.root
	}
	from(p.segments, current)
}

// A selector chooses among the children of a value, until the visitor has enough.
type selector interface {
	choose(e *evaluation, v Value, found visitor) bool
}

type (
	nameSelector  string
	indexSelector int
	wildcard      struct{}
	slice         struct{ start, end, step *int }
	filter        struct{ condition condition }
)

func (n nameSelector) choose(_ *evaluation, v Value, found visitor) bool {
	if v.Kind() != Object {
		return true
	}
	child := v.Member(string(n))
	return child == nil || found(Match{child, v})
}

func (i indexSelector) choose(_ *evaluation, v Value, found visitor) bool {
	if v.Kind() != Array {
		return true
	}
	at := int(i)
	if at < 0 {
		at += v.Len()
	}
	return at < 0 || at >= v.Len() || found(Match{v.At(at), v})
}

func (wildcard) choose(e *evaluation, v Value, found visitor) bool {
	for i := range v.Len() {
		e.spend(1)
		if !found(Match{v.At(i), v}) {
			return false
		}
	}
	return true
}

func (f filter) choose(e *evaluation, v Value, found visitor) bool {
	for i := range v.Len() {
		e.spend(1)
		if child := v.At(i); f.condition.holds(e, child) && !found(Match{child, v}) {
			return false
		}
	}
	return true
}

// choose is the array slice selector, section 2.3.4.2.2.
func (s slice) choose(e *evaluation, v Value, found visitor) bool {
	if v.Kind() != Array {
		return true
	}
	n, step := v.Len(), or(s.step, 1)
	from, to := 0, 0
	switch {
	case step > 0:
		from, to = clamp(or(s.start, 0), n, 0, n), clamp(or(s.end, n), n, 0, n)
	case step < 0:
		from, to = clamp(or(s.start, n-1), n, -1, n-1), clamp(or(s.end, math.MinInt), n, -1, n-1)
	}
	for i := from; step > 0 && i < to || step < 0 && i > to; i += step {
		e.spend(1)
		if !found(Match{v.At(i), v}) {
			return false
		}
	}
	return true
}

func or(n *int, absent int) int {
	if n != nil {
		return *n
	}
	return absent
}

// clamp makes a bound of a slice an index between low and high.
func clamp(i, n, low, high int) int {
	if i < 0 && i != math.MinInt {
		i += n
	}
	return max(low, min(i, high))
}
