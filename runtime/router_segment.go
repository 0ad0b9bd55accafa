package runtime

import (
	"net/url"
	"strings"
)

// PathParams are the values of a path's parameters, in the order of the template.
type PathParams struct {
	values  []string // as they stand in the path
	escaped bool
}

// Len returns the number of parameters.
func (p *PathParams) Len() int { return len(p.values) }

// Raw returns parameter i as it stands in the path; escaped says whether
// percent-encoding is still to be taken from it.
func (p *PathParams) Raw(i int) (value string, escaped bool) { return p.values[i], p.escaped }

// Value returns parameter i, decoded.
func (p *PathParams) Value(i int) string { return decodedSegment(p.values[i], p.escaped) }

// A segment is what stands between two slashes of a template: n parameters
// between n+1 literals, of which the first and the last may be empty.
type segment struct {
	parts   []string // literals, decoded
	encoded []string // the same literals in the form that normalSegment returns
}

func (s segment) isLiteral() bool { return len(s.parts) == 1 }

// moreSpecific puts segments with parameters in order: more literal text first,
// then fewer parameters.
func (s segment) moreSpecific(t segment) bool {
	if a, b := s.literalLen(), t.literalLen(); a != b {
		return a > b
	}
	return len(s.parts) < len(t.parts)
}

func (s segment) literalLen() int {
	n := 0
	for _, p := range s.parts {
		n += len(p)
	}
	return n
}

// parseTemplate splits a path template into segments. A brace that is never
// closed is a literal.
func parseTemplate(path string) []segment {
	var segments []segment
	s := segment{}
	literal := 0 // start of the literal being read
	path = strings.TrimPrefix(path, "/")
	cut := func(end int) {
		text := path[literal:end]
		s.parts = append(s.parts, decodedSegment(text, true))
		s.encoded = append(s.encoded, normalSegment(text))
	}
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case '{':
			if n := strings.IndexByte(path[i:], '}'); n > 0 {
				cut(i)
				i += n
				literal = i + 1
			}
		case '/':
			cut(i)
			segments = append(segments, s)
			s, literal = segment{}, i+1
		}
	}
	cut(len(path))
	return append(segments, s)
}

// literalSegments splits a base path; it has no parameters.
func literalSegments(path string) []segment {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	var segments []segment
	for text := range strings.SplitSeq(path, "/") {
		segments = append(segments, segment{parts: []string{decodedSegment(text, true)}, encoded: []string{normalSegment(text)}})
	}
	return segments
}

// match takes the parameters out of one segment of a path. No parameter is
// empty; the first ones are as short as the literals allow, the last one ends
// where the last literal begins.
func (s *segment) match(text string, p *PathParams) bool {
	literals := s.parts
	if len(literals) == 2 && literals[0] == "" && literals[1] == "" {
		if text != "" {
			p.values = append(p.values, text)
		}
		return text != ""
	}
	if p.escaped {
		text, literals = normalSegment(text), s.encoded
	}
	last := literals[len(literals)-1]
	if !strings.HasPrefix(text, literals[0]) {
		return false
	}
	text = text[len(literals[0]):]
	if !strings.HasSuffix(text, last) {
		return false
	}
	text = text[:len(text)-len(last)]
	for _, literal := range literals[1 : len(literals)-1] {
		i := indexAfterFirst(text, literal, p.escaped)
		if i < 0 {
			return false
		}
		p.values = append(p.values, text[:i])
		text = text[i+len(literal):]
	}
	if text == "" {
		return false
	}
	p.values = append(p.values, text)
	return true
}

// indexAfterFirst is strings.Index behind the first character.
func indexAfterFirst(text, literal string, escaped bool) int {
	if text == "" {
		return -1
	}
	n := 1
	if escaped && text[0] == '%' {
		n = min(3, len(text))
	} else {
		for n < len(text) && text[n]&0xC0 == 0x80 {
			n++
		}
	}
	if i := strings.Index(text[n:], literal); i >= 0 {
		return n + i
	}
	return -1
}

// decodedSegment takes percent-encoding from text; text that is badly encoded
// stays as it is.
func decodedSegment(text string, escaped bool) string {
	if !escaped || strings.IndexByte(text, '%') < 0 {
		return text
	}
	if s, err := url.PathUnescape(text); err == nil {
		return s
	}
	return text
}

// normalSegment returns encoded text in one form: what RFC 3986 calls
// unreserved, and what is not ASCII, is decoded; what else is encoded stays
// so, in upper case; and what cannot stand in a path is encoded. A literal of a
// template thus never matches a delimiter that the sender has encoded.
func normalSegment(text string) string {
	i := 0
	for i < len(text) && text[i] != '%' && !neverInPath(text[i]) {
		i++
	}
	if i == len(text) {
		return text
	}
	out := append(make([]byte, 0, len(text)+8), text[:i]...)
	for ; i < len(text); i++ {
		b := text[i]
		if b == '%' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2]) {
			b = unhex(text[i+1])<<4 | unhex(text[i+2])
			i += 2
			if b >= 0x80 || isUnreserved(b) {
				out = append(out, b)
				continue
			}
		} else if !neverInPath(b) && b != '%' {
			out = append(out, b)
			continue
		}
		out = append(out, '%', upperHex[b>>4], upperHex[b&15])
	}
	return string(out)
}

const upperHex = "0123456789ABCDEF"

func neverInPath(b byte) bool {
	return b <= ' ' || b == 0x7F || strings.IndexByte("\"<>\\^`{|}", b) >= 0
}

func isUnreserved(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' ||
		b == '-' || b == '.' || b == '_' || b == '~'
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}

func unhex(b byte) byte {
	switch {
	case b >= 'a':
		return b - 'a' + 10
	case b >= 'A':
		return b - 'A' + 10
	}
	return b - '0'
}
