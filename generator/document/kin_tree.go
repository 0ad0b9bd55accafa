package document

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// kinTree gives a file as kin-openapi can follow it: it knows JSON Pointers into
// files, and neither $id nor anchors. References by those become what they lead to.
func kinTree(root *Node, spelt map[*Node]string) []byte {
	if len(spelt) == 0 {
		return root.JSON()
	}
	return root.respelt(spelt).JSON()
}

// spell finds the references that kin-openapi would not follow, and what to give it
// in their place. Without $id and anchors there are none.
func (d *Document) spell() map[*Node]string {
	spelt := map[*Node]string{}
	for n, s := range d.shapes {
		ref := n.Get("$ref")
		if !s.refs || ref == nil || ref.Kind != String || !d.files[ref.File].ids && !byName(ref) {
			continue
		}
		if target, p := d.resolve(ref, ref.Text); p == nil {
			spelt[ref] = pointerTo(ref, target)
		}
	}
	return spelt
}

// byName tells whether a reference is one by $id or by an anchor.
func byName(ref *Node) bool {
	place, fragment, _ := strings.Cut(ref.Text, "#")
	return scheme.MatchString(place) || fragment != "" && fragment[0] != '/'
}

// pointerTo spells a reference by file and JSON Pointer.
func pointerTo(ref, target *Node) string {
	u := url.URL{Fragment: target.Pointer}
	if target.File != ref.File {
		path, err := filepath.Rel(filepath.Dir(ref.File), target.File)
		if err != nil {
			path = target.File
		}
		u.Path = filepath.ToSlash(path)
	}
	if text := u.String(); text != "" {
		return text
	}
	return "#"
}

// respelt gives a copy of the subtree with other texts at some of its nodes.
func (n *Node) respelt(texts map[*Node]string) *Node {
	twin := *n
	if text, ok := texts[n]; ok {
		twin.Text = text
	}
	twin.Members = slices.Clone(n.Members)
	for i := range twin.Members {
		twin.Members[i].Value = twin.Members[i].Value.respelt(texts)
	}
	twin.Items = slices.Clone(n.Items)
	for i := range twin.Items {
		twin.Items[i] = twin.Items[i].respelt(texts)
	}
	return &twin
}
