package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/bizgen/bizgen/generator/slice"
)

// entry is a good document, to be put below "documents:".
const entry = "  - spec: a.yaml\n    package: a\n    out: gen/a\n"

// cases holds configurations with what Load says of them, one line a problem;
// nothing for a good one.
var cases = map[string]struct {
	text string
	want []string
	// It is of the rules that the schema can't state.
	schemaAccepts bool
}{
	"one document":   {text: "version: 1\ndocuments:\n" + entry},
	"two documents":  {text: "version: 1\ndocuments:\n" + entry + "  - {spec: b.json, package: b, out: gen/b, format: assert, lenient: true}\n"},
	"annotate":       {text: "version: 1\ndocuments:\n" + entry + "    format: annotate\n    lenient: false\n"},
	"overlays":       {text: "version: 1\ndocuments:\n" + entry + "    overlays: [en.overlay.yaml, ../partner.json]\n"},
	"as JSON":        {text: `{"version": 1, "documents": [{"spec": "a", "package": "a", "out": "o"}]}`},
	"CRLF and BOM":   {text: "\ufeffversion: 1\r\ndocuments:\r\n" + strings.ReplaceAll(entry, "\n", "\r\n")},
	"Hangul":         {text: "version: 1\ndocuments:\n  - spec: 문서/옵션.yaml\n    package: 옵션\n    out: 생성/옵션\n"},
	"anchors":        {text: "version: 1\ndocuments:\n  - {spec: &s a.yaml, package: a, out: a}\n  - {spec: *s, package: b, out: b}\n"},
	"same spec":      {text: "version: 1\ndocuments:\n" + entry + "  - {spec: a.yaml, package: b, out: gen/b}\n"},
	"empty":          {text: "", want: []string{`1:1: empty; want "version: 2" and "documents"`}},
	"only a comment": {text: "# later\n", want: []string{`1:1: empty; want "version: 2" and "documents"`}},
	"a text":         {text: "hello\n", want: []string{`1:1: want a mapping with the keys version, documents, have "hello"`}},
	"not YAML":       {text: "version: 1\ndocuments: [\n", want: []string{"2:1: not YAML: did not find expected node content"}},
	"two in one":     {text: "version: 1\ndocuments:\n" + entry + "---\nversion: 1\n", want: []string{"7:1: a second YAML document; one file holds one configuration"}},
	"a merge":        {text: "version: 1\n<<<<<<< HEAD\n=======\n>>>>>>> b\n", want: []string{"2:1: a merge conflict that is not resolved, down to line 4; choose what is to stay, and remove the markers"}},
	"nothing in it":  {text: "{}\n", want: []string{`1:1: key "version" is missing`, `1:1: key "documents" is missing`}},
	"unknown keys": {text: "version: 1\ntarget: go\ndocuments:\n  - spec: a\n    pakage: a\n    package: a\n    out: o\n", want: []string{
		`2:1: unknown key "target"; want one of version, documents`,
		`5:5: unknown key "pakage"; want one of spec, package, out, format, defaults, lenient, overlays, include-tags, exclude-tags, operations, target, framework, oapi-codegen, runtime`,
	}},
	"key twice": {text: "version: 1\nversion: 1\ndocuments:\n" + entry, want: []string{
		`2:1: key "version" for the second time; the first is in line 1`,
	}},
	"newer version":     {text: "version: 3\ndocuments:\n" + entry, want: []string{"1:10: version 3 is newer than this bizgen, which reads 2; upgrade bizgen"}},
	"version a text":    {text: "version: '1'\ndocuments:\n" + entry, want: []string{`1:10: version: want 2, have "1"`}},
	"version zero":      {text: "version: 0\ndocuments:\n" + entry, want: []string{"1:10: version: want 2, have 0"}},
	"no documents":      {text: "version: 1\ndocuments: []\n", want: []string{"2:12: documents: want a list with at least one document, have an empty list"}},
	"documents null":    {text: "version: 1\ndocuments:\n", want: []string{"2:11: documents: want a list with at least one document, have nothing"}},
	"documents mapping": {text: "version: 1\ndocuments: {spec: a}\n", want: []string{"2:12: documents: want a list with at least one document, have a mapping"}},
	"document a text":   {text: "version: 1\ndocuments: [a.yaml]\n", want: []string{`2:13: want a mapping with the keys spec, package, out, format, defaults, lenient, overlays, include-tags, exclude-tags, operations, target, framework, oapi-codegen, runtime, have "a.yaml"`}},
	"keys missing": {text: "version: 1\ndocuments:\n  - lenient: true\n", want: []string{
		`3:5: key "spec" is missing`, `3:5: key "out" is missing`, `3:5: key "package" is missing`,
	}},
	"spec empty":         {text: "version: 1\ndocuments:\n  - {spec: '', package: a, out: o}\n", want: []string{`3:12: spec: want a text, have ""`}},
	"spec a list":        {text: "version: 1\ndocuments:\n  - {spec: [a], package: a, out: o}\n", want: []string{"3:12: spec: want a text, have a list"}},
	"out a number":       {text: "version: 1\ndocuments:\n  - {spec: a, package: a, out: 1}\n", want: []string{"3:32: out: want a text, have 1"}},
	"package dashed":     {text: "version: 1\ndocuments:\n  - {spec: a, package: a-b, out: o}\n", want: []string{`3:24: package: "a-b" is not a Go package name; want letters, digits and _, no digit first, no keyword`}},
	"package digit":      {text: "version: 1\ndocuments:\n  - {spec: a, package: 1a, out: o}\n", want: []string{`3:24: package: "1a" is not a Go package name; want letters, digits and _, no digit first, no keyword`}},
	"package word":       {text: "version: 1\ndocuments:\n  - {spec: a, package: type, out: o}\n", want: []string{`3:24: package: "type" is not a Go package name; want letters, digits and _, no digit first, no keyword`}},
	"package main":       {text: "version: 1\ndocuments:\n  - {spec: a, package: main, out: o}\n", want: []string{`3:24: package: "main" is the name of programs, which nobody can import; choose another name`}},
	"format unknown":     {text: "version: 1\ndocuments:\n" + entry + "    format: strict\n", want: []string{`6:13: format: want assert or annotate, have "strict"`}},
	"defaults unknown":   {text: "version: 1\ndocuments:\n" + entry + "    defaults: some\n", want: []string{`6:15: defaults: want accessors or fill, have "some"`}},
	"format null":        {text: "version: 1\ndocuments:\n" + entry + "    format:\n", want: []string{`6:12: format: want a text, have nothing`}},
	"lenient a text":     {text: "version: 1\ndocuments:\n" + entry + "    lenient: 'yes'\n", want: []string{`6:14: lenient: want true or false, have "yes"`}},
	"tags a text":        {text: "version: 1\ndocuments:\n" + entry + "    include-tags: pay\n    operations: [1]\n", want: []string{`6:19: include-tags: want a list with at least one entry, have "pay"`, `7:18: operations: want an operationId, have 1`}},
	"overlays a text":    {text: "version: 1\ndocuments:\n" + entry + "    overlays: en.yaml\n", want: []string{`6:15: overlays: want a list with at least one entry, have "en.yaml"`}},
	"overlays empty":     {text: "version: 1\ndocuments:\n" + entry + "    overlays: []\n", want: []string{`6:15: overlays: want a list with at least one entry, have an empty list`}},
	"overlays numbers":   {text: "version: 1\ndocuments:\n" + entry + "    overlays: [1, '']\n", want: []string{`6:16: overlays: want the path of a file, have 1`, `6:19: overlays: want the path of a file, have ""`}},
	"target":             {text: "version: 1\ndocuments:\n" + entry + "    target: oapi-codegen\n    framework: echo\n"},
	"target with a file": {text: "version: 1\ndocuments:\n" + entry + "    target: oapi-codegen\n    oapi-codegen: oapi.yaml\n"},
	"target unknown":     {text: "version: 1\ndocuments:\n" + entry + "    target: ogen\n", want: []string{`6:13: target: want bizgen or oapi-codegen, have "ogen"`}},
	"framework unknown": {text: "version: 1\ndocuments:\n" + entry + "    target: oapi-codegen\n    framework: beego\n", want: []string{
		`7:16: framework: want std-http, chi, gorilla, echo, echo5, gin, fiber, fiber-v3 or iris, have "beego"`,
	}},
	"runtime": {text: "version: 2\ndocuments:\n" + entry + "    runtime: import\n"},
	"runtime too early": {text: "version: 1\ndocuments:\n" + entry + "    runtime: import\n", schemaAccepts: true, want: []string{
		`6:14: runtime: goes with version 2 of this file; run bizgen upgrade`,
	}},
	"runtime unknown": {text: "version: 2\ndocuments:\n" + entry + "    runtime: vendor\n", want: []string{`6:14: runtime: want import or copy, have "vendor"`}},
	"framework alone": {text: "version: 1\ndocuments:\n" + entry + "    framework: gin\n", want: []string{`6:16: framework: goes with target: oapi-codegen`}},
	"framework said twice": {text: "version: 1\ndocuments:\n" + entry + "    target: oapi-codegen\n    framework: gin\n    oapi-codegen: oapi.yaml\n", want: []string{
		`7:16: framework: the file of oapi-codegen says which; remove one of the two`,
	}},
	"out twice": {text: "version: 1\ndocuments:\n" + entry + "  - {spec: b, package: b, out: ./gen/../gen/a}\n", schemaAccepts: true, want: []string{
		"6:32: out: ./gen/../gen/a is the folder of the document in line 3 too; give each document its own",
	}},
	"out twice where names have no case": {text: "version: 1\ndocuments:\n" + entry + "  - {spec: b, package: b, out: gen/A}\n", schemaAccepts: true, want: []string{
		"6:32: out: gen/A is, on macOS and Windows, the folder of the document in line 3 too; give each document its own",
	}},
	"all at once": {text: "version: 3\ndocuments:\n  - {spec: a, package: 'a b', out: o}\n  - {spec: a, package: a, out: o, format: no}\n", want: []string{
		"1:10: version 3 is newer than this bizgen, which reads 2; upgrade bizgen",
		`3:24: package: "a b" is not a Go package name; want letters, digits and _, no digit first, no keyword`,
		`4:43: format: want assert or annotate, have "no"`,
	}},
}

