package document

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// head is the start of a legal 3.1 document, four lines.
const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n"

// head30 is the same for 3.0, and three lines.
const head30 = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n"

func TestLoadProblems(t *testing.T) {
	const answer = "      responses: {'200': {description: ok}}\n"
	tests := []struct {
		name, file, text string
		want             []string // nil for none
	}{
		{"legal yaml", "a.yaml", head + "  schemas: {}\n", nil},
		{"legal json", "a.json", `{"openapi":"3.0.0","info":{"title":"t","version":"1"},"paths":{}}`, nil},
		{"CRLF and BOM", "a.yaml", "\ufeff" + strings.ReplaceAll(head+"  schemas: {}\n", "\n", "\r\n"), nil},
		{"empty", "a.yaml", "", []string{`a.yaml:1:1: the file is empty; want an OpenAPI document`}},
		{"no openapi", "a.yaml", "a: 1\n", []string{`a.yaml:1:1: not an OpenAPI document: no "openapi" member; add openapi: "3.1.0" when it is one`}},
		{"no mapping", "a.yaml", "- 1\n", []string{`a.yaml:1:1: not an OpenAPI document: it is an array; want an object with an "openapi" member`}},
		{"swagger", "a.yaml", "info: {}\nswagger: '2.0'\n", []string{`a.yaml:2:1: Swagger 2.0 is not supported; convert it to OpenAPI 3 first (e.g. with swagger2openapi or kin-openapi's openapi2conv)`}},
		{"version", "a.yaml", "openapi: 4.0.0\n", []string{`a.yaml:1:10: OpenAPI version "4.0.0" is not supported; want 3.0.x, 3.1.x or 3.2.x`}},
		{"version as a number", "a.yaml", "openapi: 3.1\ninfo: {title: t, version: 1.10}\npaths: {}\n", []string{
			`a.yaml:1:10: warning: openapi must be a string; quote it: "3.1"`,
			`a.yaml:2:27: warning: version must be a string; quote it: "1.10"`}},
		{"not UTF-8", "a.yaml", "openapi: 3.1.0\n# \xff\n", []string{`a.yaml:1:1: the file is not UTF-8 from line 2 on; save it as UTF-8`}},
		{"UTF-16", "a.yaml", "\xff\xfeo\x00", []string{`a.yaml:1:1: the file is UTF-16; save it as UTF-8`}},
		{"control character", "a.yaml", "openapi: 3.1.0\nx: a\x01\n", []string{`a.yaml:2:5: control character; YAML allows it only as an escape in double quotes`}},
		{"yaml syntax", "a.yaml", "openapi: 3.1.0\ninfo:\n\ttitle: x\n", []string{`a.yaml:3:1: not readable as YAML: found character that cannot start any token; indent with spaces, not with tabs`}},
		{"two documents", "a.yaml", "openapi: 3.1.0\n---\na: 1\n", []string{`a.yaml:3:1: a second YAML document starts here; keep one document a file`}},
		{"two keys", "a.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1', title: u}\npaths: {}\n", []string{`a.yaml:2:32: duplicate key "title", first on line 2; remove one of them`}},
		{"not a number", "a.yaml", head + "  x-a: .nan\n", []string{`a.yaml:5:8: .nan is not a JSON number; leave it out, or quote it if it is text`}},
		{"tag", "a.yaml", head + "  x-a: !secret a\n", []string{`a.yaml:5:8: warning: the YAML tag !secret means nothing here and is ignored; remove it`}},
		{"complex key", "a.yaml", "? [a]\n: 1\n", []string{`a.yaml:1:3: a key must be a plain name, not a mapping or a sequence; quote it if the brackets belong to it`}},
		{"anchor in itself", "a.yaml", head + "  x-a: &a [*a]\n", []string{`a.yaml:5:12: the YAML anchor "a" contains itself; use $ref instead`}},

		{"json comma", "a.json", "{\"openapi\": \"3.1.0\",\n}", []string{`a.json:1:20: JSON wants no comma before "}"; remove it`}},
		{"json quotes", "a.json", "{'openapi': 1}", []string{`a.json:1:2: want a quoted key, have "'"; JSON wants double quotes`}},
		{"json colon", "a.json", `{"한글" 1}`, []string{`a.json:1:7: want ":" after the key "한글", have "1"`}},
		{"json number", "a.json", `{"a": 01}`, []string{`a.json:1:7: not a JSON number: remove the leading zero, or quote it`}},
		{"json word", "a.json", `{"a": NaN}`, []string{`a.json:1:7: want a JSON value, have "N"`}},
		{"json escape", "a.json", `{"a": "\x"}`, []string{`a.json:1:8: unknown escape in a string; JSON knows \" \\ \/ \b \f \n \r \t \uXXXX`}},
		{"json surrogate", "a.json", `{"a": "\ud800"}`, []string{`a.json:1:8: half a surrogate pair in a string; write the character itself, or both halves`}},
		{"json newline", "a.json", "{\"a\": \"b\n\"}", []string{`a.json:1:9: control character U+000A in a string; write it as an escape, or close the string`}},
		{"json open", "a.json", `{"a": "b`, []string{`a.json:1:9: a string is not closed; add the missing quote`}},
		{"json rest", "a.json", "{}\n{}", []string{`a.json:2:1: want the end of the file after the JSON value, have "{"`}},
		{"json duplicate", "a.json", `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"paths":{}}`, []string{`a.json:1:66: duplicate key "paths", first on line 1; remove one of them`}},

		{"info and all else", "a.yaml", "openapi: 3.1.0\n", []string{
			`a.yaml:1:1: info is missing; add info with title and version`,
			`a.yaml:1:1: want one of paths, webhooks and components; the document says nothing`}},
		{"title and version", "a.yaml", "openapi: 3.0.0\ninfo: {}\n", []string{
			`a.yaml:1:1: paths is missing; add paths, paths: {} when there are none`,
			`a.yaml:2:1: info.title is missing; add it`,
			`a.yaml:2:1: info.version is missing; add it`}},
		{"forms", "a.yaml", "openapi: 3.1.0\ninfo: []\npaths: {}\ntags: {}\nservers:\n", []string{
			`a.yaml:2:7: info must be an object, not an array`,
			`a.yaml:4:7: warning: tags must be an array, not an object; it is ignored`,
			`a.yaml:5:1: warning: servers is empty and counts as absent; remove it`}},
		{"empty members", "a.yaml", head, []string{`a.yaml:4:1: warning: components is empty and counts as absent; remove it`}},
		{"paths", "a.yaml", head30 + "  pets: {}\n  /a/{b: {}\n  x-a: 1\n", []string{
			`a.yaml:4:3: path "pets" must start with "/"`,
			`a.yaml:5:3: path "/a/{b": braces do not match; a parameter is written {name}`}},
		{"methods", "a.yaml", head30 + "  /a:\n    GET: {}\n    fetch: {}\n    parameter: []\n", []string{
			`a.yaml:5:5: "GET" is no member of a path item; write the method in lower case: "get"`,
			`a.yaml:6:5: warning: "fetch" is no member of a path item, and is ignored; remove it, or start its name with x-`,
			`a.yaml:7:5: warning: "parameter" is no member of a path item, and is ignored; did you mean "parameters"?`}},
		{"responses of 3.0", "a.yaml", head30 + "  /a:\n    get: {}\n", []string{`a.yaml:5:5: responses is missing; an operation needs at least one response`}},
		{"responses of 3.1", "a.yaml", strings.Replace(head30, "3.0.3", "3.1.0", 1) + "  /a:\n    get: {}\n", []string{`a.yaml:5:5: warning: responses is missing; the operation is taken to answer without a body`}},
		{"statuses", "a.yaml", head30 + "  /a:\n    get:\n      responses:\n        200: {description: a}\n        2xx: {description: a}\n        ok: {description: a}\n        default: {}\n", []string{
			`a.yaml:8:9: warning: status "2xx" must be written "2XX"`,
			`a.yaml:9:9: "ok" is not a status; want 100 to 599, 1XX to 5XX or default`,
			`a.yaml:10:9: warning: a response needs a description; add one`}},
		{"operationId", "a.yaml", head30 + "  /a:\n    get:\n      operationId: x\n" + answer + "    put:\n      operationId: x\n" + answer, []string{
			`a.yaml:9:20: warning: operationId "x" is not unique, first at a.yaml:6:20; rename one of them`}},
		{"parameters", "a.yaml", head30 + "  /a/{c}:\n    get:\n      parameters:\n      - {name: a, in: querry, schema: {}}\n      - {name: b, in: query}\n      - {name: c, in: path, schema: {}}\n      - {in: body, schema: {}}\n      - {name: d, schema: {}}\n" + answer, []string{
			`a.yaml:7:23: parameter "a": in must be one of query, header, path and cookie, not "querry"; did you mean "query"?`,
			`a.yaml:8:9: parameter "b" needs schema or content; add schema: {type: string} when any text will do`,
			`a.yaml:9:9: warning: parameter "c" is in the path, and is taken as required; add required: true`,
			`a.yaml:10:9: a parameter needs a name; add name`,
			`a.yaml:10:14: parameter: in must be one of query, header, path and cookie, not "body"; OpenAPI 3 has requestBody for it`,
			`a.yaml:11:9: parameter "d" needs in: one of query, header, path and cookie`}},
		{"template", "a.yaml", head30 + "  /a/{b}/{c}:\n    parameters: [{name: b, in: path, required: true, schema: {type: string}}]\n    get:\n      parameters: [{name: d, in: path, required: true, schema: {type: string}}]\n" + answer, []string{
			`a.yaml:6:5: warning: path parameter "c" is not declared; it is taken for a required string`,
			`a.yaml:7:20: warning: path parameter "d" is not in the path "/a/{b}/{c}"; write {d} there, or remove it`}},
		{"security", "a.yaml", head + "  securitySchemes: {token: {type: http, scheme: bearer}}\nsecurity: [{tokne: []}, {other: []}]\n", []string{
			`a.yaml:6:13: unknown security scheme "tokne"; did you mean "token"?`,
			`a.yaml:6:26: unknown security scheme "other"; declare it in components/securitySchemes`}},
		{"types", "a.yaml", head + "  schemas:\n    A: {type: int}\n    B: {type: [string, null]}\n    C: {type: 1}\n    D: {type: strin}\n    E: {type: }\n    F: text\n", []string{
			`a.yaml:6:15: unknown type "int"; did you mean "integer"?`,
			`a.yaml:7:24: warning: type null without quotes is taken for "null"; quote it`,
			`a.yaml:8:15: type must be a string, not a number`,
			`a.yaml:9:15: unknown type "strin"; did you mean "string"?`,
			`a.yaml:10:15: type is empty; name a type ("null" in quotes for null), or remove it`,
			`a.yaml:11:8: a schema must be an object, not a string`}},

		{"references", "a.yaml", head + "  schemas:\n    Note: {}\n    A: {$ref: '#/components/schemas/Nope'}\n    B: {$ref: '#/components/schemas/Zzzzzz'}\n    C: {$ref: '#/definitions/Note'}\n    D: {$ref: 'http://a.b/c.yaml'}\n    E: {$ref: 1}\n    F: {$ref: '#none'}\n    G: {$ref: '#/components/%zz'}\n", []string{
			`a.yaml:7:15: reference "#/components/schemas/Nope" leads nowhere; did you mean "#/components/schemas/Note"?`,
			`a.yaml:8:15: reference "#/components/schemas/Zzzzzz" leads nowhere`,
			`a.yaml:9:15: reference "#/definitions/Note" leads nowhere; did you mean "#/components/schemas/Note"?`,
			`a.yaml:10:15: reference "http://a.b/c.yaml" is remote, and nothing is fetched when generating; save it beside the document and refer to the file`,
			`a.yaml:11:15: $ref must be a string, not a number`,
			`a.yaml:12:15: reference "#none" leads nowhere`,
			`a.yaml:13:15: reference "#/components/%zz": a % wants two hexadecimal digits after it; write %25 for the character itself`}},
		{"no references", "a.yaml", head + "  schemas:\n    A:\n      default: {$ref: 1}\n      enum: [{$ref: no}]\n      const: {$ref: no}\n      example: {$ref: no}\n      examples: [{$ref: no}]\n      x-a: {$ref: no}\n      properties: {$ref: {type: string}, default: {$ref: '#/components/schemas/A'}}\n", nil},
		{"references in names", "a.yaml", head + "  schemas:\n    A: {properties: {example: {$ref: '#/no'}, x-y: {$ref: '#/no'}}}\n  responses: {default: {$ref: '#/no'}}\n", []string{
			`a.yaml:6:38: reference "#/no" leads nowhere`,
			`a.yaml:6:59: reference "#/no" leads nowhere`,
			`a.yaml:7:31: reference "#/no" leads nowhere`}},
		{"circles", "a.yaml", head + "  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n    C: {properties: {c: {$ref: '#/components/schemas/C'}}}\n", []string{
			`a.yaml:6:15: reference "#/components/schemas/B" leads back to itself; one of the circle must say what it is`,
			`a.yaml:7:15: reference "#/components/schemas/A" leads back to itself; one of the circle must say what it is`}},
		{"wrong target", "a.yaml", head + "  schemas: {A: {$ref: '#/components/responses/R'}}\n  responses: {R: {description: a}}\n", []string{
			`a.yaml:5:23: reference "#/components/responses/R" leads to a response, want a schema`}},
		{"escapes", "a.yaml", head + "  schemas:\n    a/b~c%한: {}\n    A: {$ref: '#/components/schemas/a~1b~0c%25%ED%95%9C'}\n    B: {$ref: '#here'}\n    C: {$anchor: here}\n", []string{
			`a.yaml:6:5: warning: identifier "a/b~c%한" is not supported by OpenAPIv3 standard (charset: ["a-zA-Z0-9._-"]) (kin-openapi)`}},
		{"discriminator", "a.yaml", head + "  schemas:\n    A: {oneOf: [{}], discriminator: {mapping: {a: '#/no', b: A}}}\n", []string{
			`a.yaml:6:22: a discriminator needs propertyName; name the property that tells the schemas apart`,
			`a.yaml:6:51: reference "#/no" leads nowhere`}},
		{"kin-openapi", "a.yaml", head + "  schemas:\n    A: {allOf: [{minimum: 1, exclusiveMinimum: true}]}\n    B: {required: true}\n", []string{
			`a.yaml:7:9: warning: cannot unmarshal bool into field Schema.required of type []string (kin-openapi)`}},
		{"kin-openapi validates", "a.yaml", head + "  schemas:\n    A: {allOf: [{minimum: 1, exclusiveMinimum: true}]}\n", []string{
			`a.yaml:6:30: warning: a boolean exclusiveMinimum is for OpenAPI <3.1; since then it MUST be a number (kin-openapi)`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := loadBytes(test.file, []byte(test.text), Options{})
			wantProblems(t, problems, test.want)
		})
	}
}

