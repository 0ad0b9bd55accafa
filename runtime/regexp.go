package runtime

import (
	"regexp"
	"sync"
)

// Clause is a regular expression in Go's syntax that a text must match, or, with
// Not, must not match.
type Clause struct {
	Expr string
	Not  bool
}

// Regexp returns a function that tells whether all clauses hold. They are
// compiled at the first call; generated code has been checked to compile.
func Regexp(clauses ...Clause) func(string) bool {
	compiled := sync.OnceValue(func() []*regexp.Regexp {
		var list []*regexp.Regexp
		for _, c := range clauses {
			list = append(list, regexp.MustCompile(c.Expr))
		}
		return list
	})
	return func(text string) bool {
		for k, re := range compiled() {
			if re.MatchString(text) == clauses[k].Not {
				return false
			}
		}
		return true
	}
}
