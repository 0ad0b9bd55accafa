package runtime

// A member that may be null is read by the methods of put.go too: by these, which look
// for null first. They are given the number of the member that is null, and return an
// offset that says so: below zero, the complement of where null ends. Put... returns
// that end.

// OrNull tells a reading of the value at i whether that is null, member null.
func (c *Check) OrNull(null, i int) int {
	if end, ok := c.Null(i); ok {
		c.Put(null, 0)
		return ^end
	}
	return i
}

// OrNullKept is OrNull, and Kept of another value.
func (c *Check) OrNullKept(null int, slab *Slab, i int) int {
	if i = c.OrNull(null, i); i >= 0 {
		c.Count(slab, 1)
	}
	return i
}

// OrNullFixed is OrNull, and KeptFixed of another value.
func (c *Check) OrNullFixed(null, n, i int) int {
	if i = c.OrNull(null, i); i >= 0 {
		c.Fixed(n)
	}
	return i
}

// NullOr reads null as member null, and any other value as member k by read.
func (c *Check) NullOr(null, k, i int, read func(c *Check, k, i int) int) int {
	if end, ok := c.Null(i); ok {
		c.Put(null, 0)
		return end
	}
	return read(c, k, i)
}

// NullOrStruct is NullOr of an object.
func (c *Check) NullOrStruct(null, k, i int, read func(c *Check, k, i int) int) int {
	if end, ok := c.Null(i); ok {
		c.Put(null, 0)
		return end
	}
	return read(c, c.Struct(k), i)
}

// NullOrKept is NullOrStruct of a value of a slab.
func (c *Check) NullOrKept(null, k int, slab *Slab, i int, read func(c *Check, k, i int) int) int {
	if end, ok := c.Null(i); ok {
		c.Put(null, 0)
		return end
	}
	return read(c, c.Struct(c.Kept(k, slab)), i)
}
