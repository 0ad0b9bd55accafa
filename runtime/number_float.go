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
	format, precision := byte('f'), -1
	switch a := math.Abs(f); {
	case a < 1e-6 && a != 0 || a >= exactBelow:
		format = 'e'
	case a >= wholeFrom:
		precision = 0
	}
	return strconv.AppendFloat(dst, f, format, precision, 64)
}

var powersOf10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// floatFast is ParseFloat64, quick for numbers as they are usually written.
func floatFast(text string) (f float64, ok bool) {
	j, negative := 0, false
	if text[0] == '-' {
		negative = true
		j++
	}
	var u uint64
	digits, fraction, point := 0, 0, false
	for ; j < len(text); j++ {
		b := text[j] - '0'
		if b > 9 {
			if text[j] != '.' {
				break
			}
			point = true
			continue
		}
		u = u*10 + uint64(b)
		digits++
		if point {
			fraction++
		}
	}
	if j < len(text) || digits > 15 {
		return ParseFloat64(text)
	}
	f = float64(u) / powersOf10[fraction]
	if negative {
		f = -f
	}
	return f, true
}
