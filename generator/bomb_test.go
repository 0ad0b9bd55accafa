//go:build unix

package generator

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/bizgen/bizgen/generator/document"
)

const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"

// deep is 100,000 levels of something.
func deep(open, inner, end string) string {
	return strings.Repeat(open, 100_000) + inner + strings.Repeat(end, 100_000)
}

// levels writes 60 schemas, of which each names the next one twice.
func levels(form string) string {
	var out strings.Builder
	out.WriteString(head + "paths: {}\ncomponents:\n  schemas:\n")
	for i := range 60 {
		next := fmt.Sprintf("{$ref: '#/components/schemas/S%d'}", i+1)
		fmt.Fprintf(&out, "    S%d: %s\n", i, strings.ReplaceAll(form, "NEXT", next))
	}
	out.WriteString("    S60: {type: object, properties: {last: {type: string}}}\n")
	return out.String()
}

func schema(text string) string {
	return head + "paths: {}\ncomponents: {schemas: {S: " + text + "}}\n"
}

// members writes a schema with n members, of which others says whether there may be more.
func members(w io.Writer, n int, others string) {
	var out strings.Builder
	for k := range n {
		fmt.Fprintf(&out, "p%d: {type: string}, ", k)
	}
	io.WriteString(w, schema("{type: object, additionalProperties: "+others+", properties: {"+out.String()+"}}"))
}

func chain(n int) string {
	var out strings.Builder
	out.WriteString(head + "paths: {}\ncomponents:\n  schemas:\n")
	for i := range n {
		fmt.Fprintf(&out, "    S%d: {$ref: '#/components/schemas/S%d'}\n", i, i+1)
	}
	fmt.Fprintf(&out, "    S%d: {type: string}\n", n)
	return out.String()
}

// aliases is the billion laughs with a way to repeat.
func aliases(first, form string) string {
	var out strings.Builder
	out.WriteString(head + "x-0: &a0 " + first + "\n")
	for i := range 30 {
		fmt.Fprintf(&out, "x-%d: &a%d %s\n", i+1, i+1, strings.ReplaceAll(form, "ALIAS", fmt.Sprintf("*a%d", i)))
	}
	return out.String() + "paths: {}\n"
}

