package runtime

import (
	"math/bits"
	"sync/atomic"
)

// Object reads the object at i, which is described by o and to be built, and returns the
// offset behind it. Members mostly come in the order in which they came before: the name that
// is expected next is compared with the text as it stands, and a name is read only where that
// fails.
func (c *Check) Object(o *Object, i int) int {
	if o.Read != nil {
		return o.Read(c, 0, i)
	}
	s, laid := c.s, o.steps()
	steps := laid.read
	if len(steps) > 64 {
		c.beginWide(o)
	}
	names, seen, next, after := len(c.names), uint64(0), 0, &laid.opening
	j, more := i+1, true
	if c.depth++; j+1 >= len(s) || s[i] != '{' || s[j] != '"' || c.depth > MaxDepth {
		c.depth--
		j, more = c.openObject(i, o.At)
	}
	for more {
		k, v := int(atomic.LoadUint32(after)), 0
		if k < len(steps) {
			h := &steps[k]
			if v = j + int(h.length); v+5 > len(s) || s[v] <= ' ' || load64(s, j)&h.mask != h.first || load64(s, j+int(h.tail))&h.mask != h.last ||
				h.length > 16 && (load64(s, j+8) != h.middle || h.length > 24 && !o.stands(k, s, j)) {
				v = 0
			}
		}
		if v == 0 {
			if k, v = o.expected(s, steps, j, k, next); k < 0 {
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
			c.learn(after, k)
		}
		step := &steps[k]
		if seen&step.bit != 0 {
			c.duplicate(v)
		}
		seen |= step.bit
		next, after = k+1, &step.after
		switch {
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
			j = c.integer(o, step, k, v)
		case step.op == readFloat:
			j = c.float(o, k, v)
		case step.op == readWide:
			c.seeWide(o, k, v)
			j = c.property(o, k, v)
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
		c.lacks(o, j, missing, 0)
	}
	if len(steps) > 64 {
		c.endWide(o, j)
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

// learn notes that property k came where another one was expected. Others read the same
// memory at the same time, and most likely in the same order: to write it one time in sixteen
// is enough.
func (c *Check) learn(after *uint32, k int) {
	if atomic.LoadUint32(after) == uint32(k) { // it was, and is written in another way
		return
	}
	if c.surprises++; c.surprises%16 == 0 {
		atomic.StoreUint32(after, uint32(k))
	}
}

// nearby is how many properties are compared with a text that is none of what is expected:
// more than that take longer than to read the name and to look it up.
const nearby = 8

// expected returns the index of the property whose head stands at j, and the offset of its
// value, if it is number guess, one of those from next on, or of the first. It returns -1 when
// the text is none of them, or is written in another way.
func (o *Object) expected(s string, steps []readStep, j, guess, next int) (k, v int) {
	if j+8 > len(s) {
		return -1, j
	}
	w := load64(s, j)
	if guess < len(steps) && w&steps[guess].mask == steps[guess].first {
		if v = o.end(&steps[guess], guess, s, j); v > 0 {
			return guess, v
		}
	}
	for k = next; k < min(next+nearby, len(steps)); k++ {
		if h := &steps[k]; w&h.mask == h.first {
			if v = o.end(h, k, s, j); v > 0 {
				return k, v
			}
		}
	}
	for k = 0; k < min(nearby, next); k++ {
		if h := &steps[k]; w&h.mask == h.first {
			if v = o.end(h, k, s, j); v > 0 {
				return k, v
			}
		}
	}
	return -1, j
}

// stands tells whether the head of property k begins at j.
func (o *Object) stands(k int, s string, j int) bool {
	head := o.Properties[k].Key[1:]
	return len(s)-j >= len(head) && s[j:j+len(head)] == head
}

// end returns the offset of the value behind the head of property k that begins at j, if it
// stands there; else 0.
func (o *Object) end(h *readStep, k int, s string, j int) int {
	v := j + int(h.length)
	if v+1 >= len(s) || load64(s, j+int(h.tail))&h.mask != h.last || h.length > 16 && !o.stands(k, s, j) {
		return 0
	}
	if s[v] > ' ' {
		return v
	}
	return afterSpace(s, v)
}

// afterSpace returns the offset of the value before which one space stands at v; 0 where it
// is more than that. It needs v+1 < len(s).
func afterSpace(s string, v int) int {
	if s[v] == ' ' && s[v+1] > ' ' {
		return v + 1
	}
	return 0
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

// lacks reports the properties that an object, which ends at i, has not: those of missing, a
// set of bits, of which the lowest is property number first.
//
//go:noinline
func (c *Check) lacks(o *Object, i int, missing uint64, first int) {
	c.lack(i, missing, func(n int) string { return o.Properties[first+n].name() }, "required", o.At)
}
