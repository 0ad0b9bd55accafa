package keyword

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

// JSON Schema Validation, section 6.2.1.
var multipleOf = Keyword{Name: "multipleOf", Applies: model.Number | model.Integer, Compile: func(in Input) (*Rule, error) {
	if in.Value.Kind != model.Number || runtime.CompareNumbers(in.Value.Text, "0") <= 0 {
		return nil, fmt.Errorf("want a number greater than 0, have %s", in.Value.JSON)
	}
	return &Rule{Method: "MultipleOfNumber", Args: []any{in.Value.Text}}, nil
}}
