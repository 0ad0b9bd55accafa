package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// overlaid is the start of an overlay, four lines.
const overlaid = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nextends: shop.yaml\nactions:\n"

// shopOf is a document with data in it, that actionsOf calls $.DATA.
func shopOf(data string) string { return head + "  examples: {data: {value: " + data + "}}\n" }

func actionsOf(actions string) string {
	return overlaid + strings.ReplaceAll(actions, "$.DATA", "$.components.examples.data.value")
}

// sound checks that every node stands where its pointer says, once, and in the
// main file, wherever it was written.
func sound(t *testing.T, d *Document) {
	t.Helper()
	seen := map[*Node]bool{}
	var down func(n *Node, pointer string)
	down = func(n *Node, pointer string) {
		if n.Pointer != pointer || n.File != d.Root.File || seen[n] {
			t.Errorf("%s has pointer %q, file %q, seen %v", pointer, n.Pointer, n.File, seen[n])
		}
		seen[n] = true
		for i, m := range n.Members {
			if n.find(m.Key) != i {
				t.Errorf("%s: %q is not found", pointer, m.Key)
			}
			down(m.Value, pointer+"/"+EscapeToken(m.Key))
		}
		for i, item := range n.Items {
			down(item, fmt.Sprintf("%s/%d", pointer, i))
		}
	}
	down(d.Root, "")
}

func TestOverlayTrees(t *testing.T) {
	tests := map[string]struct {
		text    string // the data in the document
		actions string
		want    string // the data afterwards, as JSON
	}{
		"merge": {"{a: {b: 1, c: [1], d: {e: x}}}",
			"  - {target: $.DATA.a, update: {b: 2, c: [2, {z: 1}], d: {e: y, f: null}, n: {}}}\n",
			`{"a":{"b":2,"c":[1,2,{"z":1}],"d":{"e":"y","f":null},"n":{}}}`},
		"a scalar of another type": {"{a: 1, b: x, c: null, d: true}",
			"  - {target: $.DATA, update: {a: one, b: false, c: {n: 1}, d: null}}\n",
			`{"a":"one","b":false,"c":{"n":1},"d":null}`},
		"append": {"{a: [1], b: [{}]}",
			"  - {target: $.DATA.a, update: 2}\n  - {target: $.DATA.b, update: {k: v}}\n  - {target: '$.DATA[?length(@) == 2]', update: null}\n",
			`{"a":[1,2,null],"b":[{},{"k":"v"},null]}`},
		"each action meets what the one before left": {"{a: {}}",
			"  - {target: $.DATA.a, update: {b: {}}}\n  - {target: $.DATA.a.b, update: {c: [1]}}\n  - {target: $.DATA.a.b.c, update: 2}\n  - {target: $.DATA.a.b.c, remove: true}\n",
			`{"a":{"b":{}}}`},
		"remove wins": {"{a: {}, b: {}}", "  - {target: $.DATA.a, remove: true, update: {x: 1}}\n", `{"b":{}}`},
		"remove items": {"{a: [{n: 0}, {n: 1}, [2], {n: 1}, 3, {n: 4}]}",
			"  - {target: '$.DATA.a[?@.n == 1]', remove: true}\n  - {target: '$.DATA.a[?@.n == 4]', update: {m: 1}}\n  - {target: '$.DATA.a[0,1]', remove: true}\n",
			`{"a":[3,{"n":4,"m":1}]}`},
		"remove, and what is in it": {"{a: {b: {c: {}}}, d: {}}", "  - {target: '$.DATA[?@.b]', remove: true}\n  - {target: '$.DATA..*', update: {k: 1}}\n", `{"d":{"k":1}}`},
		"update, and what is in it": {"{a: {b: {}}}", "  - {target: '$.DATA..*', update: {b: {z: 1}}}\n", `{"a":{"b":{"z":1,"b":{"z":1}}}}`},
		"an alias is not what it stands for": {"{base: &b {p: {q: 1}}, one: *b, two: {<<: *b, r: 1}}",
			"  - {target: $.DATA.one.p, update: {q: 2}}\n  - {target: $.DATA.two.p, update: {q: 3}}\n",
			`{"base":{"p":{"q":1}},"one":{"p":{"q":2}},"two":{"r":1,"p":{"q":3}}}`},
		"an update goes to several places as several values": {"{a: {}, b: {}, c: []}",
			"  - {target: '$.DATA[?length(@) == 0]', update: &u {k: {n: [1]}}}\n  - {target: $.DATA.a.k.n, update: 2}\n  - {target: $.DATA.b, update: *u}\n  - {target: '$.DATA.c[0].k', update: {m: 1}}\n",
			`{"a":{"k":{"n":[1,2]}},"b":{"k":{"n":[1,1]}},"c":[{"k":{"n":[1],"m":1}}]}`},
		"many members": {"{a: {}, b: {}}",
			"  - {target: '$.DATA.*', update: {m: {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, j: 1, k: 1, l: 1, n: {}}}}\n" +
				"  - {target: $.DATA.a.m, update: {z: 1}}\n  - {target: $.DATA.b.m, update: {y: 1}}\n  - {target: $.DATA.b.m.n, remove: true}\n",
			`{"a":{"m":{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"n":{},"z":1}},` +
				`"b":{"m":{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"y":1}}}`},
		"numbers as they are written": {"{a: {}}", "  - {target: $.DATA.a, update: {n: 9007199254740993, f: 1.0}}\n", `{"a":{"n":9007199254740993,"f":1.0}}`},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, map[string]string{"shop.yaml": shopOf(c.text), "o.yaml": actionsOf(c.actions)})
			d, problems := Load("shop.yaml", Options{Overlays: []string{"o.yaml"}})
			for _, p := range problems {
				if name != "remove wins" || !strings.Contains(p.Message, "update has no effect beside remove") {
					t.Error(p)
				}
			}
			if have := string(d.Root.Get("components").Get("examples").Get("data").Get("value").JSON()); have != c.want {
				t.Errorf("have %s\nwant %s", have, c.want)
			}
			sound(t, d)
		})
	}
}

