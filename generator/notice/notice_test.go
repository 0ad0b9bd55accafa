package notice

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
)

func problem(file string, line, column int, severity document.Severity, message string) document.Problem {
	return document.Problem{Position: document.Position{File: file, Line: line, Column: column}, Severity: severity, Message: message}
}

// written gives what a log has written of some problems and a finding.
func written(form string, code int, message string, problems ...document.Problem) string {
	var b bytes.Buffer
	l := New(&b)
	l.Form, l.Frames = form, true
	for _, p := range problems {
		l.Problem(p)
	}
	if code == 100 {
		l.Finding("stale", "gen/a.go")
	}
	l.End(code, message, "run it again")
	return b.String()
}

func TestFrames(t *testing.T) {
	long := strings.Repeat("x", 300)
	file := filepath.Join(t.TempDir(), "a.yaml")
	text := "첫줄: 1\r\n\t이름: {type: \x1b[31mstrung}\r\n" + long + "\nend"
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		line, column int
		want         string
	}{
		"the whole file":         {1, 1, ""},
		"Hangul is two wide":     {1, 5, "  1 | 첫줄: 1\n    |       ^\n"},
		"tabs stay, CR goes":     {2, 13, "  2 | \t이름: {type: \ufffd[31mstrung}\n    | \t             ^\n"},
		"a long line":            {3, 200, "  3 | …" + strings.Repeat("x", 100) + "…\n    | " + strings.Repeat(" ", 51) + "^\n"},
		"the end of a long line": {3, 301, "  3 | …" + strings.Repeat("x", 100) + "\n    | " + strings.Repeat(" ", 101) + "^\n"},
		"the end of the file":    {4, 4, "  4 | end\n    |    ^\n"},
		"beyond a line":          {4, 9, ""},
		"beyond the file":        {9, 1, ""},
	} {
		p := problem(file, c.line, c.column, document.Error, "bad")
		if have := written("text", 1, "", p); have != p.Error()+"\n"+c.want+"run it again\n" {
			t.Errorf("%s: have\n%s\nwant\n%s", name, have, c.want)
		}
	}
	odd := problem(file, 1, 5, document.Warning, "odd")
	if have := written("text", 0, "", odd); have != odd.Error()+"\nrun it again\n" {
		t.Errorf("a warning has a frame: %s", have)
	}
	var plain bytes.Buffer
	if l := New(&plain); l.Frames {
		t.Error("frames where nobody watches")
	} else if l.Problem(problem(file, 1, 5, document.Error, "bad")); plain.String() != file+":1:5: bad\n" {
		t.Errorf("without frames: %s", plain.String())
	}
	many := make([]document.Problem, maxFrames+5)
	for i := range many {
		many[i] = problem(file, 1, 5, document.Error, "bad")
	}
	if have := strings.Count(written("text", 1, "", many...), "^\n"); have != maxFrames {
		t.Errorf("%d frames", have)
	}
}

var some = []document.Problem{
	problem("a,b.yaml", 3, 7, document.Error, "100% \"bad\" <x>"),
	problem("c.yaml", 1, 1, document.Warning, "이상함"),
}

func TestText(t *testing.T) {
	want := "a,b.yaml:3:7: 100% \"bad\" <x>\nc.yaml:1:1: warning: 이상함\ngen/a.go: stale\nbizgen: 1 stale\nrun it again\n"
	if have := written("text", 100, "1 stale", some...); have != want {
		t.Errorf("have\n%s", have)
	}
}

func TestJSON(t *testing.T) {
	var d Document
	if err := json.Unmarshal([]byte(written("json", 100, "1 stale", some...)), &d); err != nil {
		t.Fatal(err)
	}
	if d.Version != 1 || d.ExitCode != 100 || d.Message != "1 stale" || len(d.Problems) != 3 ||
		d.Problems[0] != (Problem{"problem", "a,b.yaml", 3, 7, "error", "100% \"bad\" <x>"}) ||
		d.Problems[1].Severity != "warning" || d.Problems[2] != (Problem{"stale", "gen/a.go", 0, 0, "error", "stale"}) {
		t.Errorf("%+v", d)
	}
	if have, want := written("json", 0, ""), "{\n  \"version\": 1,\n  \"exitCode\": 0,\n  \"problems\": []\n}\n"; have != want {
		t.Errorf("nothing to say: %s", have)
	}
}

func TestWorkflowCommands(t *testing.T) {
	want := "::error file=a%2Cb.yaml,line=3,col=7::100%25 \"bad\" <x>\n::warning file=c.yaml,line=1,col=1::이상함\n" +
		"::error file=gen/a.go::stale\nbizgen: 1 stale\nrun it again\n"
	if have := written("github-actions", 100, "1 stale", some...); have != want {
		t.Errorf("have\n%s", have)
	}
	if have := written("github-actions", 2, "no such flag"); have != "::error::bizgen: no such flag\nrun it again\n" {
		t.Errorf("have\n%s", have)
	}
}

func TestJUnit(t *testing.T) {
	for name, c := range map[string]struct {
		text            string
		tests, failures int
	}{
		"problems":  {written("junit", 100, "1 stale", some...), 3, 2},
		"a failure": {written("junit", 2, "no such flag"), 1, 1},
		"nothing":   {written("junit", 0, ""), 1, 0},
	} {
		var s suite
		if err := xml.Unmarshal([]byte(c.text), &s); err != nil {
			t.Fatal(err)
		}
		if s.Tests != c.tests || s.Failures != c.failures || len(s.Cases) != c.tests {
			t.Errorf("%s: %+v", name, s)
		}
	}
	text := written("junit", 1, "", some...)
	for _, want := range []string{`classname="a,b.yaml"`, `name="3:7: 100% &#34;bad&#34; &lt;x&gt;"`, "<system-out>c.yaml:1:1: warning: 이상함</system-out>"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s:\n%s", want, text)
		}
	}
}
