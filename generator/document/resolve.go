package document

import (
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Resolve follows a reference from the file of from: "#/components/schemas/X",
// "other.yaml#/X", "other.yaml", or "#name" for a $anchor. It takes one step: the
// target may be a reference itself. Files are read when they are first wanted.
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
	if target := f.targets[ref]; target != nil {
		return target, nil
	}
	place, fragment, _ := strings.Cut(ref, "#")
	if place != "" {
		if n := f.ids.resource(place); n != nil {
			return d.follow(from, ref, f, n, fragment)
		}
	}
	g, p := d.fileOf(from, ref, place)
	if p != nil {
		return nil, p
	}
	target, p := d.follow(from, ref, g, g.root, fragment)
	if target != nil {
		f.targets[ref] = target
	}
	return target, p
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+:`)

// fileOf gives the file that the part of a reference before # names.
func (d *Document) fileOf(from *Node, ref, place string) (*file, *Problem) {
	if place == "" {
		return d.files[from.File], nil
	}
	if scheme.MatchString(place) || strings.HasPrefix(place, "//") {
		return nil, problemAt(from.Position, "reference %q is remote, and nothing is fetched when generating; save it beside the document and refer to the file", ref)
	}
	if decoded, err := url.PathUnescape(place); err == nil {
		place = decoded
	}
	return d.open(from, ref, filepath.FromSlash(place))
}

// open loads another file, once, when it is within the folder.
func (d *Document) open(from *Node, ref, place string) (*file, *Problem) {
	display := place
	if !filepath.IsAbs(place) {
		display = filepath.Join(filepath.Dir(from.File), place)
	}
	f := d.files[display]
	if f == nil {
		real := realPath(display)
		if strings.ContainsRune(display, 0) || !within(d.folder, real) {
			return nil, problemAt(from.Position, "reference %q leaves the folder of the document; move the file into it, or put a bizgen.yaml into the folder above both", ref)
		}
		data, err := readFile(real, true)
		if err != nil {
			return nil, problemAt(from.Position, "reference %q: %s: %s", ref, display, reason(err))
		}
		f = d.parse(display, display, data)
	}
	if f.root == nil {
		return nil, problemAt(from.Position, "reference %q: %s cannot be read; see the problem there", ref, display)
	}
	return f, nil
}

// follow walks the fragment of a reference from n.
func (d *Document) follow(from *Node, ref string, f *file, n *Node, fragment string) (*Node, *Problem) {
	decoded, err := url.PathUnescape(fragment)
	if err != nil {
		return nil, problemAt(from.Position, "reference %q: a %% wants two hexadecimal digits after it; write %%25 for the character itself", ref)
	}
	if decoded == "" {
		return n, nil
	}
	if decoded[0] != '/' {
		if target := f.ids.anchor(decoded); target != nil {
			return target, nil
		}
		return nil, problemAt(from.Position, "reference %q leads nowhere%s", ref, d.suggestPointer(f, ref, decoded))
	}
	for token := range strings.SplitSeq(decoded[1:], "/") {
		name := unescapeToken(token)
		next := n.step(name)
		if next == nil {
			return nil, problemAt(from.Position, "reference %q leads nowhere%s", ref, d.suggest(f, n, ref, decoded, name))
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

// suggest gives "; did you mean ...?" for the token where a walk ended at n.
func (d *Document) suggest(f *file, n *Node, ref, pointer, name string) string {
	names := make([]string, len(n.Members))
	for i, m := range n.Members {
		names[i] = m.Key
	}
	if near := nearest(name, names); near != "" {
		return didYouMean(ref, n.Pointer+"/"+escapeToken(near)+restOf(pointer, n.Pointer))
	}
	return d.suggestPointer(f, ref, pointer)
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
func (d *Document) suggestPointer(f *file, ref, pointer string) string {
	name := unescapeToken(pointer[strings.LastIndexByte(pointer, '/')+1:])
	for _, section := range f.root.Get("components").members() {
		if section.Value.Get(name) != nil {
			return didYouMean(ref, "/components/"+section.Key+"/"+escapeToken(name))
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

func didYouMean(ref, pointer string) string {
	place, _, _ := strings.Cut(ref, "#")
	return "; did you mean " + strconv.Quote(place+"#"+pointer) + "?"
}
