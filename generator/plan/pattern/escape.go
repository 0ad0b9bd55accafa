package pattern

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// escape parses what follows a backslash at at, outside a class.
func (p *parser) escape(at int) node {
	if p.done() {
		p.fail(at, `\ at the end`)
	}
	switch c := p.src[p.pos]; {
	case c == 'b' || c == 'B':
		p.pos++
		return p.spelt(at, assertion(c))
	case '1' <= c && c <= '9':
		n, _ := p.count()
		p.numbers = append(p.numbers, reference{at: at, number: n})
		p.spelt(at, backReference{number: n})
		return alien{at, `backreference \` + strconv.Itoa(n)}
	case c == 'k':
		p.pos++
		if !p.skip("<") {
			p.fail(at, `\k without a group name`)
		}
		name := p.groupName(at)
		p.names = append(p.names, reference{at: at, name: name})
		p.spelt(at, backReference{name: name})
		return alien{at, `backreference \k<` + name + `>`}
	}
	if s, ok := p.classEscape(at); ok {
		return p.spelt(at, s)
	}
	r := p.character(at)
	if isSurrogate(r) {
		return p.spelt(at, alien{at, loneSurrogate})
	}
	return p.spelt(at, literal(r))
}

// classEscape parses the letter after a backslash if it stands for a set.
func (p *parser) classEscape(at int) (node, bool) {
	if p.done() {
		return nil, false
	}
	c := p.src[p.pos]
	switch c {
	case 'd', 'D', 'w', 'W', 's', 'S':
		p.pos++
		return shorthands[c], true
	case 'p', 'P':
		p.pos++
		return p.property(at, c == 'P'), true
	}
	return nil, false
}

// character parses the escape of one character, after the backslash at at.
func (p *parser) character(at int) rune {
	if p.done() {
		p.fail(at, `\ at the end`)
	}
	r := p.next()
	switch r {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'v':
		return '\v'
	case 'f':
		return '\f'
	case 'r':
		return '\r'
	case '0':
		if !p.done() && unicode.Is(asciiDigit, p.peek()) {
			p.fail(at, "octal escape")
		}
		return 0
	case 'c':
		if p.done() || !isLetter(p.peek()) {
			p.fail(at, `\c without a letter`)
		}
		return p.next() % 32
	case 'x':
		return p.hex(at, 2)
	case 'u':
		return p.unicodeEscape(at)
	}
	if isLetter(r) || unicode.Is(asciiDigit, r) {
		p.fail(at, `unknown escape \`+string(r))
	}
	return r
}

func (p *parser) hex(at, digits int) rune {
	if p.pos+digits > len(p.src) {
		p.fail(at, "incomplete hexadecimal escape")
	}
	n, err := strconv.ParseUint(p.src[p.pos:p.pos+digits], 16, 32)
	if err != nil {
		p.fail(at, "incomplete hexadecimal escape")
	}
	p.pos += digits
	return rune(n)
}

// unicodeEscape reads \uHHHH, joined with the \uHHHH after it if they are a surrogate pair, or \u{...}.
func (p *parser) unicodeEscape(at int) rune {
	if p.skip("{") {
		text, _, ok := strings.Cut(p.src[p.pos:], "}")
		n, err := strconv.ParseUint(text, 16, 64)
		if !ok || err != nil || n > unicode.MaxRune {
			p.fail(at, `malformed \u{`)
		}
		p.pos += len(text) + 1
		return rune(n)
	}
	r := p.hex(at, 4)
	if 0xD800 <= r && r < 0xDC00 && strings.HasPrefix(p.src[p.pos:], `\u`) && !strings.HasPrefix(p.src[p.pos:], `\u{`) {
		before := p.pos
		p.pos += 2
		if joined := utf16.DecodeRune(r, p.hex(before, 4)); joined != unicode.ReplacementChar {
			return joined
		}
		p.pos = before
	}
	return r
}

// groupName reads NAME> of (?<NAME> or \k<NAME>.
func (p *parser) groupName(at int) string {
	var name strings.Builder
	for !p.done() {
		r := p.next()
		if r == '>' && name.Len() > 0 {
			return name.String()
		}
		if r == '\\' {
			if !p.skip("u") {
				break
			}
			r = p.unicodeEscape(at)
		}
		if !namesGroup(r, name.Len() == 0) {
			break
		}
		name.WriteRune(r)
	}
	p.fail(at, "malformed group name")
	return ""
}

// namesGroup is ECMA-262's IdentifierName, as near as Unicode's categories say it.
func namesGroup(r rune, first bool) bool {
	if r == '$' || r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r) {
		return true
	}
	return !first && (unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Other_ID_Continue) || r == 0x200C || r == 0x200D)
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isSurrogate(r rune) bool { return 0xD800 <= r && r < 0xE000 }

var asciiDigit = &unicode.RangeTable{R16: []unicode.Range16{{Lo: '0', Hi: '9', Stride: 1}}, LatinOffset: 1}
