package runtime

import (
	"cmp"
	"math/bits"
)

// A decimal is a number as it is mostly written: without an exponent, its digits a whole
// number below 2^53.
type decimal struct {
	digits   uint64
	fraction int // how many of the digits stand behind the point
	negative bool
}

// plainDecimal reads the number at i if it is such a one. j is i for all others.
func plainDecimal(s string, i int) (d decimal, j int) {
	j = i
	if uint(j) < uint(len(s)) && s[j] == '-' {
		d.negative = true
		j++
	}
	start := j
	var u uint64
	for uint(j) < uint(len(s)) && s[j]-'0' <= 9 {
		u = u*10 + uint64(s[j]-'0')
		j++
	}
	whole := j - start
	if whole == 0 || whole > 1 && s[start] == '0' {
		return d, i
	}
	if uint(j) < uint(len(s)) && s[j] == '.' {
		point := j
		for j++; uint(j) < uint(len(s)) && s[j]-'0' <= 9; j++ {
			u = u*10 + uint64(s[j]-'0')
		}
		if d.fraction = j - point - 1; d.fraction == 0 {
			return d, i
		}
	}
	if whole+d.fraction > 18 || u >= wholeFrom || uint(j) < uint(len(s)) && s[j]|0x20 == 'e' {
		return d, i
	}
	d.digits = u
	return d, j
}

// floatPowersOf10 are the same again: to convert them takes a twentieth of reading numbers.
var floatPowersOf10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// float returns the float64 that is nearest: the digits and the power of ten are exact, and
// one division rounds as it should.
func (d decimal) float() float64 {
	f := float64(d.digits)
	if d.fraction > 0 {
		f /= floatPowersOf10[d.fraction]
	}
	if d.negative {
		return -f
	}
	return f
}

var powersOf10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// order compares d with n: -1 where it is less, 1 where it is more.
func (d decimal) order(n int64) int {
	if d.digits == 0 {
		return numOrder(0, n)
	}
	if d.negative != (n < 0) {
		if d.negative {
			return -1
		}
		return 1
	}
	magnitude := uint64(n)
	if n < 0 {
		magnitude = -magnitude
	}
	high, low := bits.Mul64(magnitude, powersOf10[d.fraction])
	order := -1
	if high == 0 {
		order = cmp.Compare(d.digits, low)
	}
	if d.negative {
		return -order
	}
	return order
}