func TestLoad(t *testing.T) {
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), Name)
			if err := os.WriteFile(file, []byte(c.text), 0o666); err != nil {
				t.Fatal(err)
			}
			config, problems := Load(file)
			var got []string
			for _, p := range problems {
				got = append(got, strings.TrimPrefix(p.Error(), file+":"))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("problems:\n%s\nwant:\n%s", g, w)
			}
			if (config != nil) != (len(c.want) == 0) {
				t.Errorf("config %+v beside %d problems", config, len(problems))
			}
		})
	}
}

// The schema that editors use and the reader accept the same files.
func TestSchemaAgreesWithLoad(t *testing.T) {
	for name, c := range cases {
		var value any
		if err := yaml.Unmarshal([]byte(c.text), &value); err != nil {
			continue // what is no YAML value is no matter for a schema
		}
		if name == "two in one" || value == nil {
			continue // nor is what is not one value
		}
		want := len(c.want) == 0 || c.schemaAccepts
		if got := schemaAccepts(t, value); got != want {
			t.Errorf("%s: schema accepts: %v, want %v", name, got, want)
		}
	}
}

func TestLoadGivesPathsFromWhereTheUserStands(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("shop/deep/er", 0o777); err != nil {
		t.Fatal(err)
	}
	abs := filepath.Join(t.TempDir(), "elsewhere.yaml")
	text := "version: 1\ndocuments:\n" + entry + "    format: assert\n    lenient: true\n    overlays: [en.yaml, sub/../b.yaml]\n    exclude-tags: [admin]\n  - {spec: '" + filepath.ToSlash(abs) + "', package: b, out: ../b}\n"
	if err := os.WriteFile("shop/"+Name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir("shop/deep/er")

	file, err := Find(".")
	if want := filepath.FromSlash("../../bizgen.yaml"); err != nil || file != want {
		t.Fatalf("Find: %q, %v, want %q", file, err, want)
	}
	config, problems := Load(file)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []Document{
		{Spec: filepath.FromSlash("../../a.yaml"), Package: "a", Out: filepath.FromSlash("../../gen/a"), Format: "assert", Lenient: true,
			Overlays: []string{filepath.FromSlash("../../en.yaml"), filepath.FromSlash("../../b.yaml")}, Choice: slice.Choice{ExcludeTags: []string{"admin"}}},
		{Spec: abs, Package: "b", Out: filepath.FromSlash("../../../b")},
	}
	for i, d := range config.Documents {
		if fmt.Sprintf("%+v", d) != fmt.Sprintf("%+v", want[i]) {
			t.Errorf("document %d: %+v, want %+v", i, d, want[i])
		}
	}
}

// A copy of the runtime needs an import path.
func TestRuntimeCopy(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct{ mod, out, want string }{
		{"", "gen/a", "bizgen.yaml:6:14: runtime: a copy is imported by its path in a Go module, and gen/a is in none; write a go.mod"},
		{"module example.com/shop // ours\n", "gen/a", ""},
		{"module example.com/shop\n", "생성/a", "bizgen.yaml:6:14: runtime: a copy would have the import path example.com/shop/생성/a/runtime, which Go does not allow; give the package a folder named in ASCII letters"},
	} {
		if c.mod != "" {
			if err := os.WriteFile("go.mod", []byte(c.mod), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		text := "version: 2\ndocuments:\n  - spec: a.yaml\n    package: a\n    out: " + c.out + "\n    runtime: copy\n"
		if err := os.WriteFile(Name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		_, problems := Load(Name)
		if have := problems.Error(); have != c.want {
			t.Errorf("have %s\nwant %s", have, c.want)
		}
	}
	if have := ImportPath("gen/a"); have != "example.com/shop/gen/a" {
		t.Error(have)
	}
}

// A link is the folder that it leads to, and so is what lies behind it.
func TestOutBehindLink(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("gen", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("gen", "link"); err != nil {
		t.Skip(err) // Windows, without the right to make one
	}
	text := "version: 1\ndocuments:\n" + entry + "  - {spec: b, package: b, out: link/a}\n"
	if err := os.WriteFile(Name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	_, problems := Load(Name)
	want := Name + ":6:32: out: link/a is the folder of the document in line 3 too; give each document its own"
	if have := problems.Error(); have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

func TestFindNothing(t *testing.T) {
	if file, err := Find(t.TempDir()); err == nil {
		t.Errorf("found %s", file)
	}
}

func TestLoadMissing(t *testing.T) {
	_, problems := Load("nosuch.yaml")
	want := "nosuch.yaml:1:1: cannot be read: no such file or directory; give the path of a bizgen.yaml with --config"
	if len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("problems %v, want %s", problems, want)
	}
}

func TestPackageOf(t *testing.T) {
	for dir, want := range map[string]string{
		"generated/options": "options",
		"Kakao-Pay/":        "kakaopay",
		"out/v2.1":          "v21",
		"2024api":           "api",
		"생성/옵션":             "옵션",
		"x/main":            "",
		"x/type":            "",
		"x/--":              "",
		"/":                 "",
	} {
		if got := PackageOf(dir); got != want {
			t.Errorf("PackageOf(%q) = %q, want %q", dir, got, want)
		}
	}
}

// The repository's own configuration is a good example.
func TestOwnConfig(t *testing.T) {
	config, problems := Load("../../" + Name)
	if len(problems) > 0 || len(config.Documents) == 0 {
		t.Fatal(config, problems)
	}
}

func FuzzLoad(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := &reader{file: Name}
		c := r.config([]byte(text))
		if r.problems.HasErrors() {
			return
		}
		if c == nil || len(c.Documents) == 0 {
			t.Fatalf("no problem and no documents")
		}
		for _, d := range c.Documents {
			if d.Spec == "" || d.Out == "" || CheckPackage(d.Package) != nil {
				t.Errorf("accepted %+v", d)
			}
		}
	})
}
