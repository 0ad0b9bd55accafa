package check

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/runtime"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type violation struct{ Pointer, Keyword string }

// A table has the instances of one document; ../README.md says what the members
// mean.
type table struct{ Good, Bad, Rules []entry }

type entry struct {
	Name, Schema, Base string
	Patch              []operation
	Raw, Base64        *string
	Repeat             []json.RawMessage
	Want               []violation
	Rule               int
	Holds              bool
}

type operation struct {
	Op, Path string
	Value    json.RawMessage
}

// tables reads every table: that of each document, and the two that options and
// oneclick share.
func tables(t testing.TB) map[string]table {
	t.Helper()
	out := map[string]table{}
	for _, d := range documents {
		file := tableFile(d.file)
		data, err := os.ReadFile(file)
		if errors.Is(err, os.ErrNotExist) && (d.file == "kakao/options" || d.file == "kakao/oneclick") {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var tab table
		if err := strict(data, &tab); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out[d.file] = tab
	}
	var good, bad []entry
	for file, to := range map[string]*[]entry{"good.json": &good, "bad.json": &bad} {
		if err := strict(read(t, filepath.Join(root, "kakao", "testdata", file)), to); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	for _, file := range []string{"kakao/options", "kakao/oneclick"} {
		has := func(e entry) bool { return at(document(t, file), "components", "schemas", e.Schema) != nil }
		tab := out[file]
		tab.Good = append(tab.Good, slices.DeleteFunc(slices.Clone(good), func(e entry) bool { return !has(e) })...)
		tab.Bad = append(tab.Bad, slices.DeleteFunc(slices.Clone(bad), func(e entry) bool { return !has(e) })...)
		out[file] = tab
		good = slices.DeleteFunc(good, has)
		bad = slices.DeleteFunc(bad, has)
	}
	for _, e := range slices.Concat(good, bad) {
		t.Errorf("%s: no schema %s", e.Name, e.Schema)
	}
	return out
}

func tableFile(document string) string {
	return filepath.Join(root, filepath.Dir(document), "testdata", filepath.Base(document)+".json")
}

func strict(data []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(to)
}

// instance returns the bytes that the entry stands for.
func (e entry) instance(t testing.TB, document string) []byte {
	t.Helper()
	switch {
	case e.Base64 != nil:
		data, err := base64.StdEncoding.DecodeString(*e.Base64)
		if err != nil {
			t.Fatal(err)
		}
		return data
	case e.Repeat != nil:
		var open, end string
		var n int
		for i, to := range []any{&open, &n, &end} {
			if err := json.Unmarshal(e.Repeat[i], to); err != nil {
				t.Fatal(err)
			}
		}
		return []byte(strings.Repeat(open, n) + strings.Repeat(end, n))
	case e.Raw != nil && len(e.Patch) == 0:
		return []byte(*e.Raw)
	}
	var data []byte
	if e.Raw != nil {
		data = []byte(*e.Raw)
	} else {
		data = read(t, filepath.Join(root, filepath.Dir(document), "samples", e.Base))
	}
	v, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range e.Patch {
		var with any
		if op.Op != "remove" {
			if with, err = decode(op.Value); err != nil {
				t.Fatal(err)
			}
		}
		tokens := strings.Split(op.Path, "/")[1:]
		if v, err = patch(v, tokens, op.Op, with); err != nil {
			t.Fatalf("%s %s: %v", op.Op, op.Path, err)
		}
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// patch does one operation of RFC 6902: add, replace or remove.
func patch(v any, path []string, op string, with any) (any, error) {
	if len(path) == 0 {
		return with, nil
	}
	key := strings.NewReplacer("~1", "/", "~0", "~").Replace(path[0])
	last := len(path) == 1
	switch x := v.(type) {
	case object:
		old, there := x[key]
		if !there && (!last || op != "add") {
			return nil, fmt.Errorf("no member %q", key)
		}
		if last && op == "remove" {
			delete(x, key)
			return x, nil
		}
		next, err := patch(old, path[1:], op, with)
		x[key] = next
		return x, err
	case []any:
		i, err := strconv.Atoi(key)
		if key == "-" && last && op == "add" {
			i, err = len(x), nil
		}
		if err != nil || i < 0 || i > len(x) || i == len(x) && (!last || op != "add") {
			return nil, fmt.Errorf("no item %q", key)
		}
		switch {
		case last && op == "add":
			return slices.Insert(x, i, with), nil
		case last && op == "remove":
			return slices.Delete(x, i, i+1), nil
		}
		x[i], err = patch(x[i], path[1:], op, with)
		return x, err
	}
	return nil, fmt.Errorf("%q of a %T", key, v)
}

// decode keeps numbers as they are written.
func decode(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("more than one value")
	}
	return v, nil
}

func sorted(l []violation) []violation {
	l = slices.Clone(l)
	slices.SortFunc(l, func(a, b violation) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Keyword, b.Keyword))
	})
	return l
}

// ofReader are the keywords of violations that a JSON Schema validator, which
// gets a value, cannot see.
func ofReader(v violation) bool {
	return slices.Contains([]string{"syntax", "depth", "duplicate"}, v.Keyword)
}

// ofAlternatives are the violations of a value that matches no alternative, as
// opposed to what the nearest has against it.
func ofAlternatives(v violation) bool { return v.Keyword == "oneOf" || v.Keyword == "anyOf" }

