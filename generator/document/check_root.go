package document

// root checks the top of the document.
func (c *checker) root(n *Node, place Position) {
	if n.Get("info") == nil {
		c.mend(place, "info is missing; add info with title and version")
	}
	if c.d.Dialect == OpenAPI30 {
		if n.Get("paths") == nil {
			c.mend(place, "paths is missing; add paths, paths: {} when there are none")
		}
		return
	}
	if n.Get("paths") == nil && n.Get("components") == nil && n.Get("webhooks") == nil {
		c.mend(place, "want one of paths, webhooks and components; the document says nothing")
	}
}

func (c *checker) info(n *Node, place Position) {
	for _, name := range []string{"title", "version"} {
		if n.Get(name) == nil {
			c.mend(place, "info.%s is missing; add it", name)
		}
	}
}

// requirement checks that the schemes of a security requirement are declared.
func (c *checker) requirement(n *Node, _ Position) {
	for _, m := range n.Members {
		if c.schemes.Get(m.Key) != nil {
			continue
		}
		if c.d.Version >= "3.2" {
			if _, p := c.d.Resolve(n, m.Key); p == nil {
				continue // 3.2 allows the URI of a scheme
			}
		}
		names := make([]string, 0, len(c.schemes.members()))
		for _, s := range c.schemes.members() {
			names = append(names, s.Key)
		}
		hint := "; declare it in components/securitySchemes"
		if near := nearest(m.Key, names); near != "" {
			hint = "; did you mean \"" + near + "\"?"
		}
		c.mend(m.KeyPosition, "unknown security scheme %q%s", m.Key, hint)
	}
}
