package runtime

import "time"

// maxSlow is how long the patterns that backtrack may take over one document, all
// texts together: one that can be made to take ages is met in as many texts as there
// is room for.
const maxSlow = time.Second

// Timed returns match for the texts of this document. Where one is not decided, or all
// have taken too long, the document is refused: what is not known to match is not known
// to break a rule either, and under "not" it would be accepted.
func (c *Check) Timed(match func(string) (matched, decided bool)) func(string) bool {
	return func(text string) bool {
		if c.syntax != nil { // the document is refused
			return true
		}
		start := time.Now()
		matched, decided := match(text)
		if c.slow += time.Since(start); (!decided || c.slow > maxSlow) && c.syntax == nil {
			c.syntax = &violation{off: len(c.s), keyword: "work"}
		}
		return matched
	}
}