func TestOverlayProblems(t *testing.T) {
	const shop = head + "  schemas:\n    A: {type: object, required: [a]}\n    B: {type: string}\n"
	action := func(s string) string { return overlaid + "  - " + s + "\n" }
	tests := map[string]struct {
		text string
		want []string
	}{
		"empty":            {"", []string{`o.yaml:1:1: the file is empty; want an overlay`}},
		"no overlay":       {"a: 1\n", []string{`o.yaml:1:1: not an overlay: no "overlay" member; add overlay: 1.0.0 when it is one`}},
		"a list":           {"- 1\n", []string{`o.yaml:1:1: not an overlay: no "overlay" member; add overlay: 1.0.0 when it is one`}},
		"not YAML":         {"overlay: [\n", []string{`o.yaml:1:1: not readable as YAML: did not find expected node content`}},
		"version 1.1":      {"overlay: 1.1.0\n", []string{`o.yaml:1:10: Overlay version "1.1.0" is not supported; want 1.0.x`}},
		"version a number": {"overlay: 1.0\n", []string{`o.yaml:1:10: Overlay version 1.0 is not supported; want 1.0.x`}},
		"nothing in it": {"overlay: 1.0.0\n", []string{
			`o.yaml:1:1: info is missing; add info with title and version`,
			`o.yaml:1:1: actions is missing; add a list of at least one action`}},
		"members": {"overlay: 1.0.3\ninfo: {title: 1, x-a: 1, description: d}\nx-b: 1\nextend: shop.yaml\nactions: []\n", []string{
			`o.yaml:2:1: info.version is missing; add it`,
			`o.yaml:2:15: warning: title must be a string, not a number; quote it`,
			`o.yaml:2:26: warning: "description" is no member of info, and is ignored; remove it, or start its name with x-`,
			`o.yaml:4:1: warning: "extend" is no member of an overlay, and is ignored; did you mean "extends"?`,
			`o.yaml:5:1: actions must be an array with at least one action`}},
		"info a text":            {"overlay: 1.0.0\ninfo: x\nactions: {}\n", []string{`o.yaml:2:7: info must be an object, not a string`, `o.yaml:3:1: actions must be an array with at least one action`}},
		"extends a list":         {strings.Replace(action("{target: $.info, update: {}}"), "shop.yaml", "[]", 1), []string{`o.yaml:3:10: extends must be a string, not an array`}},
		"extends no URI":         {strings.Replace(action("{target: $.info, update: {}}"), "shop.yaml", "'%zz'", 1), []string{`o.yaml:3:10: extends "%zz" is no URI reference`}},
		"extends elsewhere":      {strings.Replace(action("{target: $.info, update: {}}"), "shop.yaml", "sub/shop.yaml", 1), []string{`o.yaml:3:10: warning: the overlay extends "sub/shop.yaml", and is applied to shop.yaml; is it the right one?`}},
		"extends by another way": {strings.Replace(action("{target: $.info, update: {}}"), "shop.yaml", "./sub/../shop.yaml", 1), nil},
		"extends remote":         {strings.Replace(action("{target: $.info, update: {}}"), "shop.yaml", "https://example.com/v1/shop.yaml", 1), nil},
		"extends other remote": {strings.Replace(action("{target: $.info, update: {}}"), "shop.yaml", "https://example.com/pets.yaml", 1), []string{
			`o.yaml:3:10: warning: the overlay extends "https://example.com/pets.yaml", and is applied to shop.yaml; is it the right one?`}},
		"an action a text":      {action("x"), []string{`o.yaml:5:5: an action must be an object, not a string`}},
		"no target":             {action("update: {}"), []string{`o.yaml:5:5: the action has no target; add the JSONPath of what it changes`}},
		"target a list":         {action("{target: [], update: {}}"), []string{`o.yaml:5:14: target must be a string, not an array`}},
		"nothing to do":         {action("target: $.info"), []string{`o.yaml:5:5: the action does nothing; give it update, or remove: true`}},
		"remove false":          {action("{target: $.info, remove: false}"), []string{`o.yaml:5:5: the action does nothing; give it update, or remove: true`}},
		"remove a text":         {action("{target: $.info, remove: 'true'}"), []string{`o.yaml:5:30: remove must be true or false, not a string`}},
		"remove beside":         {action("{target: $.components.schemas.A, remove: true, update: {}}"), []string{`o.yaml:5:52: warning: update has no effect beside remove: true; make two actions of it, or drop one`}},
		"copy":                  {action("{target: $.info, copy: $.paths, update: {}}"), []string{`o.yaml:5:22: warning: "copy" is no member of an action, and is ignored; remove it, or start its name with x-`}},
		"not JSONPath":          {action("{target: $.paths./a, update: {}}"), []string{`o.yaml:5:14: target "$.paths./a" is no JSONPath: character 9: want a name or *; other names are written ['...'], have "/"`}},
		"nothing found":         {action("{target: $.components.schemas.Order, update: {}}"), []string{`o.yaml:5:14: warning: target "$.components.schemas.Order" matches nothing in shop.yaml, and the action has no effect`}},
		"nothing found, nearly": {action("{target: $.components.schema.A, update: {}}"), []string{`o.yaml:5:14: warning: target "$.components.schema.A" matches nothing in shop.yaml, and the action has no effect; did you mean "schemas"?`}},
		"a scalar":              {action("{target: $.info.title, update: x}"), []string{`o.yaml:5:14: target "$.info.title" selects a string, at shop.yaml:2:15; Overlay 1.0 selects objects and arrays: select what contains it`}},
		"a scalar to remove":    {action("{target: '$.components.schemas.A.required[0]', remove: true}"), []string{`o.yaml:5:14: target "$.components.schemas.A.required[0]" selects a string, at shop.yaml:6:34; Overlay 1.0 selects objects and arrays: select what contains it`}},
		"the root removed":      {action("{target: $, remove: true}"), []string{`o.yaml:5:14: target "$" selects the document itself, which cannot be removed`}},
		"no object":             {action("{target: '$.components.schemas.*', update: x}"), []string{`o.yaml:5:48: update must be an object, not a string: target "$.components.schemas.*" selects an object, at shop.yaml:6:8`}},
		"an array in between":   {action("{target: $.components.schemas.A, update: {required: {b: 1}}}"), []string{`o.yaml:5:57: required is an object here and an array at shop.yaml:6:33, which cannot be merged; remove what contains it in an action before, and add it anew`}},
		"an object for a text": {action("{target: $.info, update: {title: {}}}"), []string{
			`o.yaml:5:38: title is an object here and a string at shop.yaml:2:15, which cannot be merged; remove what contains it in an action before, and add it anew`}},
		"a text for an object": {action("{target: $, update: {info: x}}"), []string{
			`o.yaml:5:32: info is a string here and an object at shop.yaml:2:7, which cannot be merged; remove what contains it in an action before, and add it anew`}},
		"empty, as in the specification": {action("{target: $, update: {info: {x-a: 1}, components: , tags: }}"), []string{
			`o.yaml:5:42: warning: components is empty, and leaves an object at shop.yaml:5:3 as it is; remove it`,
			`o.yaml:5:56: warning: tags is empty and counts as absent; remove it`}},
		"an array for an array": {action("{target: \"$['x-list']\", update: [1]}"), []string{
			`o.yaml:5:37: warning: update is an array, and becomes one entry of the array that is selected; to append its entries, update the object that holds the array`}},
		"an update that is wrong":            {action("{target: $.components.schemas.A, update: {properties: {n: {type: strin}}}}"), []string{`o.yaml:5:70: unknown type "strin"; did you mean "string"?`}},
		"an update that kin-openapi refuses": {action("{target: $, update: {externalDocs: {description: x}}}"), []string{`o.yaml:5:26: warning: url is required (kin-openapi)`}},
		"a name twice":                       {action("{target: $.info, update: {a: 1, a: 2}}"), []string{`o.yaml:5:31: warning: "a" is no member of info, and is ignored; remove it, or start its name with x-`, `o.yaml:5:37: duplicate key "a", first on line 5; remove one of them`}},
		"a circle of anchors":                {action("{target: $.info, update: &a {x-a: *a}}"), []string{`o.yaml:5:39: the YAML anchor "a" contains itself; use $ref instead`}},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, map[string]string{"shop.yaml": shop + "x-list: [1]\n", "o.yaml": c.text})
			_, problems := Load("shop.yaml", Options{Overlays: []string{"o.yaml"}})
			wantProblems(t, problems, c.want)
		})
	}
}

