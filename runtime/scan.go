package runtime

import (
	"math/bits"
	"strings"
	"unsafe"
)

// Words of eight bytes, for scanning text a word at a time.
const (
	ones   = 0x0101010101010101
	highs  = 0x8080808080808080
	quotes = 0x22 * ones
	backs  = 0x5c * ones
	spaces = 0x20 * ones
)

// load64 reads eight bytes, lowest first; it needs 0 <= i and i+8 <= len(s), which nothing checks.
func load64(s string, i int) uint64 {
	b := (*[8]byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// load32 reads four bytes, lowest first; it needs 0 <= i and i+4 <= len(s), which nothing checks.
func load32(s string, i int) uint32 {
	b := (*[4]byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// special has the high bit set of each byte of w that ends a run of plain ASCII
// text: a quote, a backslash, a control character, or non-ASCII. Bytes above the
// first such byte may be marked wrongly; the first never is.
func special(w uint64) uint64 {
	return ((w ^ quotes - ones) | (w ^ backs - ones) | (w - spaces) | w) & highs
}

func (c *Check) ws(i int) int {
	s := c.s
	for uint(i) < uint(len(s)) {
		switch s[i] {
		case ' ', '\t', '\n', '\r':
			i++
		default:
			return i
		}
	}
	return i
}

// Kind returns the type of the value at i by its first byte: one of the bytes
// '{', '[', '"', 't' (a boolean), 'n' (null), '0' (a number); 0 at no value.
func (c *Check) Kind(i int) byte {
	if uint(i) >= uint(len(c.s)) {
		return 0
	}
	switch b := c.s[i]; {
	case b == '{' || b == '[' || b == '"' || b == 't' || b == 'n':
		return b
	case b == 'f':
		return 't'
	case b == '-' || b-'0' <= 9:
		return '0'
	}
	return 0
}

// FirstKey opens the object at i and returns its first member's name and the
// offset of that member's value. ok is false when the object is empty, or when
// there is none: then j is behind the value.
func (c *Check) FirstKey(i int, at string) (key string, j int, ok bool) {
	if j, ok = c.openObject(i, at); !ok {
		return "", j, false
	}
	return c.key(j)
}

// NextKey goes on behind a member's value. ok is false at the end of the object.
func (c *Check) NextKey(i int) (key string, j int, ok bool) {
	if j, ok = c.nextMember(i); !ok {
		return "", j, false
	}
	return c.key(j)
}

// openObject goes to the first member's name of the object at i. more is false when it
// is empty, or when there is none: then j is behind the value.
func (c *Check) openObject(i int, at string) (j int, more bool) {
	s := c.s
	if uint(i) >= uint(len(s)) || s[i] != '{' {
		return c.wrongType(i, "object", at), false
	}
	if c.depth++; c.depth > MaxDepth {
		return c.tooDeep(i), false
	}
	i++
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	if uint(i) < uint(len(s)) && s[i] == '}' {
		c.depth--
		return i + 1, false
	}
	return i, true
}

// nextMember goes on behind a member's value to the name of the next one. more is false
// at the end of the object.
func (c *Check) nextMember(i int) (j int, more bool) { return c.next(i, '}') }

// next goes on behind a member's value, or an element, to the next one. more is false where
// end, a brace or a bracket, stands instead of a comma.
func (c *Check) next(i int, end byte) (j int, more bool) {
	s := c.s
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	if uint(i) >= uint(len(s)) {
		return c.Fail(i, "unexpected end"), false
	}
	if s[i] != ',' {
		switch {
		case s[i] == end:
			c.depth--
			return i + 1, false
		case end == '}':
			return c.Fail(i, "expected , or }"), false
		}
		return c.Fail(i, "expected , or ]"), false
	}
	i++
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	return i, true
}

func (c *Check) key(i int) (key string, j int, ok bool) {
	s := c.s
	if uint(i) >= uint(len(s)) || s[i] != '"' {
		return "", c.Fail(i, "expected a member name"), false
	}
	for j = i + 1; j+8 <= len(s); j += 8 {
		m := special(load64(s, j))
		if m == 0 {
			continue
		}
		j += bits.TrailingZeros64(m) >> 3
		if s[j] != '"' || j+3 >= len(s) || s[j+1] != ':' {
			break
		}
		key = s[i+1 : j]
		if s[j+2] > ' ' {
			return key, j + 2, true
		}
		if s[j+2] == ' ' && s[j+3] > ' ' {
			return key, j + 3, true
		}
		break
	}
	return c.keySlow(i)
}

//go:noinline
func (c *Check) keySlow(i int) (string, int, bool) {
	key, i := c.String(i, "")
	if i = c.ws(i); i >= len(c.s) || c.s[i] != ':' {
		return "", c.Fail(i, "expected :"), false
	}
	if i = c.ws(i + 1); i >= len(c.s) {
		return "", c.Fail(i, "unexpected end"), false
	}
	return key, i, true
}

// First opens the array at i and returns the offset of its first element. ok is
// false when it is empty, or when there is none: then j is behind the value.
func (c *Check) First(i int, at string) (j int, ok bool) {
	s := c.s
	if uint(i) >= uint(len(s)) || s[i] != '[' {
		return c.wrongType(i, "array", at), false
	}
	if c.depth++; c.depth > MaxDepth {
		return c.tooDeep(i), false
	}
	i++
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	if uint(i) >= uint(len(s)) {
		return c.Fail(i, "unexpected end"), false
	}
	if s[i] == ']' {
		c.depth--
		return i + 1, false
	}
	return i, true
}

// Next goes on behind an element. ok is false at the end of the array.
func (c *Check) Next(i int) (j int, ok bool) { return c.next(i, ']') }

// Bool reads true or false.
func (c *Check) Bool(i int, at string) (bool, int) {
	if strings.HasPrefix(c.s[min(i, len(c.s)):], "true") {
		return true, i + 4
	}
	if strings.HasPrefix(c.s[min(i, len(c.s)):], "false") {
		return false, i + 5
	}
	return false, c.wrongType(i, "boolean", at)
}

// Null reads a null if there is one.
func (c *Check) Null(i int) (j int, ok bool) {
	if i+4 <= len(c.s) && c.s[i:i+4] == "null" {
		return i + 4, true
	}
	return i, false
}

// OnlyNull reads a value that must be null.
func (c *Check) OnlyNull(i int, at string) int {
	if j, ok := c.Null(i); ok {
		return j
	}
	return c.wrongType(i, "null", at)
}
