// Package petshop is output of the emitters, beside models written by hand.
package petshop

import (
	"encoding/json"

	"github.com/bizgen/bizgen/runtime"
)

type (
	PetStatus string
	Pet       struct{ Name string }
	Pets      struct{ Pets []Pet }
	Fault     struct{ Message string }
)

func decode[T any](data []byte, v *T) error { return json.Unmarshal(data, v) }
func appendTo[T any](dst []byte, v *T) ([]byte, error) {
	b, err := json.Marshal(v)
	return append(dst, b...), err
}

func decodeLimit(data []byte, v *int32, _ runtime.Reading) error {
	if err := decode(data, v); err != nil {
		return err
	}
	if *v > 100 {
		return &runtime.Error{Violations: []runtime.Violation{{Keyword: "maximum", Detail: "100"}}}
	}
	return nil
}

func decodeStatuses(data []byte, v *[]PetStatus, _ runtime.Reading) error { return decode(data, v) }
func decodeWeights(data []byte, v *[]float64, _ runtime.Reading) error    { return decode(data, v) }
func decodeBool(data []byte, v *bool, _ runtime.Reading) error            { return decode(data, v) }
func decodeInt64(data []byte, v *int64, _ runtime.Reading) error          { return decode(data, v) }
func decodeInt64s(data []byte, v *[]int64, _ runtime.Reading) error       { return decode(data, v) }

func decodePet(data []byte, v *Pet, _ runtime.Reading) error {
	if err := validatePet(data, runtime.Reading{}); err != nil {
		return err
	}
	return decode(data, v)
}
func appendPet(v *Pet, d []byte) ([]byte, error) { return appendTo(d, v) }
func validatePet(data []byte, _ runtime.Reading) error {
	var v Pet
	if err := decode(data, &v); err != nil || v.Name == "" {
		return &runtime.Error{Violations: []runtime.Violation{{Pointer: "/Name", Keyword: "minLength", Detail: "1"}}}
	}
	return nil
}
func decodePets(data []byte, v *Pets, _ runtime.Reading) error   { return decode(data, v) }
func appendPets(v *Pets, d []byte) ([]byte, error)               { return appendTo(d, v) }
func validatePets([]byte, runtime.Reading) error                 { return nil }
func decodeFault(data []byte, v *Fault, _ runtime.Reading) error { return decode(data, v) }
func appendFault(v *Fault, d []byte) ([]byte, error)             { return appendTo(d, v) }
func validateFault([]byte, runtime.Reading) error                { return nil }
