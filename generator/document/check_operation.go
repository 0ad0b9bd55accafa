package document

import (
	"regexp"
	"strings"
)

func (c *checker) operation(n *Node, place Position) {
	if n.Get("responses") == nil {
		if c.d.Dialect == OpenAPI30 {
			c.mend(place, "responses is missing; an operation needs at least one response")
		} else {
			c.warn(place, "responses is missing; the operation is taken to answer without a body")
		}
	}
	c.short(n.Get("x-go-name"))
	id := n.Get("operationId")
	c.short(id)
	if id == nil || id.Kind != String {
		return
	}
	if first, ok := c.ids[id.Text]; ok {
		c.warn(id.Position, "operationId %q is not unique, first at %s; rename one of them", id.Text, first)
		return
	}
	c.ids[id.Text] = id.Position
}

func (c *checker) requestBody(n *Node, place Position) {
	if n.Get("content") == nil {
		c.mend(place, "a request body needs content; add content with its media types")
	}
}

func (c *checker) response(n *Node, place Position) {
	if n.Get("description") == nil {
		c.warn(place, "a response needs a description; add one")
	}
}

var statusKey = regexp.MustCompile(`^([1-5][0-9][0-9]|[1-5]XX|default)$`)

func (c *checker) responses(n *Node, place Position) {
	answers := false
	for _, m := range n.Members {
		if strings.HasPrefix(m.Key, "x-") {
			continue
		}
		answers = true
		if statusKey.MatchString(m.Key) {
			continue
		}
		if upper := strings.ToUpper(m.Key); statusKey.MatchString(upper) {
			c.warn(m.KeyPosition, "status %q must be written %q", m.Key, upper)
			continue
		}
		if strings.EqualFold(m.Key, "default") {
			c.warn(m.KeyPosition, "status %q must be written %q", m.Key, "default")
			continue
		}
		c.mend(m.KeyPosition, "%q is not a status; want 100 to 599, 1XX to 5XX or default", m.Key)
	}
	if !answers {
		c.warn(place, "responses is empty; the operation is taken to answer without a body")
	}
}

// short refuses a name that is longer than any person would write.
func (c *checker) short(name *Node) {
	if name != nil && len(name.Text) > maxName {
		c.err(name.Position, "a name of %d bytes, longer than %d", len(name.Text), maxName)
	}
}

// link checks that a link says where it leads.
func (c *checker) link(n *Node, place Position) {
	if n.Get("operationId") == nil && n.Get("operationRef") == nil {
		c.warn(place, "a link needs operationId or operationRef; it leads nowhere")
	}
}
