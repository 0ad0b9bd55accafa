package scaffold

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/goname"
)

// A Document is one to generate from.
type Document struct {
	Spec    string // path, from where the user stands
	Package string
	Out     string // folder of the package, from where the user stands
	Note    string // where it is from: a comment of one line, or ""
	Title   string
	// Serves says that its reader answers the calls of its paths, Receives that it
	// receives its webhooks. What a document does not say is taken as served.
	Serves, Receives bool
}

// opening finds "openapi: 3" where a document has it: at the top, in YAML or JSON.
var opening = regexp.MustCompile(`(?m)^openapi["']?\s*:\s*["']?3\.|"openapi"\s*:\s*"3\.`)

const (
	deepest  = 6        // folders that are looked into
	headSize = 64 << 10 // of a file, that is looked at
	most     = 100      // documents
)

// FindDocuments lists the OpenAPI documents in the folder and below it, sorted.
// Folders of other people's code, of generated code and of tests are left out.
func FindDocuments() ([]string, error) {
	var found []string
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			return nil // a folder that nobody may read has no documents of ours
		case entry.IsDir() && name != "." && (passed(entry.Name()) || strings.Count(filepath.ToSlash(name), "/") >= deepest):
			return filepath.SkipDir
		case !entry.Type().IsRegular() || !slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name))):
			return nil
		}
		if is, err := isDocument(name); err != nil || !is {
			return nil
		}
		if found = append(found, name); len(found) > most {
			return fmt.Errorf("more than %d OpenAPI documents are below this folder; name those to generate from", most)
		}
		return nil
	})
	slices.Sort(found)
	return found, err
}

// passed tells of folders whose documents are not meant.
func passed(name string) bool {
	return name[0] == '.' || name[0] == '_' || slices.Contains([]string{"vendor", "node_modules", "testdata", "generated", "dist", "build"}, name)
}

// Readable tells whether a document that is named is there. One that is not must not be
// written down: bizgen.yaml would stay as it is the next time.
func Readable(name string) error {
	switch info, err := os.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file; check the path", name)
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name the file in it", name)
	}
	return nil
}

func isDocument(name string) (bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headSize))
	return opening.Match(head), err
}

// Describe reads documents and gives each a package and a folder of its own.
func Describe(f Folder, specs []string) []Document {
	var list []Document
	for _, spec := range specs {
		d := Document{Spec: spec, Package: packageOf(f, spec), Serves: true}
		for n, name := 2, d.Package; slices.ContainsFunc(list, func(o Document) bool { return o.Package == d.Package }); n++ {
			d.Package = fmt.Sprintf("%s%d", name, n)
		}
		d.Out = filepath.Join("generated", d.Package)
		d.read()
		list = append(list, d)
	}
	return list
}

// general are names of files that say nothing of what is in them.
var general = []string{"openapi", "swagger", "api", "apis", "spec", "docs", "doc", "index", "schema", "main"}

// packageOf names the package of a document: by its file, or by the folder or the
// module where the file's name says nothing.
func packageOf(f Folder, spec string) string {
	names := []string{strings.TrimSuffix(filepath.Base(spec), filepath.Ext(spec)), filepath.Base(filepath.Dir(spec)), path.Base(f.Import("."))}
	for _, name := range names {
		made := goname.Package(name)
		if name != "." && name != ".." && !slices.Contains(general, strings.ToLower(name)) && made != "" && made != "main" {
			return made
		}
	}
	return "api"
}

// read finds out what the document is about. What is wrong with it is told when it
// is generated.
func (d *Document) read() {
	doc, _ := document.Load(d.Spec, document.Options{Lenient: true})
	if doc.Root == nil {
		return
	}
	if title := doc.Root.Get("info").Get("title"); title != nil {
		d.Title = strings.Join(strings.Fields(title.Text), " ")
	}
	has := func(name string) bool {
		n := doc.Root.Get(name)
		return n != nil && len(n.Members) > 0
	}
	role := ""
	if n := doc.Root.Get("x-bizgen-role"); n != nil {
		role = n.Text
	}
	d.Serves = role != "client" && has("paths")
	d.Receives = role != "server" && has("webhooks")
}
