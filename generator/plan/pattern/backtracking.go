package pattern

import (
	"strconv"
	"strings"
)

// Backtracking writes an ECMA-262 pattern for the engine of package ecmascript, which
// has lookaround and references back, but other opinions of what a line, a word and a
// property are, and of the numbers of named groups. Each of these is spelt out; the
// rest is the source as it is. The error is an *Error.
func Backtracking(src string) (text string, err error) {
	defer func() {
		if e, ok := recover().(*Error); ok {
			text, err = "", e
		}
	}()
	p := newParser(src)
	p.whole()
	var out strings.Builder
	done := 0
	for _, s := range p.spans {
		if p.dotAll && src[s.from:s.to] == "." { // the engine knows the modifier
			continue
		}
		out.WriteString(src[done:s.from])
		out.WriteString(p.respell(s))
		done = s.to
	}
	return out.String() + src[done:], nil
}

// The characters of words, and the places where one begins or ends.
const (
	wordClass    = `[0-9A-Z_a-z]`
	wordBoundary = `(?:(?<=` + wordClass + `)(?!` + wordClass + `)|(?<!` + wordClass + `)(?=` + wordClass + `))`
	wordInside   = `(?:(?<=` + wordClass + `)(?=` + wordClass + `)|(?<!` + wordClass + `)(?!` + wordClass + `))`
	nothing      = `(?!)`
	anything     = `[\s\S]`
)

// respell writes one span as the engine spells it.
func (p *parser) respell(s span) string {
	switch n := s.node.(type) {
	case literal:
		return rawRune(rune(n))
	case set:
		return n.raw()
	case assertion:
		if n == 'b' {
			return wordBoundary
		}
		return wordInside
	case groupStart:
		return "("
	case backReference:
		return p.backReference(n)
	case alien:
		if n.construct != loneSurrogate && n.construct != onlySurrogates {
			panic(&Error{Offset: n.at, Construct: n.construct})
		}
	}
	return nothing
}

// backReference writes a reference back. Of several groups of a name one at most has
// taken part, and the others match nothing.
func (p *parser) backReference(r backReference) string {
	numbers := p.defined[r.name]
	if r.name == "" {
		numbers = []int{r.number}
	}
	var out strings.Builder
	out.WriteString("(?:")
	for _, n := range numbers {
		out.WriteString(`\` + strconv.Itoa(n) + "(?:)") // a digit may follow
	}
	out.WriteString(")")
	return out.String()
}

// raw writes the set by its characters alone.
func (s set) raw() string {
	switch {
	case len(s.props) == 0 && len(s.ranges) == 0 && s.negate:
		return anything
	case len(s.props) == 0 && len(s.ranges) == 0:
		return nothing
	}
	var out strings.Builder
	out.WriteByte('[')
	if s.negate {
		out.WriteByte('^')
	}
	for _, r := range s.ranges {
		out.WriteString(rawRune(r.Lo))
		if r.Hi > r.Lo {
			out.WriteByte('-')
			out.WriteString(rawRune(r.Hi))
		}
	}
	out.WriteString(strings.Join(s.props, ""))
	out.WriteByte(']')
	return out.String()
}

// rawRune writes a rune that has no meaning of its own, in a class or outside.
func rawRune(r rune) string {
	switch {
	case r < 0x20 || r == 0x7F:
		return `\x` + strconv.FormatInt(int64(r)+0x100, 16)[1:]
	case strings.ContainsRune(`\^$.*+?()[]{}|/-`, r):
		return `\` + string(r)
	}
	return string(r)
}
