package jsonpath

import "regexp"

// A condition is a logical expression of a filter.
type condition interface {
	holds(e *evaluation, current Value) bool
}

type (
	anyOf      []condition
	allOf      []condition
	not        struct{ condition }
	exists     struct{ path path }
	holds      struct{ call call }
	comparison struct {
		left  operand
		op    string
		right operand
	}
)

func (list anyOf) holds(e *evaluation, current Value) bool {
	for _, c := range list {
		if c.holds(e, current) {
			return true
		}
	}
	return false
}

func (list allOf) holds(e *evaluation, current Value) bool {
	for _, c := range list {
		if !c.holds(e, current) {
			return false
		}
	}
	return true
}

func (n not) holds(e *evaluation, current Value) bool { return !n.condition.holds(e, current) }

func (x exists) holds(e *evaluation, current Value) bool {
	some := false
	e.walk(x.path, current, func(Value) bool {
		some = true
		return false
	})
	return some
}

func (h holds) holds(e *evaluation, current Value) bool {
	return h.call.function.test(e, h.call, current)
}

func (c comparison) holds(e *evaluation, current Value) bool {
	e.spend(1)
	a, b := c.left.value(e, current), c.right.value(e, current)
	switch c.op {
	case "==":
		return e.equal(a, b)
	case "!=":
		return !e.equal(a, b)
	case "<":
		return less(a, b)
	case ">":
		return less(b, a)
	case "<=":
		return less(a, b) || e.equal(a, b)
	}
	return less(b, a) || e.equal(a, b)
}

// An operand is one side of a comparison or an argument. Its value is nil for
// what RFC 9535 calls Nothing.
type operand interface {
	value(e *evaluation, current Value) Value
}

// value gives the one value that the path leads to.
func (p path) value(e *evaluation, current Value) (only Value) {
	n := 0
	e.walk(p, current, func(v Value) bool {
		n++
		only = v
		return n == 1
	})
	if n != 1 {
		return nil
	}
	return only
}

// A literal is a value that is written in the query, or computed by it.
type literal struct {
	kind  Kind
	text  string
	truth bool
}

func (l literal) value(*evaluation, Value) Value { return l }

func (l literal) Kind() Kind          { return l.kind }
func (l literal) Bool() bool          { return l.truth }
func (l literal) Text() string        { return l.text }
func (l literal) Len() int            { return 0 }
func (l literal) At(int) Value        { return nil }
func (l literal) Name(int) string     { return "" }
func (l literal) Member(string) Value { return nil }

// A call is a function with its arguments.
type call struct {
	function  *function
	arguments []operand
	compiled  *regexp.Regexp // of a pattern that is a literal
}

func (c call) value(e *evaluation, current Value) Value {
	return c.function.compute(e, c, current)
}
