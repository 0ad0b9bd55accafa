package check

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/spec"
	"github.com/getkin/kin-openapi/openapi3"
)

// The folders hold the documents that this module knows, and spec.FS has every
// one of them with its overlay.
func TestEveryDocumentIsKnown(t *testing.T) {
	var want []string
	for _, name := range files() {
		want = append(want, name+".en.overlay.yaml", name+".yaml")
	}
	slices.Sort(want)
	found, err := filepath.Glob(filepath.Join(root, "*", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range found {
		found[i] = filepath.ToSlash(strings.TrimPrefix(file, root+string(filepath.Separator)))
	}
	slices.Sort(found)
	if !slices.Equal(found, want) {
		t.Errorf("in the folders %q\nknown here     %q", found, want)
	}
	for _, file := range want {
		if data, err := spec.FS.ReadFile(file); err != nil || len(data) == 0 {
			t.Errorf("spec.FS: %s: %v", file, err)
		}
	}
}

func TestKinOpenAPI(t *testing.T) {
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			l := openapi3.NewLoader()
			l.IsExternalRefsAllowed = true
			doc, err := l.LoadFromFile(filepath.Join(root, d.file+".yaml"))
			if err != nil {
				t.Fatal(err)
			}
			if err := doc.Validate(l.Context); err != nil {
				t.Error(err)
			}
		})
	}
}

var seedReference = regexp.MustCompile(`^(00[0-4]):L([1-9][0-9]*)(?:-([1-9][0-9]*))?$`)

// A span is a range of lines of a seed.
type span struct {
	seed        string
	first, last int
}

// seeds reads an x-seed. What is wrong with one is the test's below.
func seeds(x string) (spans []span, ok bool) {
	if x == "" {
		return nil, true
	}
	for ref := range strings.SplitSeq(x, ", ") {
		m := seedReference.FindStringSubmatch(ref)
		if m == nil {
			return nil, false
		}
		first, _ := strconv.Atoi(m[2])
		last := first
		if m[3] != "" {
			last, _ = strconv.Atoi(m[3])
		}
		if last < first {
			return nil, false
		}
		spans = append(spans, span{m[1], first, last})
	}
	return spans, true
}

// Every schema, operation, parameter and example says where it is from: seed with its
// lines, public with its source, or ours. One of ours has lines as well when it
// stands for a rule of a seed, and needs none when it does not.
func TestOrigins(t *testing.T) {
	for _, name := range files() {
		t.Run(name, func(t *testing.T) {
			doc := document(t, name)
			documentSource := text(doc, "info", "x-source") != "" || text(doc, "externalDocs", "url") != ""
			var origins = map[string]int{}
			walk(doc, func(n node) {
				if x, there := n.at["x-seed"]; there {
					s, _ := x.(string)
					if spans, ok := seeds(s); !ok || len(spans) == 0 {
						t.Errorf("%s: x-seed %q", n, x)
					}
				}
				if text(n.at, "$ref") != "" && (n.kind == isSchema || n.kind == isParameter) {
					return // what it refers to says it
				}
				if n.kind == isExample && slices.Contains(n.path, "parameters") || slices.Contains(shared, name) && n.kind == isExample {
					return // the parameter says it
				}
				origin := text(n.at, "x-origin")
				switch n.kind {
				case isSchema, isOperation, isParameter, isExample:
					origins[origin]++
				case isProperty, isInfo, isOther, isHeader, isResponse, isBody, isSecurity, isSubschema, isTag, isFlow:
					if origin == "" {
						return
					}
				default:
					return
				}
				switch origin {
				case "seed":
					if text(n.at, "x-seed") == "" {
						t.Errorf("%s: from a seed, without lines", n)
					}
				case "public":
					if text(n.at, "x-source") == "" && !documentSource {
						t.Errorf("%s: from a public source that is not named", n)
					}
				case "ours":
				default:
					t.Errorf("%s: a %s with x-origin %q", n, n.kind, origin)
				}
			})
			t.Log(origins)
		})
	}
}

// Every operation has an id, a summary, a description and tags; every parameter,
// header and body that it takes or answers with has an example, and every answer
// that is an error has a body.
func TestExamples(t *testing.T) {
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			doc := document(t, d.file)
			ids := map[string]bool{}
			walk(doc, func(n node) {
				switch n.kind {
				case isOperation:
					id := text(n.at, "operationId")
					if id == "" || ids[id] {
						t.Errorf("%s: operationId %q, none or used before", n, id)
					}
					ids[id] = true
					if text(n.at, "summary") == "" || text(n.at, "description") == "" || len(list(n.at, "tags")) == 0 {
						t.Errorf("%s: no summary, description or tags", n)
					}
					if !hasExample(t, d.file, n.at) {
						t.Errorf("%s: no example", n)
					}
				case isMedia, isParameter, isHeader:
					if text(n.at, "$ref") != "" {
						return
					}
					if len(keys(n.at["examples"])) == 0 && n.at["example"] == nil {
						t.Errorf("%s: no example", n)
					}
				case isResponse:
					if code := n.name; len(code) == 3 && (code[0] == '4' || code[0] == '5') && text(n.at, "$ref") == "" && len(keys(n.at["content"])) == 0 {
						t.Errorf("%s: an error without a body", n)
					}
				}
			})
		})
	}
}

