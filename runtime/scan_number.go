package runtime

import (
	"math"
	"strings"
)

// Number reads the number at i and returns its text.
func (c *Check) Number(i int, at string) (string, int) {
	s := c.s
	j := i
	if j < len(s) && s[j] == '-' {
		j++
	}
	if j >= len(s) || s[j]-'0' > 9 {
		if j > i {
			return "", c.Fail(j, "a number needs a digit")
		}
		return "", c.wrongType(i, "number", at)
	}
	if s[j] == '0' {
		j++
	} else {
		j = digitsEnd(s, j)
	}
	if j < len(s) && s[j] == '.' {
		k := digitsEnd(s, j+1)
		if k == j+1 {
			return "", c.Fail(k, "a number needs a digit after its point")
		}
		j = k
	}
	if j < len(s) && s[j]|0x20 == 'e' {
		j++
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		k := digitsEnd(s, j)
		if k == j {
			return "", c.Fail(k, "a number needs a digit in its exponent")
		}
		j = k
	}
	if j < len(s) && s[j]-'0' <= 9 {
		return "", c.Fail(j, "a number has no leading zero")
	}
	return s[i:j], j
}

// digitsEnd returns the offset behind the digits at i.
func digitsEnd(s string, i int) int {
	for uint(i) < uint(len(s)) && s[i]-'0' <= 9 {
		i++
	}
	return i
}

// Integer reads the integer at i: 1.0 and 1e2 are integers (JSON Schema Core,
// section 4.2.3). One beyond int64 is returned as the nearest int64, so that
// bounds still hold.
func (c *Check) Integer(i int, at string) (int64, int) {
	if x, j := plainInteger(c.s, i); j > i {
		return x, j
	}
	return c.integerSlow(i, at)
}

// plainInteger reads the number at i if it is nothing but digits, not too many for an int64
// to hold. j is i for all others.
func plainInteger(s string, i int) (x int64, j int) {
	j, negative := i, false
	if uint(j) < uint(len(s)) && s[j] == '-' {
		negative = true
		j++
	}
	k := j
	var u uint64
	for uint(j) < uint(len(s)) {
		b := s[j] - '0'
		if b > 9 {
			break
		}
		u = u*10 + uint64(b)
		j++
	}
	if n := j - k; n == 0 || n > 18 || n > 1 && s[k] == '0' || j >= len(s) || s[j] == '.' || s[j]|0x20 == 'e' {
		return 0, i
	}
	if negative {
		u = -u
	}
	return int64(u), j
}

//go:noinline
func (c *Check) integerSlow(i int, at string) (int64, int) {
	if k := c.Kind(i); k != '0' {
		return 0, c.wrongType(i, "integer", at)
	}
	text, j := c.Number(i, at)
	if text == "" {
		return 0, j
	}
	if n, ok := ParseInt64(text); ok {
		if c.mode&StandardJSON != 0 && strings.ContainsAny(text, ".eE") {
			c.bad(j, "range", at, "int64 in plain digits")
		}
		return n, j
	}
	if !IsInteger(text) {
		c.add(violation{off: j - 1, keyword: "type", at: at, detail: "integer"})
		return 0, j
	}
	if text[0] == '-' {
		return math.MinInt64, j
	}
	return math.MaxInt64, j
}

// Int64 is Integer where the document says format int64.
func (c *Check) Int64(i int, at string) (int64, int) {
	x, j := c.Integer(i, at)
	if (x == math.MaxInt64 || x == math.MinInt64) && !c.holdsInt64(i, j) {
		c.wrongRange(j, "int64", at)
	}
	return x, j
}

// Int32 is Integer where the document says format int32.
func (c *Check) Int32(i int, at string) (int64, int) {
	x, j := c.Integer(i, at)
	if int64(int32(x)) != x {
		c.wrongRange(j, "int32", at)
	}
	return x, j
}

// holdsInt64 tells whether the number from i up to j is an int64.
//
//go:noinline
func (c *Check) holdsInt64(i, j int) bool {
	_, ok := ParseInt64(c.NumberText(i, j))
	return ok || c.syntax != nil
}

// wrongRange reports an integer that the named type cannot hold: as the format's
// rule where formats are asserted, else only where a value is to be built.
//
//go:noinline
func (c *Check) wrongRange(j int, name, at string) {
	switch {
	case c.mode&AssertFormat != 0:
		c.bad(j, "format", at, name)
	case c.mode&Build != 0:
		c.bad(j, "range", at, name)
	}
}

// NumberText returns the text of the number that was read from i up to j, "" when
// there was none.
func (c *Check) NumberText(i, j int) string {
	if c.syntax != nil || c.Kind(i) != '0' {
		return ""
	}
	return c.s[i:j]
}
