package pattern

import (
	"maps"
	"strings"
	"unicode/utf8"
)

type parser struct {
	src     string
	pos     int
	depth   int
	groups  int // capturing groups so far; in the end the highest \1 there may be
	numbers []reference
	names   []reference
	defined map[string][]int // the numbers of the groups of a name
	spans   []span
	dotAll  bool // an inline modifier speaks of the dot
}

// A span is a part of the source that other engines spell otherwise.
type span struct {
	from, to int
	node     node
}

// A groupStart is the beginning of a named group, a backReference what refers to groups.
type (
	groupStart    struct{}
	backReference struct {
		number int
		name   string
	}
)

// A reference is checked when all groups are known, since it may stand before its group.
type reference struct {
	at     int
	number int
	name   string
}

const (
	maxDepth  = 250
	unbounded = -1
	huge      = 1 << 30 // what counts of more digits than any text has characters are cut to
)

// parse reads a whole pattern. Its errors are *Error with Invalid set; they are thrown as panics inside.
func parse(src string) (tree node, err error) {
	defer func() {
		if e, ok := recover().(*Error); ok {
			tree, err = nil, e
		}
	}()
	return newParser(src).whole(), nil
}

func newParser(src string) *parser { return &parser{src: src, defined: map[string][]int{}} }

// whole parses the source to its end.
func (p *parser) whole() node {
	if !utf8.ValidString(p.src) {
		p.fail(0, "invalid UTF-8")
	}
	tree, _ := p.disjunction()
	if !p.done() {
		p.fail(p.pos, "unmatched )")
	}
	p.resolve()
	return tree
}

// spelt notes that the source from at up to here is written as n.
func (p *parser) spelt(at int, n node) node {
	p.spans = append(p.spans, span{at, p.pos, n})
	return n
}

func (p *parser) fail(at int, construct string) {
	panic(&Error{Offset: at, Construct: construct, Invalid: true})
}

func (p *parser) done() bool { return p.pos == len(p.src) }

func (p *parser) peek() rune {
	r, _ := utf8.DecodeRuneInString(p.src[p.pos:])
	return r
}

func (p *parser) next() rune {
	r, size := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += size
	return r
}

func (p *parser) skip(prefix string) bool {
	if strings.HasPrefix(p.src[p.pos:], prefix) {
		p.pos += len(prefix)
		return true
	}
	return false
}

func (p *parser) resolve() {
	for _, ref := range p.numbers {
		if ref.number > p.groups {
			p.fail(ref.at, "backreference to a group that does not exist")
		}
	}
	for _, ref := range p.names {
		if p.defined[ref.name] == nil {
			p.fail(ref.at, "backreference to a group that does not exist")
		}
	}
}

// disjunction returns alternatives, and the group names in them: only different alternatives may share one.
func (p *parser) disjunction() (node, map[string]bool) {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.pos, "groups nested too deeply")
	}
	defer func() { p.depth-- }()
	names := map[string]bool{}
	first := p.alternative(names)
	if p.done() || p.peek() != '|' {
		return first, names
	}
	all := alternate{first}
	for p.skip("|") {
		more := map[string]bool{}
		all = append(all, p.alternative(more))
		maps.Copy(names, more)
	}
	return all, names
}

func (p *parser) alternative(names map[string]bool) node {
	var terms concat
	for !p.done() && p.peek() != '|' && p.peek() != ')' {
		at := p.pos
		term := p.quantified(at, p.atom(names))
		if inner, ok := term.(concat); ok {
			terms = append(terms, inner...)
		} else {
			terms = append(terms, term)
		}
	}
	if len(terms) == 1 {
		return terms[0]
	}
	return terms
}

func (p *parser) atom(names map[string]bool) node {
	at := p.pos
	switch r := p.next(); r {
	case '^', '$':
		return assertion(r)
	case '(':
		return p.group(at, names)
	case '.':
		return p.spelt(at, dot)
	case '[':
		return p.spelt(at, p.class(at))
	case '\\':
		return p.escape(at)
	case '*', '+', '?':
		p.fail(at, "nothing to repeat")
	case '{':
		p.pos = at
		if _, _, ok := p.bounds(); ok {
			p.fail(at, "nothing to repeat")
		}
		p.pos = at + 1
		return literal('{')
	default:
		return literal(r)
	}
	return nil
}

