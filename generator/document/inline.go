package document

import (
	"maps"
	"slices"
)

// stand puts a copy of its target in place of a $ref that stands where the
// specification wants a collection: content: {$ref: ...}, parameters: {$ref: ...}.
// Real documents have that, and it has one reading. The tree is changed, so
// that what follows meets a legal document. It reports whether it did.
func (c *checker) stand(m *Member, want Kind) bool {
	ref := lone(m.Value)
	if ref == nil {
		return false
	}
	source, p := c.d.Resolve(ref, ref.Text)
	if p != nil {
		c.problems = append(c.problems, *p)
		return false
	}
	if source.Kind != want {
		return false
	}
	if slices.Contains(c.standing, source) {
		c.err(ref.Position, "reference %q leads back to itself; one of the circle must say what it is", ref.Text)
		return false
	}
	if c.copied += size(source); c.copied > maxExpanded {
		c.err(ref.Position, "references in place of %s expand to more than %d values; refer to the parts instead", m.Key, maxExpanded)
		return false
	}
	c.warn(ref.Position, "$ref in place of %s is not OpenAPI, and stands for what it leads to; refer to the parts instead", m.Key)
	m.Value = source.copy()
	c.standing = append(c.standing, source)
	return true
}

// lone gives the text of a $ref that stands alone, nil of anything else.
func lone(n *Node) *Node {
	if n.Kind != Object || len(n.Members) != 1 || n.Members[0].Key != "$ref" || n.Members[0].Value.Kind != String {
		return nil
	}
	return n.Members[0].Value
}

// gather puts the parts of the document that are files of their own, as in
// paths: {$ref: paths.yaml}, in their places, before anything looks for them there.
// They are not copied, so that what refers to paths.yaml means the same things.
func (c *checker) gather() {
	for i := range c.d.Root.Members {
		if m := &c.d.Root.Members[i]; rootShape.fields[m.Key] != nil && rootShape.fields[m.Key].form == one {
			c.bring(m)
		}
	}
	components := c.d.Root.Get("components")
	for i := range components.members() {
		c.bring(&components.Members[i])
	}
}

// bring replaces a $ref by the object of another file that it leads to. What leads
// nowhere, or back into the document, is left to the checks.
func (c *checker) bring(m *Member) {
	for range maxReferences {
		ref := lone(m.Value)
		if ref == nil {
			return
		}
		source, p := c.d.Resolve(ref, ref.Text)
		if p != nil || source.Kind != Object || source.File == c.d.Root.File {
			return
		}
		c.warn(ref.Position, "$ref in place of %s is not OpenAPI, and stands for what it leads to; refer to the parts instead", m.Key)
		m.Value = source
	}
}

// size counts the nodes of a subtree.
func size(n *Node) int {
	total := 1
	for _, m := range n.Members {
		total += size(m.Value)
	}
	for _, item := range n.Items {
		total += size(item)
	}
	return total
}

// copy gives a copy of the subtree that still knows where it was written.
func (n *Node) copy() *Node {
	twin := *n
	twin.index = maps.Clone(n.index)
	twin.Members = slices.Clone(n.Members)
	for i := range twin.Members {
		twin.Members[i].Value = twin.Members[i].Value.copy()
	}
	twin.Items = slices.Clone(n.Items)
	for i := range twin.Items {
		twin.Items[i] = twin.Items[i].copy()
	}
	return &twin
}
