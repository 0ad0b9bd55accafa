package pattern

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A Range is the code points from Lo to Hi, both in it.
type Range struct{ Lo, Hi rune }

// A set is what one character may be: ranges and properties together, or all but them.
type set struct {
	short  string // how Go writes it, where it has a short form
	ranges ranges
	props  []string // in Go's syntax: \p{L}, \P{Greek}
	negate bool
}

// ranges are sorted, disjoint and without surrogates once they went through tidy.
type ranges []Range

var (
	digits     = ranges{{'0', '9'}}
	wordChars  = ranges{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	terminator = ranges{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}
	// ECMA-262's WhiteSpace and LineTerminator: Go's \s is but six of them.
	spaces = ranges{{'\t', '\r'}, {' ', ' '}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
		{0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}}
)

var dot = set{ranges: terminator, negate: true}

var shorthands = map[byte]set{
	'd': {short: `\d`, ranges: digits}, 'D': {short: `\D`, ranges: digits, negate: true},
	'w': {short: `\w`, ranges: wordChars}, 'W': {short: `\W`, ranges: wordChars, negate: true},
	's': {ranges: spaces}, 'S': {ranges: spaces, negate: true},
}

// class parses what follows an opening bracket at at.
func (p *parser) class(at int) node {
	s := set{negate: p.skip("^")}
	for !p.skip("]") {
		p.members(&s, at)
	}
	written := len(s.ranges)
	s.ranges = s.ranges.tidy()
	if alienProperty := slices.Contains(s.props, ""); alienProperty {
		return alien{at, "property inside a class"}
	}
	if written > 0 && len(s.ranges) == 0 && len(s.props) == 0 && !s.negate {
		return alien{at, onlySurrogates}
	}
	return s
}

// members parses one atom, or two with a hyphen between: a range, or where one is a set (`[\w-.]`), all three by Annex B.
func (p *parser) members(s *set, at int) {
	begin := p.pos
	from, single := p.member(s, at)
	if strings.HasPrefix(p.src[p.pos:], "-]") || !p.skip("-") {
		if single {
			s.ranges = append(s.ranges, Range{from, from})
		}
		return
	}
	to, alsoSingle := p.member(s, at)
	if single && alsoSingle {
		if from > to {
			p.fail(begin, "range out of order in class")
		}
		s.ranges = append(s.ranges, Range{from, to})
		return
	}
	s.ranges = append(s.ranges, Range{'-', '-'})
	if single {
		s.ranges = append(s.ranges, Range{from, from})
	}
	if alsoSingle {
		s.ranges = append(s.ranges, Range{to, to})
	}
}

// member parses one atom of a class: a character, which it returns, or a set, which it adds.
func (p *parser) member(s *set, class int) (r rune, single bool) {
	at := p.pos
	if p.done() {
		p.fail(class, "unterminated class [")
	}
	if r = p.next(); r != '\\' {
		return r, true
	}
	if escaped, ok := p.classEscape(at); ok {
		s.add(escaped)
		return 0, false
	}
	if p.skip("b") {
		return '\b', true
	}
	return p.character(at), true
}

// add unites s with another set. What has no form inside a class is left as an empty property.
func (s *set) add(other node) {
	o, ok := other.(set)
	switch {
	case !ok:
		s.props = append(s.props, "")
	case !o.negate:
		s.ranges = append(s.ranges, o.ranges...)
		s.props = append(s.props, o.props...)
	case len(o.props) == 0:
		s.ranges = append(s.ranges, o.ranges.complement()...)
	default:
		s.props = append(s.props, "")
	}
}

// tidy sorts and merges ranges, and cuts surrogates out: no Go string has them.
func (rs ranges) tidy() ranges {
	sorted := slices.Clone(rs)
	slices.SortFunc(sorted, func(a, b Range) int { return cmp.Or(cmp.Compare(a.Lo, b.Lo), cmp.Compare(a.Hi, b.Hi)) })
	var merged ranges
	for _, r := range sorted {
		if last := len(merged) - 1; last >= 0 && r.Lo <= merged[last].Hi+1 {
			merged[last].Hi = max(merged[last].Hi, r.Hi)
		} else {
			merged = append(merged, r)
		}
	}
	return merged.without(Range{0xD800, 0xDFFF})
}

func (rs ranges) without(cut Range) ranges {
	var rest ranges
	for _, r := range rs {
		if r.Lo < cut.Lo {
			rest = append(rest, Range{r.Lo, min(r.Hi, cut.Lo-1)})
		}
		if r.Hi > cut.Hi {
			rest = append(rest, Range{max(r.Lo, cut.Hi+1), r.Hi})
		}
	}
	return rest
}

func (rs ranges) complement() ranges {
	rest := ranges{{0, unicode.MaxRune}}
	for _, r := range rs {
		rest = rest.without(r)
	}
	return rest
}

// String writes the set in Go's syntax.
func (s set) String() string {
	if s.short != "" {
		return s.short
	}
	if len(s.props) == 1 && len(s.ranges) == 0 && !s.negate {
		return s.props[0]
	}
	if len(s.props) == 0 && len(s.ranges) == 0 {
		if s.negate {
			return `(?s:.)`
		}
		return `[^\x00-\x{10FFFF}]`
	}
	var out strings.Builder
	out.WriteByte('[')
	if s.negate {
		out.WriteByte('^')
	}
	for _, r := range s.ranges {
		out.WriteString(classRune(r.Lo))
		if r.Hi > r.Lo {
			if r.Hi > r.Lo+1 {
				out.WriteByte('-')
			}
			out.WriteString(classRune(r.Hi))
		}
	}
	for _, prop := range s.props {
		out.WriteString(prop)
	}
	out.WriteByte(']')
	return out.String()
}

// classRune writes a rune as a member of a class.
func classRune(r rune) string {
	if strings.ContainsRune(`\]^-[`, r) {
		return `\` + string(r)
	}
	return plainRune(r)
}

// plainRune writes a rune that has no meaning of its own: as it is if one can read it, escaped otherwise.
func plainRune(r rune) string {
	switch r {
	case '\t':
		return `\t`
	case '\n':
		return `\n`
	case '\v':
		return `\v`
	case '\f':
		return `\f`
	case '\r':
		return `\r`
	}
	if r < 0x80 && unicode.IsPrint(r) || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsSymbol(r)) {
		return string(r)
	}
	if r <= 0xFF {
		return fmt.Sprintf(`\x%02X`, r)
	}
	return fmt.Sprintf(`\x{%X}`, r)
}