// What an overlay adds is looked at by everything behind it, and keeps its place.
func TestOverlayIsPartOfTheDocument(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, map[string]string{
		"bizgen.yaml":            "",
		"api/shop.yaml":          head + "  schemas:\n    A: {type: object}\n    R: {$ref: '#named'}\n",
		"api/parts/b.yaml":       "B: {type: string}\n",
		"overlays/one.yaml":      strings.Replace(overlaid, "shop.yaml", "../api/shop.yaml", 1) + "  - target: $.components.schemas.A\n    update:\n      $anchor: named\n      properties:\n        b: {$ref: 'parts/b.yaml#/B'}\n        c: {$ref: '#/components/schemas/C'}\n",
		"overlays/two.json":      `{"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [{"target": "$.components.schemas", "update": {"C": {"type": "array"}}}]}`,
		"overlays/openapi.yaml":  overlaid[:strings.Index(overlaid, "extends")] + "actions:\n  - {target: $, update: {openapi: 3.0.4}}\n",
		"overlays/unopened.yaml": "",
	})
	d, problems := Load("api/shop.yaml", Options{Overlays: []string{"overlays/one.yaml", "overlays/two.json"}})
	wantProblems(t, problems, nil)
	sound(t, d)
	b, p := d.Resolve(d.Root.Get("components").Get("schemas").Get("A").Get("properties").Get("b"), "parts/b.yaml#/B")
	if p != nil || b.File != filepath.FromSlash("api/parts/b.yaml") {
		t.Errorf("%v, %v", b, p)
	}
	n, p := d.Resolve(d.Root, "#named")
	if p != nil || n.Pointer != "/components/schemas/A" || n.Position.String() != "api/shop.yaml:6:8" {
		t.Errorf("%v, %v", n, p)
	}
	if at := n.Get("properties").Member("c"); at.KeyPosition.String() != "overlays/one.yaml:10:9" || at.Value.Position.File != "overlays/one.yaml" {
		t.Errorf("%v, %v", at.KeyPosition, at.Value.Position)
	}
	if have := strings.Join(d.Files(), " "); filepath.ToSlash(have) != "api/shop.yaml api/parts/b.yaml overlays/one.yaml overlays/two.json" {
		t.Errorf("files %s", have)
	}
	if d, problems := Load("api/shop.yaml", Options{Overlays: []string{"overlays/openapi.yaml"}}); d.Version != "3.0.4" || d.Dialect != OpenAPI30 {
		t.Error(d.Version, problems)
	}
}

