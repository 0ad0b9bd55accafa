package differential

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator"
)

// A verdict is what the generated code says of an instance.
type verdict struct {
	Valid   bool            // ValidateS of the text
	Decode  string          // error of UnmarshalJSON; "" without one
	Encoded json.RawMessage // what MarshalJSON makes of the decoded value
	Encode  string          // error of MarshalJSON
	Again   string          // error of decoding that, or what it is encoded to if that differs
}

// generate writes the package of a document, and returns the problems it found.
func generate(t *testing.T, work, name string, document object) error {
	t.Helper()
	spec := filepath.Join(work, name+".json")
	write(t, spec, text(t, document))
	_, problems, err := generator.Run(context.Background(), []generator.Job{{
		Spec: spec, Package: name, Out: filepath.Join(work, name), Format: generator.Annotate,
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return problems.Err()
}

// ask compiles the packages into one program and puts the questions before it:
// lines of a package, a component and an instance.
func ask(t *testing.T, work string, packages []string, components int, questions []byte) []verdict {
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
		"module opinion\n\ngo 1.26\n\nrequire github.com/bizgen/bizgen v0.0.0\n\nreplace github.com/bizgen/bizgen => %s\n", root))
	var imports, table strings.Builder
	for _, name := range packages {
		fmt.Fprintf(&imports, "\t%q\n", "opinion/"+name)
		for k := range components {
			fmt.Fprintf(&table, "\t%q: say(%s.Validate%s, func() value { return new(%s.%[3]s) }),\n",
				name+" "+component(k), name, component(k), name)
		}
	}
	write(t, filepath.Join(work, "main.go"), fmt.Appendf(nil, program, imports.String(), table.String()))
	cmd := exec.Command("go", "run", "-mod=mod", ".")
	cmd.Dir = work
	cmd.Stdin = bytes.NewReader(questions)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the generated code does not run: %v", err)
	}
	var verdicts []verdict
	for line := range bytes.Lines(out) {
		var v verdict
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatal(err)
		}
		verdicts = append(verdicts, v)
	}
	return verdicts
}

// program answers a line with a verdict.
const program = `package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"

%s)

type verdict struct {
	Valid   bool
	Decode  string
	Encoded json.RawMessage
	Encode  string
	Again   string
}

type value interface {
	UnmarshalJSON([]byte) error
	MarshalJSON() ([]byte, error)
}

var validators = map[string]func([]byte) verdict{
%s}

// say returns the verdict of a type's validator and codec.
func say(validate func([]byte) error, empty func() value) func([]byte) verdict {
	return func(data []byte) verdict {
		v := verdict{Valid: validate(data) == nil, Encoded: json.RawMessage("null")}
		first := empty()
		if err := first.UnmarshalJSON(data); err != nil {
			v.Decode = err.Error()
			return v
		}
		encoded, err := first.MarshalJSON()
		if err != nil {
			v.Encode = err.Error()
			return v
		}
		v.Encoded = encoded
		second := empty()
		if err := second.UnmarshalJSON(encoded); err != nil {
			v.Again = err.Error()
		} else if again, err := second.MarshalJSON(); err != nil || !bytes.Equal(again, encoded) {
			v.Again = string(again)
		}
		return v
	}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	answers := json.NewEncoder(out)
	for lines.Scan() {
		fields := bytes.SplitN(lines.Bytes(), []byte(" "), 3)
		key := string(fields[0]) + " " + string(fields[1])
		if err := answers.Encode(validators[key](fields[2])); err != nil {
			panic(err)
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

// text returns compact JSON.
func text(t *testing.T, value any) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSpace(out.Bytes())
}
