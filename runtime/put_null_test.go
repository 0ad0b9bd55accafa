package runtime

import "testing"

// TestOrNull holds that null leaves the word of its own member, and that what is read
// otherwise is read and counted as without it.
func TestOrNull(t *testing.T) {
	const at, null = "#/S", 9
	slab := new(Slab)
	number := func(c *Check, k, i int) int { return c.PutInt32(k, i, at) }
	for name, read := range map[string]func(c *Check, i int) int{
		"string":       func(c *Check, i int) int { return c.PutString(3, c.OrNull(null, i), at) },
		"format":       func(c *Check, i int) int { return c.PutFormat(3, c.OrNull(null, i), at, "date", FormatDate) },
		"enum":         func(c *Check, i int) int { return c.PutOneOf(3, c.OrNullKept(null, slab, i), at, "a") },
		"const":        func(c *Check, i int) int { return c.PutConst(3, c.OrNull(null, i), at, "a") },
		"bool":         func(c *Check, i int) int { return c.PutBool(3, c.OrNullFixed(null, 1, i), at) },
		"int32":        func(c *Check, i int) int { return c.PutInt32(3, c.OrNull(null, i), at) },
		"int64":        func(c *Check, i int) int { return c.PutInt64(3, c.OrNull(null, i), at) },
		"integer":      func(c *Check, i int) int { return c.PutInteger(3, c.OrNull(null, i), at) },
		"number":       func(c *Check, i int) int { return c.PutFloat(3, c.OrNull(null, i), at) },
		"array":        func(c *Check, i int) int { return c.PutArray(3, c.OrNull(null, i), at, slab, number) },
		"strings":      func(c *Check, i int) int { return c.PutStrings(3, c.OrNull(null, i), at, at, slab) },
		"NullOr":       func(c *Check, i int) int { return c.NullOr(null, 3, i, number) },
		"NullOrStruct": func(c *Check, i int) int { return c.NullOrStruct(null, 3, i, number) },
		"NullOrKept":   func(c *Check, i int) int { return c.NullOrKept(null, 3, slab, i, number) },
	} {
		c := Begin([]byte("null"), 1, Build, Reading{})
		end := read(c, c.Start())
		if len(c.tape.w) != 1 || Member(c.tape.w[0]) != null || c.tape.slabs[0].want != 0 || c.tape.textBytes != 0 || c.End(end) != nil {
			t.Errorf("%s of null: end %d, words %x, %v", name, end, c.tape.w, c.End(end))
		}
		c.Free()

		c = Begin([]byte("{}"), 1, Build, Reading{})
		if end = read(c, c.Start()); c.End(end) == nil || len(c.tape.w) > 0 && Member(c.tape.w[0]) != 3 {
			t.Errorf("%s of an object is taken, with words %x", name, c.tape.w)
		}
		if want := map[string]uint32{"enum": 1, "NullOrKept": 1}[name]; c.tape.slabs[0].want != want {
			t.Errorf("%s: %d values counted, want %d", name, c.tape.slabs[0].want, want)
		}
		c.Free()
	}
}
