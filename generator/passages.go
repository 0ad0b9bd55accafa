package generator

import (
	"bytes"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/docs"
	"github.com/bizgen/bizgen/generator/document"
)

// passages are the operations, schemas and other named parts of a document that
// findings are about, as they were and as they are.
func passages(old, current *document.Document, findings []*diff.Finding) []docs.Passage {
	var out []docs.Passage
	for _, f := range findings {
		for _, place := range []diff.Place{f.New, f.Old} {
			pointer := passage(place.Pointer)
			if pointer == "" || slices.ContainsFunc(out, func(p docs.Passage) bool { return p.Pointer == pointer }) {
				continue
			}
			p := docs.Passage{Pointer: pointer, Old: old.At(pointer), New: current.At(pointer)}
			if !same(p.Old, p.New) {
				out = append(out, p)
			}
		}
	}
	return out
}

// passage is the part of a document that a place belongs to: an operation, a
// component, or else a member of the root.
func passage(pointer string) string {
	file, fragment, found := strings.Cut(pointer, "#/")
	if !found {
		return ""
	}
	tokens := strings.Split(fragment, "/")
	most := 1
	switch tokens[0] {
	case "paths", "webhooks", "components":
		most = 3
	case "$defs", "definitions":
		most = 2
	}
	return file + "#/" + strings.Join(tokens[:min(most, len(tokens))], "/")
}

func same(a, b *document.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return bytes.Equal(a.JSON(), b.JSON())
}
