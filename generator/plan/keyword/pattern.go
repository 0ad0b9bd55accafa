package keyword

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/model"
)

// JSON Schema Validation, section 6.3.3: ECMA-262 regular expressions, not anchored.
var pattern = Keyword{Name: "pattern", Applies: model.String, Compile: func(in Input) (*Rule, error) {
	if in.Value.Kind != model.String {
		return nil, fmt.Errorf("want a string, have %s", in.Value.JSON)
	}
	match, timed, err := in.Pattern(in.Value.Text)
	if err != nil {
		return nil, err
	}
	return &Rule{Method: "Pattern", Match: match, Timed: timed, Args: []any{in.Value.Text}}, nil
}}
