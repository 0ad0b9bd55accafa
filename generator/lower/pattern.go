package lower

import (
	"regexp"

	"github.com/bizgen/bizgen/generator/document"
)

// delimited finds patterns that are written as programs write them, between slashes:
// with an anchor inside, they match no text at all.
var delimited = regexp.MustCompile(`^/(\^.*)/[a-z]*$|^/(.*[^\\]\$)/[a-z]*$`)

// delimiters warns of a pattern between slashes.
func (l *lowerer) delimiters(at document.Position, source string) {
	m := delimited.FindStringSubmatch(source)
	if m == nil {
		return
	}
	l.warnf(at, "pattern %q matches no text: slashes around a pattern, and flags behind it, are of programs, here they are characters of the text; write %q", source, m[1]+m[2])
}
