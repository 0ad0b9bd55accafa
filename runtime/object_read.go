package runtime

import "math/bits"

// Object reads the object at i, which is described by o and to be built, and returns the
// offset behind it. Members mostly come in the order in which they are declared: the names
// that are expected next are compared with the text as it stands, and a name is read only
// where that fails.
func (c *Check) Object(o *Object, i int) int {
	if o.Read != nil {
		return o.Read(c, 0, i)
	}
	s, steps := c.s, o.steps().read
	names, seen, next := len(c.names), uint64(0), 0
	j, more := i+1, true
	if c.depth++; j+1 >= len(s) || s[i] != '{' || s[j] != '"' || c.depth > MaxDepth {
		c.depth--
		j, more = c.openObject(i, o.At)
	}
	for more {
		k, v := next, 0
		if k < len(steps) {
			h := &steps[k]
			if v = j + int(h.length); v+9 > len(s) || load64(s, j)&h.mask != h.first || s[v] <= ' ' || h.length > 8 && !h.ends(s, j, v) {
				v = 0
			}
		}
		if v == 0 {
			if k, v = expected(s, steps, j, next); k < 0 {
				key, value, ok := c.key(j)
				if !ok {
					j = value
					break
				}
				if k, v = o.find(key), value; k < 0 {
					j, more = c.nextMember(c.undeclared(o, key, v))
					continue
				}
			}
		}
		if seen>>(k&63)&1 != 0 {
			c.duplicate(v)
		}
		seen |= 1 << (k & 63)
		next = k + 1
		switch step := &steps[k]; {
		case step.op == readText && s[v] == '"':
			if step.slab != nil {
				c.Count(step.slab, 1)
			}
			if v+9 <= len(s) {
				n := bits.TrailingZeros64(special(load64(s, v+1))) >> 3
				if n < 8 && s[v+1+n] == '"' {
					c.tape.w = append(c.tape.w, uint64(k)<<memberShift|uint64(n)<<lengthShift|uint64(v+1))
					c.tape.textBytes += n
					j = v + n + 2
					break
				}
			}
			j = c.PutString(k, v, "")
		case step.op == readObjects && s[v] == '[':
			j = c.objects(step, k, v)
		case step.op == readObject:
			if step.slab != nil {
				c.Count(step.slab, 1)
			}
			c.Put(k, 0)
			j = c.Object(step.object, v)
		case step.op == readInteger:
			j = c.integer(o, k, v)
		default:
			j = c.property(o, k, v)
		}
		if j+1 < len(s) {
			if s[j] == ',' && s[j+1] == '"' {
				j++
				continue
			}
			if s[j] == '}' {
				c.depth--
				j++
				break
			}
		}
		j, more = c.nextMember(j)
	}
	c.Forget(names)
	c.EndObject()
	if missing := o.Need &^ seen; missing != 0 {
		c.missing(j, missing, o.names(), "required", o.At)
	}
	return j
}

// objects reads the array at i, of which nothing is asked but its elements.
func (c *Check) objects(step *readStep, k, i int) int {
	s, open, n := c.s, c.Open(k), 0
	j, more := c.First(i, "")
	for more {
		n++
		if j = c.Object(step.object, j); j+1 < len(s) && s[j] == ',' && s[j+1] == '{' {
			j++
		} else {
			j, more = c.Next(j)
		}
	}
	c.Close(open, n)
	c.Count(step.slab, n)
	return j
}

// ObjectTo is Object behind what its first argument does.
func (c *Check) ObjectTo(_ int, o *Object, i int) int { return c.Object(o, i) }

// expected returns the index of the property whose head stands at j, and the offset of its
// value; those from next on are asked first. It returns -1 when the text is none of them,
// or is written in another way. Two loops take less than one that turns around.
func expected(s string, steps []readStep, j, next int) (k, v int) {
	if j+8 > len(s) {
		return -1, j
	}
	w := load64(s, j)
	for k = next; k < len(steps); k++ {
		if h := &steps[k]; w&h.mask == h.first {
			if v = h.end(s, j); v > 0 {
				return k, v
			}
		}
	}
	for k = 0; k < next && k < len(steps); k++ {
		if h := &steps[k]; w&h.mask == h.first {
			if v = h.end(s, j); v > 0 {
				return k, v
			}
		}
	}
	return -1, j
}

// end returns the offset of the value behind the head that begins at j, if the rest of it
// stands there; else 0.
func (h *readStep) end(s string, j int) int {
	v := j + int(h.length)
	if v+1 >= len(s) || h.length > 8 && !h.ends(s, j, v) {
		return 0
	}
	if s[v] > ' ' {
		return v
	}
	if s[v] == ' ' && s[v+1] > ' ' {
		return v + 1
	}
	return 0
}

// ends tells whether what follows on the first eight bytes of the head, which is longer,
// stands from j up to v.
func (h *readStep) ends(s string, j, v int) bool {
	return load64(s, v-8) == h.last && (h.length <= 16 || s[j+8:v-8] == h.middle)
}

// undeclared reads the value of a member that is none of the properties.
func (c *Check) undeclared(o *Object, key string, i int) int {
	switch {
	case o.Closed != "":
		return c.Undeclared(key, i, o.Closed)
	case o.Rest == nil:
		return c.Unknown(key, i)
	}
	c.Name(key, i)
	c.Put(o.Rest.Member, 0)
	c.NameTo(key)
	j := c.Skip(i)
	c.RawTo(0, i, j)
	return j
}

// names lists the names of the properties, in the order of their numbers.
func (o *Object) names() []string {
	list := make([]string, len(o.Properties))
	for k := range o.Properties {
		list[k] = o.Properties[k].name()
	}
	return list
}