// judge says whether an independent validator has exactly the wanted violations
// against an instance of a document's schema; and what it has, when not.
//
// It differs from generated code in two ways. It stops at a value's format, so
// what else such a value breaks is asked of a validator without formats. And it
// says of a value that matches no alternative that each refuses it, where
// generated code explains itself by the nearest: both forms are right. Where a
// member tells which alternative is meant, generated code lets that one speak alone.
func judge(t *testing.T, file, schema string, data []byte, want []violation) (have []violation, ok bool) {
	t.Helper()
	v, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	place := pointer("components", "schemas", schema)
	whole := compile(t, compiler, file, place).Validate(v)
	if whole == nil {
		return nil, len(want) == 0
	}
	rest := compile(t, formatless, file, place).Validate(v)
	for _, explain := range []bool{false, true} {
		have = violations(t, whole, explain)
		var formats []string
		for _, v := range have {
			if v.Keyword == "format" {
				formats = append(formats, v.Pointer)
			}
		}
		if rest != nil {
			for _, v := range violations(t, rest, explain) {
				if slices.Contains(formats, v.Pointer) {
					have = append(have, v)
				}
			}
		}
		have = sorted(have)
		if slices.Equal(have, want) || explain && slices.Equal(slices.DeleteFunc(slices.Clone(have), ofAlternatives), want) {
			return have, true
		}
	}
	return have, false
}

func violations(t *testing.T, err error, explain bool) []violation {
	t.Helper()
	list, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		t.Fatal(err)
	}
	return leaves(list, explain)
}

// generated returns what the generated validator has against it.
func generated(t *testing.T, file, schema string, data []byte) []violation {
	t.Helper()
	validate := validators[file][schema]
	if validate == nil {
		t.Fatalf("generated code for %s has no Validate%s", file, schema)
	}
	err := validate(data)
	if err == nil {
		return nil
	}
	list, ok := errors.AsType[*runtime.Error](err)
	if !ok {
		t.Fatalf("%T: %v", err, err)
	}
	var out []violation
	for _, v := range list.Violations {
		if v.Keyword == "syntax" || v.Keyword == "depth" {
			v.Pointer = ""
		}
		out = append(out, violation{v.Pointer, v.Keyword})
	}
	return sorted(out)
}

// What a table accepts and refuses, an independent validator and the generated
// one accept and refuse, with exactly the violations that stand there.
func TestTables(t *testing.T) {
	all := tables(t)
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			tab := all[d.file]
			if len(tab.Good) < 3 || len(tab.Bad) < 10 {
				t.Errorf("%d good and %d bad instances: fewer than 3 and 10", len(tab.Good), len(tab.Bad))
			}
			names := map[string]bool{}
			for _, e := range slices.Concat(tab.Good, tab.Bad, tab.Rules) {
				if names[e.Name] {
					t.Errorf("%q stands there twice", e.Name)
				}
				names[e.Name] = true
			}
			run := func(e entry, good bool) {
				t.Run(e.Name, func(t *testing.T) {
					want := sorted(e.Want)
					if good != (len(want) == 0) {
						t.Fatalf("%d violations wanted", len(want))
					}
					data := e.instance(t, d.file)
					if !slices.ContainsFunc(want, ofReader) {
						if have, ok := judge(t, d.file, e.Schema, data, want); !ok {
							t.Errorf("jsonschema: have %v, want %v", have, want)
						}
					}
					if have := generated(t, d.file, e.Schema, data); !slices.Equal(have, want) {
						t.Errorf("generated: have %v, want %v", have, want)
					}
				})
			}
			for _, e := range tab.Good {
				run(e, true)
			}
			for _, e := range tab.Bad {
				run(e, false)
			}
			t.Logf("%d good, %d bad", len(tab.Good), len(tab.Bad))
		})
	}
}

var validator = regexp.MustCompile(`(?m)^func Validate(\w+)\(data \[\]byte\) error`)

var update = flag.Bool("update", false, "write validators_test.go anew from the generated code")

// validators_test.go lists exactly the generated validators. With -update it is
// written anew; where validators are gone, their lines must go first, so that it
// compiles.
func TestValidatorsAreListed(t *testing.T) {
	var imports []string
	var lists strings.Builder
	for _, d := range documents {
		imports = append(imports, fmt.Sprintf("\t%q\n", "github.com/bizgen/bizgen/generated/"+d.pkg))
		fmt.Fprintf(&lists, "\t%q: {\n", d.file)
		var found []string
		for _, m := range validator.FindAllSubmatch(read(t, filepath.Join(root, "..", "generated", d.pkg, "validators.go")), -1) {
			found = append(found, string(m[1]))
			fmt.Fprintf(&lists, "\t\t%q: %s.Validate%s,\n", m[1], d.pkg, m[1])
		}
		lists.WriteString("\t},\n")
		slices.Sort(found)
		if have := keysOf(validators[d.file]); !*update && !slices.Equal(have, found) {
			t.Errorf("%s: listed %q\ngenerated %q\nrun go test -run TestValidatorsAreListed -update", d.file, have, found)
		}
	}
	if !*update {
		return
	}
	slices.Sort(imports)
	source, err := format.Source([]byte("package check\n\nimport (\n" + strings.Join(imports, "") + `)

// validators are the generated functions by document and schema.
// TestValidatorsAreListed writes this file, and says when one is missing.
var validators = map[string]map[string]func([]byte) error{
` + lists.String() + "}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("validators_test.go", source, 0o644); err != nil {
		t.Fatal(err)
	}
}

func keysOf[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
