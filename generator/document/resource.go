package document

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// A Resource is a schema resource (JSON Schema 2020-12 core, section 4.3.5): a
// whole file, or a schema in it that has a $id. References below it are resolved
// against its URI, and its anchors are names in it alone.
type Resource struct {
	Root *Node

	base    *url.URL       // without a fragment
	id      *Node          // the text of $id; nil when the base is the file's place
	anchors []Anchor       // in document order
	named   map[string]int // anchors by name
	targets map[string]*Node
}

func newResource(root *Node) *Resource {
	return &Resource{Root: root, named: map[string]int{}, targets: map[string]*Node{}}
}

// An Anchor is a name that a schema gives itself by $anchor or $dynamicAnchor.
type Anchor struct {
	Name    string
	Schema  *Node
	Dynamic bool // by $dynamicAnchor

	at Position
}

// DynamicAnchors gives the anchors that a $dynamicRef may be led to, in document order.
func (r *Resource) DynamicAnchors() []Anchor {
	return slices.DeleteFunc(slices.Clone(r.anchors), func(a Anchor) bool { return !a.Dynamic })
}

func (r *Resource) anchor(name string) *Node {
	if i, ok := r.named[name]; ok {
		return r.anchors[i].Schema
	}
	return nil
}

// Resource gives the schema resource that n stands in.
func (d *Document) Resource(n *Node) *Resource {
	return d.files[n.File].resource(n.Pointer)
}

// resource gives the innermost resource around the place.
func (f *file) resource(pointer string) *Resource {
	for len(f.embedded) > 0 {
		if r := f.embedded[pointer]; r != nil {
			return r
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			break
		}
		pointer = pointer[:i]
	}
	return f.whole
}

// Resources gives all resources, of files in the order of reading, in document order.
func (d *Document) Resources() []*Resource {
	var all []*Resource
	for _, key := range d.order {
		f := d.files[key]
		if f.whole == nil {
			continue
		}
		all = append(all, f.whole)
		all = append(all, f.inner...)
	}
	return all
}

// placeScheme marks the URIs of files: where a file lies is its base URI until a
// $id says otherwise (RFC 3986, section 5.1.3). It never leaves this package.
const placeScheme = "bizgen-place"

// placeOf gives the base URI of the file with the key.
func placeOf(key string) *url.URL {
	path, err := filepath.Abs(key)
	if err != nil {
		path = key
	}
	return &url.URL{Scheme: placeScheme, Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
}

// local tells whether what is relative to r is a file.
func (r *Resource) local() bool { return r.base.Scheme == placeScheme }

// join resolves a URI reference without fragment against the base; nil when it is
// not one.
func (r *Resource) join(reference string) *url.URL {
	u, err := url.Parse(reference)
	if err != nil {
		return nil
	}
	u = r.base.ResolveReference(u)
	u.Host = strings.ToLower(u.Host)
	return u
}

// uri gives a URI as messages say it: what lies in a file is named from beside
// the file.
func (d *Document) uri(from *Node, u *url.URL) string {
	if u.Scheme != placeScheme {
		return u.String()
	}
	return (&url.URL{Path: pathFrom(from.File, u)}).String()
}

// pathFrom gives the way from beside the file with the key to the place of a URI.
func pathFrom(key string, u *url.URL) string { return pathBetween(placeOf(key).Path, u.Path) }

// pathBetween gives the way from beside one file to another; both are paths of places.
func pathBetween(from, to string) string {
	path, err := filepath.Rel(filepath.FromSlash(from[:strings.LastIndexByte(from, '/')+1]), filepath.FromSlash(to))
	if err != nil {
		return to
	}
	return filepath.ToSlash(path)
}