func wantProblems(t *testing.T, have Problems, want []string) {
	t.Helper()
	lines := []string{}
	for _, p := range have {
		lines = append(lines, p.Error())
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("have\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestLenient(t *testing.T) {
	text := head + "  schemas:\n    A: {$ref: '#/no'}\n    B: {type: int, type: string}\n"
	doc, problems := loadBytes("a.yaml", []byte(text), Options{Lenient: true})
	wantProblems(t, problems, []string{
		`a.yaml:6:15: warning: reference "#/no" leads nowhere`,
		`a.yaml:7:20: warning: duplicate key "type" replaces the one on line 7`,
	})
	if problems.Err() != nil {
		t.Errorf("Err() = %v", problems.Err())
	}
	if have := string(doc.Root.Get("components").Get("schemas").Get("B").JSON()); have != `{"type":"string"}` {
		t.Error(have)
	}
}

func TestLoadFile(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	if err := os.WriteFile("large.yaml", make([]byte, maxFile+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"missing.yaml": "missing.yaml:1:1: no such file; check the path",
		"folder":       "folder:1:1: is a folder; name the file in it",
		"large.yaml":   "large.yaml:1:1: is larger than 32 MB; split it into files",
	} {
		doc, problems := Load(path, Options{})
		if doc == nil || doc.Root != nil {
			t.Errorf("%s: want a document without a tree", path)
		}
		wantProblems(t, problems, []string{want})
	}
}

func TestVersion(t *testing.T) {
	for version, want := range map[string]Dialect{"3.0.0": OpenAPI30, "3.0.4": OpenAPI30, "3.1.1": OpenAPI31, "3.2.0": OpenAPI31} {
		doc, problems := loadBytes("a.yaml", []byte(strings.Replace(head, "3.1.0", version, 1)), Options{})
		if doc.Version != version || doc.Dialect != want || problems.HasErrors() {
			t.Errorf("%s: version %s, dialect %d\n%v", version, doc.Version, doc.Dialect, problems)
		}
	}
}

// A hostile file makes a problem, soon.
func TestLimits(t *testing.T) {
	laughs, merges := "openapi: 3.1.0\nx-0: &a0 [ha, ha]\n", "openapi: 3.1.0\nx-0: &a0 {ha: ha}\n"
	for i := range 30 {
		laughs += fmt.Sprintf("x-%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i, i)
		merges += fmt.Sprintf("x-%d: &a%d {<<: [*a%d, *a%d, *a%d, *a%d]}\n", i+1, i+1, i, i, i, i)
	}
	for name, test := range map[string]struct{ file, text, want string }{
		"laughs":    {"a.yaml", laughs, "expand to more than 500000 values"},
		"merges":    {"a.yaml", merges, "expand to more than 500000 values"},
		"long text": {"a.yaml", "x: &a " + strings.Repeat("a", 1<<20) + "\ny: [" + strings.Repeat("*a, ", 100) + "]\n", "expand to more than"},
		"yaml":      {"a.yaml", "x: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000), "nested more than 1000 levels deep"},
		"deep yaml": {"a.yaml", "x: " + strings.Repeat("[", 50000), "nested more than 1000 levels deep"},
		"json":      {"a.json", strings.Repeat(`{"a":`, 100000), "nested more than 1000 levels deep"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, problems := loadBytes(test.file, []byte(test.text), Options{})
			if len(problems) == 0 || !strings.Contains(problems.Error(), test.want) {
				t.Errorf("have %v, want %s", problems, test.want)
			}
			if took := time.Since(start); took > 10*time.Second { // what is expanded takes minutes
				t.Errorf("took %v", took)
			}
		})
	}
}

// Aliases, merge keys and references in place of collections become plain trees.
func TestExpansion(t *testing.T) {
	text := head + `  schemas:
    A: &a {type: object, title: a}
    B: {<<: *a, title: b}
    C: {<<: [{title: c}, *a], minProperties: 1}
    D: *a
  responses:
    R: {description: r, content: {$ref: '#/x-content'}}
x-content: {text/plain: {schema: {type: string}}}
`
	doc, problems := loadBytes("a.yaml", []byte(text), Options{})
	wantProblems(t, problems, []string{`a.yaml:11:41: warning: $ref in place of content is not OpenAPI, and stands for what it leads to; refer to the parts instead`})
	have := string(doc.Root.Get("components").JSON())
	want := `{"schemas":{"A":{"type":"object","title":"a"},"B":{"title":"b","type":"object"},"C":{"minProperties":1,"title":"c","type":"object"},"D":{"type":"object","title":"a"}},` +
		`"responses":{"R":{"description":"r","content":{"text/plain":{"schema":{"type":"string"}}}}}}`
	if have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
	if d := doc.Root.Get("components").Get("schemas").Get("D"); d.Pointer != "/components/schemas/D" || d.Position.Line != 6 {
		t.Errorf("alias: %s at %v", d.Pointer, d.Position)
	}
}

func FuzzLoadBytes(f *testing.F) {
	f.Add("a.yaml", []byte(head30+"  /a/{b}: {get: {responses: {'200': {$ref: '#/x'}}}}\nx: &a {<<: *a}\n"))
	f.Add("a.yaml", []byte(head+"  schemas: {A: {$ref: '#/components/schemas/A', items: [{type: [null]}]}}\n"))
	f.Add("a.json", []byte(`{"openapi":"3.2.0","info":{"title":"\ud83d\ude00"},"paths":{},"x":[1e5,-0.1,true,null]}`))
	f.Add("a.yaml", []byte(head+"  parameters: {$ref: '#/components'}\nsecurity: [{a: [b]}]\nwebhooks: {a: {post: {}}}\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if name = filepath.Base(name); len(name) > 100 || strings.ContainsAny(name, "/\x00") {
			name = "a"
		}
		doc, problems := loadBytes(filepath.Join("testdata", "none", name), data, Options{})
		if doc.Root == nil && !problems.HasErrors() {
			t.Fatal("no tree and no error")
		}
		if doc.Root == nil {
			return
		}
		for _, p := range problems {
			if p.Position.Line < 1 || p.Position.Column < 1 || strings.ContainsAny(p.Message, "\r\n") {
				t.Errorf("%q at %v", p.Message, p.Position)
			}
		}
		text := doc.Root.JSON()
		again := (&builder{file: "again.json"}).readJSON(string(text))
		if again == nil || !bytes.Equal(again.JSON(), text) {
			t.Errorf("the JSON of the tree is not its JSON again: %s", text)
		}
	})
}
