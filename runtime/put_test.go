package runtime

import (
	"strings"
	"testing"
)

// TestPut holds the readings in one expression against what they find, and against
// the words that they leave.
func TestPut(t *testing.T) {
	const at, slab = "#/S", 0
	one := func(c *Check, k, i int) int { return c.PutInt32(k, i, at+"/items") }
	readings := map[string]func(c *Check, i int) int{
		"string":  func(c *Check, i int) int { return c.PutString(c.Kept(3, slab), i, at) },
		"format":  func(c *Check, i int) int { return c.PutFormat(3, i, at, "date", FormatDate) },
		"enum":    func(c *Check, i int) int { return c.PutOneOf(3, i, at, "a", "b\"") },
		"const":   func(c *Check, i int) int { return c.PutConst(3, i, at, "a") },
		"bool":    func(c *Check, i int) int { return c.PutBool(c.KeptFixed(3, 1), i, at) },
		"int32":   func(c *Check, i int) int { return c.PutInt32(3, i, at) },
		"int64":   func(c *Check, i int) int { return c.PutInt64(3, i, at) },
		"integer": func(c *Check, i int) int { return c.PutInteger(3, i, at) },
		"number":  func(c *Check, i int) int { return c.PutFloat(3, i, at) },
		"array":   func(c *Check, i int) int { return c.PutArray(3, i, at, slab, one) },
		"strings": func(c *Check, i int) int { return c.PutStrings(3, i, at, at+"/items", slab) },
	}
	for _, test := range []struct {
		reading, text string
		words         int
		want          string // keyword, place and detail of the violation
	}{
		{"string", `"a"`, 1, ""}, {"string", `"\u0061"`, 1, ""}, {"string", `1`, 0, "type #/S string"},
		{"format", `"2024-02-29"`, 1, ""}, {"format", `"2023-02-29"`, 1, "format #/S date"},
		{"enum", `"b\""`, 1, ""}, {"enum", `"c"`, 1, `enum #/S "a", "b\""`},
		{"const", `"a"`, 1, ""}, {"const", `"b"`, 1, `const #/S "a"`},
		{"bool", `true`, 1, ""}, {"int32", `7`, 1, ""}, {"int64", `7`, 2, ""}, {"integer", `7`, 2, ""}, {"number", `7.5`, 2, ""},
		{"array", `[1, 2]`, 3, ""}, {"array", `["1"]`, 2, "type #/S/items integer"}, {"array", `1`, 1, "type #/S array"},
		{"strings", `["a", "b"]`, 3, ""}, {"strings", `[]`, 1, ""}, {"strings", `[1]`, 1, "type #/S/items string"},
	} {
		c := Begin([]byte(test.text), 1, Build|AssertFormat, Reading{})
		end := readings[test.reading](c, c.Start())
		words, counted := len(c.tape.w), c.tape.slabs[slab].want
		err := c.End(end)
		have := ""
		if err != nil {
			v := err.(*Error).Violations[0]
			have = v.Keyword + " " + strings.TrimSuffix(v.SchemaPointer, "/"+v.Keyword) + " " + v.Detail
		}
		if have != test.want || words != test.words {
			t.Errorf("%s of %s: %q with %d words, want %q with %d", test.reading, test.text, have, words, test.want, test.words)
		}
		if want := map[string]uint32{"string": 1, "array": 2, "strings": 2}[test.reading]; err == nil && counted != want && test.text != "[]" {
			t.Errorf("%s of %s: %d values counted, want %d", test.reading, test.text, counted, want)
		}
		c.Free()
	}
}
