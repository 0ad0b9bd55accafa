package document

import "strings"

// reference checks that a $ref or $dynamicRef leads to something, and not round in a circle.
func (c *checker) reference(m *Member, s *shape) {
	if m.Value.Kind != String {
		c.mend(m.Value.Position, "%s must be a string, not %s", m.Key, m.Value.Kind)
		if c.d.lenient {
			m.Value.blank()
			m.Value.Kind = Null
		}
		return
	}
	c.follow(m.Value, s)
}

func (c *checker) follow(ref *Node, s *shape) {
	n, p := c.d.Resolve(ref, ref.Text)
	if p != nil {
		c.waiting = append(c.waiting, target{nil, s, ref})
		return
	}
	if c.circle(ref, n) {
		return
	}
	c.targets = append(c.targets, target{n, s, ref})
}

// again tries the references that led nowhere once more, when files have come
// that may have the schema with their URI.
func (c *checker) again() {
	waiting := c.waiting
	c.waiting = nil
	for _, t := range waiting {
		c.follow(t.from, t.shape)
	}
}

// lost reports the references that lead nowhere, now that all files are there.
func (c *checker) lost() {
	for _, t := range c.waiting {
		if _, p := c.d.Resolve(t.from, t.from.Text); p != nil {
			c.problems = append(c.problems, *p)
		}
	}
}

// circle reports references that lead from one to the next and never to an
// object, such as a schema that is a $ref to itself.
func (c *checker) circle(ref, n *Node) bool {
	start := n
	for range maxReferences {
		next := n.Get("$ref")
		if next == nil || next.Kind != String {
			return false
		}
		if next == ref {
			c.mend(ref.Position, "reference %q leads back to itself; one of the circle must say what it is", ref.Text)
			if c.d.lenient {
				ref.Kind, ref.Text = Null, "" // what says nothing allows any value
			}
			return true
		}
		target, p := c.d.Resolve(next, next.Text)
		if p != nil || target == start {
			return false // reported where it is written
		}
		n = target
	}
	if !c.d.winding {
		c.d.winding = true
		c.err(ref.Position, "reference %q leads on to others for more than %d steps; refer to what is meant", ref.Text, maxReferences)
	}
	return true
}

// discriminator checks the values of a mapping that are references; the others
// are names of schemas, or both, and left to who knows the schemas.
func (c *checker) discriminator(n *Node, place Position) {
	if n.Get("propertyName") == nil {
		c.mend(place, "a discriminator needs propertyName; name the property that tells the schemas apart")
	}
	mapping := n.Member("mapping")
	if mapping == nil || !c.walkable(mapping, Object, false) {
		return
	}
	for _, m := range mapping.Value.Members {
		if m.Value.Kind != String {
			c.mend(m.Value.Position, "a mapping must lead to the name of a schema or a reference, not to %s", m.Value.Kind)
		} else if strings.Contains(m.Value.Text, "#") {
			c.follow(m.Value, schemaShape)
		}
	}
}
