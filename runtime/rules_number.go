package runtime

import "strconv"

// Minimum checks an integer against an inclusive lower bound.
func (c *Check) Minimum(i int, x, n int64, at string) {
	if x < n {
		c.bound(i, "minimum", n, at)
	}
}

// Maximum checks an integer against an inclusive upper bound.
func (c *Check) Maximum(i int, x, n int64, at string) {
	if x > n {
		c.bound(i, "maximum", n, at)
	}
}

// ExclusiveMinimum checks an integer against an exclusive lower bound.
func (c *Check) ExclusiveMinimum(i int, x, n int64, at string) {
	if x <= n {
		c.bound(i, "exclusiveMinimum", n, at)
	}
}

// ExclusiveMaximum checks an integer against an exclusive upper bound.
func (c *Check) ExclusiveMaximum(i int, x, n int64, at string) {
	if x >= n {
		c.bound(i, "exclusiveMaximum", n, at)
	}
}

//go:noinline
func (c *Check) bound(i int, keyword string, n int64, at string) {
	c.bad(i, keyword, at, strconv.FormatInt(n, 10))
}

// MinimumNumber is Minimum on a number's text: exact whatever the digits.
func (c *Check) MinimumNumber(i int, x, n, at string) {
	if n == "0" && x != "" && x[0] != '-' { // the limit of most amounts
		return
	}
	if x != "" && CompareNumbers(x, n) < 0 {
		c.bad(i, "minimum", at, n)
	}
}

// MaximumNumber is Maximum on a number's text.
func (c *Check) MaximumNumber(i int, x, n, at string) {
	if x != "" && CompareNumbers(x, n) > 0 {
		c.bad(i, "maximum", at, n)
	}
}

// ExclusiveMinimumNumber is ExclusiveMinimum on a number's text.
func (c *Check) ExclusiveMinimumNumber(i int, x, n, at string) {
	if x != "" && CompareNumbers(x, n) <= 0 {
		c.bad(i, "exclusiveMinimum", at, n)
	}
}

// ExclusiveMaximumNumber is ExclusiveMaximum on a number's text.
func (c *Check) ExclusiveMaximumNumber(i int, x, n, at string) {
	if x != "" && CompareNumbers(x, n) >= 0 {
		c.bad(i, "exclusiveMaximum", at, n)
	}
}

// MultipleOfNumber checks that a number divides without a rest, exactly.
func (c *Check) MultipleOfNumber(i int, x, n, at string) {
	if x != "" && !MultipleOf(x, n) {
		c.bad(i, "multipleOf", at, n)
	}
}

// FormatNumber reports a number that is not of the named format.
func (c *Check) FormatNumber(i int, valid bool, name, at string) {
	if !valid {
		c.bad(i, "format", at, name)
	}
}
