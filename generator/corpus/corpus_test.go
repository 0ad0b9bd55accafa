//go:build corpus

package corpus

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	update = flag.Bool("update", false, "write testdata/expected.tsv")
	only   = flag.String("only", "", "names of documents, by comma; all without it")
)

// A row is what became of one document.
type row struct {
	name             string
	lenient          string // the first reason why the document needs --lenient; "" when it does not
	operations       int
	generate         time.Duration
	memory           int64 // peak of the tool, bytes
	lines            int
	size             int64
	build            time.Duration
	untyped, members int
	traffic          traffic
}

// TestCorpus generates, builds and vets a package from every document, holds its
// operations against the document's, and sends the document's examples through it.
func TestCorpus(t *testing.T) {
	folder, err := filepath.Abs(cmp.Or(os.Getenv("BIZGEN_CORPUS"), "../../../shared/corpus/specs"))
	if err != nil {
		t.Fatal(err)
	}
	specs, err := os.ReadDir(folder)
	if err != nil {
		t.Skipf("no corpus: %v; set BIZGEN_CORPUS to a folder of OpenAPI documents", err)
	}
	work := workshop(t)
	expected := readExpected(t)
	var rows []*row
	for _, spec := range specs {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), spec.Name()) {
			continue
		}
		t.Run(spec.Name(), func(t *testing.T) {
			r := &row{name: spec.Name()}
			rows = append(rows, r)
			r.whole(t, work, filepath.Join(folder, spec.Name()))
			t.Logf("%d operations, %v, %d lines, build %v, %d of %d untyped, %v", r.operations, r.generate, r.lines, r.build, r.untyped, r.members, &r.traffic)
			if want := expected[r.name]; !*update && want != r.expected() {
				t.Errorf("testdata/expected.tsv says\n%q, have\n%q; -update writes it", want, r.expected())
			}
			delete(expected, r.name)
		})
	}
	if *update {
		writeExpected(t, rows)
	} else if *only == "" {
		for name := range expected {
			t.Errorf("%s stands in testdata/expected.tsv and is not in the corpus", name)
		}
	}
	fmt.Print(table(rows, readPeers(t, filepath.Join(filepath.Dir(folder), "peers-baseline.tsv"))))
}

// workshop is a module with the tool built in it.
func workshop(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	write(t, filepath.Join(work, "go.sum"), sum)
	write(t, filepath.Join(work, "go.mod"), fmt.Appendf(nil,
		"module corpus\n\ngo 1.26\n\nrequire github.com/bizgen/bizgen v0.0.0\n\nreplace github.com/bizgen/bizgen => %s\n", root))
	run(t, root, "go", "build", "-o", filepath.Join(work, "bizgen"), ".")
	return work
}

// whole makes sure that nothing is missing of one document.
func (r *row) whole(t *testing.T, work, spec string) {
	t.Helper()
	pkg := packageName(r.name)
	out := filepath.Join(work, pkg)
	defer os.RemoveAll(out)

	r.generateWith(t, work, spec, pkg)
	r.lines, r.size = count(t, out)
	handlers := handlers(t, out)
	want := operations(t, spec)
	if r.operations = len(handlers["Handler"]); r.operations != want {
		t.Errorf("Handler has %d methods, the document %d operations", r.operations, want)
	}
	r.untyped, r.members = untyped(t, spec, r.lenient != "")

	program := gatewayProgram(t, work, pkg, handlers["WebhookHandler"] != nil)
	defer os.RemoveAll(filepath.Dir(program))
	start := time.Now()
	run(t, work, "go", "build", "-trimpath", "-mod=mod", "-o", program, "./"+filepath.Base(filepath.Dir(program)))
	r.build = time.Since(start)
	run(t, work, "go", "vet", "-trimpath", "-mod=mod", "./"+pkg)
	r.traffic = travel(t, program, spec)
}

// generateWith runs the tool as a user does; where the document contradicts itself,
// with --lenient.
func (r *row) generateWith(t *testing.T, work, spec, pkg string) {
	t.Helper()
	args := []string{"generate", "--spec", spec, "--package", pkg, "--out", filepath.Join(work, pkg)}
	for {
		cmd := exec.Command(filepath.Join(work, "bizgen"), args...)
		var errors bytes.Buffer
		cmd.Dir, cmd.Stderr = work, &errors
		start := time.Now()
		err := cmd.Run()
		r.generate = time.Since(start)
		r.memory = peak(cmd)
		if err == nil {
			return
		}
		if r.lenient != "" || cmd.ProcessState.ExitCode() != 1 {
			t.Fatalf("%v\n%s", err, errors.Bytes())
		}
		r.lenient = firstError(errors.String())
		t.Logf("needs --lenient: %s", r.lenient)
		args = append(args, "--lenient")
	}
}

// firstError returns the first line that is an error, from its line and column on.
func firstError(text string) string {
	for line := range strings.Lines(text) {
		if !strings.Contains(line, ": warning: ") {
			return filepath.Base(strings.TrimSpace(line))
		}
	}
	return ""
}

func peak(cmd *exec.Cmd) int64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss * 1024
}

// gatewayProgram writes the program that examples are sent through, and returns
// where its binary goes.
func gatewayProgram(t *testing.T, work, pkg string, webhooks bool) string {
	t.Helper()
	source, err := os.ReadFile("testdata/gateway.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(source), "corpus/PACKAGE", "corpus/"+pkg, 1)
	if webhooks {
		text = strings.Replace(text, "//WEBHOOKS ", "", 1)
	}
	dir := filepath.Join(work, "main"+pkg)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "main.go"), []byte(text))
	return filepath.Join(dir, "gateway")
}

func packageName(file string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(strings.TrimSuffix(file, filepath.Ext(file))))
}

func run(t *testing.T, dir string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