func TestOverlayLenient(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, map[string]string{"shop.yaml": head + "  schemas: {}\n", "o.yaml": "overlay: 1.0.0\nactions:\n  - {target: $.info, update: {x-a: 1, x-a: 2}}\n"})
	d, problems := Load("shop.yaml", Options{Overlays: []string{"o.yaml"}, Lenient: true})
	wantProblems(t, problems, []string{
		`o.yaml:1:1: warning: info is missing; add info with title and version`,
		`o.yaml:3:39: warning: duplicate key "x-a" replaces the one on line 3`,
	})
	if n := d.Root.Get("info").Get("x-a"); string(n.JSON()) != "2" {
		t.Errorf("have %s", n.JSON())
	}
}

func TestOverlayConfinement(t *testing.T) {
	t.Chdir(t.TempDir())
	const text = overlaid + "  - {target: $.info, update: {x-a: 1}}\n"
	write(t, map[string]string{"api/shop.yaml": head + "  schemas: {}\n", "other/o.yaml": text, "api/o.yaml": text, "api/folder/o.yaml": text})
	if err := os.Symlink(filepath.Join("..", "other", "o.yaml"), "api/link.yaml"); err != nil {
		t.Skip(err)
	}
	const outside = ":1:1: the overlay is outside of the folder of the document; move it there, or put a bizgen.yaml into the folder above both"
	for name, want := range map[string]string{
		"api/o.yaml":           "",
		"api/../api/o.yaml":    "",
		"other/o.yaml":         outside,
		"api/link.yaml":        outside,
		"api/../other/o.yaml":  outside,
		"other/none.yaml":      outside,
		"api/none.yaml":        ":1:1: no such file; check the path",
		"api/folder":           ":1:1: is a folder; name the file in it",
		"api/o.yaml\x00x.yaml": outside,
	} {
		_, problems := Load("api/shop.yaml", Options{Overlays: []string{name}})
		have := problems.Error()
		if want != "" {
			want = name + want
		}
		if have != want {
			t.Errorf("%q: have %s\nwant %s", name, have, want)
		}
	}
	if err := os.WriteFile("bizgen.yaml", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, problems := Load("api/shop.yaml", Options{Overlays: []string{"other/o.yaml", "api/link.yaml"}}); problems.HasErrors() {
		t.Error(problems)
	}
}

// Overlays that grow and grow end with an error, soon.
func TestOverlayLimits(t *testing.T) {
	const limit = "look at more than 200000000 values or put more than 500000 into the document"
	laughs := "  - {target: $.DATA, update: {a: &a [1,1,1,1,1,1,1,1,1], b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a], c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b], d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c], e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d], f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]}}\n"
	tests := map[string]struct{ data, actions, want string }{
		"doubling":      {"{a: {}}", strings.Repeat("  - {target: '$.DATA..*', update: {k: {}, l: {}}}\n", 3) + doubling(40), limit},
		"aliases":       {"{a: {}}", laughs, "YAML aliases expand"},
		"deep":          {"{a: {}}", deep(1200), "nested more than 1000 levels deep"},
		"long segments": {wide(5), "  - {target: '$.DATA" + strings.Repeat("..*", 8) + "', update: {k: 1}}\n", "selects a number"},
		"long target":   {"{}", "  - {target: $" + strings.Repeat(".a", 10_000) + ", update: {k: 1}}\n", "longer than 10000 bytes"},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, map[string]string{"shop.yaml": shopOf(c.data), "o.yaml": actionsOf(c.actions)})
			_, problems := Load("shop.yaml", Options{Overlays: []string{"o.yaml"}})
			errors := 0
			for _, p := range problems {
				if p.Severity == Error {
					errors++
					if !strings.Contains(p.Message, c.want) || p.Position.File != "o.yaml" {
						t.Error(p)
					}
				}
			}
			if errors != 1 {
				t.Errorf("%d errors", errors)
			}
		})
	}
}

