package runtime

import (
	"strings"
	"unicode/utf8"
)

// Where things end in valid JSON text. On text that is not valid these functions
// give some position, never one outside the text or before the start.

func eqSpace(s string, i int) int {
	for i < len(s) && s[i] <= ' ' {
		i++
	}
	return i
}

// eqColon goes from the end of a member's name to its value.
func eqColon(s string, i int) int {
	i = eqSpace(s, i)
	if i < len(s) && s[i] == ':' {
		i++
	}
	return eqSpace(s, i)
}

// eqComma goes from the end of an element to the next one. At the end of the
// container it goes past that, and more is false. Before the first element there
// is no comma.
func eqComma(s string, i int, end byte, first bool) (next int, more bool) {
	i = eqSpace(s, i)
	switch {
	case i >= len(s):
		return i, false
	case s[i] == end:
		return i + 1, false
	case first:
		return i, true
	case s[i] == ',':
		return eqSpace(s, i+1), true
	}
	return i, false
}

// eqStringEnd is the position after the string that starts at i.
func eqStringEnd(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for j := i + 1; ; {
		n := strings.IndexByte(s[j:], '"')
		if n < 0 {
			return len(s)
		}
		q := j + n
		j = q + 1
		slashes := 0
		for q-1-slashes > i && s[q-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return j
		}
	}
}

// eqScalarEnd is the position after the number or literal that starts at i.
func eqScalarEnd(s string, i int) int {
	for i < len(s) {
		switch s[i] {
		case ',', ']', '}', ':', '"', ' ', '\n', '\r', '\t':
			return i
		}
		i++
	}
	return i
}

func eqIsNumber(s string) bool {
	return s != "" && (s[0] == '-' || s[0]-'0' <= 9)
}

// eqSameString compares strings, both with their quotes, by what they stand for.
func eqSameString(a, b string) bool {
	if a == b {
		return true
	}
	if strings.IndexByte(a, '\\') < 0 && strings.IndexByte(b, '\\') < 0 {
		return false
	}
	x, y := eqText{s: eqUnquoted(a)}, eqText{s: eqUnquoted(b)}
	for {
		c, okX := x.next()
		d, okY := y.next()
		if !okX || !okY || c != d {
			return okX == okY && c == d
		}
	}
}

// eqDecoded is what a string stands for; a part of s itself, if it can be.
func eqDecoded(s string) string {
	s = eqUnquoted(s)
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	t := eqText{s: s}
	for c, ok := t.next(); ok; c, ok = t.next() {
		b.WriteByte(c)
	}
	return b.String()
}

func eqUnquoted(s string) string {
	if len(s) < 2 {
		return ""
	}
	return s[1 : len(s)-1]
}

// An eqText gives the bytes that the inside of a JSON string stands for. The
// surrogates of a pair are joined; one alone, which a scanner refuses, comes as
// the three bytes of its number.
type eqText struct {
	s    string
	buf  [4]byte
	n, i uint8
}

func (t *eqText) next() (byte, bool) {
	if t.i < t.n {
		t.i++
		return t.buf[t.i-1], true
	}
	if t.s == "" {
		return 0, false
	}
	c := t.s[0]
	if c != '\\' || len(t.s) < 2 {
		t.s = t.s[1:]
		return c, true
	}
	c = t.s[1]
	if c == 'u' {
		t.unicode()
		return t.next()
	}
	t.s = t.s[2:]
	switch c {
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	}
	return c, true
}

// unicode puts the bytes of a \u escape, or of a pair of them, into buf.
func (t *eqText) unicode() {
	r := eqHex(t.s)
	t.s = t.s[min(6, len(t.s)):]
	if r>>10 == 0xD800>>10 {
		if low := eqHex(t.s); low>>10 == 0xDC00>>10 {
			t.s = t.s[6:]
			r = (r-0xD800)<<10 | (low - 0xDC00) + 0x10000
		}
	}
	t.i = 0
	if r>>11 == 0xD800>>11 {
		t.buf = [4]byte{0xE0 | byte(r>>12), 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F}
		t.n = 3
		return
	}
	t.n = uint8(utf8.EncodeRune(t.buf[:], r))
}

// eqHex reads the escape \uXXXX that s starts with; -1 when it does not.
func eqHex(s string) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	return hex4(s, 2)
}
