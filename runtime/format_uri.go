package runtime

import (
	"strings"
	"unicode/utf8"
)

// FormatURI accepts a URI of RFC 3986: with a scheme, with or without fragment.
func FormatURI(s string) bool { return formatReference(s, formatURI{absolute: true}) }

// FormatURIReference accepts a URI or a relative reference of RFC 3986, section
// 4.1; the empty string is one.
func FormatURIReference(s string) bool { return formatReference(s, formatURI{}) }

// FormatIRI accepts an IRI of RFC 3987.
func FormatIRI(s string) bool { return formatReference(s, formatURI{absolute: true, iri: true}) }

// FormatIRIReference accepts an IRI or a relative reference of RFC 3987.
func FormatIRIReference(s string) bool { return formatReference(s, formatURI{iri: true}) }

// A formatURI says which of the four grammars is meant.
type formatURI struct{ absolute, iri bool }

func formatReference(s string, g formatURI) bool {
	s, fragment, _ := strings.Cut(s, "#")
	s, query, _ := strings.Cut(s, "?")
	if !g.run(fragment, ":@/?", false) || !g.run(query, ":@/?", true) {
		return false
	}
	if n := formatScheme(s); n > 0 {
		s = s[n:]
	} else if first, _, _ := strings.Cut(s, "/"); g.absolute || strings.IndexByte(first, ':') >= 0 {
		return false // path-noscheme, section 4.2
	}
	if strings.HasPrefix(s, "//") {
		authority := s[2:]
		s = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, s = authority[:i], authority[i:]
		}
		if !g.authority(authority) {
			return false
		}
	}
	return g.run(s, ":@/", false)
}

// formatScheme is the length of the scheme with its colon, or 0.
func formatScheme(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case formatAlpha(c):
		case i > 0 && (formatDigit(c) || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// authority checks [userinfo "@"] host [":" port], section 3.2.
func (g formatURI) authority(s string) bool {
	if i := strings.IndexByte(s, '@'); i >= 0 {
		if !g.run(s[:i], ":", false) {
			return false
		}
		s = s[i+1:]
	}
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		return end > 0 && formatIPLiteral(s[1:end]) && formatPort(s[end+1:])
	}
	if i := strings.IndexByte(s, ':'); i >= 0 {
		if !formatPort(s[i:]) {
			return false
		}
		s = s[:i]
	}
	return g.run(s, "", false)
}

func formatPort(s string) bool {
	return s == "" || s[0] == ':' && formatDigits(s[1:]) == len(s)-1
}

// formatIPLiteral checks what stands between the brackets, section 3.2.2.
func formatIPLiteral(s string) bool {
	if s == "" || s[0]|0x20 != 'v' {
		return FormatIPv6(s)
	}
	version, address, _ := strings.Cut(s[1:], ".")
	for i := 0; i < len(version); i++ {
		if !formatHex(version[i]) {
			return false
		}
	}
	return version != "" && address != "" && strings.IndexByte(address, '%') < 0 && formatURI{}.run(address, ":", false)
}

// run reports whether s is made of unreserved characters, sub-delims, percent
// escapes and those in also. In the query of an IRI, private use is allowed too.
func (g formatURI) run(s, also string, private bool) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case formatAlpha(c) || formatDigit(c):
		case c == '%':
			if !formatEscaped(s[i:]) {
				return false
			}
			i += 2
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !g.iri || n == 1 || !formatUCSChar(r) && !(private && formatPrivate(r)) {
				return false
			}
			i += n - 1
		case strings.IndexByte("-._~!$&'()*+,;=", c) < 0 && strings.IndexByte(also, c) < 0:
			return false
		}
	}
	return true
}

// formatEscaped says whether s starts with a percent escape.
func formatEscaped(s string) bool {
	return len(s) >= 3 && s[0] == '%' && formatHex(s[1]) && formatHex(s[2])
}

// formatUCSChar is ucschar of RFC 3987, section 2.2.
func formatUCSChar(r rune) bool {
	switch {
	case r < 0x10000:
		return r >= 0xA0 && r < 0xD800 || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFEF
	case r >= 0xE0000:
		return r >= 0xE1000 && r <= 0xEFFFD
	}
	return r&0xFFFF <= 0xFFFD
}

// formatPrivate is iprivate of RFC 3987, section 2.2.
func formatPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r&0xFFFF <= 0xFFFD
}
