package plan

import (
	"encoding/json"
	"math"
	"unicode/utf8"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
	"github.com/bizgen/bizgen/runtime/ecmascript"
)

func hasType(types model.Types, v model.Value) bool {
	if v.Kind != model.Number {
		return types.Has(v.Kind)
	}
	if types.Has(model.Number) {
		return true
	}
	c := runtime.Begin([]byte(v.JSON), 0, 0, runtime.Reading{})
	_, end := c.Integer(c.Start(), "")
	return types.Has(model.Integer) && c.Done(end) == nil
}

// breaks tells whether a value breaks an assertion.
func breaks(a model.Assertion, v model.Value) bool {
	switch v.Kind {
	case model.Number:
		return breaksNumber(a, v)
	case model.String:
		return breaksText(a, v.Text)
	case model.Array:
		return breaksArray(a, v)
	case model.Object:
		var members map[string]json.RawMessage
		return json.Unmarshal([]byte(v.JSON), &members) == nil && breaksSize(a, len(members), "minProperties", "maxProperties")
	}
	return false
}

// breaksNumber asks the runtime's own rules.
func breaksNumber(a model.Assertion, v model.Value) bool {
	switch rule := boundRules[a.Keyword]; {
	case a.Keyword == "format" && a.Value.Text == "int32":
		return !runtime.FormatInt32(v.Text)
	case a.Keyword == "format" && a.Value.Text == "int64":
		return !runtime.FormatInt64(v.Text)
	case rule != nil && a.Value.Kind == model.Number:
		c := runtime.Begin([]byte(v.JSON), 0, 0, runtime.Reading{})
		end := c.Skip(c.Start())
		rule(c, end, v.Text, a.Value.Text, "")
		return c.Done(end) != nil
	}
	return false
}

// boundRules are the runtime's rules for numbers, as text.
var boundRules = map[string]func(c *runtime.Check, i int, x, n, at string){
	"minimum":          (*runtime.Check).MinimumNumber,
	"maximum":          (*runtime.Check).MaximumNumber,
	"exclusiveMinimum": (*runtime.Check).ExclusiveMinimumNumber,
	"exclusiveMaximum": (*runtime.Check).ExclusiveMaximumNumber,
	"multipleOf":       (*runtime.Check).MultipleOfNumber,
}

// matchesPattern tells whether a text matches an ECMA-262 pattern; what is none, and
// what takes too long, decides nothing.
func matchesPattern(source, text string) (matched, decided bool) {
	expression, err := backtracks(source)
	if err != nil {
		return false, false
	}
	return ecmascript.Regexp(expression)(text)
}

func breaksText(a model.Assertion, text string) bool {
	switch a.Keyword {
	case "pattern":
		matched, decided := matchesPattern(a.Value.Text, text)
		return decided && !matched
	case "format":
		check, known := runtime.Format(a.Value.Text)
		return known && !check(text)
	}
	return breaksSize(a, utf8.RuneCountInString(text), "minLength", "maxLength")
}

func breaksArray(a model.Assertion, v model.Value) bool {
	var list []json.RawMessage
	if json.Unmarshal([]byte(v.JSON), &list) != nil {
		return false
	}
	if a.Keyword == "uniqueItems" && a.Value.JSON == "true" {
		c := runtime.Begin([]byte(v.JSON), 0, 0, runtime.Reading{})
		end := c.Skip(c.Start())
		c.UniqueItems(c.Start(), end, "")
		return c.Done(end) != nil
	}
	return breaksSize(a, len(list), "minItems", "maxItems")
}

func breaksSize(a model.Assertion, size int, least, most string) bool {
	limit, ok := sizeOf(a.Value)
	return ok && (a.Keyword == least && size < limit || a.Keyword == most && size > limit)
}

// sizeOf reads the argument of a limit on a size.
func sizeOf(v model.Value) (int, bool) {
	n, ok := IntegerValue(v)
	return int(min(n, math.MaxInt32)), ok && n >= 0
}

// count returns the argument of a limit that s states.
func count(s *model.Schema, keyword string) (n int, ok bool) {
	v, stated := s.Assertion(keyword)
	if !stated {
		return 0, false
	}
	return sizeOf(v)
}
