package runtime

// Evaluated notes which members of an object, or elements of an array, schemas
// have looked at (JSON Schema Core, section 11).
type Evaluated struct {
	names   []string // of the members; nil for an array
	offsets []int    // of the values
	seen    []bool
}

// EvaluateMembers returns the members of the object at i, which has been read;
// nil when there is none.
func (c *Check) EvaluateMembers(i int) *Evaluated {
	if c.syntax != nil || c.Kind(i) != '{' {
		return nil
	}
	e := &Evaluated{names: []string{}}
	again := Check{s: c.s}
	key, i, ok := again.FirstKey(i, "")
	for ok {
		e.names = append(e.names, again.stable(key))
		e.offsets = append(e.offsets, i)
		i = again.Skip(i)
		key, i, ok = again.NextKey(i)
	}
	e.seen = make([]bool, len(e.offsets))
	return e
}

// EvaluateElements returns the elements of the array at i, which has been read;
// nil when there is none.
func (c *Check) EvaluateElements(i int) *Evaluated {
	if c.syntax != nil || c.Kind(i) != '[' {
		return nil
	}
	e := &Evaluated{}
	again := Check{s: c.s}
	i, ok := again.First(i, "")
	for ok {
		e.offsets = append(e.offsets, i)
		i = again.Skip(i)
		i, ok = again.Next(i)
	}
	e.seen = make([]bool, len(e.offsets))
	return e
}

// Names notes members by name.
func (e *Evaluated) Names(names ...string) {
	for k, have := range e.names {
		for _, n := range names {
			if n == have {
				e.seen[k] = true
			}
		}
	}
}

// Match notes the members whose names match.
func (e *Evaluated) Match(match func(string) bool) {
	for k, have := range e.names {
		if match(have) {
			e.seen[k] = true
		}
	}
}

// Has tells whether the object has a member.
func (e *Evaluated) Has(name string) bool {
	for _, have := range e.names {
		if have == name {
			return true
		}
	}
	return false
}

// Members notes all members.
func (e *Evaluated) Members() {
	if e.names != nil {
		e.all()
	}
}

// Elements notes all elements.
func (e *Evaluated) Elements() {
	if e.names == nil {
		e.all()
	}
}

func (e *Evaluated) all() {
	for k := range e.seen {
		e.seen[k] = true
	}
}

// Prefix notes the first n elements.
func (e *Evaluated) Prefix(n int) {
	for k := 0; e.names == nil && k < min(n, len(e.seen)); k++ {
		e.seen[k] = true
	}
}

// Element notes element n.
func (e *Evaluated) Element(n int) { e.seen[n] = true }

// Offsets returns where the elements stand; none for an object.
func (e *Evaluated) Offsets() []int {
	if e.names != nil {
		return nil
	}
	return e.offsets
}

// Unevaluated returns where the values stand that nothing has looked at.
func (e *Evaluated) Unevaluated() []int {
	var out []int
	for k, seen := range e.seen {
		if !seen {
			out = append(out, e.offsets[k])
		}
	}
	return out
}

// UnevaluatedProperty reports a member, whose value is at i, that no schema
// allows.
func (c *Check) UnevaluatedProperty(i int, at string) {
	c.bad(c.behind(i), "unevaluatedProperties", at, "")
}

// UnevaluatedMember is UnevaluatedProperty for a value that ends at i.
func (c *Check) UnevaluatedMember(i int, at string) { c.bad(i, "unevaluatedProperties", at, "") }

// UnevaluatedItem reports an element, which is at i, that no schema allows.
func (c *Check) UnevaluatedItem(i int, at string) {
	c.bad(c.behind(i), "unevaluatedItems", at, "")
}

// behind returns the offset behind the value at i, which has been read.
func (c *Check) behind(i int) int {
	again := Check{s: c.s}
	return again.Skip(i)
}
