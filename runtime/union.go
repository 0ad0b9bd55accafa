package runtime

import (
	"strconv"
	"unsafe"
)

// A Branch is one of the schemas of a oneOf or an anyOf, as the reader of a
// variant of a union.
type Branch struct {
	Number  int   // in the document's list, from 1
	Variant int   // number of the variant
	Slab    *Slab // of what the variant points to; nil when it is no pointer
	Read    Reader
}

// A Loss is a member that the type of a branch has no room for, and which of the
// branches tried beside it declare it, as bits. Without a name it is something
// inside the value.
type Loss struct {
	Name string
	By   uint64
}

// Variant returns the number of the variant that a word tells of; 0 is null.
func Variant(w uint64) int { return int(uint32(w)) }

// BuildVariant builds a struct, which o describes, from the tape at p, and returns where
// that ends.
func BuildVariant[T any](t *Tape, of *Slab, p int, o *Object) (*T, int) {
	v := t.take(of, 1)
	return (*T)(v), o.build(t, v, 1, p)
}

// AppendVariant appends the struct at v, which o describes; a union that points to nothing
// has no JSON form.
func AppendVariant(dst []byte, o *Object, v unsafe.Pointer) []byte {
	if v == nil {
		return AppendNothing(dst)
	}
	return o.Append(dst, v)
}

// ReadNull reads null, for the branches of a union that allow it.
func ReadNull(c *Check, k, i int) int { return c.OnlyNull(i, "") }

// OneOfTo reads the value at i, which must match exactly one of some branches,
// into the variant of that one. The branch at index named, if there is one, says
// what is wrong where none matches; otherwise the one that comes nearest does.
func (c *Check) OneOfTo(k, i int, at string, named int, branches ...Branch) int {
	j := c.Skip(i)
	least, nearest, matched, winner, detail := -1, 0, 0, 0, ""
	for n, b := range branches {
		failed := c.failures(i, b.Read)
		if failed == 0 {
			if matched++; matched > 1 {
				detail += ", "
			}
			winner = n
			detail += strconv.Itoa(b.Number)
		} else if least < 0 || failed < least {
			least, nearest = failed, n
		}
	}
	switch {
	case matched == 0:
		c.unmatched(i, j, "oneOf", at, named, nearest, branches)
	case matched > 1:
		c.bad(j, "oneOf", at, detail)
	default:
		c.take(k, i, branches[winner])
	}
	return j
}

// OneOfNamedTo is OneOfTo in a document of OpenAPI 3.0, where the discriminator is a
// hint to shortcut validation and selection of the matching schema (3.0.3,
// Discriminator Object): when the branch that it names matches, the others are not
// asked. Real documents tell branches apart by nothing else. From 3.1 on the
// discriminator changes no verdict.
func (c *Check) OneOfNamedTo(k, i int, at string, named int, branches ...Branch) int {
	if named >= 0 && c.failures(i, branches[named].Read) == 0 {
		j := c.Skip(i)
		c.take(k, i, branches[named])
		return j
	}
	return c.OneOfTo(k, i, at, named, branches...)
}

// AnyOfTo is OneOfTo for a value that must match one branch at least, and is read
// into the first one's variant that loses no member which another matching branch
// declares. loses holds what each branch would lose; where all lose something,
// the value is kept as text, as the variant raw.
func (c *Check) AnyOfTo(k, i int, at string, named, raw int, loses [][]Loss, branches ...Branch) int {
	j := c.Skip(i)
	least, nearest, first := -1, 0, -1
	matched := uint64(0)
	for n, b := range branches {
		failed := c.failures(i, b.Read)
		if failed == 0 {
			if first < 0 || n == named {
				first = n
			}
			if matched |= 1 << min(n, 63); loses == nil && (named < 0 || n == named) || c.mode&Build == 0 {
				break
			}
		} else if least < 0 || failed < least {
			least, nearest = failed, n
		}
	}
	switch {
	case first < 0:
		c.unmatched(i, j, "anyOf", at, named, nearest, branches)
	case c.mode&Build != 0:
		c.takeWhole(k, i, j, first, raw, matched, loses, branches)
	}
	return j
}

// takeWhole reads the value into the variant of a branch that matches and loses
// nothing; first is asked first.
func (c *Check) takeWhole(k, i, j, first, raw int, matched uint64, loses [][]Loss, branches []Branch) {
	if loses == nil || !c.drops(i, matched, loses[first]) {
		c.take(k, i, branches[first])
		return
	}
	for n, b := range branches {
		if n < 63 && matched>>n&1 != 0 && !c.drops(i, matched, loses[n]) {
			c.take(k, i, b)
			return
		}
	}
	c.Put(k, uint32(raw))
	c.RawTo(0, i, j)
}

// drops tells whether a value that matches some branches has a member that would
// be lost.
func (c *Check) drops(i int, matched uint64, losses []Loss) bool {
	for _, l := range losses {
		if matched&l.By != 0 && (l.Name == "" || c.HasMember(i, l.Name)) {
			return true
		}
	}
	return false
}

// take reads the value at i, which matches a branch, into its variant.
func (c *Check) take(k, i int, b Branch) {
	if c.mode&Build == 0 || c.syntax != nil {
		return
	}
	c.Put(k, uint32(b.Variant))
	if b.Slab != nil {
		c.Count(b.Slab, 1)
	}
	c.spend(b.Read(c, 0, i) - i)
}

// unmatched reports that no branch matches, and what is wrong under the one that
// is named, or else nearest.
func (c *Check) unmatched(i, j int, keyword, at string, named, nearest int, branches []Branch) {
	which := "; nearest is "
	if named >= 0 {
		nearest, which = named, "; named is "
	}
	c.bad(j, keyword, at, "none"+which+strconv.Itoa(branches[nearest].Number))
	if c.quiet == 0 && c.syntax == nil {
		c.Again(i, branches[nearest].Read)
	}
}

// NoBranch goes past a value that no branch of a union can match.
func (c *Check) NoBranch(i int, keyword, detail, at string) int {
	j := c.Skip(i)
	c.bad(j, keyword, at, detail)
	return j
}

// AppendNothing stands for a value that has no JSON form: of a union that holds
// none.
func AppendNothing(dst []byte) []byte { return append(dst, unwritable) }
