package catalog

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/spec"
)

// Open reads a document, in English with its overlay, and hands it to use with the
// files that it is made of.
func Open(name, lang string, use func(doc *document.Document, files []string)) error {
	temp, err := os.MkdirTemp("", "bizgen-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if temp, err = filepath.EvalSymlinks(temp); err != nil {
		return err
	}
	from := unpacker{folder: temp}
	opts := document.Options{Root: temp, Fetch: from.fetch}
	file := filepath.Join(temp, filepath.FromSlash(name+".yaml"))
	if lang == "en" {
		opts.Overlays = []string{filepath.Join(temp, filepath.FromSlash(name+overlayEnd))}
	}
	doc, problems := document.Load(file, opts)
	switch {
	case from.failed != nil:
		return from.failed
	case problems.HasErrors():
		return fmt.Errorf("%s of the catalogue cannot be read, which is a fault of bizgen: %w", name, problems)
	}
	use(doc, from.files(doc))
	return nil
}

// An unpacker brings files of the catalogue to a folder as they are wanted.
type unpacker struct {
	folder string
	failed error
}

func (u *unpacker) name(file string) string {
	rel, err := filepath.Rel(u.folder, file)
	if err != nil {
		return file
	}
	return filepath.ToSlash(rel)
}

func (u *unpacker) fetch(file string) {
	data, err := spec.FS.ReadFile(u.name(file))
	if err != nil {
		return // absent, which is for the reader to tell
	}
	if err = os.MkdirAll(filepath.Dir(file), 0o700); err == nil {
		err = os.WriteFile(file, data, 0o600)
	}
	if err != nil {
		u.failed = err
	}
}

// files names what a document is made of, and behind it the overlays beside that.
func (u *unpacker) files(doc *document.Document) []string {
	var files, overlays []string
	for _, file := range doc.Files() {
		name := u.name(file)
		if strings.HasSuffix(name, overlayEnd) {
			continue
		}
		files = append(files, name)
		if overlay := strings.TrimSuffix(name, ".yaml") + overlayEnd; exists(overlay) {
			overlays = append(overlays, overlay)
		}
	}
	return slices.Concat(files, overlays)
}

func exists(name string) bool {
	_, err := fs.Stat(spec.FS, name)
	return err == nil
}
