package document

import (
	"path/filepath"
	"strings"
)

// translation is the overlay with the texts of a file in the language that is
// wanted; "" when there is none.
func (d *Document) translation(f *file) string {
	if d.language == "" || f.root == nil {
		return ""
	}
	name := Translation(f.display, d.language)
	if !d.source.has(name) {
		return ""
	}
	return name
}

// Translation is how the overlay with a file's texts in a language is called.
func Translation(path, language string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + "." + language + ".overlay.yaml"
}

// translate gives a file that is referred to its texts in the language that is wanted.
func (d *Document) translate(f *file) {
	if name := d.translation(f); name != "" {
		f.problems = append(f.problems, d.lay(f, []string{name})...)
	}
}
