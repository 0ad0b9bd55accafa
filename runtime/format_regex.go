package runtime

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FormatRegex accepts a regular expression of ECMA-262 as "new RegExp(s, 'u')"
// does: the grammar of section 22.2.1 with Unicode, without annex B, and its
// early errors. Names of Unicode properties are checked for their form only.
// Groups may be nested 1,000 deep, which protects the stack.
func FormatRegex(s string) bool {
	p := formatPattern{s: s}
	return p.disjunction() && p.i == len(p.s) && p.references()
}

// A formatPattern parses by recursive descent. Its methods go past what they are
// named for and report whether it was there and right.
type formatPattern struct {
	s       string
	i       int
	depth   int
	groups  int      // capturing groups so far
	highest int      // the highest back reference
	names   []string // group names a further one here may not repeat
	all     []string // group names anywhere
	wanted  []string // names referred to by \k
}

const formatNesting = 1000

// references checks what can be told only at the end.
func (p *formatPattern) references() bool {
	for _, name := range p.wanted {
		if !slices.Contains(p.all, name) {
			return false
		}
	}
	return p.highest <= p.groups
}

func (p *formatPattern) more() bool { return p.i < len(p.s) }

// take goes past c, if it comes next.
func (p *formatPattern) take(c byte) bool {
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

func (p *formatPattern) takeAny(of string) bool {
	return p.more() && strings.IndexByte(of, p.s[p.i]) >= 0 && p.take(p.s[p.i])
}

func (p *formatPattern) takeText(t string) bool {
	if strings.HasPrefix(p.s[p.i:], t) {
		p.i += len(t)
		return true
	}
	return false
}

// char goes past any one character.
func (p *formatPattern) char() rune {
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	p.i += n
	return r
}

// disjunction ends at the end or before a parenthesis. A name may be used once in
// each alternative, not twice in one.
func (p *formatPattern) disjunction() bool {
	start := len(p.names)
	var done []string
	for {
		for p.more() && p.s[p.i] != '|' && p.s[p.i] != ')' {
			if !p.term() {
				return false
			}
		}
		if !p.take('|') {
			p.names = append(p.names, done...)
			return true
		}
		done = append(done, p.names[start:]...)
		p.names = p.names[:start]
	}
}

func (p *formatPattern) term() bool {
	switch c := p.s[p.i]; c {
	case '^', '$':
		p.i++
		return true
	case '(':
		p.i++
		repeatable, ok := p.group()
		return ok && (!repeatable || p.quantifier())
	case '[':
		p.i++
		return p.class() && p.quantifier()
	case '\\':
		p.i++
		if p.takeAny("bB") {
			return true
		}
		return p.atomEscape() && p.quantifier()
	case '*', '+', '?', '{', '}', ']':
		return false
	}
	p.char()
	return p.quantifier()
}

// group starts after the parenthesis. Assertions are not repeatable.
func (p *formatPattern) group() (repeatable, ok bool) {
	if p.depth++; p.depth > formatNesting {
		return false, false
	}
	repeatable = true
	switch {
	case !p.take('?'):
		p.groups++
	case p.take(':'):
	case p.takeAny("=!") || p.takeText("<=") || p.takeText("<!"):
		repeatable = false
	case p.take('<'):
		p.groups++
		name, ok := p.name()
		if !ok || slices.Contains(p.names, name) {
			return false, false
		}
		p.names, p.all = append(p.names, name), append(p.all, name)
	case !p.modifiers():
		return false, false
	}
	if !p.disjunction() || !p.take(')') {
		return false, false
	}
	p.depth--
	return repeatable, true
}

// modifiers are (?i:...), (?i-m:...) and (?-s:...): each flag once, not none.
func (p *formatPattern) modifiers() bool {
	start := p.i
	for p.takeAny("ims-") {
	}
	flags := p.s[start:p.i]
	for i := range len(flags) {
		if strings.IndexByte(flags[:i], flags[i]) >= 0 {
			return false
		}
	}
	return flags != "" && flags != "-" && p.take(':')
}

// quantifier goes past one, if there is one; false only for {2,1}.
func (p *formatPattern) quantifier() bool {
	if !p.takeAny("*+?") {
		if !p.take('{') {
			return true
		}
		low, ok := p.decimal()
		if !ok {
			return false
		}
		if p.take(',') {
			if high, ok := p.decimal(); ok && CompareNumbers(low, high) > 0 {
				return false
			}
		}
		if !p.take('}') {
			return false
		}
	}
	p.take('?')
	return true
}

func (p *formatPattern) decimal() (string, bool) {
	n := formatDigits(p.s[p.i:])
	p.i += n
	return p.s[p.i-n : p.i], n > 0
}

// name is a RegExpIdentifierName with the ">" behind it.
func (p *formatPattern) name() (string, bool) {
	var b []byte
	for !p.take('>') {
		if !p.more() {
			return "", false
		}
		r := p.char()
		if r == '\\' {
			ok := p.take('u')
			if ok {
				r, ok = p.unicodeEscape()
			}
			if !ok {
				return "", false
			}
		}
		start := r == '$' || r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if !start && (len(b) == 0 || !formatNamePart(r)) {
			return "", false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b), len(b) > 0
}

func formatNamePart(r rune) bool {
	return r == 0x200C || r == 0x200D || unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc)
}
