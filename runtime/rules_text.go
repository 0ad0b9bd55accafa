package runtime

import (
	"strconv"
	"unicode/utf8"
)

// MinLength checks a string's number of code points (JSON Schema Validation, 6.3.2).
func (c *Check) MinLength(i int, x string, n int, at string) {
	if len(x) < n || n > 1 && len(x) < 4*n {
		c.minLength(i, x, n, at)
	}
}

// MaxLength checks a string's number of code points (JSON Schema Validation, 6.3.1).
func (c *Check) MaxLength(i int, x string, n int, at string) {
	if len(x) > n {
		c.maxLength(i, x, n, at)
	}
}

//go:noinline
func (c *Check) minLength(i int, x string, n int, at string) {
	if utf8.RuneCountInString(x) < n {
		c.bad(i, "minLength", at, strconv.Itoa(n))
	}
}

//go:noinline
func (c *Check) maxLength(i int, x string, n int, at string) {
	if utf8.RuneCountInString(x) > n {
		c.bad(i, "maxLength", at, strconv.Itoa(n))
	}
}

// Pattern reports a string that did not match; detail is the pattern as the
// document has it.
func (c *Check) Pattern(i int, matched bool, detail, at string) {
	if !matched {
		c.bad(i, "pattern", at, detail)
	}
}

// Format reports a string that is not of the named format.
func (c *Check) Format(i int, valid bool, name, at string) {
	if !valid {
		c.bad(i, "format", at, name)
	}
}

// Enum reports a value that is none of those allowed, which detail lists.
func (c *Check) Enum(i int, detail, at string) { c.bad(i, "enum", at, detail) }

// Const reports a value that is not the one allowed.
func (c *Check) Const(i int, detail, at string) { c.bad(i, "const", at, detail) }

// EnumOf checks that the value from i up to j equals one of values, which are
// JSON texts, in the meaning of JSON Schema: numbers by value, objects without order.
func (c *Check) EnumOf(i, j int, detail, at string, values ...string) {
	if !c.equalsOne(i, j, values) {
		c.bad(j, "enum", at, detail)
	}
}

// ConstOf is EnumOf for one value.
func (c *Check) ConstOf(i, j int, value, at string) {
	if c.syntax == nil && !EqualJSON(c.s[i:j], value) {
		c.bad(j, "const", at, value)
	}
}

func (c *Check) equalsOne(i, j int, values []string) bool {
	if c.syntax != nil {
		return true
	}
	for _, v := range values {
		if EqualJSON(c.s[i:j], v) {
			return true
		}
	}
	return false
}
