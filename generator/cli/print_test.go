package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
)

// capture gives a command with what it prints.
func capture() (cmd *cobra.Command, stdout, stderr *bytes.Buffer) {
	cmd, stdout, stderr = &cobra.Command{}, &bytes.Buffer{}, &bytes.Buffer{}
	cmd.SetContext(context.Background())
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	return cmd, stdout, stderr
}

func problem(line int, severity document.Severity, message string) document.Problem {
	return document.Problem{Position: document.Position{File: "a.yaml", Line: line, Column: 2}, Severity: severity, Message: message}
}

func TestPrintProblems(t *testing.T) {
	bad := problem(1, document.Error, "bad")
	odd := problem(3, document.Warning, "odd")
	for name, c := range map[string]struct {
		problems document.Problems
		failed   error
		printed  string
		end      string // message of the error that ends the program
	}{
		"nothing":       {},
		"a warning":     {problems: document.Problems{odd}, printed: "a.yaml:3:2: warning: odd\nbizgen: 1 warning\n"},
		"two warnings":  {problems: document.Problems{odd, odd}, printed: "a.yaml:3:2: warning: odd\na.yaml:3:2: warning: odd\nbizgen: 2 warnings\n"},
		"an error":      {problems: document.Problems{bad}, printed: "a.yaml:1:2: bad\n", end: "1 error, nothing written"},
		"some of each":  {problems: document.Problems{bad, bad, odd}, printed: "a.yaml:1:2: bad\na.yaml:1:2: bad\na.yaml:3:2: warning: odd\n", end: "2 errors, 1 warning, nothing written"},
		"a full disk":   {failed: errors.New("no space left"), end: "no space left"},
		"and a warning": {problems: document.Problems{odd}, failed: errors.New("no space left"), printed: "a.yaml:3:2: warning: odd\n", end: "1 warning, no space left"},
	} {
		t.Run(name, func(t *testing.T) {
			cmd, stdout, stderr := capture()
			end := ""
			if err := printProblems(cmd, c.problems, c.failed); err != nil {
				end = err.Error()
				if exit, ok := errors.AsType[*exitError](err); !ok || exit.code != exitFailure {
					t.Errorf("error %#v", err)
				}
			}
			if stdout.Len() > 0 || stderr.String() != c.printed || end != c.end {
				t.Errorf("stdout %q, stderr %q, end %q", stdout, stderr, end)
			}
		})
	}
}

func TestPrintDifferencesAndWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	text := func(name, decl string) output.File {
		return output.File{Name: name, Data: []byte(output.Header + " from spec.yaml. DO NOT EDIT.\n\npackage p\n\n" + decl + "\n")}
	}
	old := []output.File{text("a.go", "type A int"), text("o.go", "type O int")}
	current := []output.File{text("a.go", "type A string"), text("n.go", "type N int")}
	if _, err := output.Write("gen", old); err != nil {
		t.Fatal(err)
	}
	a, n, o := filepath.Join("gen", "a.go"), filepath.Join("gen", "n.go"), filepath.Join("gen", "o.go")

	report, err := output.Diff("gen", current)
	if err != nil {
		t.Fatal(err)
	}
	cmd, stdout, stderr := capture()
	err = printDifferences(cmd, []output.Report{report}, 0)
	if exit, ok := errors.AsType[*exitError](err); !ok || exit.code != exitFindings ||
		exit.message != "generated code is not up to date: 1 missing, 1 stale, 1 orphaned; run bizgen generate" {
		t.Errorf("error %#v", err)
	}
	if want := n + ": missing\n" + a + ": stale\n" + o + ": orphaned\n"; stderr.String() != want {
		t.Errorf("stderr %q, want %q", stderr, want)
	}
	if want := "diff a/gen/a.go b/gen/a.go\n--- a/gen/a.go\n+++ b/gen/a.go\n@@ -2,4 +2,4 @@\n \n package p\n \n-type A int\n+type A string\n"; stdout.Len() > 0 || string(report.Patch()) != want {
		t.Errorf("stdout %q, patch %q, want %q", stdout, report.Patch(), want)
	}
	if _, err := os.Stat(o); err != nil {
		t.Error(err)
	}

	written, err := output.Write("gen", current)
	if err != nil {
		t.Fatal(err)
	}
	clean, err := output.Write("gen", current)
	if err != nil {
		t.Fatal(err)
	}
	cmd, _, stderr = capture()
	printWritten(cmd, []output.Report{written, clean})
	if want := n + ": written\n" + a + ": written\n" + o + ": removed\ngen: up to date\n"; stderr.String() != want {
		t.Errorf("stderr %q, want %q", stderr, want)
	}
	if err := printDifferences(cmd, []output.Report{clean}, 0); err != nil {
		t.Error(err)
	}
}
