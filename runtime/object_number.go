package runtime

import (
	"cmp"
	"math"
	"strconv"
)

// integer reads an integer, mostly: one that is written in another way than plain digits,
// or is not what the property asks for, is left to property.
func (c *Check) integer(o *Object, step *readStep, k, i int) int {
	x, j := plainInteger(c.s, i)
	if j == i || x < step.least || x > step.most {
		return c.property(o, k, i)
	}
	if step.word {
		c.tape.w = append(c.tape.w, uint64(k)<<memberShift, uint64(x))
	} else {
		c.tape.w = append(c.tape.w, uint64(k)<<memberShift|uint64(uint32(x)))
	}
	c.tape.fixed += int(step.fixed)
	return j
}

// within checks an integer against the bounds of a rule, if there is one.
func (c *Check) within(r *Rule, i int, x int64) {
	if r == nil {
		return
	}
	c.above(r, i, cmp.Compare(x, r.Least))
	c.below(r, i, cmp.Compare(x, r.Most))
}

// float is property for a number, written out.
func (c *Check) float(o *Object, k, i int) int {
	p, found := &o.Properties[k], len(c.found)
	j := c.floatWithin(p.Rule, k, i)
	if p.Held == Pointer {
		c.tape.fixed += 8
	}
	if len(c.found) > found {
		c.settle(o, p, found)
	}
	return j
}

// floatWithin reads a number and checks it against the bounds of a rule, if there is one.
func (c *Check) floatWithin(r *Rule, k, i int) int {
	d, j := plainDecimal(c.s, i)
	if j == i {
		text, j := c.floatSlow(k, i, later)
		if r != nil && text != "" {
			c.above(r, j, orderOf(text, r.Least))
			c.below(r, j, orderOf(text, r.Most))
		}
		return j
	}
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift, math.Float64bits(d.float()))
	if r == nil || r.Bounds == AtLeast && r.Least == 0 && !d.negative {
		return j
	}
	if order := d.order(r.Least); order <= 0 {
		c.above(r, j, order)
	}
	if r.Bounds&(AtMost|Below) == 0 {
		return j
	}
	if order := d.order(r.Most); order >= 0 {
		c.below(r, j, order)
	}
	return j
}

// orderOf compares a number's text with n.
func orderOf(text string, n int64) int {
	var room [20]byte
	return CompareNumbers(text, string(strconv.AppendInt(room[:0], n, 10)))
}

// above reports a number that is too small, by how it compares with a rule's Least.
func (c *Check) above(r *Rule, i, order int) {
	switch {
	case order < 0 && r.Bounds&AtLeast != 0:
		c.bound(i, "minimum", r.Least, later)
	case order <= 0 && r.Bounds&Above != 0:
		c.bound(i, "exclusiveMinimum", r.Least, later)
	}
}

// below reports a number that is too large, likewise.
func (c *Check) below(r *Rule, i, order int) {
	switch {
	case order > 0 && r.Bounds&AtMost != 0:
		c.bound(i, "maximum", r.Most, later)
	case order >= 0 && r.Bounds&Below != 0:
		c.bound(i, "exclusiveMaximum", r.Most, later)
	}
}

// element reads an element of OfNumbers.
func (c *Check) element(r *Rule, i int) (j int) {
	switch r.Element {
	case OfFloat:
		_, j = c.FloatTo(0, i, r.Name)
	case OfInt32:
		_, j = c.Int32To(0, i, r.Name)
	case OfInt64:
		_, j = c.Int64To(0, i, r.Name)
	default:
		_, j = c.IntegerTo(0, i, r.Name)
	}
	return j
}
