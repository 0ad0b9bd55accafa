package jsonpath

import "github.com/bizgen/bizgen/runtime"

// equal is == of section 2.3.5.2.2. Nothing equals nothing only.
func (e *evaluation) equal(a, b Value) bool {
	e.spend(1)
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if a.Kind() != b.Kind() {
		return false
	}
	switch a.Kind() {
	case Bool:
		return a.Bool() == b.Bool()
	case Number:
		return runtime.CompareNumbers(a.Text(), b.Text()) == 0
	case String:
		return a.Text() == b.Text()
	case Array, Object:
		return e.equalChildren(a, b)
	}
	return true // null
}

func (e *evaluation) equalChildren(a, b Value) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		other := b.At(i)
		if a.Kind() == Object {
			if other = b.Member(a.Name(i)); other == nil {
				return false
			}
		}
		if !e.equal(a.At(i), other) {
			return false
		}
	}
	return true
}

// less is < of section 2.3.5.2.2: numbers with numbers, strings with strings.
func less(a, b Value) bool {
	if a == nil || b == nil || a.Kind() != b.Kind() {
		return false
	}
	switch a.Kind() {
	case Number:
		return runtime.CompareNumbers(a.Text(), b.Text()) < 0
	case String:
		return a.Text() < b.Text() // bytes of UTF-8 stand in the order of the characters
	}
	return false
}
