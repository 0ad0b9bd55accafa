// Package kakao is output of the emitters, beside models written by hand.
package kakao

import (
	"encoding/json"

	"github.com/bizgen/bizgen/runtime"
)

type (
	Options   struct{ Names []string }
	Selection struct{ ID string }
	Selected  struct{ Status int }
)

func decode[T any](data []byte, v *T) error { return json.Unmarshal(data, v) }
func appendTo[T any](dst []byte, v *T) ([]byte, error) {
	b, err := json.Marshal(v)
	return append(dst, b...), err
}
func validateAny([]byte, runtime.Reading) error                      { return nil }
func decodeID(data []byte, v *string, _ runtime.Reading) error       { return decode(data, v) }
func decodeOptions(data []byte, v *Options, _ runtime.Reading) error { return decode(data, v) }
func appendOptions(v *Options, d []byte) ([]byte, error)             { return appendTo(d, v) }
func validateOptions(data []byte, _ runtime.Reading) error {
	return validateAny(data, runtime.Reading{})
}
func decodeSelection(data []byte, v *Selection, _ runtime.Reading) error { return decode(data, v) }
func appendSelection(v *Selection, d []byte) ([]byte, error)             { return appendTo(d, v) }
func validateSelection(data []byte, _ runtime.Reading) error {
	return validateAny(data, runtime.Reading{})
}
func decodeSelected(data []byte, v *Selected, _ runtime.Reading) error { return decode(data, v) }
func appendSelected(v *Selected, d []byte) ([]byte, error)             { return appendTo(d, v) }
func validateSelected(data []byte, _ runtime.Reading) error {
	return validateAny(data, runtime.Reading{})
}