// group parses what follows an opening parenthesis at at.
func (p *parser) group(at int, names map[string]bool) node {
	ahead := look{at: at}
	switch {
	case !p.skip("?"):
		p.groups++
		return p.body(at, names)
	case p.skip(":"):
		return p.body(at, names)
	case p.skip("="):
	case p.skip("!"):
		ahead.negative = true
	case p.skip("<="):
		ahead.behind = true
	case p.skip("<!"):
		ahead.behind, ahead.negative = true, true
	case p.skip("<"):
		p.groups++
		p.define(at, names)
		p.spelt(at, groupStart{})
		return p.body(at, names)
	default:
		p.modifiers(at)
		p.body(at, names)
		return alien{at, "inline modifier (?"}
	}
	ahead.body = p.body(at, names)
	return ahead
}

// body parses the rest of the group that began at at.
func (p *parser) body(at int, names map[string]bool) node {
	inner, more := p.disjunction()
	if !p.skip(")") {
		p.fail(at, "unterminated group")
	}
	for name := range more {
		if names[name] {
			p.fail(at, "two groups named "+name)
		}
		names[name] = true
	}
	return inner
}

func (p *parser) define(at int, names map[string]bool) {
	name := p.groupName(at)
	if names[name] {
		p.fail(at, "two groups named "+name)
	}
	names[name] = true
	p.defined[name] = append(p.defined[name], p.groups)
}

// modifiers reads (?i: and (?i-s: of ECMA-262 2025. A (?i) for the rest of the pattern is other dialects' syntax.
func (p *parser) modifiers(at int) {
	seen := map[rune]bool{}
	minus := false
	for !p.done() {
		r := p.next()
		switch {
		case r == ':' && len(seen) > 0:
			return
		case r == '-' && !minus:
			minus = true
		case strings.ContainsRune("ims", r) && !seen[r]:
			seen[r] = true
			p.dotAll = p.dotAll || r == 's'
		default:
			p.fail(at, "unknown group (?")
		}
	}
	p.fail(at, "unterminated group")
}

// quantified puts the quantifier at the current place, if there is one, around an atom.
func (p *parser) quantified(at int, atom node) node {
	lo, hi, ok := p.quantifier()
	if !ok {
		return atom
	}
	switch a := atom.(type) {
	case assertion:
		if p.src[at] != '(' {
			p.fail(at, "nothing to repeat")
		}
	case look:
		if a.behind && a.at == at {
			p.fail(at, "nothing to repeat")
		}
	}
	if hi != unbounded && lo > hi {
		p.fail(at, "quantifier numbers out of order")
	}
	r := repeat{at: at, sub: atom, min: lo, max: hi, lazy: p.skip("?")}
	if next := p.pos; !p.done() {
		if _, _, again := p.quantifier(); again {
			p.fail(next, "nothing to repeat")
		}
	}
	return r
}

func (p *parser) quantifier() (lo, hi int, ok bool) {
	switch {
	case p.skip("*"):
		return 0, unbounded, true
	case p.skip("+"):
		return 1, unbounded, true
	case p.skip("?"):
		return 0, 1, true
	}
	return p.bounds()
}

// bounds reads {n}, {n,} or {n,m}; it leaves anything else where it is, as the literal brace that it then begins.
func (p *parser) bounds() (lo, hi int, ok bool) {
	begin := p.pos
	if p.skip("{") {
		if lo, ok = p.count(); ok {
			hi = lo
			if p.skip(",") {
				if hi, ok = p.count(); !ok {
					hi = unbounded
				}
			}
			if p.skip("}") {
				return lo, hi, true
			}
		}
	}
	p.pos = begin
	return 0, 0, false
}

func (p *parser) count() (n int, ok bool) {
	for !p.done() && '0' <= p.src[p.pos] && p.src[p.pos] <= '9' {
		n, ok = min(n*10+int(p.src[p.pos]-'0'), huge), true
		p.pos++
	}
	return n, ok
}
