package runtime

// Skip goes past any value: it checks syntax, depth, UTF-8 and repeated members,
// and nothing else.
func (c *Check) Skip(i int) int {
	s := c.s
	if uint(i) >= uint(len(s)) {
		return c.Fail(i, "unexpected end")
	}
	switch b := s[i]; {
	case b == '"':
		_, i = c.String(i, "")
		return i
	case b == '{':
		return c.skipObject(i)
	case b == '[':
		i, ok := c.First(i, "")
		for ok {
			i = c.Skip(i)
			i, ok = c.Next(i)
		}
		return i
	case b == '-' || b-'0' <= 9:
		_, i = c.Number(i, "")
		return i
	}
	for _, literal := range [...]string{"true", "false", "null"} {
		if i+len(literal) <= len(s) && s[i:i+len(literal)] == literal {
			return i + len(literal)
		}
	}
	return c.Fail(i, "expected a value")
}

func (c *Check) skipObject(i int) int {
	mark := c.Names()
	i, more := c.openObject(i, "")
	for more {
		key, j, ok := c.key(i)
		if !ok {
			i = j
			break
		}
		c.Name(key, j)
		i, more = c.nextMember(c.Skip(j))
	}
	c.Forget(mark)
	return i
}

// SkipObject is Skip for a value that must be an object.
func (c *Check) SkipObject(i int, at string) int {
	if c.Kind(i) != '{' {
		return c.wrongType(i, "object", at)
	}
	return c.skipObject(i)
}

// SkipArray is Skip for a value that must be an array.
func (c *Check) SkipArray(i int, at string) int {
	if c.Kind(i) != '[' {
		return c.wrongType(i, "array", at)
	}
	return c.Skip(i)
}

// Other goes past a value of a type that the schema allows and that the Go type
// cannot hold: a violation only where a value is to be built.
func (c *Check) Other(i int, at string) int {
	j := c.Skip(i)
	if c.mode&Build != 0 {
		c.bad(j, "range", at, "the Go type")
	}
	return j
}

// WrongType goes past a value whose type the schema does not allow; want lists
// the types that it does.
func (c *Check) WrongType(i int, want, at string) int { return c.wrongType(i, want, at) }

// HasMember tells whether the value at i, which has been read, is an object with
// a member of that name.
func (c *Check) HasMember(i int, name string) bool {
	if c.syntax != nil || c.Kind(i) != '{' {
		return false
	}
	again := Check{s: c.s}
	key, i, ok := again.FirstKey(i, "")
	for ok {
		if key == name {
			return true
		}
		i = again.Skip(i)
		key, i, ok = again.NextKey(i)
	}
	return false
}
