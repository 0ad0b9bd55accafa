package jsonpath

import (
	"strconv"
)

// Parse reads a query. The error is a [*SyntaxError].
func Parse(text string) (q *Query, err error) {
	s := &scanner{text: text}
	defer func() {
		if r := recover(); r != nil {
			fault, ours := r.(*SyntaxError)
			if !ours {
				panic(r)
			}
			q, err = nil, fault
		}
	}()
	if len(text) > maxText {
		s.fail(0, "longer than "+strconv.Itoa(maxText)+" bytes")
	}
	if !s.take("$") {
		s.want(`"$", the root`)
	}
	p := s.path(true)
	if s.pos < len(s.text) {
		s.want(`".", "[" or the end`)
	}
	return &Query{path: p}, nil
}

// A path is a query at the root or, in a filter, at the current value.
type path struct {
	rooted   bool
	segments []segment
}

// A segment leads from values to some of what is below them.
type segment struct {
	descendant bool
	selectors  []selector
}

// singular reports whether the path leads to one value at most, section 2.3.5.1.
func (p path) singular() bool {
	for _, s := range p.segments {
		if s.descendant || len(s.selectors) != 1 {
			return false
		}
		switch s.selectors[0].(type) {
		case nameSelector, indexSelector:
		default:
			return false
		}
	}
	return true
}

// path reads segments up to what is none.
func (s *scanner) path(rooted bool) path {
	p := path{rooted: rooted}
	for {
		before := s.pos
		s.blank()
		switch {
		case s.take(".."):
			p.segments = append(p.segments, segment{descendant: true, selectors: s.short(true)})
		case s.take("."):
			p.segments = append(p.segments, segment{selectors: s.short(false)})
		case s.peek() == '[':
			p.segments = append(p.segments, segment{selectors: s.brackets()})
		default:
			s.pos = before
			return p
		}
	}
}

// short reads what stands behind a dot.
func (s *scanner) short(brackets bool) []selector {
	if brackets && s.peek() == '[' {
		return s.brackets()
	}
	if s.take("*") {
		return []selector{wildcard{}}
	}
	return []selector{nameSelector(s.name())}
}

func (s *scanner) brackets() []selector {
	defer s.deeper()()
	s.pos++
	var list []selector
	for {
		s.blank()
		list = append(list, s.selector())
		s.blank()
		if s.take("]") {
			return list
		}
		if !s.take(",") {
			s.want(`"," or "]"`)
		}
	}
}

func (s *scanner) selector() selector {
	switch c := s.peek(); {
	case c == '\'' || c == '"':
		return nameSelector(s.str())
	case s.take("*"):
		return wildcard{}
	case s.take("?"):
		s.blank()
		return filter{s.or()}
	case c == ':' || c == '-' || digit(c):
		return s.indexOrSlice()
	}
	s.want("a quoted name, an index, a slice, * or ?")
	return nil
}

func (s *scanner) indexOrSlice() selector {
	start := s.bound()
	after := s.pos
	s.blank()
	if !s.take(":") {
		s.pos = after
		return indexSelector(*start)
	}
	cut := slice{start: start}
	s.blank()
	cut.end = s.bound()
	s.blank()
	if s.take(":") {
		s.blank()
		cut.step = s.bound()
	}
	return cut
}

// maxIndex is the largest integer of I-JSON, RFC 7493.
const maxIndex = 1<<53 - 1

// bound reads an integer, nil when there is none.
func (s *scanner) bound() *int {
	start := s.pos
	minus := s.take("-")
	if !s.digits() {
		if minus {
			s.want("a digit")
		}
		return nil
	}
	n, err := strconv.ParseInt(s.text[start:s.pos], 10, 64)
	if err != nil || n > maxIndex || n < -maxIndex {
		s.fail(start, "the integer is beyond 2^53-1")
	}
	if minus && n == 0 {
		s.fail(start, "-0 is no index")
	}
	if digit(s.peek()) {
		s.fail(start, "remove the leading zero")
	}
	i := int(n)
	return &i
}
