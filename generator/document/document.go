// Package document loads an OpenAPI document: files in, a tree with positions
// out, and every problem with its place. It knows the syntax and the references
// of a document and nothing of what is generated from it.
//
// The tree is read by readers of our own, because what a schema says must reach
// the generator as it was written: kin-openapi keeps numbers as float64 and
// forgets order. It is asked for its opinion at the end, and its findings are
// warnings.
package document

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// Dialect is the generation of OpenAPI that a document belongs to; they differ
// in what a schema means.
type Dialect int

const (
	// OpenAPI30 has the schema dialect of its own: nullable, boolean exclusiveMinimum.
	OpenAPI30 Dialect = iota
	// OpenAPI31 has JSON Schema 2020-12; OpenAPI 3.2 counts as 3.1.
	OpenAPI31
)

// Options says how a document is read.
type Options struct {
	// Lenient makes warnings of faults that leave the rest of the document
	// readable, such as a reference that leads nowhere.
	Lenient bool
	// Root is the folder that references may not leave; symbolic links do not
	// help. Empty is the nearest folder upwards that has a bizgen.yaml, else
	// the document's own.
	Root string
	// Overlays are files of the Overlay Specification 1.0 to apply to the document
	// in this order. The rules for references hold for them: see Root.
	Overlays []string
	// Translation is a language: an overlay that lies beside a file of the document
	// and is named for it and the language, orders.en.overlay.yaml beside orders.yaml,
	// is applied to that file, before Overlays. Empty leaves the texts as they are.
	Translation string
	// Unadvised leaves out what only warns: kin-openapi is not asked for its opinion,
	// which costs as much as the rest.
	Unadvised bool
	// Fetch is told of each path before it is read; nil for nobody.
	Fetch func(path string)
	// Read gives files that are not on disk, by paths below Root, which has to be
	// given then. One that is not there is [fs.ErrNotExist]. Nil reads from disk.
	Read func(path string) ([]byte, error)
}

// A Document is one OpenAPI document and the files that it refers to.
type Document struct {
	Root    *Node   // nil when the file could not be read, or it is made to cost too much
	Version string  // as written: "3.1.0"
	Dialect Dialect // of the main file; it holds for the others too
	Path    string  // as the user gave it

	lenient  bool
	language string // Options.Translation
	source   source
	winding  bool     // references lead from one to the next too often
	folder   string   // confinement, symbolic links followed
	overlays []string // that were read

	mu    sync.Mutex
	files map[string]*file
	order []string                     // keys of files, in the order they were loaded
	sums  map[string][sha256.Size]byte // of all that was read, by path
	texts map[string][]byte            // of the files of order, as they were read

	resources map[string]*Resource // of all files, by URI

	shapes map[*Node]*shape // what each object was found to be, until Load is over
}

// Lenient tells whether harmless faults are to be warnings.
func (d *Document) Lenient() bool { return d.lenient }

// A file is one file of a document.
type file struct {
	key      string
	display  string // as positions have it
	root     *Node
	problems Problems
	ids      bool                 // it has $id, $anchor or $dynamicAnchor somewhere
	whole    *Resource            // nil when there is no root
	embedded map[string]*Resource // of the schemas with $id, by their pointers
	inner    []*Resource          // the same in document order
}

// Load reads the document at path, checks its structure and its references,
// and gives everything that it found, in the order of the places. The document
// is never nil; use it when the problems have no error.
func Load(path string, opts Options) (*Document, Problems) {
	from := source{fetch: opts.Fetch, give: opts.Read}
	data, err := from.read(path, false) // which may be a pipe
	if err != nil {
		return &Document{Path: path, lenient: opts.Lenient}, Problems{*problemAt(top(path), "%s", reason(err))}
	}
	return loadBytes(path, data, opts)
}

// loadBytes is Load for a file whose content is already there.
func loadBytes(path string, data []byte, opts Options) (*Document, Problems) {
	d := &Document{Path: path, lenient: opts.Lenient, language: opts.Translation, source: source{fetch: opts.Fetch, give: opts.Read},
		files: map[string]*file{}, resources: map[string]*Resource{}, sums: map[string][sha256.Size]byte{}, texts: map[string][]byte{}}
	main := d.parse(filepath.Clean(path), path, data)
	if main.root == nil {
		return d, main.problems
	}
	d.Root = main.root
	d.folder = d.confinement(path, opts.Root)
	problems := d.overlay(opts.Overlays)
	if d.Root == nil {
		return d, append(main.problems, problems...)
	}
	if p := d.identify(); p != nil {
		return d, append(append(main.problems, problems...), *p)
	}
	d.index(main)
	problems = append(problems, check(d)...)
	for _, key := range d.order {
		problems = append(problems, d.files[key].problems...)
	}
	if !opts.Unadvised {
		problems = append(problems, d.consult(problems)...)
	}
	d.shapes = nil
	if d.winding {
		d.Root = nil
	}
	problems.Sort()
	return d, problems
}

