package runtime

import "math"

// ParseInt64 returns the number's value if it is an integer that int64 holds.
// How it is written does not matter: "1.0" and "10e-1" are 1, "1e2" is 100.
func ParseInt64(text string) (int64, bool) {
	if n, ok := numSmall(text); ok {
		return n, true
	}
	d := numSplit(text)
	m, ok := d.magnitude()
	switch {
	case !ok:
		return 0, false
	case d.neg && m <= 1<<63:
		return -int64(m), true // -(-1<<63) is itself
	case !d.neg && m <= math.MaxInt64:
		return int64(m), true
	}
	return 0, false
}

// ParseInt32 returns the number's value if it is an integer that int32 holds.
func ParseInt32(text string) (int32, bool) {
	n, ok := ParseInt64(text)
	if !ok || n < math.MinInt32 || n > math.MaxInt32 {
		return 0, false
	}
	return int32(n), true
}

// FormatInt32 reports whether number text fits the OpenAPI format "int32": an
// integer within 32 bits. 1.5 does not, whatever "type" says beside it.
func FormatInt32(text string) bool {
	_, ok := ParseInt32(text)
	return ok
}

// FormatInt64 reports whether number text fits the OpenAPI format "int64".
func FormatInt64(text string) bool {
	_, ok := ParseInt64(text)
	return ok
}

// magnitude is the absolute value, if it is an integer below 2^64.
func (d *numDecimal) magnitude() (uint64, bool) {
	if !d.isInteger() || d.point > 20 {
		return 0, false
	}
	var m uint64
	for i := 0; i < int(d.point); i++ {
		c := uint64(0)
		if i < len(d.whole) {
			c = uint64(d.whole[i] - '0')
		} else if i < len(d.whole)+len(d.frac) {
			c = uint64(d.frac[i-len(d.whole)] - '0')
		}
		if m > (math.MaxUint64-c)/10 {
			return 0, false
		}
		m = m*10 + c
	}
	return m, true
}
