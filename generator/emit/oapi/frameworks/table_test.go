package frameworks

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	jsonpatch "github.com/evanphx/json-patch/v5"
)

// An entry of the catalogue's tables good.json and bad.json; spec/README.md says
// what the members mean.
type entry struct {
	Name   string
	Schema string
	Base   string
	Patch  json.RawMessage
	Raw    *string
	Base64 *string
	Repeat []json.RawMessage
}

// entries returns those of a table that are of a schema, or that are text which says
// nothing of its schema.
func entries(t *testing.T, table, schema string) (list []entry) {
	t.Helper()
	var all []entry
	if err := json.Unmarshal([]byte(read(t, root+"/spec/kakao/testdata/"+table)), &all); err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.Schema == schema || e.Base == "" {
			list = append(list, e)
		}
	}
	return list
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
	}
	data := []byte(read(t, root+"/spec/kakao/samples/"+e.Base))
	if e.Patch == nil {
		return data
	}
	patch, err := jsonpatch.DecodePatch(e.Patch)
	if err != nil {
		t.Fatal(err)
	}
	if data, err = patch.Apply(data); err != nil {
		t.Fatal(err)
	}
	return data
}