// What filters look at is counted; with fewer steps than Load gives, it is soon over.
func TestOverlaySteps(t *testing.T) {
	d, problems := loadBytes("shop.yaml", []byte(shopOf(wide(4))), Options{})
	if problems != nil {
		t.Fatal(problems)
	}
	const filter = "  - {target: '$.DATA..[?count(@..*..*..*..*) == 0]', update: {k: 1}}\n"
	b := &builder{file: "o.yaml", display: "o.yaml"}
	o := &overlayer{d: d, f: d.files[d.Root.File], steps: 100_000, said: map[Position]bool{}}
	o.document("o.yaml", b.readYAML(actionsOf(filter+filter)))
	wantProblems(t, o.problems, []string{
		"o.yaml:5:14: the overlays look at more than 200000000 values or put more than 500000 into the document; write narrower targets",
	})
}

func doubling(n int) (actions string) {
	for i := range n {
		actions += fmt.Sprintf("  - {target: '$.DATA..*[?length(@) == 0]', update: {k%d: {}, l%d: {}}}\n", i, i)
	}
	return actions
}

// deep nests objects in the innermost, n levels in all.
func deep(n int) string {
	return strings.Repeat("  - {target: '$.DATA..[?!@.*]', update: {k: {k: {k: {}}}}}\n", n/3)
}

// wide has six branches at each of n levels.
func wide(n int) string {
	if n == 0 {
		return "1"
	}
	below := wide(n - 1)
	return "{a: [" + strings.Repeat(below+", ", 4) + below + "], b: [" + below + "]}"
}
