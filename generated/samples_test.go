package generated_test

import (
	"slices"
	"testing"

	"github.com/bizgen/bizgen/runtime"
)

// Each sample of the guide that the document allows decodes, passes the strict
// writer, and is written again as an equal JSON value: nothing of it is lost.
func TestSamples(t *testing.T) {
	for _, c := range []struct{ file, schema string }{
		{"opt-t1-response.json", "OptionsEnvelope"},
		{"opt-t2-request.json", "OptionSelection"},
		{"opt-t2-response.json", "SelectionResult"},
		{"opt-t2-response-error.json", "SelectionResult"},
		{"pay-error-300.json", "OrdersheetEnvelope"},
		{"pay-error-300.json", "ApproveResult"},
		{"pay-error-300.json", "AuthenticationResult"},
		{"pay-error-300.json", "OrderStatusEnvelope"},
		{"pay-t1-response-301.json", "OrdersheetEnvelope"},
		{"pay-t1-response-recurring.json", "OrdersheetEnvelope"},
		{"pay-t1-response-single.strict.json", "OrdersheetEnvelope"},
		{"pay-t2-request.json", "ApproveRequest"},
		{"pay-t2-response.json", "ApproveResult"},
		{"pay-t4-response-w.json", "OrderStatusEnvelope"},
		{"pay-t4-response-c.json", "OrderStatusEnvelope"},
		{"pay-t4-response-s.json", "OrderStatusEnvelope"},
		{"pay-t4-response-f.json", "OrderStatusEnvelope"},
	} {
		t.Run(c.file+" as "+c.schema, func(t *testing.T) {
			s, data := schemas[c.schema], sample(t, c.file)
			if err := s.validate(data); err != nil {
				t.Fatal(err)
			}
			v, err := s.decode(data)
			if err != nil {
				t.Fatal(err)
			}
			if err := v.Validate(); err != nil {
				t.Error(err)
			}
			written, err := v.AppendJSON([]byte("before"))
			if err != nil || string(written[:6]) != "before" {
				t.Fatalf("%s, %v", written, err)
			}
			if !runtime.EqualJSON(string(written[6:]), string(data)) {
				t.Errorf("wrote %s", written[6:])
			}
		})
	}
}

// The guide's single order sheet is refused for what CATALOG.md lists as E2, E7
// and E27, and for nothing else. What each of them is, findings_test.go tells.
func TestSingleOrdersheet(t *testing.T) {
	want := slices.Concat(findingE02, findingE07, findingE27)
	sort(want)
	s, data := schemas["OrdersheetEnvelope"], sample(t, "pay-t1-response-single.json")
	if have := violations(t, s.validate(data)); !slices.Equal(have, want) {
		t.Errorf("have %v, want %v", have, want)
	}
	_, err := s.decode(data)
	if have := violations(t, err); !slices.Equal(have, want) {
		t.Errorf("decoding: have %v, want %v", have, want)
	}
}
