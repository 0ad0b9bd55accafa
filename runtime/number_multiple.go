package runtime

import "math/big"

// MultipleOf reports whether text is an integer times divisor, exactly: 0.0075
// is a multiple of 0.0001, and 1e308 of 0.5 (JSON Schema validation, section
// 6.2.1). A divisor is greater than zero by that section; nothing is a multiple
// of zero here, and a negative divisor counts as positive.
//
// It does not allocate unless the divisor has more than 18 significant digits.
func MultipleOf(text, divisor string) bool {
	if x, ok := numSmall(text); ok {
		if y, ok := numSmall(divisor); ok {
			return y != 0 && x%y == 0
		}
	}
	a, b := numSplit(text), numSplit(divisor)
	if a.isZero() || b.isZero() {
		return !b.isZero()
	}
	// With both as integers A and B times a power of ten, the question is
	// whether B divides A * 10^zeros. A does not end in zero, so a negative
	// power can never be made up for.
	zeros := a.gap(&b) - a.count() + b.count()
	if zeros < 0 {
		return false
	}
	if b.count() <= 18 {
		return numDivides(&a, zeros, numUint(&b))
	}
	return numDividesBig(&a, zeros, &b)
}

// numUint is the integer that the digits of d make; d has at most 18 of them.
func numUint(d *numDecimal) uint64 {
	return numRemainder(numRemainder(0, d.whole, 1e18), d.frac, 1e18)
}

// numDivides reports whether b divides A * 10^zeros.
func numDivides(a *numDecimal, zeros int64, b uint64) bool {
	r := numRemainder(numRemainder(0, a.whole, b), a.frac, b)
	// Ten's powers help only against the twos and fives in b, and b is less
	// than 2^60: more than 60 zeros change nothing any more.
	for range min(zeros, 60) {
		if r = numStep(r, 0, b); r == 0 {
			return true
		}
	}
	return r%b == 0
}

// numRemainder appends digits to a number known by a remainder modulo b. The
// result is reduced only when it has to be.
func numRemainder(r uint64, digits string, b uint64) uint64 {
	for i := 0; i < len(digits); i++ {
		r = numStep(r, uint64(digits[i]-'0'), b)
	}
	return r
}

// numStep is r*10 + digit modulo b, for r < 1e19 and b <= 1e18; so is the result
// less than 1e19, for r is reduced before it could leave 64 bits.
func numStep(r, digit, b uint64) uint64 {
	if r >= 1e18 {
		r %= b
	}
	return r*10 + digit
}

// numDividesBig is numDivides for a divisor of any length, in time linear in
// the digits of a.
func numDividesBig(a *numDecimal, zeros int64, b *numDecimal) bool {
	div, ok := new(big.Int).SetString(b.whole+b.frac, 10)
	if !ok {
		return false
	}
	r, chunk := new(big.Int), new(big.Int)
	scale := new(big.Int)
	for digits := a.whole + a.frac; digits != ""; {
		n := min(len(digits), 18)
		r.Mul(r, scale.SetUint64(numPower10(n)))
		r.Add(r, chunk.SetUint64(numRemainder(0, digits[:n], 1e18)))
		r.Mod(r, div)
		digits = digits[n:]
	}
	// As in numDivides: 2^n divides div for no n beyond its length in bits.
	zeros = min(zeros, int64(div.BitLen()))
	r.Mul(r, scale.Exp(big.NewInt(10), chunk.SetInt64(zeros), div))
	return r.Mod(r, div).Sign() == 0
}

func numPower10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}
