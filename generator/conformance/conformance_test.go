//go:build conformance

package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator"
)

// A group is a schema S with instances that it must accept or refuse.
type group struct {
	ID      string `json:"id"`
	Dialect string `json:"dialect"`
	Section string `json:"section"`
	File    string `json:"file"`
	Group   string `json:"group"`
	Tests   []test `json:"tests"`

	spec string // path of the document
}

type test struct {
	Name  string          `json:"d"`
	Data  json.RawMessage `json:"data"`
	Valid bool            `json:"valid"`
}

// TestSuite generates a package from every group as an OpenAPI document, compiles all of them into one program, and compares its
// verdicts. What differs must stand in testdata/expected_failures.txt, and what
// stands there must differ.
func TestSuite(t *testing.T) {
	suite := os.Getenv("BIZGEN_SUITE")
	if suite == "" {
		suite = "../../../shared/jsonschema-suite"
	}
	groups, err := read(suite)
	if err != nil {
		t.Skipf("the JSON Schema test suite is not here (%v); BIZGEN_SUITE says where it is", err)
	}
	groups = append(groups, identified(t, suite)...)
	work := t.TempDir()
	refused := map[string]string{}
	var compiled []group
	for _, g := range groups {
		if err := generate(t, work, g); err != nil {
			refused[g.ID] = err.Error()
			first, _, _ := strings.Cut(err.Error(), "\n")
			t.Logf("refused: %s %s: %s: %s", g.ID, g.File, g.Group, first)
			continue
		}
		compiled = append(compiled, g)
	}
	verdicts := run(t, work, compiled)
	var failures []string
	right, total := map[string]int{}, map[string]int{}
	for _, g := range groups {
		section := g.Dialect + " " + g.Section
		for k, test := range g.Tests {
			total[section]++
			name := g.ID + " " + g.File + ": " + g.Group + ": " + test.Name
			switch {
			case refused[g.ID] != "":
				failures = append(failures, "refused: "+name)
			case verdicts[g.ID][k] == test.Valid:
				right[section]++
			case test.Valid:
				failures = append(failures, "wrongly refused: "+name)
			default:
				failures = append(failures, "silently accepted: "+name)
			}
		}
	}
	for _, section := range slices.Sorted(keys(total)) {
		t.Logf("%-20s %4d of %4d right", section, right[section], total[section])
	}
	compare(t, failures)
}

func keys(m map[string]int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// read gives the groups that are there as OpenAPI documents already.
func read(suite string) ([]group, error) {
	f, err := os.Open(filepath.Join(suite, "oas_cases.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var groups []group
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var g group
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			return nil, err
		}
		g.spec = filepath.Join(suite, "oas", g.Dialect, g.ID+".json")
		groups = append(groups, g)
	}
	return groups, lines.Err()
}

// generate writes the package of one group. Formats are annotations, as the suite
// demands, except where it tests them.
func generate(t *testing.T, work string, g group) error {
	t.Helper()
	format := generator.Annotate
	if g.Section == "optional/format" {
		format = generator.Assert
	}
	_, problems, err := generator.Run(context.Background(), []generator.Job{{
		Spec:    g.spec,
		Package: g.ID,
		Out:     filepath.Join(work, g.ID),
		Format:  format,
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return problems.Err()
}

// run compiles the packages and returns what they say of each instance.
func run(t *testing.T, work string, groups []group) map[string][]bool {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(work, "go.sum"), sum)
	write(t, filepath.Join(work, "go.mod"), fmt.Appendf(nil,
		"module suite\n\ngo 1.26\n\nrequire github.com/bizgen/bizgen v0.0.0\n\nreplace github.com/bizgen/bizgen => %s\n", root))
	var imports, table strings.Builder
	var input bytes.Buffer
	for _, g := range groups {
		fmt.Fprintf(&imports, "\t%q\n", "suite/"+g.ID)
		fmt.Fprintf(&table, "\t%q: %s.ValidateS,\n", g.ID, g.ID)
		for _, test := range g.Tests {
			var line bytes.Buffer
			if err := json.Compact(&line, test.Data); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&input, "%s %s\n", g.ID, line.Bytes())
		}
	}
	write(t, filepath.Join(work, "main.go"), fmt.Appendf(nil, program, imports.String(), table.String()))
	cmd := exec.Command("go", "run", "-mod=mod", ".")
	cmd.Dir = work
	cmd.Stdin = &input
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string][]bool{}
	lines := strings.Fields(string(out))
	for _, g := range groups {
		for range g.Tests {
			verdicts[g.ID] = append(verdicts[g.ID], lines[0] == "valid")
			lines = lines[1:]
		}
	}
	return verdicts
}

// program reads a group and an instance a line, and says what the group's
// validator says.
const program = `package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"

%s)

var validators = map[string]func([]byte) error{
%s}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		id, data, _ := bytes.Cut(lines.Bytes(), []byte(" "))
		if validators[string(id)](data) == nil {
			fmt.Println("valid")
		} else {
			fmt.Println("invalid")
		}
	}
}
`

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// compare holds what failed against the list of what is known to.
func compare(t *testing.T, failures []string) {
	t.Helper()
	data, err := os.ReadFile("testdata/expected_failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			expected[line] = true
		}
	}
	for _, f := range failures {
		if !expected[f] {
			t.Error(f)
		}
		delete(expected, f)
	}
	for line := range expected {
		t.Errorf("stands in expected_failures.txt and is right now: %s", line)
	}
}
