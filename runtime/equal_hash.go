package runtime

import (
	"encoding/binary"
	"hash/maphash"
	"strings"
)

// HashJSON returns a hash of the value that a JSON text stands for: texts that
// [EqualJSON] calls equal have the same hash under one seed. Who does not know
// the seed cannot choose texts that collide. The text must be as EqualJSON
// wants it.
func HashJSON(seed maphash.Seed, text string) uint64 {
	h := eqHash{seed: seed, s: text}
	sum, _ := h.value(eqSpace(text, 0))
	return sum
}

type eqHash struct {
	seed maphash.Seed
	s    string
	mod  uint64
}

// value hashes the value at i and returns the position after it. What starts the
// value goes into the sum, so that "true" is not true.
func (h *eqHash) value(i int) (uint64, int) {
	if i >= len(h.s) {
		return 0, i
	}
	switch c := h.s[i]; c {
	case '"':
		end := eqStringEnd(h.s, i)
		return h.pair('"', h.text(h.s[i:end])), end
	case '[':
		return h.array(eqSpace(h.s, i+1))
	case '{':
		return h.object(eqSpace(h.s, i+1))
	default:
		end := eqScalarEnd(h.s, i)
		if eqIsNumber(h.s[i:end]) {
			return h.number(h.s[i:end]), end
		}
		return h.pair('t', uint64(c)), max(end, i+1)
	}
}

func (h *eqHash) array(i int) (uint64, int) {
	var sum uint64
	i, more := eqComma(h.s, i, ']', true)
	for more {
		var x uint64
		x, i = h.value(i)
		sum = h.pair(sum, x)
		i, more = eqComma(h.s, i, ']', false)
	}
	return h.pair('[', sum), i
}

// object adds up the hashes of the members, so that their order does not count.
func (h *eqHash) object(i int) (uint64, int) {
	var sum uint64
	i, more := eqComma(h.s, i, '}', true)
	for more {
		end := eqStringEnd(h.s, i)
		name := h.text(h.s[i:end])
		var x uint64
		x, i = h.value(eqColon(h.s, end))
		sum += h.pair(name, x)
		i, more = eqComma(h.s, i, '}', false)
	}
	return h.pair('{', sum), i
}

// text hashes what a string, given with its quotes, stands for.
func (h *eqHash) text(s string) uint64 {
	s = eqUnquoted(s)
	if strings.IndexByte(s, '\\') < 0 {
		return maphash.String(h.seed, s)
	}
	var m maphash.Hash
	m.SetSeed(h.seed)
	t := eqText{s: s}
	for c, ok := t.next(); ok; c, ok = t.next() {
		m.WriteByte(c)
	}
	return m.Sum64()
}

// number hashes the parts of a number that equal values share.
func (h *eqHash) number(s string) uint64 {
	d := numSplit(s)
	if d.frac == "" {
		return h.pair('0', h.pair(h.signedPoint(&d), maphash.String(h.seed, d.whole)))
	}
	var m maphash.Hash
	m.SetSeed(h.seed)
	m.WriteString(d.whole)
	m.WriteString(d.frac)
	return h.pair('0', h.pair(h.signedPoint(&d), m.Sum64()))
}

// signedPoint is the place of the decimal point modulo a secret number, for it
// may be longer than any integer type; the sign of the value is the lowest bit.
func (h *eqHash) signedPoint(d *numDecimal) uint64 {
	if h.mod == 0 {
		h.mod = maphash.String(h.seed, "modulus")>>6 | 1<<57
	}
	var e uint64
	for i := 0; i < len(d.exp); i++ {
		e = (e*10 + uint64(d.exp[i]-'0')) % h.mod
	}
	if d.expNeg {
		e = (h.mod - e) % h.mod
	}
	// The modulus is at least 2^57, which no text is long enough to reach.
	if d.lead < 0 {
		e += h.mod
	}
	e = (e + uint64(d.lead)) % h.mod
	if d.neg {
		return e<<1 | 1
	}
	return e << 1
}

func (h *eqHash) pair(x, y uint64) uint64 {
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:8], x)
	binary.LittleEndian.PutUint64(b[8:], y)
	return maphash.Bytes(h.seed, b[:])
}
