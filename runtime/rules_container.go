package runtime

import "strconv"

// MinItems checks an array's number of elements.
func (c *Check) MinItems(i, n, limit int, at string) { c.atLeast(i, n, limit, "minItems", at) }

// MaxItems checks an array's number of elements.
func (c *Check) MaxItems(i, n, limit int, at string) { c.atMost(i, n, limit, "maxItems", at) }

// MinProperties checks an object's number of members.
func (c *Check) MinProperties(i, n, limit int, at string) {
	c.atLeast(i, n, limit, "minProperties", at)
}

// MaxProperties checks an object's number of members.
func (c *Check) MaxProperties(i, n, limit int, at string) {
	c.atMost(i, n, limit, "maxProperties", at)
}

// Contains checks how many elements match; without minContains that is one.
func (c *Check) Contains(i, n int, at string) { c.atLeast(i, n, 1, "contains", at) }

// MinContains checks how many elements match contains.
func (c *Check) MinContains(i, n, limit int, at string) { c.atLeast(i, n, limit, "minContains", at) }

// MaxContains checks how many elements match contains.
func (c *Check) MaxContains(i, n, limit int, at string) { c.atMost(i, n, limit, "maxContains", at) }

func (c *Check) atLeast(i, n, limit int, keyword, at string) {
	if n < limit {
		c.bad(i, keyword, at, strconv.Itoa(limit))
	}
}

func (c *Check) atMost(i, n, limit int, keyword, at string) {
	if n > limit {
		c.bad(i, keyword, at, strconv.Itoa(limit))
	}
}

// UniqueItems checks that no two elements of the array from i up to j are equal
// in the meaning of JSON Schema.
func (c *Check) UniqueItems(i, j int, at string) {
	if c.syntax != nil || c.Kind(i) != '[' {
		return
	}
	items := c.elements(i, j)
	if a, b, found := FirstDuplicate(items); found {
		c.bad(j, "uniqueItems", at, strconv.Itoa(a)+" and "+strconv.Itoa(b))
	}
}

// elements returns the texts of the elements of an array that has been read.
func (c *Check) elements(i, j int) []string {
	again := Check{s: c.s[:j]}
	var items []string
	i, ok := again.First(i, "")
	for ok {
		start := i
		i = again.Skip(i)
		items = append(items, c.s[start:i])
		i, ok = again.Next(i)
	}
	return items
}

// AdditionalProperty reports a member that the schema does not allow; its value
// ends at i.
func (c *Check) AdditionalProperty(i int, at string) {
	c.bad(i, "additionalProperties", at, "")
}

// PropertyName reports a member whose name the schema refuses; its value ends at i.
func (c *Check) PropertyName(i int, at string) { c.bad(i, "propertyNames", at, "") }

// False reports a value where the schema allows none.
func (c *Check) False(i int, at string) { c.bad(i, "false", at, "") }

// NameMatches tells whether a member's name, as a string of its own, matches a schema.
func (c *Check) NameMatches(name string, read Reader) bool {
	d := Begin(AppendString(nil, name), len(c.tape.slabs), c.mode&^Build, Reading{})
	ok := d.Matches(d.Start(), read)
	d.Free()
	return ok
}
