package document

import "testing"

// TestBase resolves references against the $id around them, as in RFC 3986,
// section 5.4, and JSON Schema 2020-12 core, section 8.2.
func TestBase(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, map[string]string{
		"api/main.yaml": head + `  schemas:
    Plain: {}
    Local: {$id: deep/local, properties: {p: {}}, $defs: {a: {$anchor: a}}}
    Web:
      $id: https://Example.com/a/b?q=1
      $anchor: a
      $defs:
        c: {$id: c, $anchor: a, $defs: {d: {$id: ../d}}}
        slash: {$id: /root/}
        query: {$id: "?q=2"}
        host: {$id: //other.example/x}
        urn: {$id: "urn:example:one?+two", $defs: {e: {$anchor: e}}}
        space: {$id: "with%20space"}
`,
		"api/part.yaml": "{$anchor: part, $defs: {x: {}}}\n",
	})
	doc, problems := Load("api/main.yaml", Options{})
	wantProblems(t, problems, nil)
	const schemas = "/components/schemas"
	for _, c := range []struct{ from, ref, want string }{
		{"/Plain", "#/components/schemas/Plain", "/Plain"},
		{"/Plain", "deep/local", "/Local"},
		{"/Plain", "./deep/../deep/local#a", "/Local/$defs/a"},
		{"/Plain", "HTTPS://example.com/a/b?q=1", "/Web"},
		{"/Plain", "https://example.com/a/b?q=1#a", "/Web"},
		{"/Plain", "https://example.com/a/c#a", "/Web/$defs/c"},
		{"/Plain", "https://example.com/a/c#/$defs/d", "/Web/$defs/c/$defs/d"},
		{"/Local", "#", "/Local"},
		{"/Local/properties/p", "#/properties/p", "/Local/properties/p"},
		{"/Local", "local#a", "/Local/$defs/a"},
		{"/Local", "../main.yaml#/components/schemas/Plain", "/Plain"},
		{"/Web", "#a", "/Web"},
		{"/Web", "c", "/Web/$defs/c"},
		{"/Web", "/a/c", "/Web/$defs/c"},
		{"/Web/$defs/c", "#a", "/Web/$defs/c"},
		{"/Web/$defs/c", "b?q=1", "/Web"},
		{"/Web/$defs/c/$defs/d", "a/c", "/Web/$defs/c"},
		{"/Web", "../d", "/Web/$defs/c/$defs/d"},
		{"/Web", "/root/", "/Web/$defs/slash"},
		{"/Web/$defs/slash", "../a/b?q=2", "/Web/$defs/query"},
		{"/Web", "//other.example/x", "/Web/$defs/host"},
		{"/Web", "urn:example:one?+two#e", "/Web/$defs/urn/$defs/e"},
		{"/Web/$defs/urn", "#/$defs/e", "/Web/$defs/urn/$defs/e"},
		{"/Web", "with%20space", "/Web/$defs/space"},
	} {
		from := pointerInto(doc.Root, schemas+c.from)
		if from == nil {
			t.Fatalf("no schema at %s", c.from)
		}
		have, p := doc.Resolve(from, c.ref)
		if p != nil || have.Pointer != schemas+c.want {
			t.Errorf("%q from %s: have %v, %v, want %s", c.ref, c.from, have, p, c.want)
		}
	}
	if have, p := doc.Resolve(doc.Root, "part.yaml#part"); p != nil || have.File != "api/part.yaml" || have.Pointer != "" {
		t.Errorf("part.yaml#part: have %v, %v", have, p)
	}
}
