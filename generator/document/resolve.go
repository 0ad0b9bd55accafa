package document

import (
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Resolve follows a reference from the file of from: "#/components/schemas/X",
// "other.yaml#/X", "other.yaml", "#name" for an anchor, or the URI of a $id. It is
// resolved against the innermost $id around from, and else against the file (RFC
// 3986). It takes one step: the target may be a reference itself. Files are read
// when they are first wanted.
// The problem is put at from, which is best the node of the reference's text.
func (d *Document) Resolve(from *Node, ref string) (*Node, *Problem) {
	d.mu.Lock()
	defer d.mu.Unlock()
	target, p := d.resolve(from, ref)
	if p != nil && d.lenient {
		p.Severity = Warning
	}
	return target, p
}

func (d *Document) resolve(from *Node, ref string) (*Node, *Problem) {
	f := d.files[from.File]
	if f == nil {
		return nil, problemAt(from.Position, "reference %q starts in a file that is not part of this document", ref)
	}
	base := f.resource(from.Pointer)
	if target := base.targets[ref]; target != nil {
		return target, nil
	}
	place, fragment, _ := strings.Cut(ref, "#")
	r, p := d.named(from, ref, base, place)
	if p != nil {
		return nil, p
	}
	target, p := d.follow(from, ref, r, fragment)
	if target != nil {
		base.targets[ref] = target
	}
	return target, p
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+:`)

// named gives the resource that the part of a reference before # names: a $id
// first, then a file.
func (d *Document) named(from *Node, ref string, base *Resource, place string) (*Resource, *Problem) {
	if place == "" {
		return base, nil
	}
	uri := base.join(place)
	if uri != nil {
		if r := d.resources[uri.String()]; r != nil {
			return r, nil
		}
	}
	absolute := scheme.MatchString(place) || strings.HasPrefix(place, "//")
	switch {
	case absolute && (uri == nil || base.id == nil):
		return nil, problemAt(from.Position, "reference %q is remote, and nothing is fetched when generating; save it beside the document and refer to the file", ref)
	case absolute:
		return nil, problemAt(from.Position, "reference %q is the $id of no schema in the files of this document, and nothing is fetched when generating", ref)
	case base.local():
		return d.beside(from, ref, base, uri, place)
	case uri == nil:
		return nil, problemAt(from.Position, "reference %q is not a URI", ref)
	}
	return d.identified(from, ref, base, uri, place)
}

// beside gives the file that a relative reference names.
func (d *Document) beside(from *Node, ref string, base *Resource, uri *url.URL, place string) (*Resource, *Problem) {
	if base.id != nil && uri != nil {
		return d.open(from, ref, filepath.FromSlash(pathFrom(from.File, uri)))
	}
	if decoded, err := url.PathUnescape(place); err == nil {
		place = decoded
	}
	return d.open(from, ref, filepath.FromSlash(place))
}

// identified gives the resource of a relative reference below a $id that is no
// place: a schema with that URI, which may stand in a file not read yet. The file
// that lies where the reference says is read to see whether it has the URI.
func (d *Document) identified(from *Node, ref string, base *Resource, uri *url.URL, place string) (*Resource, *Problem) {
	if decoded, err := url.PathUnescape(place); err == nil {
		place = decoded
	}
	file, _ := d.open(from, ref, filepath.FromSlash(place))
	if r := d.resources[uri.String()]; r != nil {
		return r, nil
	}
	hint := "; below a $id, refer to schemas by their own $id"
	if file != nil {
		hint = "; give the schema in " + file.Root.File + " that $id, or leave $id out"
	}
	return nil, problemAt(from.Position, "reference %q is resolved against the $id on line %d, and %s is the $id of no schema in the files of this document%s",
		ref, base.id.Position.Line, uri, hint)
}

// open loads another file, once, when it is within the folder.
func (d *Document) open(from *Node, ref, place string) (*Resource, *Problem) {
	display := place
	if !filepath.IsAbs(place) {
		display = filepath.Join(filepath.Dir(from.File), place)
	}
	f := d.files[display]
	if f == nil {
		real := d.source.real(display)
		if strings.ContainsRune(display, 0) || !within(d.folder, real) {
			return nil, problemAt(from.Position, "reference %q leaves the folder of the document; move the file into it, or put a bizgen.yaml into the folder above both", ref)
		}
		data, err := d.source.read(real, true)
		if err != nil {
			return nil, problemAt(from.Position, "reference %q: %s: %s", ref, display, reason(err))
		}
		f = d.parse(display, display, data)
		if f.root != nil {
			d.translate(f)
		}
		if f.root != nil {
			d.index(f)
		}
	}
	if f.root == nil {
		return nil, problemAt(from.Position, "reference %q: %s cannot be read; see the problem there", ref, display)
	}
	return f.whole, nil
}

// follow walks the fragment of a reference from the root of a resource.
func (d *Document) follow(from *Node, ref string, r *Resource, fragment string) (*Node, *Problem) {
	decoded, err := url.PathUnescape(fragment)
	if err != nil {
		return nil, problemAt(from.Position, "reference %q: a %% wants two hexadecimal digits after it; write %%25 for the character itself", ref)
	}
	n := r.Root
	if decoded == "" {
		return n, nil
	}
	if decoded[0] != '/' {
		if target := r.anchor(decoded); target != nil {
			return target, nil
		}
		return nil, problemAt(from.Position, "reference %q leads nowhere%s", ref, d.suggestAnchor(from, r, ref, decoded))
	}
	for token := range strings.SplitSeq(decoded[1:], "/") {
		name := UnescapeToken(token)
		next := n.step(name)
		if next == nil {
			return nil, problemAt(from.Position, "reference %q leads nowhere%s", ref, d.suggest(from, r, n, ref, decoded, name))
		}
		n = next
	}
	return n, nil
}

// step is one token of a JSON Pointer.
func (n *Node) step(name string) *Node {
	if n.Kind != Array {
		return n.Get(name)
	}
	i, err := strconv.Atoi(name)
	if err != nil || i < 0 || i >= len(n.Items) || strconv.Itoa(i) != name {
		return nil
	}
	return n.Items[i]
}
