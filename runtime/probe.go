package runtime

import "strconv"

// A Reader is a generated function that reads the value at i, of member k where
// it is built, and returns the offset behind it.
type Reader func(c *Check, k, i int) int

// probe is an open question: does a value match a schema? Reading goes on as
// always, but violations are counted instead of kept, and the tape is left as it was.
type probe struct {
	mode      Mode
	failed    int
	words     int
	far       int
	textBytes int
	fixed     int
	slabs     []slab
}

func (c *Check) mark() probe {
	p := probe{c.mode, c.failed, len(c.tape.w), len(c.tape.far), c.tape.textBytes, c.tape.fixed, c.tape.slabs}
	c.tape.slabs = c.waste
	c.mode &^= Build // nothing is built of it
	return p
}

func (c *Check) rewind(p probe) {
	c.tape.w = c.tape.w[:p.words]
	c.tape.far = c.tape.far[:p.far]
	c.tape.textBytes = p.textBytes
	c.tape.fixed = p.fixed
	c.tape.slabs = p.slabs
	c.mode = p.mode
}

// failures returns how many violations the value at i has under a schema; nil is
// the schema that allows everything.
func (c *Check) failures(i int, read Reader) int {
	if read == nil || c.syntax != nil { // the document is refused: nothing more to find
		return 0
	}
	p := c.mark()
	c.quiet++
	c.failed = 0
	c.spend(read(c, 0, i) - i)
	failed := c.failed
	c.quiet--
	c.failed = p.failed
	c.rewind(p)
	return failed
}

// Matches tells whether the value at i matches a schema.
func (c *Check) Matches(i int, read Reader) bool { return c.failures(i, read) == 0 }

// Again checks a value, which has been read, against a further schema.
func (c *Check) Again(i int, read Reader) {
	if c.syntax != nil {
		return
	}
	p := c.mark()
	c.spend(read(c, 0, i) - i)
	c.rewind(p)
}

// workBase and workFactor bound how many bytes may be read again: alternatives
// inside alternatives double the work at every level, and a body that makes use
// of that is refused.
const (
	workBase   = 1 << 20
	workFactor = 256
)

func (c *Check) spend(n int) {
	if c.work += n; c.work > workBase+workFactor*len(c.s) && c.syntax == nil {
		c.syntax = &violation{off: len(c.s), keyword: "work"}
	}
}

// AnyOf checks that the value from i up to j matches one of some schemas. Where it
// matches none, the one that it comes nearest to says why.
func (c *Check) AnyOf(i, j int, at string, schemas ...Reader) {
	least, nearest := -1, 0
	for k, read := range schemas {
		failed := c.failures(i, read)
		if failed == 0 {
			return
		}
		if least < 0 || failed < least {
			least, nearest = failed, k
		}
	}
	c.explain(i, j, "anyOf", at, nearest, schemas)
}

// OneOf checks that the value from i up to j matches exactly one of some schemas.
func (c *Check) OneOf(i, j int, at string, schemas ...Reader) {
	least, nearest, matched, detail := -1, 0, 0, ""
	for k, read := range schemas {
		failed := c.failures(i, read)
		if failed == 0 {
			matched++
			if detail != "" {
				detail += ", "
			}
			detail += strconv.Itoa(k + 1)
		} else if least < 0 || failed < least {
			least, nearest = failed, k
		}
	}
	switch {
	case matched == 0:
		c.explain(i, j, "oneOf", at, nearest, schemas)
	case matched > 1:
		c.bad(j, "oneOf", at, detail)
	}
}

// explain reports that no alternative matches, and what is wrong under the nearest.
func (c *Check) explain(i, j int, keyword, at string, nearest int, schemas []Reader) {
	c.bad(j, keyword, at, "none; nearest is "+strconv.Itoa(nearest+1))
	if c.quiet == 0 && c.syntax == nil {
		c.Again(i, schemas[nearest])
	}
}

// NotOneOf reports an object that matches another number than one of n schemas
// which were decided while it was read.
func (c *Check) NotOneOf(j, matched, n int, at string) {
	if matched == 0 {
		c.bad(j, "oneOf", at, "none of "+strconv.Itoa(n))
		return
	}
	c.bad(j, "oneOf", at, strconv.Itoa(matched)+" of "+strconv.Itoa(n))
}

// NoneOf reports an object that matches none of n schemas which were decided
// while it was read.
func (c *Check) NoneOf(j, n int, at string) {
	c.bad(j, "anyOf", at, "none of "+strconv.Itoa(n))
}

// Not reports a value that matches a schema that it must not match.
func (c *Check) Not(j int, at string) { c.bad(j, "not", at, "") }
