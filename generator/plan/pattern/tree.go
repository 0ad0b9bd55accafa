package pattern

// A node is one of the types below. Groups leave no node behind: only what matches is asked, never where.
type node interface{}

type (
	literal   rune
	assertion byte // '^', '$', 'b' or 'B'
	concat    []node
	alternate []node

	repeat struct {
		at       int
		sub      node
		min, max int // max -1: without end
		lazy     bool
	}

	look struct {
		at               int
		behind, negative bool
		body             node
	}

	// An alien is valid, but nothing in Go is like it.
	alien struct {
		at        int
		construct string
	}
)

// The aliens that no text which is UTF-8 has.
const (
	loneSurrogate  = `lone surrogate \u`
	onlySurrogates = "class of nothing but surrogates"
)

// construct is how error messages call a lookaround.
func (l look) construct() string {
	switch {
	case l.behind && l.negative:
		return "negative lookbehind (?<!"
	case l.behind:
		return "lookbehind (?<="
	case l.negative:
		return "negative lookahead (?!"
	}
	return "lookahead (?="
}
