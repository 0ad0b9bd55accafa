// Package keyword compiles the assertions of JSON Schema, one file a group of
// twins: it reads a keyword's argument and says which method of the runtime
// checks it. It knows neither the walk over a value nor the emitters.
package keyword

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/bizgen/bizgen/generator/model"
)

// A Rule is one check as data, which the emitter prints without understanding it:
//
//	c.Method(i, value, Args..., at)
//	c.Method(i, Match(value), Args..., at)
type Rule struct {
	Method  string
	Match   string // function func(string) bool; "" when the value itself is passed
	Runtime bool   // Match is in the runtime
	Sub     string // its subpackage that Match is in, which leaves the standard library
	Timed   bool   // Match may take long, and says whether it has decided
	Args    []any  // literals
}

// Input is what a keyword is compiled from.
type Input struct {
	Value        model.Value // the keyword's argument
	AsText       bool        // numbers are checked as text
	AssertFormat bool
	// Pattern returns the name of the output's function that matches an ECMA-262
	// regular expression, and whether it may take long.
	Pattern func(source string) (name string, timed bool, err error)
}

// A Keyword is an assertion that needs nothing but its argument.
type Keyword struct {
	Name    string
	Applies model.Types // the types of values that it says something about
	// Compile returns the rule; none when the argument asks for nothing.
	Compile func(in Input) (*Rule, error)
}

// List holds every such keyword. Its order is that of checks in generated code,
// and so of violations in error lists.
var List = []Keyword{
	minLength, maxLength, pattern, formatText,
	minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf, formatNumber,
	minItems, maxItems, minContains, maxContains,
	minProperties, maxProperties,
}

// Compile returns the rules that the assertions of s make for values of the types
// in applies. A bad argument is reported at its place.
func Compile(s *model.Schema, applies model.Types, in Input, bad func(model.Place, string)) []Rule {
	var rules []Rule
	for _, k := range List {
		if k.Applies&applies == 0 {
			continue
		}
		arg, ok := s.Assertion(k.Name)
		if !ok {
			continue
		}
		in.Value = arg
		rule, err := k.Compile(in)
		if err != nil {
			bad(arg.Place, fmt.Sprintf("%s: %v", k.Name, err))
			continue
		}
		if rule != nil {
			rules = append(rules, *rule)
		}
	}
	return rules
}

// endless is a size that nothing in memory has; what a document says beyond it is no
// other limit.
const endless = math.MaxInt32

// count reads a non-negative integer, the argument of all limits on sizes; 2.0
// is one too.
func count(v model.Value) (int, error) {
	if v.Kind == model.Number {
		f, err := strconv.ParseFloat(v.Text, 64)
		switch {
		case errors.Is(err, strconv.ErrRange) && f > 0, err == nil && f >= endless && f == math.Trunc(f):
			return endless, nil
		case err == nil && f >= 0 && f == math.Trunc(f):
			return int(f), nil
		}
	}
	return 0, fmt.Errorf("want a non-negative integer, have %s", v.JSON)
}

// limit is the keyword of a limit on a size.
func limit(name, method string, applies model.Types) Keyword {
	return Keyword{Name: name, Applies: applies, Compile: func(in Input) (*Rule, error) {
		n, err := count(in.Value)
		if err != nil {
			return nil, err
		}
		return &Rule{Method: method, Args: []any{n}}, nil
	}}
}
