package corpus

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

const document = `
openapi: 3.0.3
components:
  schemas:
    A: {type: object, properties: {b: {$ref: "#/components/schemas/B"}}}
    B: {oneOf: [{$ref: "#/components/schemas/C"}, {type: string}]}
    C: {type: array, items: {$ref: "#/components/schemas/A"}}
    D: {type: string}
    E: {$ref: "other.yaml#/E"}
`

func TestSlice(t *testing.T) {
	data, err := Slice([]byte(document), "A", "things")
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Paths      map[string]any
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if names := slices.Sorted(maps.Keys(got.Components.Schemas)); !slices.Equal(names, []string{"A", "B", "C", "Things"}) {
		t.Errorf("schemas %v", names)
	}
	if got.Paths["/things"] == nil {
		t.Errorf("paths %v", got.Paths)
	}
}

func TestSliceRefuses(t *testing.T) {
	for schema, want := range map[string]string{"F": "no schema F", "E": "cannot be cut out"} {
		if _, err := Slice([]byte(document), schema, "things"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", schema, err)
		}
	}
}
