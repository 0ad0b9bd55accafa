package pattern

import "fmt"

// An Error says which construct of a pattern cannot be translated, or why the pattern is no regular expression at all.
type Error struct {
	Offset    int    // in bytes, from the beginning of the pattern
	Construct string // "lookahead (?=", "unterminated group"
	Invalid   bool   // ECMA-262 refuses it too
}

func (e *Error) Error() string {
	if e.Invalid {
		return fmt.Sprintf("offset %d: %s: not a valid ECMA-262 regular expression", e.Offset, e.Construct)
	}
	return fmt.Sprintf("offset %d: %s: cannot be expressed in Go's regular expressions", e.Offset, e.Construct)
}
