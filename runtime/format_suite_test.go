package runtime

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// suiteFailures are the cases of the official suite that are known to fail, as
// "format: description", each with the reason. The list is exact: a case that
// starts to pass must be struck from it.
var suiteFailures = map[string]string{}

type suiteGroup struct {
	Schema suiteSchema
	Tests  []struct {
		Description string
		Data        json.RawMessage
		Valid       bool
	}
}

// A suiteSchema has no members when the schema is true or false.
type suiteSchema map[string]json.RawMessage

func (s *suiteSchema) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return nil
	}
	return json.Unmarshal(data, (*map[string]json.RawMessage)(s))
}

// suiteFiles returns the files of draft 2020-12 in the official suite that
// match a pattern, or skips the test.
func suiteFiles(t *testing.T, pattern string) []string {
	t.Helper()
	root := os.Getenv("BIZGEN_SUITE")
	if root == "" {
		root = "../../shared/jsonschema-suite"
	}
	files, err := filepath.Glob(filepath.Join(root, "tests", "draft2020-12", pattern))
	if err != nil || len(files) == 0 {
		t.Skipf("the official JSON Schema test suite is not at %s; set BIZGEN_SUITE to its folder", root)
	}
	return files
}

func suiteGroups(t *testing.T, file string) []suiteGroup {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var groups []suiteGroup
	if err := json.Unmarshal(data, &groups); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return groups
}

func TestFormatsAgainstOfficialSuite(t *testing.T) {
	seen := map[string]bool{}
	var table strings.Builder
	allRight, all := 0, 0
	for _, file := range suiteFiles(t, "optional/format/*.json") {
		right, total := 0, 0
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		for _, g := range suiteGroups(t, file) {
			var format string
			if err := json.Unmarshal(g.Schema["format"], &format); err != nil || len(g.Schema) != 2 {
				t.Errorf("%s: a schema that this test does not understand: %v", name, g.Schema)
				continue
			}
			check, known := Format(format)
			if known == (name == "idn-hostname" || name == "unknown") {
				t.Errorf("Format(%q): known = %v", format, known)
			}
			for _, c := range g.Tests {
				var s string
				if !known || c.Data[0] != '"' || json.Unmarshal(c.Data, &s) != nil {
					continue // formats assert nothing about what is not a string
				}
				total++
				key := name + ": " + c.Description
				reason, expected := suiteFailures[key]
				seen[key] = true
				switch ok := check(s) == c.Valid; {
				case ok && expected:
					t.Errorf("%s: passes now; strike it from the list", key)
					right++
				case ok:
					right++
				case !expected:
					t.Errorf("%s: %q: got %v, want %v", key, s, !c.Valid, c.Valid)
				default:
					t.Logf("%s: expected to fail: %s", key, reason)
				}
			}
		}
		fmt.Fprintf(&table, "\n%-24s %4d/%d", name, right, total)
		allRight, all = allRight+right, all+total
	}
	for key := range suiteFailures {
		if !seen[key] {
			t.Errorf("%s: no such case in the suite", key)
		}
	}
	t.Logf("%s\n%-24s %4d/%d", table.String(), "all", allRight, all)
}
