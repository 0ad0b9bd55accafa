// Package docs makes a site of documents for those who are to call or to serve
// them: static pages in Korean and English that need no network and, to be read,
// no JavaScript. It reads the model, and the tree of the document for what the
// model leaves out; it writes nothing, and knows no emitter.
package docs

import (
	"sync"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// Languages are those that a site has, the one of its front page first.
var Languages = []string{"ko", "en"}

// A File is one file of a site.
type File struct {
	Name string // relative to the folder, with slashes: "en/options/index.html"
	Data []byte
}

// A Site is what pages are made of.
type Site struct {
	Title     string // "" for the words of the catalogue
	Documents []*Document
	Explorer  []byte // the program of the pages that send requests; nil for a site without them
}

// A Document is one OpenAPI document in each language.
type Document struct {
	Name     string             // of its folder in the site, and of its Go package
	Group    string             // whose it is: the folder that it lies in
	Import   string             // import path of its generated package
	Editions map[string]Edition // by language: all of [Languages]
	Plan     *plan.Package
	Log      []diff.Entry         // the newest first; nil without a history
	Passages map[string][]Passage // what the log tells of, by commit
	Role     diff.Role            // of those who read the log
	Sources  []File               // the document and the files it refers to, by their paths beside each other

	once  sync.Once
	types map[string]*plan.Type // of Plan, by name
}

// An Edition is a document with its texts in one language.
type Edition struct {
	Tree  *document.Document
	Model *model.Document
}

// A Passage is a part of a document as it was and as it is; nil where it was not there.
type Passage struct {
	Pointer  string // as the model spells it: "#/paths/~1orders/post"
	Old, New *document.Node
}

// Build makes the files of a site and hands each to take, in no order and several at a
// time; take keeps nothing of their data. The same documents give the same bytes. The
// problems are warnings: of what a page can only show with a fault, such as an example
// that its schema refuses.
func Build(site *Site, take func(File) error) (document.Problems, error) {
	templates, err := parse()
	if err != nil {
		return nil, err
	}
	b := &builder{site: site, templates: templates, take: take, taken: map[string]bool{}}
	for _, d := range site.Documents {
		for _, language := range Languages {
			b.books = append(b.books, b.newBook(d, language))
		}
	}
	var wait sync.WaitGroup
	for _, k := range b.books {
		wait.Go(func() { k.write() })
	}
	wait.Wait()
	for _, language := range Languages {
		b.portal(language, b.books)
	}
	b.search(b.books)
	b.assets()
	b.explorer()
	b.problems.Sort()
	return b.problems, b.err
}
