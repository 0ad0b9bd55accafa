package generator

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// clashing are spellings of few words: most of them want the same name in Go. They are
// chosen so that a component never wants the name of a type that stands inside another
// one (FooBarClient) or of a component's function (ValidateFoo): there components win,
// wherever they stand.
var clashing = []string{
	"foo-bar", "fooBar", "foo_bar", "FooBar", "foo bar", "foo.bar", "Foo Bar", "@foo-bar", "$fooBar", "FOO_BAR", "foo/bar",
	"client", "Client", "error", "string", "type", "1st", "", " ", "_", "😀", "👍", "주문", "주 문", "ご注文", "é", "É", "init", "+1", "-1", ">=", "<",
}

// A draft is a document that grows at its ends.
type draft struct {
	schemas    [][]string // lines of each schema's properties, the name first
	operations [][]string // lines of each operation's parameters, the id first
}

func (d *draft) text() string {
	var b strings.Builder
	b.WriteString("openapi: 3.1.0\ninfo: {title: a, version: \"1\"}\npaths:\n")
	for k, op := range d.operations {
		fmt.Fprintf(&b, "  /p%d:\n    get:\n      operationId: %q\n      responses: {\"204\": {description: none}}\n      parameters:\n%s", k, op[0], strings.Join(op[1:], ""))
	}
	b.WriteString("components:\n  schemas:\n")
	for _, s := range d.schemas {
		fmt.Fprintf(&b, "    %q:\n      type: object\n      properties:\n%s", s[0], strings.Join(s[1:], ""))
	}
	return b.String()
}

// fresh returns a word that a list does not have yet.
func fresh(r *rand.Rand, taken map[string]bool) string {
	for {
		word := clashing[r.IntN(len(clashing))]
		if !taken[word] {
			taken[word] = true
			return word
		}
	}
}

// TestNamesAreStable adds schemas, members, enum values, operations and parameters at
// the end of what a document has: what was there keeps its name.
func TestNamesAreStable(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		d := &draft{}
		names, ids := map[string]bool{}, map[string]bool{}
		members, params := map[string]bool{}, map[string]bool{}
		before := map[string]string{}
		for range 12 {
			switch step := r.IntN(4); {
			case len(d.schemas) == 0 || step == 0:
				d.schemas = append(d.schemas, []string{fresh(r, names)})
				members = map[string]bool{}
				d.member(r, members)
			case len(d.operations) == 0 || step == 1:
				d.operations = append(d.operations, []string{fresh(r, ids)})
				params = map[string]bool{}
				d.parameter(r, params)
			case step == 2:
				d.member(r, members)
			default:
				d.parameter(r, params)
			}
			if len(d.operations) == 0 {
				continue
			}
			now := namesOf(t, d.text())
			for at, name := range before {
				if now[at] != name {
					t.Fatalf("seed %d: %s was %s and is %q now in\n%s", seed, at, name, now[at], d.text())
				}
			}
			before = now
		}
	}
}

// member adds a property with an enum to the last schema.
func (d *draft) member(r *rand.Rand, taken map[string]bool) {
	values := map[string]bool{}
	var list []string
	for range 1 + r.IntN(3) {
		list = append(list, strconv.Quote(fresh(r, values)))
	}
	last := len(d.schemas) - 1
	d.schemas[last] = append(d.schemas[last], fmt.Sprintf("        %q: {type: string, enum: [%s]}\n", fresh(r, taken), strings.Join(list, ", ")))
}

// parameter adds one to the last operation.
func (d *draft) parameter(r *rand.Rand, taken map[string]bool) {
	last := len(d.operations) - 1
	d.operations[last] = append(d.operations[last], fmt.Sprintf("        - {name: %q, in: query, schema: {type: string}}\n", fresh(r, taken)))
}

// namesOf returns what everything in a document is called, by where it stands.
func namesOf(t *testing.T, text string) map[string]string {
	t.Helper()
	spec := filepath.Join(t.TempDir(), "a.yaml")
	if err := os.WriteFile(spec, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	list, problems := Names(Job{Spec: spec, Package: "p", Out: "out"})
	if problems.HasErrors() {
		t.Fatalf("%v in\n%s", problems, text)
	}
	names := map[string]string{}
	for _, n := range list {
		names[n.Kind+" "+n.Document] = n.Go
	}
	return names
}
