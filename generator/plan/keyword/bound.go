package keyword

import (
	"fmt"
	"math"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

// JSON Schema Validation, section 6.2: exact, whatever the digits.
var (
	minimum          = bound("minimum", "Minimum")
	exclusiveMinimum = bound("exclusiveMinimum", "ExclusiveMinimum")
	maximum          = bound("maximum", "Maximum")
	exclusiveMaximum = bound("exclusiveMaximum", "ExclusiveMaximum")
)

func bound(name, method string) Keyword {
	return Keyword{Name: name, Applies: model.Number | model.Integer, Compile: func(in Input) (*Rule, error) {
		if in.Value.Kind != model.Number {
			return nil, fmt.Errorf("want a number, have %s", in.Value.JSON)
		}
		if in.AsText {
			return &Rule{Method: method + "Number", Args: []any{in.Value.Text}}, nil
		}
		n, ok := runtime.ParseInt64(in.Value.Text)
		if !ok {
			return nil, fmt.Errorf("%s is no int64", in.Value.Text)
		}
		return &Rule{Method: method, Args: []any{n}}, nil
	}}
}

// NeedsText tells whether the numbers of s must be checked as text: an int64,
// which stands for all integers beyond it too, cannot decide its rules.
func NeedsText(s *model.Schema) bool {
	for _, a := range s.Assertions {
		switch a.Keyword {
		case "multipleOf":
			return true
		case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum":
			n, ok := runtime.ParseInt64(a.Value.Text)
			if !ok || n == math.MaxInt64 || n == math.MinInt64 {
				return true
			}
		}
	}
	return false
}
