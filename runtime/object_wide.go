package runtime

// The first 64 properties of an object are seen as bits of a variable. Of the others, which
// few objects have, the bits stand at the end of a list of the Check's.

// wideWords returns how many words the bits take of an object's properties from number 64 on,
// where it has such.
func (o *Object) wideWords() int { return (len(o.Properties) - 1) >> 6 }

//go:noinline
func (c *Check) beginWide(o *Object) { c.wide = append(c.wide, make([]uint64, o.wideWords())...) }

// seeWide marks property k of the innermost object; i is the offset of its value.
func (c *Check) seeWide(o *Object, k, i int) {
	word, bit := &c.wide[len(c.wide)-o.wideWords()+k>>6-1], uint64(1)<<(k&63)
	if *word&bit != 0 {
		c.duplicate(i)
	}
	*word |= bit
}

// endWide ends the innermost object, which ends at i.
//
//go:noinline
func (c *Check) endWide(o *Object, i int) {
	open := len(c.wide) - o.wideWords()
	for n, need := range o.NeedMore {
		if missing := need &^ c.wide[open+n]; missing != 0 {
			c.lacks(o, i, missing, 64*(n+1))
		}
	}
	c.wide = c.wide[:open]
}
