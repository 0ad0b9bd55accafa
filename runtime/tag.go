package runtime

import (
	"math/bits"
	"strings"
)

// Tag looks ahead into the object at i for a member, and returns its value if
// that is a string; "" otherwise. The object need not have been read, nor be
// well-formed: whoever reads it reports that.
func (c *Check) Tag(i int, name string) string {
	value, end := tagAt(c.s, i, name)
	c.spend(end - i)
	return value
}

// tagAt is Tag; end is how far it has looked.
func tagAt(s string, i int, name string) (value string, end int) {
	depth := 0
	for i < len(s) {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return "", i
			}
		case '"':
			j := quoted(s, i)
			if depth == 1 && isQuoted(s[i:j], name) {
				if v := afterColon(s, j); v < len(s) && s[v] == '"' {
					k := quoted(s, v)
					return said(s[v:k]), k
				} else if v > 0 {
					return "", v
				}
			}
			i = j
			continue
		}
		i++
	}
	return "", len(s)
}

// quoted returns the offset behind the string that starts at i.
func quoted(s string, i int) int {
	for i++; i < len(s); i++ {
		if i = stop(s, i); i < len(s) && s[i] == '"' {
			return i + 1
		}
		i++ // what is escaped
	}
	return len(s)
}

// stop returns the offset of the first quote or backslash from i on.
func stop(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		w := load64(s, i)
		q, b := w^quotes, w^backs
		if m := ((q-ones)&^q | (b-ones)&^b) & highs; m != 0 {
			return i + bits.TrailingZeros64(m)>>3
		}
	}
	for i < len(s) && s[i] != '"' && s[i] != '\\' {
		i++
	}
	return i
}

// afterColon returns the offset of the value behind a member's name that ends at
// i; 0 when no colon follows.
func afterColon(s string, i int) int {
	if i = nonBlank(s, i); i < len(s) && s[i] == ':' {
		return nonBlank(s, i+1)
	}
	return 0
}

func nonBlank(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') {
		i++
	}
	return i
}

// isQuoted tells whether a quoted string is name.
func isQuoted(text, name string) bool {
	if strings.IndexByte(text, '\\') < 0 {
		return len(text) == len(name)+2 && text[1:len(text)-1] == name
	}
	return said(text) == name
}

// said returns what a quoted string says; "" when it is none.
func said(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		if len(text) < 2 || text[len(text)-1] != '"' {
			return ""
		}
		return text[1 : len(text)-1]
	}
	c := Check{s: text}
	value, _ := c.String(0, "")
	if c.syntax != nil {
		return ""
	}
	return strings.Clone(value)
}
