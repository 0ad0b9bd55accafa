package runtime

import (
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
	if r.Bounds&AtLeast != 0 {
		c.Minimum(i, x, r.Least, later)
	}
	if r.Bounds&Above != 0 {
		c.ExclusiveMinimum(i, x, r.Least, later)
	}
	if r.Bounds&AtMost != 0 {
		c.Maximum(i, x, r.Most, later)
	}
	if r.Bounds&Below != 0 {
		c.ExclusiveMaximum(i, x, r.Most, later)
	}
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
		text, j := c.FloatTo(k, i, later)
		if r != nil {
			c.textWithin(r, j, text)
		}
		return j
	}
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift, math.Float64bits(d.float()))
	if r == nil || r.Bounds == AtLeast && r.Least == 0 && !d.negative {
		return j
	}
	if r.Bounds&(AtLeast|Above) != 0 {
		switch order := d.order(r.Least); {
		case order < 0 && r.Bounds&AtLeast != 0:
			c.bound(j, "minimum", r.Least, later)
		case order <= 0 && r.Bounds&Above != 0:
			c.bound(j, "exclusiveMinimum", r.Least, later)
		}
	}
	if r.Bounds&(AtMost|Below) != 0 {
		switch order := d.order(r.Most); {
		case order > 0 && r.Bounds&AtMost != 0:
			c.bound(j, "maximum", r.Most, later)
		case order >= 0 && r.Bounds&Below != 0:
			c.bound(j, "exclusiveMaximum", r.Most, later)
		}
	}
	return j
}

// textWithin is within for the text of a number, "" where there is none.
func (c *Check) textWithin(r *Rule, i int, text string) {
	least, most := strconv.FormatInt(r.Least, 10), strconv.FormatInt(r.Most, 10)
	if r.Bounds&AtLeast != 0 {
		c.MinimumNumber(i, text, least, later)
	}
	if r.Bounds&Above != 0 {
		c.ExclusiveMinimumNumber(i, text, least, later)
	}
	if r.Bounds&AtMost != 0 {
		c.MaximumNumber(i, text, most, later)
	}
	if r.Bounds&Below != 0 {
		c.ExclusiveMaximumNumber(i, text, most, later)
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
