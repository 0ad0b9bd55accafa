package runtime

import (
	"cmp"
	"slices"
	"strings"
)

// name is an undeclared member's name, and where its value stands.
type name struct {
	text string
	off  int
}

// Names starts the list of an object's undeclared members; Forget ends it.
func (c *Check) Names() int { return len(c.names) }

// Name notes a member, whose value is at i.
func (c *Check) Name(text string, i int) {
	c.names = append(c.names, name{c.stable(text), i})
}

// Alike reports a member, whose value is at i, that differs from a documented one in
// case only: encoding/json would take it for that one, which was not checked.
func (c *Check) Alike(i int, text string, names ...string) {
	for _, name := range names {
		if strings.EqualFold(text, name) {
			c.add(violation{off: i, keyword: "case", detail: name})
			return
		}
	}
}

// Forget ends the list that began at mark and reports the members given twice.
// Long lists are sorted, so that no choice of names makes this slow.
func (c *Check) Forget(mark int) {
	if len(c.names) > mark {
		c.forget(mark)
	}
}

//go:noinline
func (c *Check) forget(mark int) {
	list := c.names[mark:]
	c.names = c.names[:mark]
	if len(list) > 12 {
		slices.SortFunc(list, func(a, b name) int {
			return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.off, b.off))
		})
		for k := 1; k < len(list); k++ {
			if list[k].text == list[k-1].text {
				c.duplicate(list[k].off)
			}
		}
		return
	}
	for k := range list {
		for _, earlier := range list[:k] {
			if earlier.text == list[k].text {
				c.duplicate(list[k].off)
				break
			}
		}
	}
}
