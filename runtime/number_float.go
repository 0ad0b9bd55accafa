package runtime

import (
	"math"
	"strconv"
)

// wholeFrom is where the next float64 is further than 1 away: 2^53.
const wholeFrom = 1 << 53

// exactBelow is where numbers begin to be written with an exponent.
const exactBelow = 1e21

// ParseFloat64 returns the float64 nearest to the number, as [strconv.ParseFloat]
// does. It is false when that would be infinite, and for a whole number that
// would become another one, such as 9007199254740993: fractions are rounded, as
// everybody expects, but a count or an identifier is not. A whole number that was
// written from a float64 in its shortest form, as JavaScript does, is that float64.
func ParseFloat64(text string) (float64, bool) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, false
	}
	if a := math.Abs(f); a >= wholeFrom && IsInteger(text) && !spells(text, f) {
		return 0, false
	}
	return f, true
}

// spells tells whether a whole number is f exactly, or its shortest form.
func spells(text string, f float64) bool {
	var room [32]byte
	if CompareNumbers(text, string(strconv.AppendFloat(room[:0], f, 'e', -1, 64))) == 0 {
		return true
	}
	return math.Abs(f) < exactBelow && CompareNumbers(text, string(strconv.AppendFloat(room[:0], f, 'f', 0, 64))) == 0
}

// appendFloat appends f, whole numbers with all of their digits.
func appendFloat(dst []byte, f float64) []byte {
	if short, ok := appendShort(dst, f); ok {
		return short
	}
	format, precision := byte('f'), -1
	switch a := math.Abs(f); {
	case a < 1e-6 && a != 0 || a >= exactBelow:
		format = 'e'
	case a >= wholeFrom:
		precision = 0
	}
	return strconv.AppendFloat(dst, f, format, precision, 64)
}

// appendShort appends f where four digits behind the point say it exactly, as
// those of prices and rates do, and as strconv would: two texts of at most 15 digits
// are never the same float64, so there is no shorter one.
func appendShort(dst []byte, f float64) ([]byte, bool) {
	a := math.Abs(f)
	if !(a < 1e15/1e4) || f == 0 {
		return dst, false
	}
	m := uint64(a*1e4 + 0.5)
	if float64(m)/1e4 != a {
		return dst, false
	}
	if f < 0 {
		dst = append(dst, '-')
	}
	return appendTenThousandths(dst, m), true
}

// appendTenThousandths appends m/10000 without zeros at its end.
func appendTenThousandths(dst []byte, m uint64) []byte {
	whole, part := m/1e4, m%1e4
	dst = strconv.AppendUint(dst, whole, 10)
	if part == 0 {
		return dst
	}
	dst = append(dst, '.', byte('0'+part/1000), byte('0'+part/100%10), byte('0'+part/10%10), byte('0'+part%10))
	for dst[len(dst)-1] == '0' {
		dst = dst[:len(dst)-1]
	}
	return dst
}
