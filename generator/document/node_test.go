package document

import "testing"

func read(t *testing.T, file, text string) *Node {
	t.Helper()
	b := &builder{file: file, display: file}
	n := b.read(text)
	if n == nil || len(b.problems) > 0 {
		t.Fatalf("%s: %v", text, b.problems)
	}
	return n
}

func TestYAMLScalars(t *testing.T) {
	for text, want := range map[string]string{
		"9007199254740993": "9007199254740993", "1e400": "1e400", "0.01": "0.01", "1.0": "1.0", "-0": "-0", "1E+2": "1E+2",
		"0x10": "16", "0xFFFFFFFFFFFFFFFFFF": "4722366482869645213695", "0o7": "7", "1_000": "1000", "+1": "1", ".5": "0.5",
		"-.5": "-0.5", "5.": "5", "007": "7", "0777": "777", "00.50": "0.50", "123456789012345678901234567890": "123456789012345678901234567890",
		"true": "true", "False": "false", "null": "null", "~": "null", "": "null",
		"yes": `"yes"`, "no": `"no"`, "y": `"y"`, "on": `"on"`, "2024-01-01": `"2024-01-01"`, "1:30": `"1:30"`, "0b11": `"0b11"`,
		"1_0": `"1_0"`, "2024_01": `"2024_01"`, "1.2.3": `"1.2.3"`, "+": `"+"`, "e1": `"e1"`, ".": `"."`,
		"'1'": `"1"`, `"true"`: `"true"`, "!!str 1": `"1"`, "!!int '1'": "1", "!!float 1": "1", "!!null ''": "null",
		`"\ud55c"`: `"한"`, "|\n  a\n": `"a\n"`,
	} {
		if have := string(read(t, "a.yaml", "a: "+text).Get("a").JSON()); have != want {
			t.Errorf("%q: have %s, want %s", text, have, want)
		}
	}
}

func TestYAMLKeys(t *testing.T) {
	have := string(read(t, "a.yaml", "200: 1\ntrue: 2\n~: 3\n1_000: 4\n'<<': 5\n2024-01-01: 6\n").JSON())
	if want := `{"200":1,"true":2,"~":3,"1_000":4,"<<":5,"2024-01-01":6}`; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}

func TestJSONNumbersAndStrings(t *testing.T) {
	for _, text := range []string{
		"9007199254740993", "1e400", "0.01", "1.0", "-0", "-0.0e-0", "1E+2", `"한글"`, `"\"\\"`, `"a\nb"`, `[]`, `{}`, `[1,[2,{"a":null}]]`,
	} {
		if have := string(read(t, "a.json", `{"a":`+text+`}`).Get("a").JSON()); have != text {
			t.Errorf("have %s, want %s", have, text)
		}
	}
	if have := read(t, "a.json", `{"a":"\/\ud83d\ude00\u00e9\t"}`).Get("a").Text; have != "/😀é\t" {
		t.Errorf("have %q", have)
	}
}

// One document in two syntaxes is one tree; braces in a .yaml are read as YAML
// when they are not JSON.
func TestSyntaxes(t *testing.T) {
	const want = `{"a":{"b/c":[1,"x",true,null],"~":{"d":"e"}},"f":"g"}`
	for file, text := range map[string]string{
		"a.json": want,
		"b.yaml": want,
		"c.yaml": "{a: {b/c: [1, x, true, ~], '~': {d: e}}, f: g}",
		"d.yaml": "a:\n  b/c:\n  - 1\n  - x\n  - true\n  -\n  '~':\n    d: e\nf: g\n",
	} {
		n := read(t, file, text)
		if have := string(n.JSON()); have != want {
			t.Errorf("%s: have %s", file, have)
		}
		if have := n.Get("a").Get("b/c").Items[1].Pointer; have != "/a/b~1c/1" {
			t.Errorf("%s: pointer %s", file, have)
		}
		if have := n.Get("a").Get("~").Get("d").Pointer; have != "/a/~0/d" {
			t.Errorf("%s: pointer %s", file, have)
		}
	}
}

// Columns count characters, in both syntaxes.
func TestPositions(t *testing.T) {
	for file, text := range map[string]string{
		"a.json": "{\r\n  \"한글😀\": [1, {\"가\": \"x\"}]\r\n}",
		"a.yaml": "#\r\n\"한글😀\":   [1, {\"가\": \"x\"}]\r\n",
	} {
		m := read(t, file, text).Members[0]
		x := m.Value.Items[1].Member("가")
		indent := 1
		if file == "a.json" {
			indent = 3
		}
		if m.KeyPosition != (Position{file, 2, indent}) {
			t.Errorf("%s: key at %v", file, m.KeyPosition)
		}
		if x.Value.Position != (Position{file, 2, 20}) {
			t.Errorf("%s: value at %v", file, x.Value.Position)
		}
	}
}

func TestGet(t *testing.T) {
	var none *Node
	if none.Get("a") != nil || none.Member("a") != nil || (&Node{Kind: Array}).Get("a") != nil {
		t.Error("Get must be nil-safe")
	}
	n := &Node{Kind: Object}
	for c := 'a'; c <= 'z'; c++ {
		n.add(Member{Key: string(c), Value: &Node{Text: string(c)}})
	}
	for c := 'a'; c <= 'z'; c++ {
		if v := n.Get(string(c)); v == nil || v.Text != string(c) {
			t.Errorf("%c: %v", c, v)
		}
	}
	if n.Get("A") != nil {
		t.Error("want nil for an unknown key")
	}
}
