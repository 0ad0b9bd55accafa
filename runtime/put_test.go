package runtime

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// TestPut holds the readings in one expression against what they find, and against
// the words that they leave.
func TestPut(t *testing.T) {
	const at = "#/S"
	slab := new(Slab)
	one := func(c *Check, k, i int) int { return c.PutInt32(k, i, at+"/items") }
	readings := map[string]func(c *Check, i int) int{
		"string": func(c *Check, i int) int { return c.PutString(c.Kept(3, slab), i, at) },
		"format": func(c *Check, i int) int { return c.PutFormat(3, i, at, "date", FormatDate) },
		"enum":   func(c *Check, i int) int { return c.PutOneOf(3, i, at, "a", "b\"") },
		"text":   func(c *Check, i int) int { return c.PutText(3, i, at, 2, 3) },
		"least":  func(c *Check, i int) int { return c.PutText(3, i, at, 1, -1) },
		"pattern": func(c *Check, i int) int {
			return c.PutPattern(3, i, at, "^a", func(x string) bool { return x[0] == 'a' })
		},
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
		{"text", `"한글"`, 1, ""}, {"text", `"a"`, 1, "minLength #/S 2"}, {"text", `"abcd"`, 1, "maxLength #/S 3"},
		{"least", `"abcd"`, 1, ""}, {"least", `""`, 1, "minLength #/S 1"},
		{"pattern", `"ab"`, 1, ""}, {"pattern", `"b"`, 1, "pattern #/S ^a"},
		{"const", `"a"`, 1, ""}, {"const", `"b"`, 1, `const #/S "a"`},
		{"bool", `true`, 1, ""}, {"int32", `7`, 1, ""}, {"int64", `7`, 2, ""}, {"integer", `7`, 2, ""}, {"number", `7.5`, 2, ""},
		{"array", `[1, 2]`, 3, ""}, {"array", `["1"]`, 2, "type #/S/items integer"}, {"array", `1`, 1, "type #/S array"},
		{"strings", `["a", "b"]`, 3, ""}, {"strings", `[]`, 1, ""}, {"strings", `[1]`, 1, "type #/S/items string"},
	} {
		c := Begin([]byte(test.text), 1, Build|AssertFormat, Reading{})
		end := readings[test.reading](c, c.Start())
		words, counted := len(c.tape.w), c.tape.slabs[0].want
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

// TestEndStruct holds what is said of missing members against their names: the third and
// the fifth of six are required, and the first.
func TestEndStruct(t *testing.T) {
	for seen, want := range map[uint64][]string{0x15: nil, 0x3f: nil, 0x11: {"c"}, 0x2a: {"a", "c", "e"}, 0: {"a", "c", "e"}} {
		c := Begin([]byte("{}"), 1, Build, Reading{})
		err := c.End(c.EndStruct(2, c.Names(), seen, 0x15, "a c e", "#/S"))
		var have []string
		if e, ok := err.(*Error); ok {
			for _, v := range e.Violations {
				have = append(have, v.Detail)
			}
		}
		if !slices.Equal(have, want) {
			t.Errorf("%#x: %q, want %q", seen, have, want)
		}
		c.Free()
	}
}

// TestUndeclared holds that a member is read, and refused.
func TestUndeclared(t *testing.T) {
	c := Begin([]byte(`{"a": [1]}`), 1, Build, Reading{})
	key, j, _ := c.FirstKey(0, "#/S")
	end := c.Undeclared(key, j, "#/S")
	if _, j, ok := c.NextKey(end); ok || c.End(j) == nil || c.found[0].keyword != "additionalProperties" {
		t.Errorf("end %d, %v", end, c.found)
	}
	c.Free()
}

// TestDecodeScalars holds each kind of scalar against its value, and against its absence
// after an error.
func TestDecodeScalars(t *testing.T) {
	begin := func(text string) *Check { return Begin([]byte(text), 1, Build, Reading{}) }
	text, small, large, number, yes := "", int32(0), int64(0), 0.0, false
	c := begin(`"a"`)
	errs := []error{DecodeString(c, c.PutString(0, 0, ""), &text)}
	c = begin(`-7`)
	errs = append(errs, DecodeInt32(c, c.PutInt32(0, 0, ""), &small))
	c = begin(`-8`)
	errs = append(errs, DecodeInt64(c, c.PutInt64(0, 0, ""), &large))
	c = begin(`1.5`)
	errs = append(errs, DecodeFloat64(c, c.PutFloat(0, 0, ""), &number))
	c = begin(`true`)
	errs = append(errs, DecodeBool(c, c.PutBool(0, 0, ""), &yes))
	if err := errors.Join(errs...); err != nil || text != "a" || small != -7 || large != -8 || number != 1.5 || !yes {
		t.Error(err, text, small, large, number, yes)
	}
	c = begin(`1`)
	if err := DecodeString(c, c.PutString(0, 0, ""), &text); err == nil || text != "a" {
		t.Error(err, text)
	}
}
