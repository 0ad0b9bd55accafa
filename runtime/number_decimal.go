package runtime

// A numDecimal is a number taken apart without copying: the value is
// 0.D * 10^point, where D is whole followed by frac, without zeros at either
// end. Zero has no D and no sign. So equal values have equal parts, but for the
// place at which D is cut in two.
type numDecimal struct {
	neg         bool
	whole, frac string
	// point is lead plus the exponent, which counts as ±numFar when it has more
	// than 17 digits (far); then only lead and the exponent's text are exact.
	point  int64
	lead   int64
	exp    string // digits of the exponent, without leading zeros
	expNeg bool
	far    bool
}

// numFar is beyond every point that a text of any possible length could make up
// for with its digits, and small enough to be added to without overflow.
const numFar = int64(1) << 60

func numSplit(s string) numDecimal {
	var d numDecimal
	if len(s) > 0 && s[0] == '-' {
		d.neg = true
		s = s[1:]
	}
	dot, exp := -1, len(s)
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '.' {
			dot = i
		} else if c|0x20 == 'e' {
			exp = i
			break
		}
	}
	d.whole = s[:exp]
	if dot >= 0 {
		d.whole, d.frac = s[:dot], s[dot+1:exp]
	}
	if d = d.trimmed(); d.isZero() {
		return numDecimal{}
	}
	if exp < len(s) {
		d = d.withExponent(s[exp+1:])
	}
	return d
}

// trimmed is d without the zeros at both ends, and with where the point then is. It is given
// and returned by value, so that texts on the stack stay there.
func (d numDecimal) trimmed() numDecimal {
	d.whole = numTrimLeft(d.whole)
	d.lead = int64(len(d.whole))
	if d.whole == "" {
		n := len(d.frac)
		d.frac = numTrimLeft(d.frac)
		d.lead = int64(len(d.frac) - n)
	}
	d.frac = numTrimRight(d.frac)
	if d.frac == "" {
		d.whole = numTrimRight(d.whole)
	}
	d.point = d.lead
	return d
}

func numTrimLeft(s string) string {
	for len(s) > 0 && s[0] == '0' {
		s = s[1:]
	}
	return s
}

func numTrimRight(s string) string {
	for len(s) > 0 && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
}

func (d numDecimal) withExponent(s string) numDecimal {
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		d.expNeg = s[0] == '-'
		s = s[1:]
	}
	d.exp = numTrimLeft(s)
	d.far = len(d.exp) > 17
	e := numFar
	if !d.far {
		e = 0
		for i := 0; i < len(d.exp); i++ {
			e = e*10 + int64(d.exp[i]-'0')
		}
	}
	if d.expNeg {
		e = -e
	}
	d.point += e
	return d
}

func (d *numDecimal) isZero() bool { return d.whole == "" && d.frac == "" }

// count is the number of significant digits.
func (d *numDecimal) count() int64 { return int64(len(d.whole) + len(d.frac)) }

func (d *numDecimal) isInteger() bool { return d.isZero() || d.point >= d.count() }

func (d *numDecimal) sign() int {
	switch {
	case d.isZero():
		return 0
	case d.neg:
		return -1
	}
	return 1
}

func (d *numDecimal) compare(o *numDecimal) int {
	sign := d.sign()
	if c := sign - o.sign(); c != 0 {
		return numOrder(int64(c), 0)
	}
	if sign == 0 {
		return 0
	}
	c := numOrder(d.gap(o), 0)
	if c == 0 {
		c = numCompareDigits(d.whole, d.frac, o.whole, o.frac)
	}
	return c * sign
}

// gap is d.point - o.point; exact, or far beyond what digits could make up for
// with the right sign. Exponents of any length are subtracted digit by digit.
func (d *numDecimal) gap(o *numDecimal) int64 {
	if !d.far && !o.far {
		return d.point - o.point
	}
	n := max(len(d.exp), len(o.exp))
	var diff int64
	for i := n; i > 0; i-- {
		diff = diff*10 + numDigitAt(d.exp, d.expNeg, i) - numDigitAt(o.exp, o.expNeg, i)
		// Each further step multiplies by ten and takes back at most 18.
		if diff > 1<<55 {
			return numFar
		}
		if diff < -1<<55 {
			return -numFar
		}
	}
	return diff + d.lead - o.lead
}

// numDigitAt is the digit at place i of s, counted from the right and from 1.
func numDigitAt(s string, neg bool, i int) int64 {
	if i > len(s) {
		return 0
	}
	c := int64(s[len(s)-i] - '0')
	if neg {
		return -c
	}
	return c
}

// numCompareDigits compares a0+a1 with b0+b1 as texts, without joining them.
// With the points equal and no zeros at the ends, that is the order of values.
func numCompareDigits(a0, a1, b0, b1 string) int {
	for {
		if a0 == "" {
			a0, a1 = a1, ""
		}
		if b0 == "" {
			b0, b1 = b1, ""
		}
		n := min(len(a0), len(b0))
		if n == 0 {
			return numOrder(int64(len(a0)), int64(len(b0)))
		}
		switch a, b := a0[:n], b0[:n]; { // strings.Compare would let them escape
		case a < b:
			return -1
		case a > b:
			return 1
		}
		a0, b0 = a0[n:], b0[n:]
	}
}
