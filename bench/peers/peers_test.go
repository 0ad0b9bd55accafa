package peers

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/bizgen/bizgen/spec"
)

// spared is what the peers' document leaves out: conditions, defaults, and what
// is for people to read.
var spared = []string{
	"if", "then", "dependentRequired", "allOf", "default",
	"description", "examples",
}

// TestSameDocument holds the schemas of the two documents against each other,
// so that a change of the catalogue's reaches the peers.
func TestSameDocument(t *testing.T) {
	catalogue, err := spec.FS.ReadFile("kakao/options.yaml")
	if err != nil {
		t.Fatal(err)
	}
	peers, err := Document.ReadFile("peers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, got := schemas(t, catalogue), schemas(t, peers)
	if a, b := slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)); !slices.Equal(a, b) {
		t.Fatalf("the catalogue has %v, the peers have %v", a, b)
	}
	for name := range want {
		if !reflect.DeepEqual(want[name], got[name]) {
			t.Errorf("%s differs:\ncatalogue %v\npeers     %v", name, want[name], got[name])
		}
	}
}

// schemas returns the component schemas of a document, without what is spared.
func schemas(t *testing.T, text []byte) map[string]any {
	t.Helper()
	var doc struct {
		Components struct{ Schemas map[string]any }
	}
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	bare := bareMembers(doc.Components.Schemas)
	if s, ok := bare["Option"]; ok { // a name that ogen's own generic types take
		delete(bare, "Option")
		bare["OptionItem"] = s
	}
	return bare
}

// bareMembers returns what is in a map of names, none of which is a keyword.
func bareMembers(members map[string]any) map[string]any {
	out := map[string]any{}
	for name, v := range members {
		out[name] = bare(v)
	}
	return out
}

// bare returns a value of a schema without what is spared.
func bare(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			switch members, _ := value.(map[string]any); {
			case slices.Contains(spared, key) || strings.HasPrefix(key, "x-"):
			case key == "properties":
				out[key] = bareMembers(members)
			default:
				out[key] = bare(value)
			}
		}
		return out
	case string:
		if v == "#/components/schemas/Option" {
			return "#/components/schemas/OptionItem"
		}
	}
	return v
}
