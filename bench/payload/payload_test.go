package payload

import (
	"encoding/json"
	"testing"

	"github.com/bizgen/bizgen/generated/options"
)

func TestSamples(t *testing.T) {
	for _, test := range []struct {
		name  string
		read  func() ([]byte, error)
		check func([]byte) error
	}{
		{"options", Options, options.ValidateOptionsEnvelope},
		{"selection", Selection, options.ValidateOptionSelection},
	} {
		data, err := test.read()
		if err != nil {
			t.Fatal(err)
		}
		if err := test.check(data); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// TestVariants holds the catalogue's own validator against them: it refuses what
// it has to, and nothing else.
func TestVariants(t *testing.T) {
	variants, err := Variants()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range variants {
		if v.Legal && !json.Valid(v.Data) {
			t.Errorf("%s: not JSON", v.What)
		}
		if err := options.ValidateOptionsEnvelope(v.Data); (err == nil) != v.Legal {
			t.Errorf("%s: legal is %v, and the validator says %v", v.What, v.Legal, err)
		}
	}
}
