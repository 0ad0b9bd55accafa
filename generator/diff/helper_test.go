package diff_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// read loads a document that is written as text.
func read(t *testing.T, name, text string) *model.Document {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	doc, problems := document.Load(path, document.Options{})
	if problems.HasErrors() {
		t.Fatalf("%v\n%s", problems, text)
	}
	m, found := lower.Document(doc)
	for _, p := range found {
		if !p.Warning {
			t.Fatalf("%s: %s\n%s", p.Place, p.Message, text)
		}
	}
	return m
}

// planned is a document with its plan.
func planned(t *testing.T, text string) diff.Package {
	t.Helper()
	m := read(t, "api.yaml", text)
	p, problems := plan.New(m, plan.Options{Package: "api", AssertFormat: true})
	for _, problem := range problems {
		if !problem.Warning {
			t.Fatalf("%s: %s", problem.Place, problem.Message)
		}
	}
	return diff.Package{Plan: p, Document: m}
}

// lines tells findings as "id server client", in a fixed order, and holds each to
// having something to say, in both languages.
func lines(t *testing.T, findings []*diff.Finding) []string {
	t.Helper()
	list := []string{}
	for _, f := range findings {
		list = append(list, f.ID+" "+f.Severity.Server.String()+" "+f.Severity.Client.String())
		for _, lang := range diff.Languages {
			if f.Message(lang) == "" || f.Advice(lang) == "" {
				t.Errorf("%s says nothing in %s", f.ID, lang)
			}
		}
		if f.Place().Line == 0 || f.Place().Pointer == "" {
			t.Errorf("%s has no place: %+v", f.ID, f)
		}
		seen[f.ID] = true
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// seen holds the identifiers that tests have met.
var seen = map[string]bool{}

func check(t *testing.T, what string, have, want []string) {
	t.Helper()
	want = slices.Sorted(slices.Values(want))
	if !slices.Equal(have, want) {
		t.Errorf("%s:\nhave %q\nwant %q", what, have, want)
	}
}
