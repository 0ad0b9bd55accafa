package generator

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bizgen/bizgen/generator/output"
)

// checked are the packages that generated code imports, type-checked once.
var checked = sync.OnceValue(func() types.Importer {
	imports := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for _, path := range []string{"runtime", "runtime/ecmascript", "runtime/idn"} {
		if _, err := imports.Import("github.com/bizgen/bizgen/" + path); err != nil {
			panic(err)
		}
	}
	return imports
})

// FuzzGenerate takes any bytes for a document. Either there are errors, each with
// its place, and no files; or there are files whose code parses and type-checks, all
// of them in the output folder.
func FuzzGenerate(f *testing.F) {
	seed(f)
	checked() // which may take longer than a fuzzed input
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			t.Skip("too large to be looked at many times")
		}
		spec := filepath.Join(t.TempDir(), "spec.yaml")
		if err := os.WriteFile(spec, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, lenient := range []bool{false, true} {
			files, problems := Generate(Job{Spec: spec, Package: "p", Out: "out", Lenient: lenient})
			for _, p := range problems {
				if p.Position.Line < 1 || p.Position.Column < 1 || strings.ContainsAny(p.Message, "\n\r") || strings.Contains(p.Message, "fault of bizgen") {
					t.Errorf("a problem says %q", p.Error())
				}
			}
			if problems.HasErrors() != (len(files) == 0) {
				t.Fatalf("%d files with %v", len(files), problems)
			}
			if len(files) > 0 {
				compiles(t, data, files)
				return
			}
		}
	})
}

// compiles type-checks the files of a document as one package.
func compiles(t *testing.T, document []byte, files []output.File) {
	t.Helper()
	fset := token.NewFileSet() // one of all inputs would never stop growing
	var trees []*ast.File
	for _, file := range files {
		if !filepath.IsLocal(file.Name) || strings.ContainsAny(file.Name, `/\`) {
			t.Fatalf("a file is called %q", file.Name)
		}
		tree, err := parser.ParseFile(fset, file.Name, file.Data, parser.ParseComments)
		if err != nil {
			t.Fatalf("%v\n%s", err, file.Data)
		}
		for _, group := range tree.Comments {
			for _, c := range group.List {
				if ast.IsGenerated(tree) && (strings.HasPrefix(c.Text, "//go:") || strings.HasPrefix(c.Text, "//line ") || strings.HasPrefix(c.Text, "/*")) {
					t.Errorf("%s has the comment %q", file.Name, c.Text)
				}
			}
		}
		trees = append(trees, tree)
	}
	if bytes.Contains(document, []byte("x-go-type")) {
		return // a type that the document names may not exist
	}
	config := types.Config{Importer: checked()}
	if _, err := config.Check("p", fset, trees, nil); err != nil {
		t.Fatal(err)
	}
}

// seed adds the small documents of the tests, of the catalogue, and of the corpus
// where it is.
func seed(f *testing.F) {
	add := func(data []byte) {
		if len(data) <= 16<<10 {
			f.Add(data)
		}
	}
	for _, pattern := range []string{"plan/testdata/*.txtar", "lower/testdata/*.txtar", "cli/testdata/script/*.txtar"} {
		for _, name := range glob(f, pattern) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range archive.Files {
				if ext := filepath.Ext(file.Name); ext == ".yaml" || ext == ".json" {
					add(file.Data)
				}
			}
		}
	}
	corpus := cmp.Or(os.Getenv("BIZGEN_CORPUS"), "../../shared/corpus/specs")
	for _, pattern := range []string{"../spec/*/*.yaml", filepath.Join(corpus, "*")} {
		for _, name := range glob(f, pattern) {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			add(data)
		}
	}
}

func glob(f *testing.F, pattern string) []string {
	f.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		f.Fatal(err)
	}
	return names
}
