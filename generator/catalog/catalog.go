// Package catalog has the documents that come with bizgen, those of package spec:
// which there are, what they are about, and their files. It knows nothing of what
// is generated from them.
package catalog

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/spec"
)

// overlayEnd is how the name of an overlay with English texts ends.
const overlayEnd = ".en.overlay.yaml"

// shared is the folder of what documents refer to, and are not themselves.
const shared = "common"

// A Text is one in both languages of the catalogue.
type Text struct {
	KO string `json:"ko"`
	EN string `json:"en"`
}

// In gives the text in a language: "ko", else English.
func (t Text) In(lang string) string {
	if lang == "ko" {
		return t.KO
	}
	return t.EN
}

// An Entry is a document of the catalogue.
type Entry struct {
	Name   string   `json:"name"` // "kakao/oneclick"
	Title  Text     `json:"title"`
	Role   string   `json:"role"`   // of its reader: server, client, or "" for both
	Serves Text     `json:"serves"` // who answers the calls of its paths
	Calls  Text     `json:"calls"`
	Files  []string `json:"files"` // that it is made of, as spec.FS names them; overlays come last
}

// Names lists the documents, sorted.
func Names() []string {
	files, _ := fs.Glob(spec.FS, "*/*.yaml") // the pattern is a good one
	var names []string
	for _, file := range files {
		if path.Dir(file) != shared && !strings.HasSuffix(file, overlayEnd) {
			names = append(names, strings.TrimSuffix(file, ".yaml"))
		}
	}
	return names
}

// List describes all documents, in the order of their names.
func List() ([]Entry, error) {
	names := Names()
	entries, errs := make([]Entry, len(names)), make([]error, len(names))
	var wait sync.WaitGroup
	for i, name := range names {
		wait.Go(func() { entries[i], errs[i] = Describe(name) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// Describe describes one document.
func Describe(name string) (e Entry, err error) {
	err = Open(name, "ko", func(doc *document.Document, files []string) {
		e = Entry{Name: name, Title: Text{KO: Title(doc)}, Role: text(doc.Root.Get("x-bizgen-role")), Files: files}
		e.Serves, e.Calls = parties(doc.Root, e.Role)
	})
	if err != nil {
		return e, err
	}
	return e, Open(name, "en", func(doc *document.Document, _ []string) { e.Title.EN = Title(doc) })
}

// parties are who serves the paths of a document and who calls them. Where the
// document does not say which side its reader is on, x-parties says who calls.
func parties(root *document.Node, role string) (serves, calls Text) {
	p := root.Get("x-parties")
	you := Text{text(p.Get("you")), text(p.Get("you-en"))}
	other := Text{text(p.Get("other")), text(p.Get("other-en"))}
	if role == "client" || text(p.Get("calls")) == "you" {
		return other, you
	}
	return you, other
}

// Title is what a document is called.
func Title(doc *document.Document) string { return text(doc.Root.Get("info").Get("title")) }

func text(n *document.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

// Find gives the name of a document that a user has named, perhaps as a file.
func Find(name string) (string, error) {
	name = strings.TrimSuffix(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "spec/"), ".yaml")
	names := Names()
	if slices.Contains(names, name) {
		return name, nil
	}
	var near []string
	for _, known := range names {
		if path.Base(known) == path.Base(name) {
			near = append(near, known)
		}
	}
	if len(near) > 0 {
		return "", fmt.Errorf("the catalogue has no %q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return "", fmt.Errorf("the catalogue has no %q; bizgen catalog list shows what it has", name)
}

// Source gives the text of a document.
func Source(name string) ([]byte, error) { return spec.FS.ReadFile(name + ".yaml") }
