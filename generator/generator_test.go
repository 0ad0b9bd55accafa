package generator

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
)

const spec = `openapi: 3.1.0
info: {title: shop, version: "1"}
paths:
  /ping:
    get:
      operationId: ping
      responses:
        "200": {description: pong}
`

// fake puts a pipeline in place that makes one file of one line, and a
// problem for the package "bad".
func fake(t *testing.T, line string) {
	t.Helper()
	before := pipeline
	t.Cleanup(func() { pipeline = before })
	pipeline = func(job Job, _ *document.Document) ([]output.File, document.Problems) {
		if job.Package == "bad" {
			return nil, document.Problems{at(job.Spec, "bad")}
		}
		warning := at(job.Spec, "look here")
		warning.Severity = document.Warning
		text := output.Header + " from spec.yaml. DO NOT EDIT.\n\npackage " + job.Package + "\n\n" + line + "\n"
		return []output.File{{Name: "models.go", Data: []byte(text)}}, document.Problems{warning}
	}
}

// inFolder makes a folder with spec.yaml the working directory.
func inFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("spec.yaml", []byte(spec), 0o666); err != nil {
		t.Fatal(err)
	}
}

func errorLines(problems document.Problems) []string {
	var lines []string
	for _, p := range problems {
		if p.Severity == document.Error {
			lines = append(lines, p.Error())
		}
	}
	return lines
}

func TestRunAndCheck(t *testing.T) {
	inFolder(t)
	fake(t, "type A int")
	jobs := []Job{{Spec: "spec.yaml", Package: "a", Out: "gen/a"}, {Spec: "spec.yaml", Package: "b", Out: "gen/b"}}

	reports, problems, err := Check(t.Context(), jobs)
	if err != nil || problems.HasErrors() || len(reports) != 2 || !slices.Equal(reports[1].Missing, []string{"models.go"}) {
		t.Fatalf("Check: %+v, %v, %v", reports, problems, err)
	}
	if _, err := os.Stat("gen"); !os.IsNotExist(err) {
		t.Fatal("Check has written")
	}
	if len(problems) != 1 {
		t.Errorf("one warning of one document is reported %d times: %v", len(problems), problems)
	}

	if _, problems, err := Run(t.Context(), jobs, nil); err != nil || problems.HasErrors() {
		t.Fatalf("Run: %v, %v", problems, err)
	}
	reports, _, _ = Check(t.Context(), jobs)
	if !reports[0].Clean() || !reports[1].Clean() {
		t.Errorf("after Run: %+v", reports)
	}
	fake(t, "type A string")
	reports, _, _ = Check(t.Context(), jobs)
	if !slices.Equal(reports[0].Stale, []string{"models.go"}) {
		t.Errorf("after a change: %+v", reports)
	}
}

func TestNothingIsWrittenWhenOneJobFails(t *testing.T) {
	inFolder(t)
	fake(t, "type A int")
	if err := os.MkdirAll("gen/hand", 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"gen/hand/a.go", "gen/hand/b.go", "gen/file"} {
		if err := os.WriteFile(name, []byte("package hand\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	good := Job{Spec: "spec.yaml", Package: "good", Out: "gen/good"}
	for name, c := range map[string]struct {
		jobs []Job
		want []string // how the lines of the errors start
	}{
		"a document": {
			[]Job{good, {Spec: "spec.yaml", Package: "bad", Out: "gen/bad"}},
			[]string{"spec.yaml:1:1: bad"},
		},
		"a missing document": {
			[]Job{{Spec: "nosuch.yaml", Package: "x", Out: "gen/x"}, good},
			[]string{"nosuch.yaml:1:1: "},
		},
		"a folder, and a document": {
			[]Job{{Spec: "spec.yaml", Package: "bad", Out: "gen/hand"}, good},
			[]string{filepath.FromSlash("gen/hand/a.go") + ":1:1: " + output.ForeignMessage, filepath.FromSlash("gen/hand/b.go") + ":1:1: " + output.ForeignMessage, "spec.yaml:1:1: bad"},
		},
		"no folder": {
			[]Job{good, {Spec: "spec.yaml", Package: "x", Out: "gen/file"}},
			[]string{"gen/file:1:1: "},
		},
		"one folder for two": {
			[]Job{good, {Spec: "./spec.yaml", Package: "x", Out: "gen/../gen/good"}},
			[]string{"./spec.yaml:1:1: goes to the folder gen/../gen/good, as spec.yaml does"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			reports, problems, err := Run(t.Context(), c.jobs, nil)
			if err != nil || len(reports) > 0 {
				t.Fatalf("Run: %+v, %v", reports, err)
			}
			got := errorLines(problems)
			if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
				t.Errorf("errors %q, want %q", got, c.want)
			}
			if _, err := os.Stat("gen/good"); !os.IsNotExist(err) {
				t.Error("gen/good was written")
			}
		})
	}
}

func TestInterruptedRunWritesNothing(t *testing.T) {
	inFolder(t)
	fake(t, "type A int")
	ctx, cancel := context.WithCancel(t.Context())
	run := pipeline
	pipeline = func(job Job, doc *document.Document) ([]output.File, document.Problems) {
		cancel()
		return run(job, doc)
	}
	if _, _, err := Run(ctx, []Job{{Spec: "spec.yaml", Package: "a", Out: "gen"}}, nil); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat("gen"); !os.IsNotExist(err) {
		t.Error("gen was written")
	}
}
