package cli

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes this test binary the bizgen of the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"bizgen": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			os.Exit(Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestScripts runs the stories of testdata/script: the tool as its users see
// it, what it prints and the code it writes. UPDATE=1 rewrites what they
// compare with.
func TestScripts(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Setup:               func(env *testscript.Env) error { return setup(env, repository) },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"becomes":  becomes,
			"module":   module,
			"serves":   serves,
			"verdicts": verdicts,
		},
	})
}

// condition is "root": whoever runs the tests may write anywhere.
func condition(name string) (bool, error) {
	if name != "root" {
		return false, errors.New("unknown condition " + name)
	}
	return os.Geteuid() == 0, nil
}

// setup lets scripts build generated code without a network.
func setup(env *testscript.Env, repository string) error {
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		value, err := exec.Command("go", "env", name).Output()
		if err != nil {
			return err
		}
		env.Setenv(name, string(value[:len(value)-1]))
	}
	env.Setenv("GOFLAGS", "-mod=mod")
	env.Setenv("GOPROXY", "off")
	env.Setenv("GOSUMDB", "off")
	env.Setenv("GOWORK", "off")
	env.Setenv("REPOSITORY", repository)
	return nil
}

// exits runs a command and wants an exit code: "exits 2 bizgen generate --no".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	have := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		have = exit.ExitCode()
	}
	if have != want {
		ts.Fatalf("exit code %d, want %d", have, want)
	}
}

// becomes waits until a file has a line that matches: "becomes gen/shop/models.go Pong".
func becomes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: becomes file pattern")
	}
	pattern := regexp.MustCompile("(?m)" + args[1])
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if data, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && pattern.Match(data) {
			return
		}
	}
	ts.Fatalf("%s has not come to match %s", args[0], args[1])
}

// module makes the current folder a Go module that takes bizgen from this
// repository: "module example.com/shop".
func module(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: module path")
	}
	const tool = "github.com/bizgen/bizgen"
	text := "module " + args[0] + "\n\ngo 1.26\n\nrequire " + tool + " v0.0.0\n\nreplace " + tool + " => " + strconv.Quote(ts.Getenv("REPOSITORY")) + "\n"
	ts.Check(os.WriteFile(ts.MkAbs("go.mod"), []byte(text), 0o666))
}

// serves answers with the files of a folder at $URL until the script is over.
func serves(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serves folder")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	ts.Defer(server.Close)
	ts.Setenv("URL", server.URL)
}

// verdicts builds a program of a generated package and has it judge cases, one
// a line: "verdicts gen/shop cases.txt". What the lines say is told in
// testdata/verdicts.go.txt. The package is vetted too.
func verdicts(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: verdicts folder cases")
	}
	template, err := os.ReadFile(filepath.Join(ts.Getenv("REPOSITORY"), "generator/cli/testdata/verdicts.go.txt"))
	ts.Check(err)
	types := map[string]string{} // by the name of the validator
	for _, m := range strict.FindAllStringSubmatch(ts.ReadFile(path.Join(args[0], "codec.go")), -1) {
		types[m[2]] = m[1]
	}
	var schemas strings.Builder
	for _, m := range validators.FindAllStringSubmatch(ts.ReadFile(path.Join(args[0], "validators.go")), -1) {
		name := types[m[1]]
		if name == "" { // an alias has no methods of its own
			name = strings.TrimPrefix(m[1], "Validate")
		}
		schemas.WriteString(strconv.Quote(name) + ": of[generated." + name + "](generated." + m[1] + "),\n\t")
	}
	file := ts.ReadFile("go.mod")
	name, _, _ := strings.Cut(strings.TrimPrefix(file, "module "), "\n")
	program := strings.NewReplacer("IMPORT", path.Join(name, args[0]), "CASES", args[1], "SCHEMAS", schemas.String()).Replace(string(template))
	ts.Check(os.WriteFile(ts.MkAbs("main.go"), []byte(program), 0o666))
	ts.Check(ts.Exec("go", "vet", "./..."))
	ts.Check(ts.Exec("go", "run", "."))
}

var (
	validators = regexp.MustCompile(`(?m)^func (Validate\w+)\(data \[\]byte\) error`)
	strict     = regexp.MustCompile(`\nfunc \(v (\w+)\) Validate\(\) error\s+\{\s+return runtime\.ValidateWritten\(v\.AppendJSON, (\w+)\)`)
)
