//go:build corpus

package corpus

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"
)

// operations counts the operations of a document by what its text says, without
// any code of the generator.
func operations(t *testing.T, spec string) int {
	t.Helper()
	data, err := os.ReadFile(spec)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths map[string]map[string]yaml.Node
	}
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, item := range doc.Paths {
		if _, elsewhere := item["$ref"]; elsewhere {
			t.Fatalf("%s is a reference, which is not counted", path)
		}
		for _, method := range []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"} {
			if _, ok := item[method]; ok {
				n++
			}
		}
	}
	return n
}

// handlers gives the methods of each interface whose name ends in Handler.
func handlers(t *testing.T, folder string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, file := range goFiles(t, folder) {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range decl.Specs {
				spec, ok := s.(*ast.TypeSpec)
				if !ok || spec.Name.Name != "Handler" && spec.Name.Name != "WebhookHandler" {
					continue
				}
				methods := []string{}
				for _, m := range spec.Type.(*ast.InterfaceType).Methods.List {
					methods = append(methods, m.Names[0].Name)
				}
				found[spec.Name.Name] = methods
			}
		}
	}
	return found
}

// count gives the lines and bytes of the Go files in a folder.
func count(t *testing.T, folder string) (lines int, size int64) {
	t.Helper()
	for _, file := range goFiles(t, folder) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines += bytes.Count(data, []byte("\n"))
		size += int64(len(data))
	}
	return lines, size
}

func goFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("no Go files in ", folder, err)
	}
	return files
}
