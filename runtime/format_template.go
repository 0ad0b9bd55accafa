package runtime

import (
	"strings"
	"unicode/utf8"
)

// FormatURITemplate accepts a URI template by the grammar of RFC 6570, section
// 2, of any level; operators that the grammar reserves for later are part of it.
// The apostrophe is taken as a literal, as the official suite of JSON Schema has
// it, against the letter of section 2.1.
func FormatURITemplate(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '{':
			end := strings.IndexByte(s[i:], '}')
			if end < 0 || !formatExpression(s[i+1:i+end]) {
				return false
			}
			i += end + 1
		case c == '%':
			if !formatEscaped(s[i:]) {
				return false
			}
			i += 3
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if n == 1 || !formatUCSChar(r) && !formatPrivate(r) {
				return false
			}
			i += n
		case c <= ' ' || c == 0x7F || strings.IndexByte(`"<>\^`+"`|}", c) >= 0:
			return false
		default:
			i++
		}
	}
	return true
}

// formatExpression checks what stands between braces: an operator, if any, and
// variables with their modifiers.
func formatExpression(s string) bool {
	if s != "" && strings.IndexByte("+#./;?&=,!@|", s[0]) >= 0 {
		s = s[1:]
	}
	for more := true; more; {
		var spec string
		spec, s, more = strings.Cut(s, ",")
		if n := len(spec) - 1; n > 0 && spec[n] == '*' {
			spec = spec[:n]
		} else if name, length, ok := strings.Cut(spec, ":"); ok {
			if !formatMaxLength(length) {
				return false
			}
			spec = name
		}
		if !formatVariable(spec) {
			return false
		}
	}
	return true
}

// formatMaxLength accepts 1 to 9999.
func formatMaxLength(s string) bool {
	n := formatDigits(s)
	return n > 0 && n <= 4 && n == len(s) && s[0] != '0'
}

func formatVariable(s string) bool {
	dot := true // a dot may not come first, nor after another
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.':
			if dot {
				return false
			}
			dot = true
			continue
		case c == '%':
			if !formatEscaped(s[i:]) {
				return false
			}
			i += 2
		case !formatAlpha(c) && !formatDigit(c) && c != '_':
			return false
		}
		dot = false
	}
	return !dot
}
