package lower_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
)

// TestTooManyCopies lowers schemas that ask for more dynamic scopes than anyone
// means: each resource on a way may bind an anchor or leave it to the next.
func TestTooManyCopies(t *testing.T) {
	const anchors = 20
	var b strings.Builder
	b.WriteString("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n")
	for k := range anchors {
		next := fmt.Sprintf("{$ref: yes%d}, {$ref: no%d}", k+1, k+1)
		if k == anchors-1 {
			next = "{$ref: end}"
		}
		fmt.Fprintf(&b, "    Yes%d: {$id: yes%d, anyOf: [%s], $defs: {a: {$dynamicAnchor: a%d, type: string}}}\n", k, k, next, k)
		fmt.Fprintf(&b, "    No%d: {$id: no%d, anyOf: [%s]}\n", k, k, next)
	}
	b.WriteString("    End:\n      $id: end\n      properties:\n")
	for k := range anchors {
		fmt.Fprintf(&b, "        p%d: {$dynamicRef: '#a%d'}\n", k, k)
	}
	b.WriteString("      $defs:\n")
	for k := range anchors {
		fmt.Fprintf(&b, "        d%d: {$dynamicAnchor: a%d}\n", k, k)
	}
	path := filepath.Join(t.TempDir(), "in.yaml")
	if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	doc, problems := document.Load(path, document.Options{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	_, found := lower.Document(doc)
	if len(found) != 1 || !strings.Contains(found[0].Message, "more than 20000 copies") {
		t.Fatal(found)
	}
}
