package document

import (
	"slices"
	"strings"
)

var locations = []string{"query", "header", "path", "cookie"}

func (c *checker) parameter(n *Node, place Position) {
	name := n.Get("name")
	c.short(name)
	c.short(n.Get("x-go-name"))
	if name == nil {
		c.mend(place, "a parameter needs a name; add name")
	}
	said := "parameter"
	if name != nil && name.Kind == String {
		said = "parameter \"" + name.Text + "\""
	}
	c.location(n, place, said)
	if n.Get("schema") == nil && n.Get("content") == nil && !c.swagger(n, said) {
		c.mend(place, "%s needs schema or content; add schema: {type: string} when any text will do", said)
	}
}

func (c *checker) location(n *Node, place Position, said string) {
	in := n.Get("in")
	switch {
	case in == nil:
		c.mend(place, "%s needs in: one of query, header, path and cookie", said)
	case in.Kind != String: // reported as a field
	case in.Text == "path":
		if r := n.Get("required"); r == nil {
			c.warn(place, "%s is in the path, and is taken as required; add required: true", said)
		} else if !r.Bool {
			c.warn(r.Position, "%s is in the path, and is taken as required; write required: true", said)
		}
	case in.Text == "querystring" && c.d.Version >= "3.2":
	case slices.Contains(locations, in.Text):
	case slices.Contains(locations, strings.ToLower(in.Text)):
		c.warn(in.Position, "%s: in is written %q, in lower case", said, strings.ToLower(in.Text))
		in.Text = strings.ToLower(in.Text)
	default:
		hint := ""
		if in.Text == "body" || in.Text == "formData" {
			hint = "; OpenAPI 3 has requestBody for it"
		} else if near := nearest(in.Text, locations); near != "" {
			hint = "; did you mean \"" + near + "\"?"
		}
		c.mend(in.Position, "%s: in must be one of query, header, path and cookie, not %q%s", said, in.Text, hint)
	}
}

// header reads what Swagger 2 wrote in place of a schema.
func (c *checker) header(n *Node, _ Position) {
	if n.Get("schema") == nil && n.Get("content") == nil {
		c.swagger(n, "the header")
	}
}
