package runtime

import (
	"strings"
	"unicode/utf8"
)

// formatSet stands for an escape that means many characters, such as \d.
const formatSet = rune(-1)

// class starts after the bracket: characters and ranges up to the next one. The
// ends of a range must be single characters, in order.
func (p *formatPattern) class() bool {
	p.take('^')
	for !p.take(']') {
		low, ok := p.classAtom()
		if !ok {
			return false
		}
		if !strings.HasPrefix(p.s[p.i:], "-") || strings.HasPrefix(p.s[p.i:], "-]") {
			continue
		}
		p.i++
		high, ok := p.classAtom()
		if !ok || low == formatSet || high == formatSet || low > high {
			return false
		}
	}
	return true
}

func (p *formatPattern) classAtom() (rune, bool) {
	if !p.more() {
		return 0, false
	}
	if !p.take('\\') {
		return p.char(), true
	}
	switch {
	case p.take('b'):
		return '\b', true
	case p.take('-'):
		return '-', true
	}
	return p.characterEscape()
}

// atomEscape starts after the backslash, outside of a class: back references
// and what a class may have as well.
func (p *formatPattern) atomEscape() bool {
	if p.takeText("k<") {
		name, ok := p.name()
		p.wanted = append(p.wanted, name)
		return ok
	}
	if p.more() && p.s[p.i] >= '1' && p.s[p.i] <= '9' {
		n := 0
		for p.more() && formatDigit(p.s[p.i]) {
			n = min(n*10+int(p.s[p.i]-'0'), 1<<30)
			p.i++
		}
		p.highest = max(p.highest, n)
		return true
	}
	_, ok := p.characterEscape()
	return ok
}

// characterEscape is ClassEscape or CharacterEscape: one character, or a set.
func (p *formatPattern) characterEscape() (rune, bool) {
	if !p.more() {
		return 0, false
	}
	c := p.s[p.i]
	p.i++
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return formatSet, true
	case 'p', 'P':
		return formatSet, p.property()
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'v':
		return '\v', true
	case '0':
		return 0, !p.more() || !formatDigit(p.s[p.i])
	case 'c':
		if !p.more() || !formatAlpha(p.s[p.i]) {
			return 0, false
		}
		p.i++
		return rune(p.s[p.i-1] & 0x1F), true
	case 'x':
		return p.hex(2)
	case 'u':
		return p.unicodeEscape()
	}
	return rune(c), strings.IndexByte(`^$\.*+?()[]{}|/`, c) >= 0
}

// unicodeEscape starts after the u: XXXX, a pair of those, or {X...}.
func (p *formatPattern) unicodeEscape() (rune, bool) {
	if p.take('{') {
		r, n := rune(0), 0
		for ; p.more() && formatHex(p.s[p.i]); n++ {
			d, _ := p.hex(1)
			if r = r<<4 | d; r > utf8.MaxRune {
				return 0, false
			}
		}
		return r, n > 0 && p.take('}')
	}
	r, ok := p.hex(4)
	if ok && r>>10 == 0xD800>>10 && strings.HasPrefix(p.s[p.i:], `\u`) {
		back := p.i
		p.i += 2
		if low, ok := p.hex(4); ok && low>>10 == 0xDC00>>10 {
			return (r-0xD800)<<10 | (low - 0xDC00) + 0x10000, true
		}
		p.i = back
	}
	return r, ok
}

// hex reads exactly n hexadecimal digits.
func (p *formatPattern) hex(n int) (rune, bool) {
	var r rune
	for range n {
		if !p.more() || !formatHex(p.s[p.i]) {
			return 0, false
		}
		c := p.s[p.i]
		p.i++
		if formatDigit(c) {
			r = r<<4 | rune(c-'0')
		} else {
			r = r<<4 | rune(c|0x20-'a'+10)
		}
	}
	return r, true
}

// property starts after the p: {Name} or {Name=Value}.
func (p *formatPattern) property() bool {
	if !p.take('{') {
		return false
	}
	text, rest, ok := strings.Cut(p.s[p.i:], "}")
	if !ok {
		return false
	}
	p.i = len(p.s) - len(rest)
	name, value, pair := strings.Cut(text, "=")
	if !pair {
		return formatPropertyWord(name)
	}
	switch name {
	case "General_Category", "gc", "Script", "sc", "Script_Extensions", "scx":
		return formatPropertyWord(value)
	}
	return false
}

func formatPropertyWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !formatAlpha(c) && !formatDigit(c) && c != '_' {
			return false
		}
	}
	return s != ""
}
