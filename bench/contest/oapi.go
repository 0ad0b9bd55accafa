//go:build peers

package contest

import (
	"bytes"
	"encoding/json"
)

// plainJSON is encoding/json, which fills oapi-codegen's types: plain structs.
func plainJSON[T any]() entrant {
	return entrant{
		name: "encoding/json, nothing validated",
		decode: func(data []byte) error {
			var v T
			return json.Unmarshal(data, &v)
		},
		open: func(data []byte) (value, error) {
			v := new(T)
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			return value{encode: func() ([]byte, error) {
				b.Reset()
				err := e.Encode(v)
				return b.Bytes(), err
			}}, json.Unmarshal(data, v)
		},
	}
}
