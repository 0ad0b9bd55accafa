package pattern

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// TestSuite runs the files of the official JSON Schema test suite that are about regular expressions. Only `pattern`, the
// names under `patternProperties` and the format regex are asked here; the validators' own tests ask for everything.
func TestSuite(t *testing.T) {
	root := cmp.Or(os.Getenv("BIZGEN_SUITE"), "../../../../shared/jsonschema-suite")
	if _, err := os.Stat(filepath.Join(root, "tests")); err != nil {
		t.Skipf("no JSON Schema test suite in %s: set BIZGEN_SUITE", root)
	}
	names := []string{"ecmascript-regex.json", "non-bmp-regex.json", "pattern.json", "patternProperties.json"}
	ran := 0
	err := filepath.WalkDir(filepath.Join(root, "tests"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && slices.Contains(names, d.Name()) {
			ran += runSuiteFile(t, path)
		}
		return err
	})
	t.Logf("%d tests", ran)
	if err != nil || ran < 100 {
		t.Errorf("%d tests of the suite ran, %v", ran, err)
	}
}

type suiteGroup struct {
	Description string
	Schema      struct {
		Pattern              *string
		PatternProperties    map[string]json.RawMessage
		AdditionalProperties json.RawMessage
		Format               string
	}
	Tests []struct {
		Description string
		Data        any
		Valid       bool
	}
}

func runSuiteFile(t *testing.T, path string) (ran int) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var groups []suiteGroup
	if err := json.Unmarshal(data, &groups); err != nil {
		t.Fatal(path, err)
	}
	for _, g := range groups {
		for pattern := range g.Schema.PatternProperties {
			compile(t, pattern)
		}
		for _, test := range g.Tests {
			got, asked := g.ask(t, test.Data)
			if asked {
				ran++
			}
			if asked && got != test.Valid {
				t.Errorf("%s: %s: %s: %t, want %t", path, g.Description, test.Description, got, test.Valid)
			}
		}
	}
	return ran
}

func (g suiteGroup) ask(t *testing.T, data any) (valid, asked bool) {
	text, isText := data.(string)
	switch {
	case g.Schema.Pattern != nil && isText:
		return compile(t, *g.Schema.Pattern)(text), true
	case g.Schema.Format == "regex" && isText:
		_, err := Translate(text)
		e, _ := err.(*Error)
		return e == nil || !e.Invalid, true
	}
	object, isObject := data.(map[string]any)
	if len(g.Schema.PatternProperties) != 1 || !isObject || string(g.Schema.AdditionalProperties) != "false" {
		return false, false
	}
	for pattern, schema := range g.Schema.PatternProperties {
		match := compile(t, pattern)
		for name := range object {
			if !match(name) {
				return false, true
			}
		}
		asked = string(schema) == "true" || string(schema) == "{}"
	}
	return true, asked
}

// compile returns the translated pattern's answer, once it knows that Simple gives the same.
func compile(t *testing.T, pattern string) func(string) bool {
	t.Helper()
	re2, err := Translate(pattern)
	if err != nil {
		t.Fatalf("%q: %v", pattern, err)
	}
	re := regexp.MustCompile(re2)
	simple, ok := ParseSimple(pattern)
	return func(text string) bool {
		t.Helper()
		if ok && simple.Match(text) != re.MatchString(text) {
			t.Errorf("%q on %q: Simple and regexp differ", pattern, text)
		}
		return re.MatchString(text)
	}
}
