package document

import (
	"crypto/sha256"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Limits of all overlays of a document together.
const (
	maxSteps    = 200_000_000 // values that targets look at
	maxInserted = maxExpanded // values that updates put into the document
	settleEach  = 10_000      // of them are looked at together
)

// An overlayer applies overlays to one file of a document, by the Overlay
// Specification 1.0. It changes the tree in place: every value of the tree stands
// in it once, since the readers copy what YAML aliases repeat, and updates are
// copied for each place they go to.
type overlayer struct {
	d        *Document
	f        *file // that is changed
	problems Problems
	steps    int // that are left
	inserted int
	settled  int               // inserted at the last settle
	spent    bool              // a limit is reached, which has been said
	said     map[Position]bool // warnings about what is done many times
}

// overlay applies the files in their order. What came from an overlay keeps its
// place there; its references are those of the main file.
func (d *Document) overlay(files []string) Problems {
	main := d.files[d.Root.File]
	if beside := d.translation(main); beside != "" {
		files = append([]string{beside}, files...)
	}
	return d.lay(main, files)
}

// lay applies overlays to one of the files.
func (d *Document) lay(f *file, files []string) Problems {
	if len(files) == 0 {
		return nil
	}
	o := &overlayer{d: d, f: f, steps: maxSteps, said: map[Position]bool{}}
	for _, name := range files {
		if root := o.read(name); root != nil {
			o.document(name, root)
		}
	}
	o.settle()
	return o.problems
}

// read gives the tree of an overlay, or nil and a problem.
func (o *overlayer) read(name string) *Node {
	real := o.d.source.real(name)
	if strings.ContainsRune(name, 0) || !within(o.d.folder, real) {
		o.err(top(name), "the overlay is outside of the folder of the document; move it there, or put a bizgen.yaml into the folder above both")
		return nil
	}
	data, err := o.d.source.read(real, true)
	if err != nil {
		o.err(top(name), "%s", reason(err))
		return nil
	}
	o.d.overlays = append(o.d.overlays, filepath.Clean(name))
	o.d.sums[filepath.Clean(name)] = sha256.Sum256(data)
	text, problem := decode(name, data)
	if problem != nil {
		o.problems = append(o.problems, *problem)
		return nil
	}
	b := &builder{file: filepath.Clean(name), display: name, content: "an overlay", lenient: o.d.lenient}
	root := b.read(text)
	o.problems = append(o.problems, b.problems...)
	return root
}

func (o *overlayer) err(at Position, format string, args ...any) {
	o.problems = append(o.problems, *problemAt(at, format, args...))
}

func (o *overlayer) warn(at Position, format string, args ...any) {
	p := problemAt(at, format, args...)
	p.Severity = Warning
	o.problems = append(o.problems, *p)
}

// mend reports what --lenient lets pass.
func (o *overlayer) mend(at Position, format string, args ...any) {
	o.err(at, format, args...)
	if o.d.lenient {
		o.problems[len(o.problems)-1].Severity = Warning
	}
}

var overlayVersion = regexp.MustCompile(`^1\.0\.[0-9]+$`)

// document applies one overlay.
func (o *overlayer) document(name string, root *Node) {
	version := root.Get("overlay")
	switch {
	case version == nil:
		o.err(top(name), `not an overlay: no "overlay" member; add overlay: 1.0.0 when it is one`)
		return
	case version.Kind != String || !overlayVersion.MatchString(version.Text):
		o.err(version.Position, "Overlay version %s is not supported; want 1.0.x", version.JSON())
		return
	}
	o.members(root, "an overlay", "overlay", "info", "extends", "actions")
	o.info(root)
	if extends := root.Get("extends"); extends != nil {
		o.extends(name, extends)
	}
	actions := root.Member("actions")
	switch {
	case actions == nil:
		o.err(root.Position, "actions is missing; add a list of at least one action")
	case actions.Value.Kind != Array || len(actions.Value.Items) == 0:
		o.err(actions.KeyPosition, "actions must be an array with at least one action")
	default:
		for _, action := range actions.Value.Items {
			if !o.spent {
				o.action(action)
			}
			if o.inserted-o.settled > settleEach {
				o.settle() // before depth makes the rest slow
			}
		}
	}
}

// members warns of members that the specification does not have.
func (o *overlayer) members(n *Node, what string, known ...string) {
	for _, m := range n.members() {
		if strings.HasPrefix(m.Key, "x-") || slices.Contains(known, m.Key) {
			continue
		}
		hint := "; remove it, or start its name with x-"
		if near := nearest(m.Key, known); near != "" {
			hint = "; did you mean \"" + near + "\"?"
		}
		o.warn(m.KeyPosition, "%q is no member of %s, and is ignored%s", m.Key, what, hint)
	}
}

func (o *overlayer) info(root *Node) {
	info := root.Member("info")
	switch {
	case info == nil:
		o.mend(root.Position, "info is missing; add info with title and version")
		return
	case info.Value.Kind != Object:
		o.mend(info.Value.Position, "info must be an object, not %s", info.Value.Kind)
		return
	}
	o.members(info.Value, "info", "title", "version")
	for _, name := range []string{"title", "version"} {
		switch v := info.Value.Get(name); {
		case v == nil:
			o.mend(info.KeyPosition, "info.%s is missing; add it", name)
		case v.Kind != String:
			o.warn(v.Position, "%s must be a string, not %s; quote it", name, v.Kind)
		}
	}
}

// extends warns of an overlay that was made for another document. A remote
// document is known by its file name only.
func (o *overlayer) extends(name string, n *Node) {
	if n.Kind != String {
		o.err(n.Position, "extends must be a string, not %s", n.Kind)
		return
	}
	target, err := url.Parse(n.Text)
	if err != nil {
		o.err(n.Position, "extends %q is no URI reference", n.Text)
		return
	}
	same := path.Base(target.Path) == filepath.Base(o.f.key)
	if target.Scheme == "" && target.Host == "" {
		file := filepath.FromSlash(target.Path)
		if !filepath.IsAbs(file) {
			file = filepath.Join(filepath.Dir(name), file)
		}
		same = o.d.source.real(file) == o.d.source.real(o.f.key)
	}
	if !same {
		o.warn(n.Position, "the overlay extends %q, and is applied to %s; is it the right one?", n.Text, filepath.ToSlash(o.f.key))
	}
}

// settle brings the pointers of the changed tree up to date, and looks again
// whether its schemas name themselves. A tree that has become too large
// or too deep is given up.
func (o *overlayer) settle() {
	if o.f.root == nil {
		return
	}
	o.settled = o.inserted
	main := o.f.root == o.d.Root
	b := &builder{file: o.f.key, display: o.f.display}
	if o.spent || b.repoint(o.f.root) == nil {
		o.problems = append(o.problems, b.problems...)
		if main {
			o.d.Root = nil
		}
		o.f.root, o.spent = nil, true
		return
	}
	o.f.ids = b.ids
}

// repoint gives every node below root its pointer; nil after a problem.
func (b *builder) repoint(root *Node) (done *Node) {
	defer b.catch(&done)
	var down func(n *Node, depth int)
	down = func(n *Node, depth int) {
		b.checkDepth(depth, n.Position)
		for _, m := range n.Members {
			m.Value.Pointer = b.member(n, m.Key)
			down(m.Value, depth+1)
		}
		for i, item := range n.Items {
			item.Pointer = b.item(n, i)
			down(item, depth+1)
		}
	}
	down(root, 1)
	return root
}
