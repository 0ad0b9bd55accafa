package runtime

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// suiteInstances gives every instance of the official suite as a seed; none where
// the suite is absent, which takes nothing from a fuzz test but its start.
func suiteInstances(f *testing.F, add func(text string)) {
	f.Helper()
	root := os.Getenv("BIZGEN_SUITE")
	if root == "" {
		root = "../../shared/jsonschema-suite"
	}
	for _, pattern := range []string{"*.json", "optional/*.json", "optional/format/*.json"} {
		files, _ := filepath.Glob(filepath.Join(root, "tests", "draft2020-12", pattern))
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			var groups []suiteGroup
			if err := json.Unmarshal(data, &groups); err != nil {
				f.Fatalf("%s: %v", file, err)
			}
			for _, group := range groups {
				for _, test := range group.Tests {
					add(string(test.Data))
				}
			}
		}
	}
}

// FuzzScan holds the scanner against encoding/json and unicode/utf8: what is JSON,
// what the texts and numbers in it are, and that the input is left alone.
func FuzzScan(f *testing.F) {
	suiteInstances(f, func(text string) { f.Add(text) })
	for _, text := range []string{
		"", " ", "[", "[1,]", "{\"a\":1,}", "01", "-", "1.", "1e", "+1", ".5", "1e+5", "-0.0E-10", "nul", "truee", "\ufeff1", "1 2",
		"\"\\u0000\\ud83d\\ude00\\n\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\x1f\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"",
		"{\"a\":1,\"\\u0061\":2}", "{\"\":{\"\":1}}", strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth), strings.Repeat("[", MaxDepth+1),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte(text)
		c := Begin(data, 0, 0, Reading{})
		err := c.Done(c.Skip(c.Start()))
		if string(data) != text {
			t.Fatal("the text was changed")
		}
		why := wrongJSON(text)
		if (err == nil) != (why == "") {
			t.Fatalf("%q: %v, want %q", text, err, why)
		}
		if err == nil {
			sameScalar(t, text)
		}
	})
}

// wrongJSON says why a text is to be refused, "" when it is not, worked out with the
// standard library.
func wrongJSON(text string) string {
	switch {
	case !json.Valid([]byte(text)):
		return "no JSON"
	case !utf8.ValidString(text):
		return "no UTF-8"
	case loneSurrogate(text):
		return "half a surrogate pair"
	case tooDeep(text):
		return "too deep"
	case repeats(json.NewDecoder(strings.NewReader(text))):
		return "a member twice"
	}
	return ""
}

// tooDeep tells whether arrays and objects of a valid text nest too deep.
func tooDeep(text string) bool {
	depth, deepest, inside := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == '\\':
			i++
		case b == '"':
			inside = !inside
		case inside:
		case b == '[' || b == '{':
			depth++
			deepest = max(deepest, depth)
		case b == ']' || b == '}':
			depth--
		}
	}
	return deepest > MaxDepth
}

// repeats tells whether an object of a valid text has a member twice.
func repeats(d *json.Decoder) bool {
	d.UseNumber()
	var open []map[string]bool // nil for arrays
	key := false
	for {
		token, err := d.Token()
		if err != nil {
			return false
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{':
				open, key = append(open, map[string]bool{}), true
				continue
			case '[':
				open, key = append(open, nil), false
				continue
			}
			open = open[:len(open)-1]
		case string:
			if key {
				names := open[len(open)-1]
				if names[token] {
					return true
				}
				names[token], key = true, false
				continue
			}
		}
		key = len(open) > 0 && open[len(open)-1] != nil
	}
}

// loneSurrogate tells whether an escape in a text is half of a surrogate pair.
func loneSurrogate(text string) bool {
	unit := func(i int) (u rune) {
		if i+6 > len(text) || text[i] != '\\' || text[i+1] != 'u' {
			return 0
		}
		for _, b := range text[i+2 : i+6] {
			u = u<<4 | rune(strings.IndexRune("0123456789abcdef", b|0x20)&15)
		}
		return u
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if u := unit(i); u&0xF800 == 0xD800 {
			if u >= 0xDC00 || unit(i+6)&0xFC00 != 0xDC00 {
				return true
			}
			i += 6
		}
		i++
	}
	return false
}

// sameScalar compares what a text or a number is read as.
func sameScalar(t *testing.T, text string) {
	t.Helper()
	c := Begin([]byte(text), 0, 0, Reading{})
	defer c.Free()
	i := c.Start()
	switch c.Kind(i) {
	case '"':
		have, _ := c.String(i, "")
		var want string
		if err := json.Unmarshal([]byte(text), &want); err != nil || have != want {
			t.Fatalf("%s is read as %q, want %q (%v)", text, have, want, err)
		}
	case '0':
		have, _ := c.Number(i, "")
		if have != strings.TrimSpace(text) {
			t.Fatalf("%s is read as %s", text, have)
		}
	}
}
