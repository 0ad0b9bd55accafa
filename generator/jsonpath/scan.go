package jsonpath

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxNesting is how deep filters and brackets of a query may nest.
const maxNesting = 50

// maxText is the length of a query in bytes that is still read.
const maxText = 10_000

// A scanner reads the tokens of a query.
type scanner struct {
	text    string
	pos     int
	nesting int
}

// fail ends the reading at pos.
func (s *scanner) fail(pos int, message string) {
	panic(&SyntaxError{Character: utf8.RuneCountInString(s.text[:pos]) + 1, Message: message})
}

// want fails with what was expected and what stands there.
func (s *scanner) want(what string) {
	s.fail(s.pos, "want "+what+", have "+s.seen())
}

func (s *scanner) seen() string {
	if s.pos >= len(s.text) {
		return "the end"
	}
	_, size := utf8.DecodeRuneInString(s.text[s.pos:])
	return "\"" + s.text[s.pos:s.pos+size] + "\""
}

// peek gives the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

// take reads the text if it stands here.
func (s *scanner) take(text string) bool {
	if !strings.HasPrefix(s.text[s.pos:], text) {
		return false
	}
	s.pos += len(text)
	return true
}

func (s *scanner) blank() {
	for s.pos < len(s.text) && strings.IndexByte(" \t\n\r", s.text[s.pos]) >= 0 {
		s.pos++
	}
}

// deeper counts the nesting of what recurses; the caller calls the result when
// it is done.
func (s *scanner) deeper() func() {
	if s.nesting++; s.nesting > maxNesting {
		s.fail(s.pos, "nested too deep")
	}
	return func() { s.nesting-- }
}

func nameFirst(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// name reads a member name of the short form: .name
func (s *scanner) name() string {
	start := s.pos
	if !nameFirst(s.peek()) {
		s.want("a name or *; other names are written ['...']")
	}
	for s.pos < len(s.text) && (nameFirst(s.peek()) || digit(s.peek())) {
		s.pos++
	}
	if s.peek() == '-' {
		s.fail(s.pos, "\"-\" is not part of a name; write ['"+s.text[start:s.pos]+"-...']")
	}
	return s.text[start:s.pos]
}

// digits reads an integer without sign and leading zeros.
func (s *scanner) digits() bool {
	if s.take("0") {
		return true
	}
	start := s.pos
	for digit(s.peek()) {
		s.pos++
	}
	return s.pos > start
}

// str reads a string literal in the quotes that it begins with.
func (s *scanner) str() string {
	quote := s.peek()
	start := s.pos
	s.pos++
	var text []byte
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == quote:
			s.pos++
			return string(text)
		case c == '\\':
			text = s.escape(text, quote)
		case c < 0x20:
			s.fail(s.pos, "a control character in a string; write it as an escape")
		default:
			text = append(text, c)
			s.pos++
		}
	}
	s.fail(start, "a string is not closed")
	return ""
}

func (s *scanner) escape(text []byte, quote byte) []byte {
	at := s.pos
	s.pos++
	c := s.peek()
	s.pos++
	if c == quote {
		return append(text, c)
	}
	if i := strings.IndexByte(`\/bfnrt`, c); c != 0 && i >= 0 {
		return append(text, "\\/\b\f\n\r\t"[i])
	}
	if c != 'u' {
		s.fail(at, `unknown escape; there are \\ \/ \b \f \n \r \t \uXXXX and the quote's`)
	}
	u := s.hex(at)
	if !utf16.IsSurrogate(u) {
		return utf8.AppendRune(text, u)
	}
	if s.take(`\u`) {
		if pair := utf16.DecodeRune(u, s.hex(at)); pair != utf8.RuneError {
			return utf8.AppendRune(text, pair)
		}
	}
	s.fail(at, "half a surrogate pair; write the character itself, or both halves")
	return nil
}

func (s *scanner) hex(at int) (u rune) {
	for range 4 {
		i := strings.IndexByte("0123456789abcdef", s.peek()|0x20)
		if s.pos >= len(s.text) || i < 0 {
			s.fail(at, `want four hexadecimal digits after \u`)
		}
		u = u<<4 | rune(i)
		s.pos++
	}
	return u
}
