package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/diff/report"
	"github.com/bizgen/bizgen/generator/model"
)

// place is in a file whose name needs every escape there is.
var place = diff.Place{Place: model.Place{File: "a,b:100%|<x>.yaml", Line: 3, Column: 7}, Pointer: "#/a"}

func findings() []*diff.Finding {
	return []*diff.Finding{
		named("operation-added", diff.Sides{Server: diff.Risky}, diff.Place{}, place, "GET /safe"),
		named("operation-removed", diff.Sides{Client: diff.Breaking}, place, diff.Place{}, "GET /*a_b*|<b>50%"),
	}
}

// named makes a finding of a change that has no arguments, by comparing documents
// that differ in nothing else.
func named(id string, sides diff.Sides, old, current diff.Place, operation string) *diff.Finding {
	ops := []*model.Operation{{Method: "GET", Path: "/x", Place: place.Place}}
	one, two := &model.Document{}, &model.Document{Operations: ops}
	if id == "operation-removed" {
		one, two = two, one
	}
	f := diff.Documents(one, two)[0]
	f.Severity, f.Old, f.New, f.Operations = sides, old, current, []string{operation}
	return f
}

func written(t *testing.T, form string, role diff.Role) string {
	t.Helper()
	var b strings.Builder
	if err := report.Write(&b, form, report.Report{Role: role, Lang: "en", Findings: findings()}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGitHub(t *testing.T) {
	want := "::error title=operation-removed::a,b:100%25|<x>.yaml:3:7: GET /*a_b*|<b>50%25: the operation is gone; do: stop using it before it is taken away\n" +
		"::warning file=a%2Cb%3A100%25|<x>.yaml,line=3,col=7,title=operation-added::GET /safe: the operation is new; do: serve it before the first call comes: until then it is answered 404\n"
	if have := written(t, "github", diff.Both); have != want {
		t.Errorf("have\n%swant\n%s", have, want)
	}
}

func TestMarkdown(t *testing.T) {
	have := written(t, "markdown", diff.Client)
	want := "| **breaking** | GET /\\*a\\_b\\*\\|&lt;b&gt;50%: the operation is gone `operation-removed` | stop using it before it is taken away | `a,b:100%\\|<x>.yaml:3:7` |\n" +
		"| safe | GET /safe: the operation is new `operation-added` |  | `a,b:100%\\|<x>.yaml:3:7` |\n"
	if !strings.HasSuffix(have, want) || !strings.HasPrefix(have, "2 changes for the client: 1 breaking, 0 risky, 1 safe\n\n") {
		t.Errorf("have\n%swant\n%s", have, want)
	}
}

func TestJSON(t *testing.T) {
	var d report.Document
	if err := json.Unmarshal([]byte(written(t, "json", diff.Server)), &d); err != nil {
		t.Fatal(err)
	}
	f := d.Findings[0]
	if d.Version != 1 || d.Worst != "risky" || d.Role != diff.Server || len(d.Findings) != 2 || f.ID != "operation-added" || f.Kind != "http" ||
		f.Severity != "risky" || f.Client != "safe" || f.Old != nil || f.New.Line != 3 || f.New.Pointer != "#/a" || f.Operations[0] != "GET /safe" {
		t.Errorf("%+v", d)
	}
}

func TestNothing(t *testing.T) {
	for form, want := range map[string]string{
		"text":     "0 changes for the server: 0 breaking, 0 risky, 0 safe\n",
		"markdown": "No changes.\n",
		"github":   "",
		"json":     "{\n  \"version\": 1,\n  \"role\": \"server\",\n  \"worst\": \"safe\",\n  \"findings\": []\n}\n",
	} {
		var b strings.Builder
		if err := report.Write(&b, form, report.Report{Role: diff.Server}); err != nil || b.String() != want {
			t.Errorf("%s: %q, %v", form, b.String(), err)
		}
	}
}
