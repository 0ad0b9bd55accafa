package keyword

import "github.com/bizgen/bizgen/generator/model"

// JSON Schema Validation, sections 6.3.1 and 6.3.2: lengths are code points.
var (
	minLength = limit("minLength", "MinLength", model.String)
	maxLength = limit("maxLength", "MaxLength", model.String)
)
