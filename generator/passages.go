package generator

import (
	"bytes"
	"path/filepath"
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
	add := func(pointer string) (changed bool) {
		pointer = passage(pointer)
		if pointer == "" || slices.ContainsFunc(out, func(p docs.Passage) bool { return p.Pointer == pointer }) {
			return pointer != ""
		}
		p := docs.Passage{Pointer: pointer, Old: old.At(pointer), New: current.At(pointer)}
		if changed = !same(p.Old, p.New); changed {
			out = append(out, p)
		}
		return changed
	}
	for _, f := range findings {
		for _, place := range []struct {
			in *document.Document
			diff.Place
		}{{current, f.New}, {old, f.Old}} {
			// What refers to a part that has changed may be as it was.
			for pointer := place.Pointer; pointer != "" && !add(pointer); {
				pointer = referred(place.in, pointer)
			}
		}
	}
	return out
}

// referred is the pointer of what a place refers to; "" of a place that does not, and of
// a circle.
func referred(in *document.Document, pointer string) string {
	ref := in.At(pointer).Get("$ref")
	if ref == nil {
		return ""
	}
	target, problem := in.Resolve(ref, ref.Text)
	if problem != nil || target.Get("$ref") != nil {
		return ""
	}
	if target.File == in.Root.File {
		return "#" + target.Pointer
	}
	file, err := filepath.Rel(filepath.Dir(in.Root.File), target.File)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(file) + "#" + target.Pointer
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
