package runtime

// A Probe is an open question: does the value match a schema? Reading goes on as
// always, but violations are counted instead of kept, and the tape is left as it was.
type Probe struct {
	failed   int
	words    int
	far      int
	strBytes int
	slabs    []slab
}

// Probe opens a question.
func (c *Check) Probe() Probe {
	p := Probe{c.failed, len(c.tape.w), len(c.tape.far), c.tape.strBytes, c.tape.slabs}
	c.quiet++
	c.failed = 0
	c.tape.slabs = c.waste
	return p
}

// Passed closes the question and tells the answer.
func (c *Check) Passed(p Probe) bool {
	ok := c.failed == 0
	c.quiet--
	c.failed = p.failed
	c.tape.w = c.tape.w[:p.words]
	c.tape.far = c.tape.far[:p.far]
	c.tape.strBytes = p.strBytes
	c.tape.slabs = p.slabs
	return ok
}

// Mark notes how far the tape is, for a value that is read once more only to be
// checked; Rewind goes back there.
func (c *Check) Mark() Probe {
	p := Probe{0, len(c.tape.w), len(c.tape.far), c.tape.strBytes, c.tape.slabs}
	c.tape.slabs = c.waste
	return p
}

// Rewind drops what the tape got since the mark.
func (c *Check) Rewind(p Probe) {
	c.tape.w = c.tape.w[:p.words]
	c.tape.far = c.tape.far[:p.far]
	c.tape.strBytes = p.strBytes
	c.tape.slabs = p.slabs
}
