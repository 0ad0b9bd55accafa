package docs_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"html"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var (
	samplePattern = regexp.MustCompile(`(?s)id="sample\.(client|handler)".*?<pre[^>]*><code>(.*?)</code></pre>`)
	tagPattern    = regexp.MustCompile(`<[^>]+>`)
)

// Every sample in Go of every call of the catalogue, as it stands in the pages,
// compiles with the generated code.
func TestGoSamples(t *testing.T) {
	check := compiler(t)
	calls, samples := 0, 0
	for name, text := range pages(catalogue(t)) {
		if !strings.Contains(name, "/calls/") {
			continue
		}
		calls++
		for _, m := range samplePattern.FindAllStringSubmatch(text, -1) {
			samples++
			source := html.UnescapeString(tagPattern.ReplaceAllString(m[2], ""))
			if err := check(source); err != nil {
				t.Errorf("%s, %s: %v\n%s", name, m[1], err, source)
			}
		}
	}
	if calls < 200 || samples != 2*calls {
		t.Errorf("%d samples of %d calls; want two of each", samples, calls)
	}
}

// compiler type-checks a program beside what the go command has built of the packages
// that samples import.
func compiler(t *testing.T) func(source string) error {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}",
		"./generated/...", "./runtime", "bytes", "context", "crypto/hmac", "crypto/sha256", "encoding/base64", "encoding/json", "errors", "fmt", "io", "log", "net/http", "os", "strconv", "strings", "time")
	cmd.Dir = repository
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	built := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		built[path] = file
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(built[path]) })
	return func(source string) error {
		file, err := parser.ParseFile(fset, "main.go", source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		config := types.Config{Importer: imports, GoVersion: "go1.26"}
		_, err = config.Check("main", fset, []*ast.File{file}, nil)
		return err
	}
}

// A program that does not compile is told from one that does.
func TestGoSamplesAreChecked(t *testing.T) {
	check := compiler(t)
	good := "package main\n\nimport \"github.com/bizgen/bizgen/generated/options\"\n\nfunc main() { _ = options.SelectOptionsRequest{} }\n"
	if err := check(good); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{strings.Replace(good, "SelectOptionsRequest", "Nothing", 1), strings.Replace(good, "import", "import \"fmt\"\nimport", 1)} {
		if check(bad) == nil {
			t.Errorf("taken for right: %s", bad)
		}
	}
}
