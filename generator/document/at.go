package document

import (
	"path/filepath"
	"strconv"
	"strings"
)

// At gives the node at a pointer as the model spells it: "#/paths/~1orders", or with
// the path of another file, from the folder of the main one, before the "#". It is
// nil when there is none. No file is read.
func (d *Document) At(pointer string) *Node {
	place, fragment, found := strings.Cut(pointer, "#")
	if !found || d.Root == nil {
		return nil
	}
	n := d.Root
	if place != "" {
		f := d.files[filepath.Join(filepath.Dir(d.Root.File), filepath.FromSlash(place))]
		if f == nil {
			return nil
		}
		n = f.root
	}
	if fragment == "" {
		return n
	}
	for token := range strings.SplitSeq(strings.TrimPrefix(fragment, "/"), "/") {
		n = n.child(UnescapeToken(token))
	}
	return n
}

// child is one step of a pointer; nil where it leads nowhere.
func (n *Node) child(token string) *Node {
	if n == nil || n.Kind != Array {
		return n.Get(token)
	}
	if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(n.Items) {
		return n.Items[i]
	}
	return nil
}
