package document

import (
	"net/url"
	"strconv"
	"strings"
)

// suggest says what a JSON Pointer probably meant; its walk from the root of r
// ended at n, which has no name.
func (d *Document) suggest(from *Node, r *Resource, n *Node, ref, pointer, name string) string {
	names := make([]string, len(n.Members))
	for i, m := range n.Members {
		names[i] = m.Key
	}
	walked := strings.TrimPrefix(n.Pointer, r.Root.Pointer)
	if near := nearest(name, names); near != "" {
		return didYouMean(ref, walked+"/"+EscapeToken(near)+restOf(pointer, walked))
	}
	if whole := d.files[r.Root.File].whole; r != whole {
		return d.suggestOutside(from, r, whole, pointer)
	}
	if r.id != nil && r == d.files[from.File].resource(from.Pointer) && pointerInto(d.Root, pointer) != nil {
		return d.suggestOutside(from, r, d.files[d.Root.File].whole, pointer)
	}
	return suggestPointer(r, ref, pointer)
}

// suggestOutside is for a pointer that is right from the top of the file, where
// a $id in between made it lead nowhere.
func (d *Document) suggestOutside(from *Node, r, whole *Resource, pointer string) string {
	target := pointerInto(whole.Root, pointer)
	whose := "file"
	if whole.Root.File != r.Root.File {
		whose = "document"
	}
	against := "; \"#\" is the schema with the $id on line " + strconv.Itoa(r.id.Position.Line) + ", not the " + whose
	if target == nil {
		return against
	}
	base := d.files[from.File].resource(from.Pointer)
	if own := d.resourceAt(target); own != nil {
		return against + ": write " + strconv.Quote(own.base.String())
	}
	if base.local() && whole.local() {
		return against + ": write " + strconv.Quote(relative(base.base, whole.base)+"#"+pointer)
	}
	name := UnescapeToken(pointer[strings.LastIndexByte(pointer, '/')+1:])
	if uri := base.join(url.PathEscape(name)); uri != nil && !base.local() {
		return against + ": give the schema at " + target.Position.String() + " $id: " + uri.String() + ", and refer to it by that"
	}
	return against
}

// resourceAt gives the resource whose root n is and that has a URI of its own.
func (d *Document) resourceAt(n *Node) *Resource {
	if r := d.Resource(n); r.Root == n && r.id != nil && !r.local() {
		return r
	}
	return nil
}

// relative gives the reference that leads from one place to another.
func relative(from, to *url.URL) string {
	return (&url.URL{Path: pathBetween(from.Path, to.Path)}).String()
}

func pointerInto(n *Node, pointer string) *Node {
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if n = n.step(UnescapeToken(token)); n == nil {
			return nil
		}
	}
	return n
}

// restOf gives what follows the token that failed.
func restOf(pointer, walked string) string {
	if len(pointer) <= len(walked) {
		return ""
	}
	if i := strings.IndexByte(pointer[len(walked)+1:], '/'); i >= 0 {
		return pointer[len(walked)+1+i:]
	}
	return ""
}

// suggestPointer looks for the last name of a pointer among the components.
func suggestPointer(r *Resource, ref, pointer string) string {
	name := UnescapeToken(pointer[strings.LastIndexByte(pointer, '/')+1:])
	for _, section := range r.Root.Get("components").members() {
		if section.Value.Get(name) != nil {
			return didYouMean(ref, "/components/"+section.Key+"/"+EscapeToken(name))
		}
	}
	return ""
}

// suggestAnchor says what an anchor probably meant: one of r with a similar name,
// a component, or the same name in another resource, whose anchors are its own.
func (d *Document) suggestAnchor(from *Node, r *Resource, ref, name string) string {
	names := make([]string, len(r.anchors))
	for i, a := range r.anchors {
		names[i] = a.Name
	}
	if near := nearest(name, names); near != "" {
		return didYouMean(ref, near)
	}
	if component := suggestPointer(r, ref, name); component != "" {
		return component
	}
	base := d.files[from.File].resource(from.Pointer)
	for _, other := range d.Resources() {
		if other.anchor(name) == nil {
			continue
		}
		if !other.local() {
			return didYouMean(other.base.String(), name)
		}
		if base.local() {
			return didYouMean(relative(base.base, other.base), name)
		}
	}
	return ""
}

func (n *Node) members() []Member {
	if n == nil {
		return nil
	}
	return n.Members
}

func didYouMean(ref, fragment string) string {
	place, _, _ := strings.Cut(ref, "#")
	return "; did you mean " + strconv.Quote(place+"#"+fragment) + "?"
}
