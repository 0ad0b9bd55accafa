package runtime

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// frame is one open array or object on the way to a value.
type frame struct {
	key   string
	index int // -1: an object
}

// A locator walks a document once to say where bytes of it are. It runs on the
// failing path only, so that reading keeps no path at all; the document need not
// be well-formed.
type locator struct {
	s       string
	i       int
	open    []frame
	wantKey bool
}

// pointersAt returns the JSON Pointer of the value that holds a byte, for each of
// some offsets into s.
func pointersAt(s string, offsets []int) []string {
	order := make([]int, len(offsets))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(offsets[a], offsets[b]) })
	out := make([]string, len(offsets))
	l := locator{s: s}
	for n, k := range order {
		if n > 0 && offsets[k] == offsets[order[n-1]] {
			out[k] = out[order[n-1]]
			continue
		}
		for l.i < len(s) && l.i < offsets[k] {
			l.step()
		}
		out[k] = l.pointer(offsets[k])
	}
	return out
}

// step walks over one byte, or over a string.
func (l *locator) step() {
	switch l.s[l.i] {
	case '{':
		l.open = append(l.open, frame{"", -1})
		l.wantKey = true
	case '[':
		l.open = append(l.open, frame{"", 0})
		l.wantKey = false
	case '}', ']':
		if len(l.open) > 0 {
			l.open = l.open[:len(l.open)-1]
		}
		l.wantKey = false
	case ',':
		if n := len(l.open) - 1; n >= 0 {
			if l.open[n].index >= 0 {
				l.open[n].index++
			} else {
				l.wantKey, l.open[n].key = true, ""
			}
		}
	case '"':
		c := Check{s: l.s}
		text, j := c.String(l.i, "")
		if c.syntax != nil {
			l.i = len(l.s)
			return
		}
		if l.wantKey && len(l.open) > 0 {
			l.open[len(l.open)-1].key = strings.Clone(text)
			l.wantKey = false
		}
		l.i = j
		return
	}
	l.i++
}

// pointer spells the way to the value that holds the byte at off, which the walk
// has come to. A bracket that opens is part of the value it opens, not of what is
// inside.
func (l *locator) pointer(off int) string {
	if l.i != off || off >= len(l.s) || l.s[off] == '{' || l.s[off] == '[' {
		return framesPointer(l.open, l.wantKey)
	}
	at := locator{s: l.s, i: l.i, open: slices.Clone(l.open), wantKey: l.wantKey}
	at.step()
	return framesPointer(at.open, at.wantKey)
}

// framesPointer spells the way to the value; where a member has no name yet, the
// object itself is meant. It stops where it is longer than what is shown of it.
func framesPointer(open []frame, nameless bool) string {
	if nameless && len(open) > 0 {
		open = open[:len(open)-1]
	}
	var b []byte
	for _, f := range open {
		if len(b) > maxText {
			break
		}
		if f.index >= 0 {
			b = append(b, '/')
			b = strconv.AppendInt(b, int64(f.index), 10)
		} else {
			b = AppendPointer(b, f.key[:min(len(f.key), maxText+1)])
		}
	}
	return string(b)
}

// pointerAt is pointersAt for one offset.
func pointerAt(s string, off int) string { return pointersAt(s, []int{off})[0] }
