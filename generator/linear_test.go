package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
)

// web writes n operations over n schemas, each of which leads to all others: by
// members, by alternatives, by elements.
func web(n int) string {
	var out strings.Builder
	out.WriteString("openapi: 3.1.0\ninfo: {title: web, version: '1'}\npaths:\n")
	ref := func(k int) string { return fmt.Sprintf("{$ref: '#/components/schemas/S%d'}", k%n) }
	for k := range n {
		content := "{content: {application/json: {schema: " + ref(k) + "}}"
		fmt.Fprintf(&out, "  /p%d: {post: {operationId: do%d, requestBody: %s}, responses: {'200': %s, description: ok}, default: %s, description: no}}}}\n",
			k, k, content, content, content)
	}
	out.WriteString("components:\n  schemas:\n")
	for k := range n {
		fmt.Fprintf(&out, "    S%d: {type: object, properties: {id: {type: string}, next: %s, far: {anyOf: [{type: string}, %s]}, all: {type: array, items: %s}}}\n",
			k, ref(k+1), ref(k*7+3), ref(k*3+1))
	}
	return out.String()
}

// TestLinear holds the work for a document four times as long to about four times
// the work. Allocations are counted: unlike time, they are the same each run.
func TestLinear(t *testing.T) {
	work := func(n int) float64 {
		file := filepath.Join(t.TempDir(), "web.yaml")
		if err := os.WriteFile(file, []byte(web(n)), 0o666); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		files, problems := Generate(Job{Spec: file, Package: "web", Out: t.TempDir()})
		runtime.ReadMemStats(&after)
		if problems.HasErrors() || len(files) == 0 {
			t.Fatal(document.Problems(problems))
		}
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	const small = 60
	work(small) // what is made once
	if a, b := work(small), work(4*small); b > 5*a {
		t.Errorf("%d schemas cost %.0f bytes, %d cost %.0f: %.1f times as much", small, a, 4*small, b, b/a)
	} else {
		t.Logf("%.1f times the work for 4 times the document", b/a)
	}
}
