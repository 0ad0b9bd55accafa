// Package ecmascript matches the regular expressions of ECMA-262 that Go's own
// package cannot: lookaround and references back. Generated code imports it only
// where a document has such a pattern; nothing else in the runtime leaves the
// standard library.
package ecmascript

import (
	"sync"
	"time"

	"github.com/dlclark/regexp2"
)

// Limit is how long one match may take. Such expressions can be made to take
// ages; a text that is not decided in time is told of.
const Limit = 100 * time.Millisecond

// Regexp returns a function that tells whether a text matches, and whether that was
// decided in time. The expression is the engine's: what ECMA-262 means by a word, a line
// or a property has been spelt out in it when it was generated. It is compiled at the
// first call; what does not compile decides nothing.
func Regexp(source string) func(text string) (matched, decided bool) {
	compiled := sync.OnceValue(func() *regexp2.Regexp {
		re, err := regexp2.Compile(source, regexp2.ECMAScript|regexp2.Unicode)
		if err != nil {
			return nil
		}
		re.MatchTimeout = Limit
		return re
	})
	return func(text string) (matched, decided bool) {
		re := compiled()
		if re == nil {
			return false, false
		}
		matched, err := re.MatchString(text)
		return matched && err == nil, err == nil
	}
}

// Check tells why an expression cannot be compiled; nil when it can.
func Check(source string) error {
	_, err := regexp2.Compile(source, regexp2.ECMAScript|regexp2.Unicode)
	return err
}
