package generator

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/document"
)

// What a finding is about is shown: the part that its place is in, or what that refers
// to, when the part itself is as it was.
func TestPassages(t *testing.T) {
	load := func(day, line string) *document.Document {
		files := map[string]string{"/shop/shop.yaml": `openapi: 3.1.0
info: {title: Shop, version: '1'}
paths: {}
components:
  schemas:
    Order: {properties: {lines: {items: {$ref: '#/components/schemas/Line'}}, day: {$ref: 'parts/day.yaml#/$defs/Day'}}}
    Line: ` + line + "\n", "/shop/parts/day.yaml": "$defs: {Day: " + day + "}\n"}
		doc, problems := document.Load("/shop/shop.yaml", document.Options{Root: "/shop", Read: func(path string) ([]byte, error) {
			if files[path] == "" {
				return nil, fs.ErrNotExist
			}
			return []byte(files[path]), nil
		}})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		return doc
	}
	old, current := load("{type: string}", "{type: object}"), load("{type: string, format: date}", "{type: object, minProperties: 1}")
	var found []*diff.Finding
	for _, pointer := range []string{"#/components/schemas/Order/properties/lines/items", "#/components/schemas/Order/properties/day", "#/components/schemas/Order"} {
		found = append(found, &diff.Finding{Old: diff.Place{Pointer: pointer}, New: diff.Place{Pointer: pointer}})
	}
	var have []string
	for _, p := range passages(old, current, found) {
		have = append(have, p.Pointer)
	}
	if want := []string{"#/components/schemas/Line", "parts/day.yaml#/$defs/Day"}; !slices.Equal(have, want) {
		t.Errorf("have %q, want %q", have, want)
	}
}
