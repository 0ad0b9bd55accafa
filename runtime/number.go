package runtime

// The functions of the number files answer questions about JSON number text
// (RFC 8259, section 6) by its mathematical value: "1", "1.0" and "10e-1" are
// one number. Nothing goes through float64, and no amount of digits or size of
// exponent makes them slow: time is linear in the text. All of them expect text
// that a scanner has found to be a number already.

// CompareNumbers returns -1, 0 or 1 as the number a is less than, equal to or
// greater than b. It does not allocate.
func CompareNumbers(a, b string) int {
	if y, ok := numSmall(b); ok {
		if order, ok := numOrderPlain(a, y); ok {
			return order
		}
	}
	if a == b {
		return 0
	}
	x, y := numSplit(a), numSplit(b)
	return x.compare(&y)
}

// numOrderPlain compares a number without exponent and with at most 18 digits
// before its point, the form nearly every number of a real body has, with y.
func numOrderPlain(s string, y int64) (order int, ok bool) {
	j, neg := 0, false
	if len(s) > 0 && s[0] == '-' {
		j, neg = 1, true
	}
	var whole int64
	start := j
	for ; j < len(s) && s[j]-'0' <= 9; j++ {
		whole = whole*10 + int64(s[j]-'0')
	}
	if j == start || j-start > 18 {
		return 0, false
	}
	more := 0 // whether there is a fraction other than 0
	for ; j < len(s); j++ {
		switch b := s[j]; {
		case b-'0' > 9 && b != '.':
			return 0, false
		case b != '0' && b != '.':
			more = 1
		}
	}
	if neg {
		whole, more = -whole, -more
	}
	if whole == y {
		return more, true
	}
	return numOrder(whole, y), true
}

// IsInteger reports whether the number has no fractional part, which is what
// JSON Schema calls an integer (validation vocabulary, section 6.1.1 with core,
// section 4.2.3): 1.0, 1e2, 10e-1 and -0 are integers, 1.5 and 1e-2 are not.
func IsInteger(text string) bool {
	if _, ok := numSmall(text); ok {
		return true
	}
	d := numSplit(text)
	return d.isInteger()
}

// numSmall reads a plain integer of at most 18 digits, the form nearly every
// number of a real body has.
func numSmall(s string) (int64, bool) {
	neg := len(s) > 0 && s[0] == '-'
	if neg {
		s = s[1:]
	}
	if len(s) == 0 || len(s) > 18 {
		return 0, false
	}
	var n int64
	for i := 0; i < len(s); i++ {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int64(c)
	}
	if neg {
		n = -n
	}
	return n, true
}

func numOrder(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