// hasExample says whether an operation shows at least one body or parameter.
// One that takes and answers nothing has nothing to show.
func hasExample(t *testing.T, file string, op object) bool {
	var bodies, examples int
	count := func(v any) {
		v = follow(t, file, v)
		for _, media := range keys(at(v, "content")) {
			bodies++
			examples += len(keys(at(v, "content", media, "examples")))
		}
	}
	count(op["requestBody"])
	for _, code := range keys(op["responses"]) {
		count(at(op["responses"], code))
	}
	return bodies == 0 || examples > 0
}

// follow returns what a reference of a document refers to, or v.
func follow(t testing.TB, file string, v any) any {
	t.Helper()
	ref := text(v, "$ref")
	if ref == "" {
		return v
	}
	_, to := deref(t, file, ref)
	return to
}

// deref finds what ref refers to in the file, and the file that it is in.
func deref(t testing.TB, file, ref string) (string, any) {
	t.Helper()
	path, fragment, ok := strings.Cut(ref, "#")
	if !ok {
		t.Fatalf("%s: %q has no fragment", file, ref)
	}
	if path != "" {
		file = strings.TrimSuffix(filepath.ToSlash(filepath.Join(filepath.Dir(file), path)), ".yaml")
	}
	to, ok := resolve(document(t, file), fragment)
	if !ok {
		t.Fatalf("%s: %q refers to nothing", file, ref)
	}
	return file, to
}

// Every example is an instance of its schema.
func TestExamplesAreValid(t *testing.T) {
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			var n int
			walk(document(t, d.file), func(m node) {
				if m.kind != isMedia && m.kind != isParameter && m.kind != isHeader || m.at["schema"] == nil {
					return
				}
				examples, _ := m.at["examples"].(object)
				if v, ok := m.at["example"]; ok {
					examples = object{"example": object{"value": v}}
				}
				for _, name := range slices.Sorted(maps.Keys(examples)) {
					n++
					e := follow(t, d.file, examples[name])
					if err := schemaAt(t, d.file, pointer(join(m.path, "schema")...)).Validate(at(e, "value")); err != nil {
						t.Errorf("%s: %s: %v", m, name, err)
					}
				}
			})
			t.Logf("%d examples", n)
		})
	}
}

// The examples and defaults that schemas have are instances of them.
func TestSchemaExamplesAreValid(t *testing.T) {
	for _, name := range files() {
		walk(document(t, name), func(m node) {
			if m.kind != isSchema && m.kind != isProperty && m.kind != isSubschema {
				return
			}
			values := slices.Clone(list(m.at, "examples"))
			for _, key := range []string{"example", "default"} {
				if v, ok := m.at[key]; ok {
					values = append(values, v)
				}
			}
			for _, v := range values {
				if err := schemaAt(t, name, pointer(m.path...)).Validate(v); err != nil {
					t.Errorf("%s%s: %v: %v", name, m, v, err)
				}
			}
		})
	}
}

// A document says where to read on, and its tags are the flows of its operations:
// each operation has one of those that the document describes, in use each.
func TestTags(t *testing.T) {
	for _, d := range documents {
		doc := document(t, d.file)
		if text(doc, "externalDocs", "url") == "" || text(doc, "externalDocs", "description") == "" {
			t.Errorf("%s: no externalDocs", d.file)
		}
		var declared []string
		used := map[string]bool{}
		walk(doc, func(n node) {
			switch n.kind {
			case isTag:
				declared = append(declared, n.name)
				if text(n.at, "description") == "" {
					t.Errorf("%s: tag %s has no description", d.file, n.name)
				}
			case isOperation:
				for _, tag := range list(n.at, "tags") {
					used[tag.(string)] = true
				}
			}
		})
		slices.Sort(declared)
		if have := keysOf(used); len(have) < 2 || !slices.Equal(have, declared) {
			t.Errorf("%s: operations have tags %q, described are %q", d.file, have, declared)
		}
	}
}

// What is new in a document is written in README.md: no extension is used that
// it does not explain.
func TestExtensionsAreExplained(t *testing.T) {
	readme := string(read(t, filepath.Join(root, "README.md")))
	for _, name := range files() {
		walk(document(t, name), func(n node) {
			for _, key := range keys(n.at) {
				if strings.HasPrefix(key, "x-") && !strings.Contains(readme, "| `"+key+"` |") {
					t.Errorf("%s%s: %s is not in README.md", name, n, key)
				}
			}
		})
	}
}

// Every enum with descriptions or Go names has as many of them as values.
func TestEnumLists(t *testing.T) {
	for _, name := range files() {
		walk(document(t, name), func(n node) {
			values := len(list(n.at, "enum"))
			if values == 0 {
				values = len(list(n.at, "x-extensible-enum"))
			}
			for _, x := range []string{"x-enum-descriptions", "x-enum-varnames"} {
				if l := list(n.at, x); l != nil && len(l) != values {
					t.Errorf("%s%s: %d values, %d of %s", name, n, values, len(l), x)
				}
			}
		})
	}
}

// samples/INDEX.md has every sample, and no other.
func TestSamplesAreIndexed(t *testing.T) {
	folder := filepath.Join(root, "kakao", "samples")
	index := string(read(t, filepath.Join(folder, "INDEX.md")))
	found, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var have, want []string
	for _, file := range found {
		if name := filepath.Base(file); name != "INDEX.md" {
			have = append(have, name)
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(index, -1) {
		want = append(want, m[1])
	}
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("there %q\nlisted %q", have, want)
	}
}
