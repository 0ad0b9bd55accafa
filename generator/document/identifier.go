package document

// identifiers are the names that schemas of one file give themselves: $id and
// $anchor of JSON Schema 2020-12. A reference matches a $id as it is written;
// relative identifiers are not resolved against each other.
type identifiers struct {
	resources map[string]*Node
	anchors   map[string]*Node
}

func (ids *identifiers) resource(name string) *Node {
	if ids == nil {
		return nil
	}
	return ids.resources[name]
}

func (ids *identifiers) anchor(name string) *Node {
	if ids == nil {
		return nil
	}
	return ids.anchors[name]
}

// identify collects the identifiers below root. Of equal ones the first counts.
func identify(root *Node) *identifiers {
	ids := &identifiers{resources: map[string]*Node{}, anchors: map[string]*Node{}}
	ids.collect(root)
	return ids
}

func (ids *identifiers) collect(n *Node) {
	keep := func(names map[string]*Node, key string) {
		if v := n.Get(key); v != nil && v.Kind == String && names[v.Text] == nil {
			names[v.Text] = n
		}
	}
	keep(ids.resources, "$id")
	keep(ids.anchors, "$anchor")
	keep(ids.anchors, "$dynamicAnchor")
	for _, m := range n.Members {
		if !isValue(m.Key) {
			ids.collect(m.Value)
		}
	}
	for _, item := range n.Items {
		ids.collect(item)
	}
}

// isValue reports whether what stands under the key is data, not a schema.
func isValue(key string) bool {
	switch key {
	case "const", "enum", "example", "examples":
		return true
	}
	return false
}