// Documents that are made to cost much, and what is said of them; "" where they
// are what they should not be refused for.
var bombs = []struct {
	name, file string
	text       func(io.Writer)
	want       string
}{
	{"aliases of aliases", "a.yaml", func(w io.Writer) { io.WriteString(w, aliases("[ha]", "[ALIAS, ALIAS, ALIAS, ALIAS]")) }, "expand to more than"},
	{"merges of merges", "a.yaml", func(w io.Writer) { io.WriteString(w, aliases("{ha: ha}", "{a: ALIAS, b: ALIAS, <<: ALIAS}")) }, "expand to more than"},
	{"deep YAML arrays", "a.yaml", func(w io.Writer) { io.WriteString(w, head+"x: "+deep("[", "", "]")) }, "levels deep"},
	{"deep YAML objects", "a.yaml", func(w io.Writer) { io.WriteString(w, head+"x: "+deep("{a: ", "1", "}")) }, "levels deep"},
	{"deep YAML dashes", "a.yaml", func(w io.Writer) { io.WriteString(w, head+"x:\n  "+deep("- ", "1", "")) }, "levels deep"},
	{"deep YAML schemas", "a.yaml", func(w io.Writer) { io.WriteString(w, schema(deep("{items: ", "{}", "}"))) }, "levels deep"},
	{"deep JSON arrays", "a.json", func(w io.Writer) { io.WriteString(w, `{"openapi": "3.1.0", "x": `+deep("[", "", "]")+"}") }, "levels deep"},
	{"deep JSON objects", "a.json", func(w io.Writer) { io.WriteString(w, `{"openapi": "3.1.0", "x": `+deep(`{"a":`, "1", "}")+"}") }, "levels deep"},
	{"JSON that does not end", "a.json", func(w io.Writer) { io.WriteString(w, strings.Repeat(`{"a":[`, 100_000)) }, "levels deep"},
	{"schemas that are each other", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}\n")
	}, "leads back to itself"},
	{"a schema that is all of itself", "a.yaml", func(w io.Writer) {
		io.WriteString(w, schema("{allOf: [{$ref: '#/components/schemas/S'}, {type: object}]}"))
	}, "itself"},
	{"parameters that are each other", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/A'}], responses: {'204': {description: d}}}}}\ncomponents: {parameters: {A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}}\n")
	}, "leads back to itself"},
	{"path items that are each other", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {/a: {$ref: '#/components/pathItems/A'}}\ncomponents: {pathItems: {A: {$ref: '#/components/pathItems/B'}, B: {$ref: '#/components/pathItems/A'}}}\n")
	}, "leads back to itself"},
	{"50 MB of YAML", "a.yaml", func(w io.Writer) { fill(w, 50_000_000, schema("{}"), "x-%d: {a: [1, 2, 3], b: c}\n") }, "larger than"},
	{"32 MB of YAML", "a.yaml", func(w io.Writer) { fill(w, 32_000_000, schema("{}"), "x-%d: {a: [1, 2, 3], b: c}\n") }, "more than 1500000 values"},
	{"32 MB of JSON", "a.json", func(w io.Writer) { fill(w, 32_000_000, `{"openapi": "3.1.0"`, `, "x-%d": {"a": [1,2,3]}`) }, "more than 1500000 values"},
	{"32 MB of text", "a.yaml", func(w io.Writer) { fill(w, 32_000_000, head+"paths: {}\nx: ", "text %d ") }, ""},
	{"a schema's name of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {}\ncomponents: {schemas: {? "+strings.Repeat("a", 1<<20)+" : {type: string}}}\n")
	}, "longer than"},
	{"a member's name of a megabyte", "a.json", func(w io.Writer) {
		io.WriteString(w, `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"S": {"type": "object", "properties": {"`+strings.Repeat("a", 1<<20)+`": {"type": "string"}}}}}}`)
	}, "longer than"},
	{"an operation's name of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {/a: {get: {operationId: "+strings.Repeat("a", 1<<20)+", responses: {'204': {description: d}}}}}\n")
	}, "longer than"},
	{"a path of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths:\n  ? /"+strings.Repeat("a", 1<<20)+"\n  : {get: {responses: {'204': {description: d}}}}\n")
	}, "longer than"},
	{"a parameter's name of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {/a: {get: {parameters: [{in: query, schema: {type: string}, name: "+strings.Repeat("가", 1<<19)+"}], responses: {'204': {description: d}}}}}\n")
	}, "longer than"},
	{"2,048 members and others", "a.yaml", func(w io.Writer) { members(w, 2048, "true") }, "more than decoding can tell apart"},
	{"2,047 members and others", "a.yaml", func(w io.Writer) { members(w, 2047, "true") }, ""},
	{"4,095 members and no others", "a.yaml", func(w io.Writer) { members(w, 4095, "false") }, ""},
	{"an enum value of a megabyte", "a.yaml", func(w io.Writer) { io.WriteString(w, schema("{type: string, enum: ["+strings.Repeat("a", 1<<20)+"]}")) }, ""},
	{"a name to go by of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, schema("{type: object, x-go-name: "+strings.Repeat("a", 1<<20)+"}"))
	}, "longer than"},
	{"a number of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, schema("{type: number, multipleOf: "+strings.Repeat("1", 1<<20)+"}"))
	}, ""},
	{"a number without end", "a.yaml", func(w io.Writer) {
		io.WriteString(w, schema("{type: integer, minimum: 1e999999999, multipleOf: 1e-999999999}"))
	}, ""},
	{"a pattern that repeats repetitions", "a.yaml", func(w io.Writer) {
		io.WriteString(w, schema("{type: string, pattern: '((((((a{99}){99}){99}){99}){99}){99}){99}'}"))
	}, ""},
	{"a pattern in 100,000 groups", "a.yaml", func(w io.Writer) { io.WriteString(w, schema("{type: string, pattern: '"+deep("(", "a", ")")+"'}")) }, "pattern"},
	{"allOf twice the next one", "a.yaml", func(w io.Writer) { io.WriteString(w, levels("{allOf: [NEXT, NEXT]}")) }, ""},
	{"anyOf twice the next one", "a.yaml", func(w io.Writer) { io.WriteString(w, levels("{anyOf: [NEXT, NEXT]}")) }, ""},
	{"oneOf twice the next one, and members", "a.yaml", func(w io.Writer) {
		io.WriteString(w, levels("{type: object, properties: {a: NEXT, b: NEXT}, oneOf: [NEXT, NEXT]}"))
	}, ""},
	{"not twice the next one", "a.yaml", func(w io.Writer) { io.WriteString(w, levels("{allOf: [{not: NEXT}, {not: NEXT}]}")) }, ""},
	{"unevaluated twice the next one", "a.yaml", func(w io.Writer) {
		io.WriteString(w, levels("{type: object, anyOf: [NEXT, NEXT], unevaluatedProperties: false}"))
	}, ""},
	{"20,000 schemas that are each all of the next and any of the first", "a.yaml", func(w io.Writer) {
		io.WriteString(w, head+"paths: {}\ncomponents:\n  schemas:\n")
		for i := range 20_000 {
			fmt.Fprintf(w, "    S%d: {allOf: [{$ref: '#/components/schemas/S%d'}], anyOf: [{$ref: '#/components/schemas/S0'}]}\n", i, (i+1)%20_000)
		}
	}, "itself"},
	{"a type of the user's own of a megabyte", "a.yaml", func(w io.Writer) {
		io.WriteString(w, schema("{type: string, x-go-type: '"+strings.Repeat("[]", 1<<19)+"int'}"))
	}, ""},
	{"20,000 references in a row", "a.yaml", func(w io.Writer) { io.WriteString(w, chain(20_000)) }, "steps"},
}