// Sum gives the SHA-256 of a file that was read.
func (d *Document) Sum(path string) [sha256.Size]byte { return d.sums[path] }

// Text gives the content of a file of the document as it was read; nil of overlays,
// and of what is no file of it.
func (d *Document) Text(path string) []byte { return d.texts[path] }

// Files gives the paths of all files that were read, in the order of reading:
// what a tool must watch. Overlays come last.
func (d *Document) Files() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append(append([]string(nil), d.order...), d.overlays...)
}

// parse reads the content of one file and keeps it under its key.
func (d *Document) parse(key, display string, data []byte) *file {
	b := &builder{file: key, display: display, content: "an OpenAPI document", lenient: d.lenient}
	f := &file{key: key, display: display}
	d.files[key] = f
	d.order = append(d.order, key)
	d.sums[key] = sha256.Sum256(data)
	d.texts[key] = data
	text, problem := decode(display, data)
	if problem != nil {
		f.problems = Problems{*problem}
		return f
	}
	f.root = b.read(text)
	f.problems = b.problems
	f.ids = b.ids
	return f
}

// read decides between the syntaxes by content: YAML misreads some JSON (\/ and
// surrogate pairs), so that a brace means JSON unless the file is named .yaml
// and turns out not to be.
func (b *builder) read(text string) *Node {
	named := strings.ToLower(filepath.Ext(b.file))
	yamlName := named == ".yaml" || named == ".yml"
	if named != ".json" && !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		return b.readYAML(text)
	}
	root := b.readJSON(text)
	if root == nil && yamlName {
		*b = builder{file: b.file, display: b.display, content: b.content, lenient: b.lenient}
		return b.readYAML(text)
	}
	return root
}

var versionForm = regexp.MustCompile(`^3\.([012])(\.[0-9]+)?(-[0-9A-Za-z.-]+)?$`)

// identify reads the version; a problem when this is not OpenAPI 3.
func (d *Document) identify() *Problem {
	if d.Root.Kind != Object {
		return problemAt(top(d.Path), `not an OpenAPI document: it is %s; want an object with an "openapi" member`, d.Root.Kind)
	}
	version := d.Root.Get("openapi")
	if version == nil {
		if m := d.Root.Member("swagger"); m != nil {
			return problemAt(m.KeyPosition, "Swagger %s is not supported; convert it to OpenAPI 3 first (e.g. with swagger2openapi or kin-openapi's openapi2conv)", swaggerVersion(m.Value))
		}
		return problemAt(top(d.Path), `not an OpenAPI document: no "openapi" member; add openapi: "3.1.0" when it is one`)
	}
	m := versionForm.FindStringSubmatch(version.Text)
	if m == nil {
		return problemAt(version.Position, "OpenAPI version %s is not supported; want 3.0.x, 3.1.x or 3.2.x", version.JSON())
	}
	d.Version = version.Text
	if m[1] != "0" {
		d.Dialect = OpenAPI31
	}
	return nil
}

func swaggerVersion(n *Node) string {
	if n.Text == "" || len(n.Text) > 10 {
		return "2.0"
	}
	return n.Text
}

// confinement gives the folder that references may not leave.
func (d *Document) confinement(path, root string) string {
	if root != "" {
		return d.source.real(root)
	}
	return Confinement(path)
}

// Confinement gives the folder that references of the document at path may not
// leave when the caller names none.
func Confinement(path string) string {
	folder := filepath.Dir(path)
	if above := projectFolder(folder); above != "" {
		folder = above
	}
	return realPath(folder)
}

// projectFolder looks for bizgen.yaml from folder upwards.
func projectFolder(folder string) string {
	folder, err := filepath.Abs(folder)
	for err == nil {
		if _, missing := os.Stat(filepath.Join(folder, "bizgen.yaml")); missing == nil {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			break
		}
		folder = above
	}
	return ""
}
