package generated_test

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/runtime"
)

// An entry of the tables good.json and bad.json; ../spec/README.md says what
// the members mean.
type entry struct {
	Name   string
	Schema string
	Base   string
	Patch  []operation
	Raw    *string
	Base64 *string
	Repeat []json.RawMessage
	Want   []violation
}

// instance returns the bytes that the entry stands for.
func (e entry) instance(t *testing.T) []byte {
	t.Helper()
	switch {
	case e.Raw != nil:
		return []byte(*e.Raw)
	case e.Base64 != nil:
		data, err := base64.StdEncoding.DecodeString(*e.Base64)
		if err != nil {
			t.Fatal(err)
		}
		return data
	case e.Repeat != nil:
		var open, close string
		var n int
		for i, to := range []any{&open, &n, &close} {
			if err := json.Unmarshal(e.Repeat[i], to); err != nil {
				t.Fatal(err)
			}
		}
		return []byte(strings.Repeat(open, n) + strings.Repeat(close, n))
	case e.Base == "":
		t.Fatal("the entry has no instance")
	}
	data, err := patch(sample(t, e.Base), e.Patch)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// table runs f for each entry of a table.
func table(t *testing.T, file string, least int, f func(t *testing.T, s schema, data []byte, e entry)) {
	var entries []entry
	if err := json.Unmarshal(read(t, spec+"testdata/"+file), &entries); err != nil {
		t.Fatal(err)
	}
	if len(entries) < least {
		t.Fatalf("%s has %d entries, fewer than %d", file, len(entries), least)
	}
	names := map[string]bool{}
	for _, e := range entries {
		if names[e.Name] {
			t.Errorf("%s: %q stands there twice", file, e.Name)
		}
		names[e.Name] = true
		t.Run(e.Name, func(t *testing.T) {
			s, ok := schemas[e.Schema]
			if !ok {
				t.Fatalf("no schema %q", e.Schema)
			}
			f(t, s, e.instance(t), e)
		})
	}
}

// What the document allows is accepted, by the validator and by decoding; what
// is built of it passes the strict writer and comes back.
func TestGood(t *testing.T) {
	table(t, "good.json", 60, func(t *testing.T, s schema, data []byte, e entry) {
		if err := s.validate(data); err != nil {
			t.Fatalf("Validate%s: %v", e.Schema, err)
		}
		v, err := s.decode(data)
		if err != nil {
			t.Fatalf("UnmarshalJSON: %v", err)
		}
		if err := v.Validate(); err != nil {
			t.Errorf("Validate: %v", err)
		}
		first, err := v.AppendJSON(nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.decode(first)
		if err != nil {
			t.Fatalf("decoding what was written: %v", err)
		}
		second, err := again.MarshalJSON()
		if err != nil || string(first) != string(second) {
			t.Errorf("%v\nwrote %s\nthen  %s", err, first, second)
		}
	})
}

// What the document forbids is refused, by the validator and by decoding, with
// every violation and nothing but those.
func TestBad(t *testing.T) {
	table(t, "bad.json", 60, func(t *testing.T, s schema, data []byte, e entry) {
		sort(e.Want)
		if have := violations(t, s.validate(data)); !slices.Equal(have, e.Want) {
			t.Errorf("Validate%s: have %v, want %v", e.Schema, have, e.Want)
		}
		_, err := s.decode(data)
		if have := violations(t, err); !slices.Equal(have, e.Want) {
			t.Errorf("UnmarshalJSON: have %v, want %v", have, e.Want)
		}
	})
}

// Every violation says in which schema its rule stands, and what it asks for,
// without the offending value.
func TestViolationsExplain(t *testing.T) {
	table(t, "bad.json", 60, func(t *testing.T, s schema, data []byte, _ entry) {
		for _, v := range s.validate(data).(*runtime.Error).Violations {
			_, ofReader := map[string]bool{"syntax": true, "depth": true, "duplicate": true}[v.Keyword]
			if !ofReader && (!strings.HasPrefix(v.SchemaPointer, "#/components/schemas/") || !strings.HasSuffix(v.SchemaPointer, "/"+v.Keyword)) {
				t.Errorf("%s %s: schema pointer %q", v.Pointer, v.Keyword, v.SchemaPointer)
			}
			if v.Message() == "" || strings.HasPrefix(v.Message(), "breaks the rule") {
				t.Errorf("%s %s: message %q", v.Pointer, v.Keyword, v.Message())
			}
			if v.Offset < 0 || v.Offset > len(data) {
				t.Errorf("%s %s: offset %d of %d", v.Pointer, v.Keyword, v.Offset, len(data))
			}
		}
	})
}
