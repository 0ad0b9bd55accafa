package runtime

import (
	"math/bits"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// String reads the string at i. The text is the document's own or lives in a
// scratch buffer: it holds until the next call and is never kept.
func (c *Check) String(i int, at string) (string, int) {
	s := c.s
	if uint(i) >= uint(len(s)) || s[i] != '"' {
		return "", c.wrongType(i, "string", at)
	}
	i++
	j := i
	for j+8 <= len(s) {
		m := special(load64(s, j))
		if m == 0 {
			j += 8
			continue
		}
		j += bits.TrailingZeros64(m) >> 3
		if s[j] == '"' {
			return s[i:j], j + 1
		}
		if s[j] < utf8.RuneSelf {
			break
		}
		end, ok := runesEnd(s, j)
		if !ok {
			return "", c.Fail(end, "invalid UTF-8")
		}
		j = end
	}
	return c.stringSlow(i, j)
}

// runesEnd goes past the text at i that is not ASCII, or up to the last bytes of s; what is
// no UTF-8 stands where it ends then.
func runesEnd(s string, i int) (end int, ok bool) {
	for i+8 <= len(s) { // two of three bytes: Hangul
		w := load64(s, i)
		if w&0x0000C0C0F0C0C0F0 != 0x00008080E08080E0 || odd3(w) || odd3(w>>24) {
			break
		}
		i += 6
	}
	for i+4 <= len(s) && s[i] >= utf8.RuneSelf {
		n := runeLen(load32(s, i))
		if n == 0 {
			return i, false
		}
		i += n
	}
	return i, true
}

// odd3 tells whether the sequence of three bytes that w begins with is too long for what it
// means, or half of a surrogate pair.
func odd3(w uint64) bool { return w&0x200F == 0 || w&0x200F == 0x200D }

// runeLen is the length of the well-formed UTF-8 sequence of two to four bytes
// that w, lowest byte first, starts with; 0 when it starts with none.
func runeLen(w uint32) int {
	if w&0x00C0C0F0 == 0x008080E0 { // three bytes: Hangul and most of the world
		if x := w & 0x200F; x == 0 || x == 0x200D { // as odd3, which would not be inlined with this
			return 0
		}
		return 3
	}
	if w&0xC0E0 == 0x80C0 && w&0x1E != 0 {
		return 2
	}
	if w&0xC0C0C0F8 == 0x808080F0 {
		if x := (w&7)<<2 | w>>12&3; x >= 1 && x <= 16 { // F0 90 to F4 8F
			return 4
		}
	}
	return 0
}

// stringSlow reads a string that starts at i and is plain up to j: it knows
// escapes, and the end of the document.
//
//go:noinline
func (c *Check) stringSlow(i, j int) (string, int) {
	s := c.s
	buf := c.scratch[:0]
	start, escaped := i, false
	for j < len(s) {
		switch b := s[j]; {
		case b == '"':
			if !escaped {
				return s[i:j], j + 1
			}
			buf = append(buf, s[start:j]...)
			c.scratch = buf
			return unsafe.String(unsafe.SliceData(buf), len(buf)), j + 1
		case b < ' ':
			return "", c.Fail(j, "control character in a string")
		case b == '\\':
			escaped = true
			buf = append(buf, s[start:j]...)
			var n int
			if buf, n = c.escape(buf, j); n == 0 {
				return "", len(s)
			}
			j += n
			start = j
		case b < utf8.RuneSelf:
			j++
		default:
			r, n := utf8.DecodeRuneInString(s[j:])
			if r == utf8.RuneError && n <= 1 {
				return "", c.Fail(j, "invalid UTF-8")
			}
			j += n
		}
	}
	return "", c.Fail(len(s), "unexpected end in a string")
}

// escape appends what the escape at j stands for, and returns its length; 0 when
// it is broken.
func (c *Check) escape(buf []byte, j int) ([]byte, int) {
	s := c.s
	if j+1 >= len(s) {
		c.Fail(len(s), "unexpected end in a string")
		return buf, 0
	}
	b := s[j+1]
	if b != 'u' {
		if b = simpleEscapes[b]; b == 0 {
			c.Fail(j, "unknown escape")
			return buf, 0
		}
		return append(buf, b), 2
	}
	r := hex4(s, j+2)
	if r < 0 {
		c.Fail(j, "\\u needs four hexadecimal digits")
		return buf, 0
	}
	if r < 0xD800 || r >= 0xE000 {
		return utf8.AppendRune(buf, r), 6
	}
	low := rune(-1)
	if r < 0xDC00 && strings.HasPrefix(s[min(j+6, len(s)):], "\\u") {
		low = hex4(s, j+8)
	}
	if low < 0xDC00 || low >= 0xE000 {
		c.Fail(j, "surrogate without its other half")
		return buf, 0
	}
	return utf8.AppendRune(buf, (r-0xD800)<<10|(low-0xDC00)+0x10000), 12
}

var simpleEscapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// hex4 reads four hexadecimal digits at i; -1 when they are not.
func hex4(s string, i int) rune {
	if i+4 > len(s) {
		return -1
	}
	var r rune
	for _, b := range []byte(s[i : i+4]) {
		switch {
		case b-'0' <= 9:
			r = r<<4 | rune(b-'0')
		case b|0x20 >= 'a' && b|0x20 <= 'f':
			r = r<<4 | rune(b|0x20-'a'+10)
		default:
			return -1
		}
	}
	return r
}

// stable returns text that String gave in a form that outlives the next call.
func (c *Check) stable(text string) string {
	if c.inDocument(text) {
		return text
	}
	return strings.Clone(text)
}

// inDocument tells whether text is part of the document, not of the scratch buffer.
func (c *Check) inDocument(text string) bool {
	if len(text) == 0 {
		return true
	}
	p, q := uintptr(unsafe.Pointer(unsafe.StringData(text))), uintptr(unsafe.Pointer(unsafe.StringData(c.s)))
	return p >= q && p < q+uintptr(len(c.s))
}

// offsetOf returns where text, a part of the document, stands.
func (c *Check) offsetOf(text string) int {
	return int(uintptr(unsafe.Pointer(unsafe.StringData(text))) - uintptr(unsafe.Pointer(unsafe.StringData(c.s))))
}
