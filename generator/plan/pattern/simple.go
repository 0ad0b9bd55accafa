package pattern

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Simple is a pattern that a loop can match without ever going back: each Item takes as many characters as it can,
// and what follows never needs one of them.
type Simple struct {
	Items      []Item
	Start, End bool // the items begin the text, end it; without Start they are a plain Literal
}

// An Item is a set of characters and how many of them follow each other.
type Item struct {
	Set      [4]uint64 // bit c&63 of Set[c>>6] is set for each ASCII character c in the set; indexed by byte, c >= 0x80 have none
	NonASCII bool      // every character beyond ASCII is in the set
	Wide     []Range   // without NonASCII: those that are, in order, at most maxWide
	Min, Max int       // Max -1: without end
}

// maxWide is how many ranges a loop may compare with; \S has nine.
const maxWide = 10

// ParseSimple returns the items of a pattern if it is simple: a sequence, anchored by ^, of characters and classes with quantifiers
// that leave no choice, or a plain literal. Patterns that are not valid, or not expressible, are not simple.
func ParseSimple(src string) (Simple, bool) {
	tree, err := parse(src)
	if err != nil {
		return Simple{}, false
	}
	terms, ok := tree.(concat)
	if !ok {
		terms = concat{tree}
	}
	var s Simple
	if len(terms) > 0 && isAssertion(terms[0], '^') {
		s.Start, terms = true, terms[1:]
	}
	if last := len(terms) - 1; last >= 0 && isAssertion(terms[last], '$') {
		s.End, terms = true, terms[:last]
	}
	for _, term := range terms {
		item, ok := newItem(term)
		if !ok {
			return Simple{}, false
		}
		if item.Max != 0 {
			s.Items = append(s.Items, item)
		}
	}
	if _, plain := s.Literal(); !plain && (!s.Start || !s.deterministic()) {
		return Simple{}, false
	}
	return s, true
}

func newItem(n node) (Item, bool) {
	item := Item{Min: 1, Max: 1}
	if r, ok := n.(repeat); ok {
		item.Min, item.Max, n = r.min, r.max, r.sub
	}
	var members ranges
	switch n := n.(type) {
	case literal:
		members = ranges{{rune(n), rune(n)}}
	case set:
		if len(n.props) > 0 {
			return Item{}, false
		}
		members = n.ranges
		if n.negate {
			members = members.complement()
		}
	default:
		return Item{}, false
	}
	item.fill(members.tidy())
	return item, len(item.Wide) <= maxWide
}

func (it *Item) fill(members ranges) {
	for _, r := range members {
		for c := r.Lo; c <= min(r.Hi, 0x7F); c++ {
			it.Set[c>>6] |= 1 << (c & 63)
		}
		last := len(it.Wide) - 1
		switch {
		case r.Lo == 0xE000 && last >= 0 && it.Wide[last].Hi == 0xD7FF: // no text has what lies between
			it.Wide[last].Hi = r.Hi
		case r.Hi > 0x7F:
			it.Wide = append(it.Wide, Range{max(r.Lo, 0x80), r.Hi})
		}
	}
	if slices.Equal(it.Wide, []Range{{0x80, utf8.MaxRune}}) {
		it.NonASCII, it.Wide = true, nil
	}
}

// deterministic reports whether no item that may take more or fewer characters could take one that the items after it want.
func (s Simple) deterministic() bool {
	for i, it := range s.Items {
		if it.Min == it.Max {
			continue
		}
		for _, next := range s.Items[i+1:] {
			if it.overlaps(next) {
				return false
			}
			if next.Min > 0 {
				break
			}
		}
	}
	return true
}

func (it Item) overlaps(other Item) bool {
	for i := range it.Set {
		if it.Set[i]&other.Set[i] != 0 {
			return true
		}
	}
	if it.NonASCII {
		return other.NonASCII || len(other.Wide) > 0
	}
	for _, r := range it.Wide {
		if other.NonASCII || slices.ContainsFunc(other.Wide, func(o Range) bool { return r.Lo <= o.Hi && o.Lo <= r.Hi }) {
			return true
		}
	}
	return false
}

// Has reports whether r is in the item's set.
func (it Item) Has(r rune) bool {
	if r < utf8.RuneSelf {
		return it.Set[r>>6]&(1<<(r&63)) != 0
	}
	return it.NonASCII || slices.ContainsFunc(it.Wide, func(w Range) bool { return w.Lo <= r && r <= w.Hi })
}

// Rune returns the item's character if its set has only one.
func (it Item) Rune() (rune, bool) {
	found, count := rune(0), 0
	for c := range rune(utf8.RuneSelf) {
		if it.Has(c) {
			found, count = c, count+1
		}
	}
	for _, w := range it.Wide {
		found, count = w.Lo, count+int(w.Hi-w.Lo)+1
	}
	return found, count == 1 && !it.NonASCII
}

// Prefix returns the characters that the pattern begins with one by one, and the items after them.
func (s Simple) Prefix() (literal string, rest []Item) {
	var out strings.Builder
	for i, it := range s.Items {
		r, single := it.Rune()
		if !single || it.Min != it.Max || it.Max > maxCount {
			return out.String(), s.Items[i:]
		}
		out.WriteString(strings.Repeat(string(r), it.Min))
	}
	return out.String(), nil
}

// Literal returns the text that the pattern looks for, if it is but one text.
func (s Simple) Literal() (string, bool) {
	literal, rest := s.Prefix()
	return literal, len(rest) == 0
}

// Match is what generated loops must answer. The text is valid UTF-8.
func (s Simple) Match(text string) bool {
	if !s.Start {
		literal, _ := s.Literal()
		if s.End {
			return strings.HasSuffix(text, literal)
		}
		return strings.Contains(text, literal)
	}
	for _, it := range s.Items {
		n := 0
		for it.Max < 0 || n < it.Max {
			r, width := utf8.DecodeRuneInString(text)
			if width == 0 || !it.Has(r) {
				break
			}
			text = text[width:]
			n++
		}
		if n < it.Min {
			return false
		}
	}
	return !s.End || text == ""
}
