// Package emit_test holds the emitters of fixed forms against committed output.
// The output is imported here: it compiles, or this test does not.
package emit_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/client"
	"github.com/bizgen/bizgen/generator/emit/operations"
	"github.com/bizgen/bizgen/generator/emit/server"
	"github.com/bizgen/bizgen/generator/plan"
)

var update = flag.Bool("update", false, "write the golden files")

func printAll(t *testing.T, name string, p plan.Package) []emit.File {
	t.Helper()
	var all []emit.File
	for _, print := range []func(*plan.Package) ([]emit.File, error){operations.Emit, server.Emit, client.Emit} {
		p.Name, p.Source = name, name+".yaml"
		files, err := print(&p)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	return all
}

func TestGolden(t *testing.T) {
	for name, p := range map[string]plan.Package{
		"kakao":   {Operations: kakaoOps, Schemes: []*plan.SecurityScheme{kakaoScheme}, Secured: secured(kakaoOps)},
		"petshop": {Operations: petshopOps, Schemes: petshopSchemes, Secured: secured(petshopOps), Servers: petshopServers},
	} {
		for _, f := range printAll(t, name, p) {
			path := filepath.Join("testdata", name, f.Name)
			if *update {
				if err := os.WriteFile(path, f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(want) != string(f.Data) {
				t.Errorf("%s differs; go test ./generator/emit -update writes it. Have:\n%s", path, f.Data)
			}
		}
	}
}

// secured lists what operations demand.
func secured(operations []*plan.Operation) (out []*plan.Security) {
	for _, op := range operations {
		if op.Security != nil {
			out = append(out, op.Security)
		}
	}
	return out
}

func TestLongOutputIsSplit(t *testing.T) {
	var ops []*plan.Operation
	for range 400 {
		ops = append(ops, petshopOps...)
	}
	files, err := client.Emit(&plan.Package{Name: "big", Source: "big.yaml", Operations: ops})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 2 || files[0].Name != "client.go" || files[1].Name != "client_2.go" {
		t.Fatalf("%d files", len(files))
	}
}
