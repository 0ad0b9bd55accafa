package runtime

// Null is a value that may be null, where that is not the same as absent: a nil
// *Null is absent, one that is not Valid is null.
type Null[T any] struct {
	V     T
	Valid bool
}

// RootNull ends the reading of a document that is null, where the schema allows
// that: a violation only where a value is to be built that cannot say it.
func (c *Check) RootNull(j int, nilable bool, at string) int {
	if !nilable && c.mode&Build != 0 {
		c.bad(j, "range", at, "the Go type")
	}
	return j
}

// IsNull tells whether the document that has been read is null.
func (c *Check) IsNull() bool {
	_, ok := c.Null(c.Start())
	return ok
}
