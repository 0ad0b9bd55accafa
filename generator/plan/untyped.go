package plan

import (
	"math/bits"

	"github.com/bizgen/bizgen/generator/model"
)

// An Untyped says why values stay JSON text; "" is for those that do not.
type Untyped string

// The reasons for JSON text.
const (
	NoSchema     Untyped = "the document gives no schema"
	AnyValue     Untyped = "the schema allows any value"
	NoValue      Untyped = "the schema allows no value"
	OnlyNull     Untyped = "only null is allowed"
	NoType       Untyped = "type is absent, and what is there does not imply one"
	SeveralTypes Untyped = "several types"
	MixedEnum    Untyped = "enum of mixed kinds, or at odds with its type"
	Alternatives Untyped = "oneOf or anyOf without a form in Go"
	Conditional  Untyped = "null or not depends on other rules"
	Branches     Untyped = "described differently by alternatives"
	Several      Untyped = "branches of a union without a form, or several at once"
)

// untyped classifies a schema whose Go type is Raw.
func untyped(s *model.Schema) Untyped {
	types := allowed(s)
	switch {
	case anything(s):
		return AnyValue
	case types == 0:
		return NoValue
	case types == model.Null:
		return OnlyNull
	case hasAlternatives(s):
		return Alternatives
	case enumValues(s) != nil:
		return MixedEnum
	case types == model.Any:
		return NoType
	case bits.OnesCount8(uint8(types.Without(model.Null))) > 1:
		return SeveralTypes
	}
	return Conditional
}

func hasAlternatives(s *model.Schema) bool {
	for _, part := range parts(s) {
		if len(part.OneOf) > 0 || len(part.AnyOf) > 0 {
			return true
		}
	}
	return false
}
