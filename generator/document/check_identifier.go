package document

import (
	"net/url"
	"regexp"
	"strings"
)

// anchorForm is what an anchor may be called (JSON Schema 2020-12 core, section 8.2.2).
var anchorForm = regexp.MustCompile(`^[A-Za-z_][-A-Za-z0-9._]*$`)

// identifiers checks the names that a schema gives itself.
func (c *checker) identifiers(n *Node) {
	if c.d.Dialect == OpenAPI30 {
		return
	}
	if id := n.Get("$id"); id != nil {
		c.identifier(id)
	}
	for _, key := range []string{"$anchor", "$dynamicAnchor"} {
		switch a := n.Get(key); {
		case a == nil:
		case a.Kind != String:
			c.err(a.Position, "%s must be a string, not %s", key, a.Kind)
		case !anchorForm.MatchString(a.Text):
			c.err(a.Position, "%s %q is no name; want a letter or _, then letters, digits, -, . and _, without #", key, a.Text)
		}
	}
}

func (c *checker) identifier(id *Node) {
	if id.Kind != String {
		c.err(id.Position, "$id must be a string, not %s", id.Kind)
		return
	}
	text, fragment, _ := strings.Cut(id.Text, "#")
	_, err := url.Parse(text)
	switch {
	case fragment != "":
		c.err(id.Position, "$id %q has a fragment; give the schema $anchor: %s instead", id.Text, fragment)
	case err != nil:
		c.err(id.Position, "$id %q is not a URI; write one, such as https://example.com/schemas/pet", id.Text)
	case text == "":
		c.warn(id.Position, "$id is empty and names nothing; remove it")
	}
}
