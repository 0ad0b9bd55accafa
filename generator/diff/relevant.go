package diff

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

// speaksOf has the types that a keyword says something about; one that is not
// here may speak of all.
var speaksOf = map[string]model.Types{
	"contentEncoding": model.String,
	"minLength":       model.String, "maxLength": model.String, "pattern": model.String, "x-max-bytes": model.String,
	"minimum": model.Integer, "maximum": model.Integer, "exclusiveMinimum": model.Integer, "exclusiveMaximum": model.Integer,
	"multipleOf": model.Integer,
	"minItems":   model.Array, "maxItems": model.Array, "uniqueItems": model.Array, "minContains": model.Array, "maxContains": model.Array,
	"minProperties": model.Object, "maxProperties": model.Object,
}

// trivial holds the arguments that allow everything.
var trivial = map[string]string{"minLength": "0", "minItems": "0", "minProperties": "0", "uniqueItems": "false"}

// ofValues leaves of the types, and of the values of enum and const, what both allow.
func (v *view) ofValues() {
	if !v.counted() {
		return
	}
	v.values = slices.DeleteFunc(slices.Clone(v.values), func(x model.Value) bool { return !v.allows(x) })
	var types model.Types
	for _, x := range v.values {
		switch {
		case x.Kind != model.Number:
			types |= x.Kind
		case runtime.MultipleOf(x.Text, "1"):
			types |= model.Integer
		default:
			types |= model.Number
		}
	}
	v.types = both(v.types, types)
}

// relevant leaves out what says nothing about the types that v allows.
func (v *view) relevant() {
	v.ofValues()
	v.asserts = slices.DeleteFunc(slices.Clone(v.asserts), func(a model.Assertion) bool {
		t, known := speaksOf[a.Keyword]
		counts := a.Keyword == "minContains" || a.Keyword == "maxContains"
		if trivial[a.Keyword] == a.Value.JSON && trivial[a.Keyword] != "" {
			return true
		}
		if a.Keyword == "format" && a.Value.Text == "password" { // for forms that people fill in
			return true
		}
		return known && !v.types.Has(t) || counts && len(v.contains) == 0
	})
	if !v.types.Has(model.Object) {
		v.required, v.members, v.patterns, v.rest, v.dependent, v.needs, v.names, v.loose[0] = nil, nil, nil, nil, nil, nil, nil, nil
	}
	if !v.types.Has(model.Array) {
		v.tuples, v.contains, v.loose[1] = nil, nil, nil
	}
}
