package frameworks

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator"
)

// root is the folder of the tool's module.
const root = "../../../.."

// A program is a shop behind the server of one framework.
type program struct {
	address string
	in      io.Writer
	out     *bufio.Scanner
}

// start generates, builds and runs the shop of a framework.
func start(t *testing.T, framework string) *program {
	t.Helper()
	dir := t.TempDir()
	reports, problems, err := generator.Run(t.Context(), []generator.Job{{
		Spec: root + "/spec/kakao/options.yaml", Package: "options", Out: filepath.Join(dir, "options"),
		Target: generator.OapiCodegen, Shapes: generator.Shapes{Framework: framework},
	}}, nil)
	if err != nil || problems.HasErrors() || len(reports) != 1 {
		t.Fatal(reports, problems, err)
	}
	for from, to := range map[string]string{"go.sum": "go.sum", "testdata/shop.txt": "shop.go", "testdata/" + framework + ".txt": "serve.go"} {
		write(t, filepath.Join(dir, to), read(t, from))
	}
	tool, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	mod := strings.Replace(read(t, "go.mod"), "module github.com/bizgen/bizgen/generator/emit/oapi/frameworks", "module example.com/shop", 1)
	write(t, filepath.Join(dir, "go.mod"), strings.Replace(mod, "=> "+root, "=> "+tool, 1))
	return run(t, dir)
}

// run builds the program in a folder and starts it.
func run(t *testing.T, dir string) *program {
	t.Helper()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", "shop", ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, text)
	}
	command := exec.CommandContext(t.Context(), filepath.Join(dir, "shop"))
	command.Stderr = os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = command.Wait()
	})
	p := &program{in: in, out: bufio.NewScanner(out)}
	p.address = p.line(t)
	return p
}

// received returns what the program's client says of an answer.
func (p *program) received(t *testing.T, body []byte) string {
	t.Helper()
	line, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		t.Fatal(err)
	}
	return p.line(t)
}

func (p *program) line(t *testing.T) string {
	t.Helper()
	if !p.out.Scan() {
		t.Fatalf("the program has ended: %v", p.out.Err())
	}
	return p.out.Text()
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
