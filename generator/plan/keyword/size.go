package keyword

import "github.com/bizgen/bizgen/generator/model"

// JSON Schema Validation, sections 6.4 and 6.5. minContains and maxContains
// count nothing without contains beside them, so package plan places them.
var (
	minItems      = limit("minItems", "MinItems", model.Array)
	maxItems      = limit("maxItems", "MaxItems", model.Array)
	minContains   = limit("minContains", "MinContains", 0)
	maxContains   = limit("maxContains", "MaxContains", 0)
	minProperties = limit("minProperties", "MinProperties", model.Object)
	maxProperties = limit("maxProperties", "MaxProperties", model.Object)
)

// MinContains compiles minContains.
func MinContains(v model.Value) (*Rule, error) { return minContains.Compile(Input{Value: v}) }

// MaxContains compiles maxContains.
func MaxContains(v model.Value) (*Rule, error) { return maxContains.Compile(Input{Value: v}) }
