package runtime

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// The methods here read member k of an object, or an element, whole: to be built, and
// in one expression. Each returns the offset behind the value. None is inlined: that
// would be felt when generated code is compiled, and is not when it runs. Put... take
// what OrNull returns for an offset: below zero there is nothing left to read.

// Kept counts member k as one more value of a slab, and returns k.
//
//go:noinline
func (c *Check) Kept(k int, slab *Slab) int {
	c.Count(slab, 1)
	return k
}

// KeptFixed counts member k as a number or a boolean of n bytes that is pointed to,
// and returns k.
//
//go:noinline
func (c *Check) KeptFixed(k, n int) int {
	c.Fixed(n)
	return k
}

// Struct notes member k as an object, which follows, and returns k.
//
//go:noinline
func (c *Check) Struct(k int) int {
	c.Put(k, 0)
	return k
}

// PutString reads a string. Most members are strings, and most strings have no escapes:
// those are read here as String reads them, without a call.
func (c *Check) PutString(k, i int, at string) int {
	s := c.s
	if uint(i) >= uint(len(s)) || s[i] != '"' {
		return c.putString(k, i, at)
	}
	from := i + 1
	for j := from; j+8 <= len(s); {
		m := special(load64(s, j))
		if m == 0 {
			j += 8
			continue
		}
		j += bits.TrailingZeros64(m) >> 3
		if s[j] == '"' {
			n := j - from
			if n > longText {
				break
			}
			c.tape.w = append(c.tape.w, uint64(k)<<memberShift|uint64(n)<<lengthShift|uint64(from))
			c.tape.textBytes += n
			return j + 1
		}
		if s[j] < utf8.RuneSelf {
			break
		}
		end, ok := runesEnd(s, j)
		if !ok {
			break
		}
		j = end
	}
	return c.putString(k, i, at)
}

//go:noinline
func (c *Check) putString(k, i int, at string) int {
	if i < 0 {
		return ^i
	}
	_, j := c.StringTo(k, i, at)
	return j
}

// PutFormat reads a string of a format.
func (c *Check) PutFormat(k, i int, at, format string, valid func(string) bool) int {
	if i < 0 {
		return ^i
	}
	x, j := c.StringTo(k, i, at)
	if !valid(x) {
		c.bad(j, "format", at, format)
	}
	return j
}

// PutText reads a string of min up to max code points; a max below zero is none.
func (c *Check) PutText(k, i int, at string, min, max int) int {
	if i < 0 {
		return ^i
	}
	x, j := c.StringTo(k, i, at)
	c.MinLength(j, x, min, at)
	if max >= 0 {
		c.MaxLength(j, x, max, at)
	}
	return j
}

// PutPattern reads a string that matches the pattern source.
func (c *Check) PutPattern(k, i int, at, source string, matches func(string) bool) int {
	if i < 0 {
		return ^i
	}
	x, j := c.StringTo(k, i, at)
	c.Pattern(j, matches(x), source, at)
	return j
}

// PutOneOf reads a string that is one of values.
func (c *Check) PutOneOf(k, i int, at string, values ...string) int {
	if i < 0 {
		return ^i
	}
	x, j := c.StringTo(k, i, at)
	for _, v := range values {
		if x == v {
			return j
		}
	}
	c.noneOf(j, at, values)
	return j
}

// PutConst reads the string value.
func (c *Check) PutConst(k, i int, at, value string) int {
	if i < 0 {
		return ^i
	}
	x, j := c.StringTo(k, i, at)
	if x != value {
		c.bad(j, "const", at, string(AppendString(nil, value)))
	}
	return j
}

//go:noinline
func (c *Check) noneOf(i int, at string, values []string) {
	detail := make([]byte, 0, 64)
	for n, v := range values {
		if len(detail) > 120 { // as the generator abbreviates longer lists
			detail = append(detail, ", ..."...)
			break
		}
		if n > 0 {
			detail = append(detail, ", "...)
		}
		detail = AppendString(detail, v)
	}
	c.bad(i, "enum", at, string(detail))
}

// PutBool reads a boolean.
func (c *Check) PutBool(k, i int, at string) int {
	if i < 0 {
		return ^i
	}
	x, j := c.Bool(i, at)
	n := uint32(0)
	if x {
		n = 1
	}
	c.Put(k, n)
	return j
}

// PutInt32 reads an integer of 32 bits.
func (c *Check) PutInt32(k, i int, at string) int {
	if i < 0 {
		return ^i
	}
	x, j := c.Int32(i, at)
	c.Put(k, uint32(x))
	return j
}

// PutInt64 reads an integer of 64 bits.
func (c *Check) PutInt64(k, i int, at string) int {
	if i < 0 {
		return ^i
	}
	x, j := c.Int64(i, at)
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift, uint64(x))
	return j
}

// PutInteger reads an integer that is built as an int64.
func (c *Check) PutInteger(k, i int, at string) int {
	if i < 0 {
		return ^i
	}
	_, j := c.IntegerTo(k, i, at)
	return j
}

// PutFloat reads a number.
func (c *Check) PutFloat(k, i int, at string) int {
	if i < 0 {
		return ^i
	}
	_, j := c.FloatTo(k, i, at)
	return j
}

// PutArray reads an array whose elements, values of a slab, are read by elem.
func (c *Check) PutArray(k, i int, at string, slab *Slab, elem func(c *Check, k, i int) int) int {
	if i < 0 {
		return ^i
	}
	open, n := c.Open(k), 0
	j, more := c.First(i, at)
	for more {
		j, more = c.Next(elem(c, 0, j))
		n++
	}
	c.Close(open, n)
	c.Count(slab, n)
	return j
}

// PutStrings reads an array of strings, which are described at item.
func (c *Check) PutStrings(k, i int, at, item string, slab *Slab) int {
	if i < 0 {
		return ^i
	}
	open, n := c.Open(k), 0
	j, more := c.First(i, at)
	for more {
		j, more = c.Next(c.PutString(0, j, item))
		n++
	}
	c.Close(open, n)
	c.Count(slab, n)
	return j
}

// Unknown notes a member that is not declared, and reads its value.
func (c *Check) Unknown(name string, i int) int {
	c.Name(name, i)
	return c.Skip(i)
}

// Undeclared reads a member where none is allowed that is not declared; at is the place of
// the object's schema.
func (c *Check) Undeclared(name string, i int, at string) int {
	j := c.Unknown(name, i)
	c.AdditionalProperty(j, at)
	return j
}

// EndMembers ends an object that is built; names is what Names has returned.
func (c *Check) EndMembers(i, names int) int {
	c.Forget(names)
	c.EndObject()
	return i
}

// EndStruct is EndMembers, and Required, for members whose names stand in the order of
// their numbers, with spaces between.
func (c *Check) EndStruct(i, names int, seen, need uint64, required, at string) int {
	c.Forget(names)
	c.EndObject()
	if missing := need &^ seen; missing != 0 {
		c.missingOf(i, missing, need, required, at)
	}
	return i
}

//go:noinline
func (c *Check) missingOf(i int, missing, need uint64, required, at string) {
	var members [64]string
	for _, name := range strings.Fields(required) {
		members[bits.TrailingZeros64(need)] = name
		need &= need - 1
	}
	c.missing(i, missing, members[:], "required", at)
}
