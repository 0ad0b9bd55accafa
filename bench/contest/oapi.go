//go:build peers

package contest

import (
	"bytes"
	"encoding/json"

	"github.com/bizgen/bizgen/bench/peers/oapi"
)

// oapi-codegen's types are plain structs, which encoding/json fills.

func jsonOptions() entrant {
	return entrant{
		name: "encoding/json, nothing validated",
		decode: func(data []byte) error {
			var v oapi.OptionsEnvelope
			return json.Unmarshal(data, &v)
		},
		open: func(data []byte) (value, error) { return jsonOpened(data, new(oapi.OptionsEnvelope)) },
	}
}

func jsonSelection() entrant {
	return entrant{
		name: "encoding/json, nothing validated",
		decode: func(data []byte) error {
			var v oapi.OptionSelection
			return json.Unmarshal(data, &v)
		},
		open: func(data []byte) (value, error) { return jsonOpened(data, new(oapi.OptionSelection)) },
	}
}

func jsonOpened(data []byte, v any) (value, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	return value{encode: func() ([]byte, error) {
		b.Reset()
		err := e.Encode(v)
		return b.Bytes(), err
	}}, json.Unmarshal(data, v)
}