// fill writes a line again and again, up to some bytes. Nothing of it stays: what
// this process holds counts for its children.
func fill(w io.Writer, size int, start, line string) {
	n, _ := io.WriteString(w, start)
	for i := 0; n < size; i++ {
		more, _ := fmt.Fprintf(w, line, i)
		n += more
	}
}

func write(t *testing.T, file string, text func(io.Writer)) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	text(w)
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestBombs generates from each of them in a process of its own, which has to end
// within five seconds and 500 MB.
func TestBombs(t *testing.T) {
	const variable = "BIZGEN_TEST_BOMB"
	if file := os.Getenv(variable); file != "" {
		_, problems := Generate(Job{Spec: file, Package: "p", Out: "out"})
		for _, p := range problems {
			if p.Severity == document.Error {
				fmt.Printf("%.500s\n", p.Error())
			}
		}
		fmt.Println("THE END")
		return
	}
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), b.file)
			write(t, file, b.text)
			var spent cost
			for range 3 { // other programs make a process dearer, never cheaper
				if spent = explode(t, variable+"="+file); spent.time <= 5*time.Second {
					break
				}
			}
			said := spent.said
			t.Logf("%v, %d MB: %.300s", spent.time.Round(time.Millisecond), spent.memory>>20, said)
			if spent.time > 5*time.Second || spent.memory > 500<<20 {
				t.Errorf("it took %v and %d MB", spent.time, spent.memory>>20)
			}
			if b.want == "" && said != "" || !strings.Contains(said, b.want) {
				t.Errorf("it says %.500q, want %q", said, b.want)
			}
			if len(said) > 10_000 {
				t.Errorf("%d bytes of messages", len(said))
			}
		})
	}
}

// A cost is what a process has taken: CPU time, bytes at its peak, and what it said.
type cost struct {
	time   time.Duration
	memory int64
	said   string
}

// explode runs the test again as the process that reads the document.
func explode(t *testing.T, variable string) cost {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestBombs$")
	cmd.Env = append(os.Environ(), variable)
	timer := time.AfterFunc(60*time.Second, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	out, err := cmd.CombinedOutput()
	said, _, ended := strings.Cut(string(out), "THE END\n")
	if err != nil || !ended {
		t.Fatalf("%v: %.3000s", err, out)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss << 10, said}
}
