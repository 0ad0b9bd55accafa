//go:build corpus

package corpus

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/plan"
)

// untyped counts the places of a document that have a Go type: schemas, members of
// structs and elements, and those among them that are JSON text, and logs why.
func untyped(t *testing.T, spec string, lenient bool) (n, all int) {
	t.Helper()
	doc, problems := document.Load(spec, document.Options{Lenient: lenient})
	if problems.HasErrors() {
		t.Fatal(problems.Err())
	}
	m, _ := lower.Document(doc)
	pkg, _ := plan.New(m, plan.Options{Package: "p", AssertFormat: true})
	reasons := map[string]int{}
	look := func(at *plan.Type) {
		all++
		if at.Kind != plan.Raw {
			return
		}
		n++
		reasons[cmp.Or(string(at.Untyped), "no reason given")]++
	}
	for _, at := range pkg.Types {
		look(at)
		for _, f := range at.Fields {
			look(f.Type)
			if f.Type.Name == "" {
				elements(f.Type, look)
			}
		}
		if at.Rest != nil {
			look(at.Rest.Elem.Type)
		}
		elements(at, look)
		if at.Union != nil {
			for _, v := range at.Union.Variants {
				look(v.Type)
			}
		}
	}
	for _, reason := range slices.SortedFunc(maps.Keys(reasons), func(a, b string) int { return reasons[b] - reasons[a] }) {
		t.Logf("untyped: %5d %s", reasons[reason], reason)
	}
	if reasons["no reason given"] > 0 {
		t.Errorf("%d untyped places without a reason", reasons["no reason given"])
	}
	return n, all
}

// elements looks at what slices and maps hold, down to a type with a name.
func elements(t *plan.Type, look func(*plan.Type)) {
	for t.Elem != nil {
		look(t.Elem.Type)
		if t = t.Elem.Type; t.Name != "" {
			return
		}
	}
}
