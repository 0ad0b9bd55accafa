package runtime

import (
	"math"
	"math/bits"
)

// later stands for the place of a property's schema, until something is found wrong with
// the property: only then is it spelt.
const later = "\x00"

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
// or is written in another way.
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

// openObject goes to the first member's name of the object at i. more is false when it
// is empty, or when there is none: then j is behind the value.
func (c *Check) openObject(i int, at string) (j int, more bool) {
	s := c.s
	if uint(i) >= uint(len(s)) || s[i] != '{' {
		return c.wrongType(i, "object", at), false
	}
	if c.depth++; c.depth > MaxDepth {
		return c.tooDeep(i), false
	}
	i++
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	if uint(i) < uint(len(s)) && s[i] == '}' {
		c.depth--
		return i + 1, false
	}
	return i, true
}

// nextMember goes on behind a member's value to the name of the next one. more is false
// at the end of the object.
func (c *Check) nextMember(i int) (j int, more bool) {
	s := c.s
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	if uint(i) >= uint(len(s)) {
		return c.Fail(i, "unexpected end"), false
	}
	if s[i] != ',' {
		if s[i] == '}' {
			c.depth--
			return i + 1, false
		}
		return c.Fail(i, "expected , or }"), false
	}
	i++
	if uint(i) < uint(len(s)) && s[i] <= ' ' {
		i = c.ws(i)
	}
	return i, true
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

// property reads the value at i of property number k.
//
//go:noinline
func (c *Check) property(o *Object, k, i int) int {
	p := &o.Properties[k]
	if p.Nullable {
		if end, ok := c.Null(i); ok {
			c.Put(len(o.Properties)+k, 0)
			if p.Held == Nulled {
				c.Count(p.Slab, 1)
			}
			return end
		}
	}
	found := len(c.found)
	j := c.propertyValue(p, k, i)
	c.settle(o, p, found)
	if p.Secret {
		c.Secret(i, j)
	}
	switch p.Held {
	case Pointer:
		c.pointed(p)
	case Nulled:
		c.Count(p.Slab, 1)
	}
	return j
}

// settle spells the place of a property in the violations from number found on.
func (c *Check) settle(o *Object, p *Property, found int) {
	for n := found; n < len(c.found); n++ {
		if c.found[n].at == later {
			c.found[n].at = o.place(p)
		}
	}
}

// integer is property for an integer of 32 or 64 bits.
func (c *Check) integer(o *Object, k, i int) int {
	p, found := &o.Properties[k], len(c.found)
	x, j := c.Integer(i, later)
	switch {
	case p.Kind == OfInt64:
		if (x == math.MaxInt64 || x == math.MinInt64) && !c.holdsInt64(i, j) {
			c.wrongRange(j, "int64", later)
		}
		c.tape.w = append(c.tape.w, uint64(k)<<memberShift, uint64(x))
	case int64(int32(x)) != x:
		c.wrongRange(j, "int32", later)
		fallthrough
	default:
		c.Put(k, uint32(x))
	}
	if p.Held == Pointer {
		c.tape.fixed += int(p.size())
	}
	c.within(p.Rule, j, x)
	if len(c.found) > found {
		c.settle(o, p, found)
	}
	return j
}

// pointed counts what the field of a property points to.
func (c *Check) pointed(p *Property) {
	switch {
	case p.Slab != nil:
		c.Count(p.Slab, 1)
	case p.Kind == OfBool:
		c.Fixed(1)
	case p.Kind == OfInt32:
		c.Fixed(4)
	default:
		c.Fixed(8)
	}
}

func (c *Check) propertyValue(p *Property, k, i int) int {
	r := p.Rule
	if r != nil && r.Read != nil {
		if p.Kind == OfObject {
			c.Put(k, 0)
		}
		return r.Read(c, k, i)
	}
	switch p.Kind {
	case OfText:
		return c.PutString(k, i, later)
	case OfEnum:
		return c.PutOneOf(k, i, later, r.Values...)
	case OfConst:
		return c.PutConst(k, i, later, r.Values[0])
	case OfFormat, OfPattern, OfTextLength:
		return c.text(p.Kind, k, i, r)
	case OfBool:
		return c.PutBool(k, i, later)
	case OfInt32:
		x, j := c.Int32To(k, i, later)
		c.within(r, j, x)
		return j
	case OfInt64:
		x, j := c.Int64To(k, i, later)
		c.within(r, j, x)
		return j
	case OfInteger:
		x, j := c.IntegerTo(k, i, later)
		c.within(r, j, x)
		return j
	case OfFloat:
		return c.PutFloat(k, i, later)
	case OfObject:
		c.Put(k, 0)
		return c.Object(p.Object, i)
	}
	return c.list(p, k, i)
}

// text reads a string that has bounds of its length, a format or a pattern.
func (c *Check) text(kind PropertyKind, k, i int, r *Rule) int {
	x, j := c.StringTo(k, i, later)
	if r.Bounds&AtLeast != 0 {
		c.MinLength(j, x, int(r.Least), later)
	}
	if r.Bounds&AtMost != 0 {
		c.MaxLength(j, x, int(r.Most), later)
	}
	switch {
	case r.Valid == nil || r.Valid(x):
	case kind == OfFormat:
		c.bad(j, "format", later, r.Name)
	default:
		c.bad(j, "pattern", later, r.Name)
	}
	return j
}

// within checks an integer against the bounds of a rule, if there is one.
func (c *Check) within(r *Rule, i int, x int64) {
	if r == nil {
		return
	}
	if r.Bounds&AtLeast != 0 {
		c.Minimum(i, x, r.Least, later)
	}
	if r.Bounds&AtMost != 0 {
		c.Maximum(i, x, r.Most, later)
	}
}

// list reads an array.
func (c *Check) list(p *Property, k, i int) int {
	r, open, n := p.Rule, c.Open(k), 0
	j, more := c.First(i, later)
	for more {
		switch {
		case r != nil && r.Each != nil:
			j = r.Each(c, 0, j)
		case p.Kind == OfObjects:
			j = c.Object(p.Object, j)
		default:
			j = c.PutString(0, j, r.Name)
		}
		j, more = c.Next(j)
		n++
	}
	c.Close(open, n)
	c.Count(p.Items, n)
	if r == nil {
		return j
	}
	if r.Bounds&AtLeast != 0 {
		c.MinItems(j, n, int(r.Least), later)
	}
	if r.Bounds&AtMost != 0 {
		c.MaxItems(j, n, int(r.Most), later)
	}
	if r.Unique {
		c.UniqueItems(i, j, later)
	}
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
