package runtime

// later stands for the place of a property's schema, until something is found wrong with
// the property: only then is it spelt.
const later = "\x00"

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
	if len(c.found) > found {
		c.settle(o, p, found)
	}
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
		return c.floatWithin(r, k, i)
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
		case p.Kind == OfNumbers:
			j = c.element(r, j)
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
