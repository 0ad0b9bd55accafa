//go:build peers

package contest

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/bizgen/bizgen/bench/peers"
)

// document is a document as kin-openapi, which oapi-codegen's users validate with, has it.
func document(data []byte) (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(data) }

// peersDocument is one of the peers' own documents.
func peersDocument(name string) (*openapi3.T, error) {
	data, err := fs.ReadFile(peers.Document, name)
	if err != nil {
		return nil, err
	}
	return document(data)
}

// withKin returns plain with the document's validation before it, as
// openapi3filter does it: text to any, VisitJSON, and the text again to a struct.
func withKin(doc *openapi3.T, schema string, plain entrant) (entrant, error) {
	ref := doc.Components.Schemas[schema]
	if ref == nil || ref.Value == nil {
		return entrant{}, fmt.Errorf("the document has no schema %s", schema)
	}
	check := func(data []byte) error {
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			return err
		}
		return ref.Value.VisitJSON(v)
	}
	return entrant{
		name:  "oapi-codegen (encoding/json) + kin-openapi VisitJSON",
		check: check,
		decode: func(data []byte) error {
			if err := check(data); err != nil {
				return err
			}
			return plain.decode(data)
		},
	}, nil
}
