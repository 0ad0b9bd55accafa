package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOtherFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, map[string]string{
		"api/main.yaml": head + `  schemas:
    A: {$ref: 'parts/a.yaml'}
    B: {$ref: 'parts/b.json#/defs/B'}
    C: {$ref: './parts/../main.yaml#/components/schemas/A'}
    D: {$ref: 'missing.yaml#/X'}
    E: {$ref: 'parts'}
    F: {$ref: 'broken.json'}
    G: {$ref: 'parts/with%20space.yaml'}
`,
		"api/parts/a.yaml":          "type: object\nproperties:\n  b: {$ref: 'b.json#/defs/B'}\n  n: {$ref: '#/properties/nope'}\n",
		"api/parts/b.json":          `{"defs": {"B": {"type": "strin"}}}`,
		"api/parts/with space.yaml": "type: string\n",
		"api/broken.json":           "{",
	})
	doc, problems := Load("api/main.yaml", Options{})
	wantProblems(t, problems, []string{
		`api/broken.json:1:2: want a quoted key, have the end of the file`,
		`api/main.yaml:9:15: reference "missing.yaml#/X": api/missing.yaml: no such file; check the path`,
		`api/main.yaml:10:15: reference "parts": api/parts: is a folder; name the file in it`,
		`api/main.yaml:11:15: reference "broken.json": api/broken.json cannot be read; see the problem there`,
		`api/parts/a.yaml:4:13: reference "#/properties/nope" leads nowhere`,
		`api/parts/b.json:1:25: unknown type "strin"; did you mean "string"?`,
	})
	b, p := doc.Resolve(doc.Root, "parts/b.json#/defs/B")
	if p != nil || b.File != filepath.Join("api", "parts", "b.json") || b.Pointer != "/defs/B" {
		t.Errorf("have %+v, %v", b, p)
	}
	if again, _ := doc.Resolve(b, "../main.yaml"); again != doc.Root {
		t.Error("the main file must be the same by another way")
	}
	if have := strings.Join(doc.Files(), " "); !strings.HasPrefix(have, "api/main.yaml api/parts/a.yaml") {
		t.Errorf("files %s", have)
	}
}

func TestConfinement(t *testing.T) {
	t.Chdir(t.TempDir())
	const schema = "type: string\n"
	write(t, map[string]string{
		"secret.yaml":      schema,
		"project/own.yaml": schema,
		"project/api/main.yaml": head + `  schemas:
    A: {$ref: '../../secret.yaml'}
    B: {$ref: 'link.yaml'}
    C: {$ref: '../own.yaml'}
    D: {$ref: 'inner.yaml'}
    E: {$ref: '/etc/passwd'}
    F: {$ref: 'folder/secret.yaml'}
    G: {$ref: '..%2f..%2fsecret.yaml'}
    H: {$ref: 'file:///etc/passwd'}
`,
		"project/api/real.yaml": schema,
	})
	for link, target := range map[string]string{
		"project/api/link.yaml": "../../secret.yaml", "project/api/inner.yaml": "real.yaml", "project/api/folder": "../..",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	leaves := func(line int, ref string) string {
		return "project/api/main.yaml:" + string(rune('0'+line/10)) + string(rune('0'+line%10)) + `:15: reference "` + ref +
			`" leaves the folder of the document; move the file into it, or put a bizgen.yaml into the folder above both`
	}
	outside := []string{
		strings.Replace(leaves(6, "../../secret.yaml"), ":06:", ":6:", 1),
		strings.Replace(leaves(7, "link.yaml"), ":07:", ":7:", 1),
		leaves(10, "/etc/passwd"),
		leaves(11, "folder/secret.yaml"),
		leaves(12, "..%2f..%2fsecret.yaml"),
		`project/api/main.yaml:13:15: reference "file:///etc/passwd" is remote, and nothing is fetched when generating; save it beside the document and refer to the file`,
	}
	own := strings.Replace(leaves(8, "../own.yaml"), ":08:", ":8:", 1)

	_, problems := Load("project/api/main.yaml", Options{})
	wantProblems(t, problems, append(append(append([]string{}, outside[:2]...), own), outside[2:]...))

	_, problems = Load("project/api/main.yaml", Options{Root: "project"})
	wantProblems(t, problems, outside)

	write(t, map[string]string{"project/bizgen.yaml": ""})
	_, problems = Load("project/api/main.yaml", Options{})
	wantProblems(t, problems, outside)
}

func TestNearest(t *testing.T) {
	names := []string{"Note", "Notes", "Order", "주문"}
	for name, want := range map[string]string{"note": "Note", "Nope": "Note", "Ordre": "Order", "주믄": "주문", "Zebra": "", "Odrer": "Order"} {
		if have := nearest(name, names); have != want {
			t.Errorf("%s: have %q, want %q", name, have, want)
		}
	}
}
