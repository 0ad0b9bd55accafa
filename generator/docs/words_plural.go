package docs

import (
	"html/template"
	"regexp"
)

// counted takes the "{s}" of words that follow a number: "%d field{s}" is "1 field" and
// "2 fields". The number may be in a tag.
func counted[T string | template.HTML](words T) T {
	out := single.ReplaceAllString(string(words), "$1$2")
	return T(plural.ReplaceAllString(out, "s"))
}

var (
	single = regexp.MustCompile(`(^|[^\d.,])(1(?:</\w+>)? (?:\w+ )*\w+)\{s\}`)
	plural = regexp.MustCompile(`\{s\}`)
)
