package runtime

import (
	"math/bits"
	"strings"
)

// violation is a Violation before its pointer is worked out.
type violation struct {
	off     int // of a byte of the value; its last one unless the value is broken off
	keyword string
	at      string // place of the schema
	detail  string
}

// Fail records a syntax error, the first one only, and returns the end of the
// document.
//
//go:noinline
func (c *Check) Fail(i int, what string) int {
	if c.syntax == nil {
		c.syntax = &violation{off: i, keyword: "syntax", detail: what}
	}
	return len(c.s)
}

//go:noinline
func (c *Check) tooDeep(i int) int {
	if c.syntax == nil {
		c.syntax = &violation{off: i, keyword: "depth", detail: "512"}
	}
	return len(c.s)
}

func (c *Check) add(v violation) {
	switch {
	case c.syntax != nil:
	case c.quiet > 0:
		c.failed++
	case len(c.found) < c.limit:
		c.found = append(c.found, v)
	default:
		c.dropped = true
	}
}

// bad records a broken rule of the value that ends at i. The rules of a value of
// the wrong type say nothing, and stay silent.
//
//go:noinline
func (c *Check) bad(i int, keyword, at, detail string) {
	if c.hidden(i) {
		return
	}
	c.add(violation{off: i - 1, keyword: keyword, at: at, detail: detail})
}

// hidden tells whether the value that ends at i is of the wrong type, so that its rules stay
// silent.
func (c *Check) hidden(i int) bool {
	n := len(c.found)
	return n > 0 && c.quiet == 0 && c.found[n-1].off == i-1 && c.found[n-1].hidesOthers()
}

// keeps tells whether the next violation will be told, and not only counted.
func (c *Check) keeps() bool { return c.syntax == nil && c.quiet == 0 && len(c.found) < c.limit }

func (v violation) hidesOthers() bool {
	return v.keyword == "type" || v.keyword == "range"
}

//go:noinline
func (c *Check) duplicate(i int) {
	c.add(violation{off: i, keyword: "duplicate"})
}

//go:noinline
func (c *Check) wrongType(i int, want, at string) int {
	j := c.Skip(i)
	c.add(violation{off: j - 1, keyword: "type", at: at, detail: want})
	return j
}

// Required reports the members of need, a set of bits, that seen lacks, for the
// object that ends at i; names are those of the bits.
func (c *Check) Required(i int, seen, need uint64, names []string, at string) {
	if missing := need &^ seen; missing != 0 {
		c.missing(i, missing, names, "required", at)
	}
}

// DependentRequired is Required for the members that the presence of another requires.
func (c *Check) DependentRequired(i int, seen, need uint64, names []string, at string) {
	if missing := need &^ seen; missing != 0 {
		c.missing(i, missing, names, "dependentRequired", at)
	}
}

//go:noinline
func (c *Check) missing(i int, missing uint64, names []string, keyword, at string) {
	c.lack(i, missing, func(n int) string { return names[n] }, keyword, at)
}

// lack reports members, a set of bits, that the object which ends at i has not. Their names
// are asked for only where they are told.
func (c *Check) lack(i int, missing uint64, name func(n int) string, keyword, at string) {
	if c.hidden(i) {
		return
	}
	for ; missing != 0; missing &= missing - 1 {
		v := violation{off: i - 1, keyword: keyword, at: at}
		if c.keeps() {
			v.detail = name(bits.TrailingZeros64(missing))
		}
		c.add(v)
	}
}

// report turns what was found into an Error; strings are copied, since the
// document's memory is its owner's again.
//
//go:noinline
func (c *Check) report() error {
	found := c.found
	if c.syntax != nil {
		found = []violation{*c.syntax}
	}
	c.conceal(found)
	offsets := make([]int, len(found))
	for k, v := range found {
		offsets[k] = v.off
	}
	e := &Error{Violations: make([]Violation, len(found)), Truncated: c.dropped}
	for k, pointer := range pointersAt(c.s, offsets) {
		e.Violations[k] = found[k].located(pointer)
	}
	return e
}

func (v violation) located(pointer string) Violation {
	out := Violation{
		Pointer: shortened(pointer),
		Keyword: v.keyword,
		Detail:  shortened(strings.Clone(v.detail)),
		Offset:  v.off,
	}
	if v.at != "" {
		out.SchemaPointer = v.at + "/" + v.keyword
	}
	return out
}

// maxText is how long a pointer or a detail may be, in bytes: a body must not make
// an answer many times its own size.
const maxText = 1 << 10

// shortened cuts a text that is too long, and says so.
func shortened(text string) string {
	if len(text) <= maxText {
		return text
	}
	return strings.ToValidUTF8(text[:maxText], "") + "..."
}
