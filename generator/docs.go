package generator

import (
	"bytes"
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/bizgen/bizgen/generator/docs"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/history"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/plan"
)

// A Chapter is a document of a site.
type Chapter struct {
	Job
	Import string // import path of the generated package, for samples
}

// A SiteJob is a site of documents to build.
type SiteJob struct {
	Title    string // of the front page; "" for the usual one
	Chapters []Chapter
	Changes  bool   // pages about changes are made of the history in git
	Explorer []byte // the program of pages that send requests; nil for a site without them
}

// WriteDocs makes a folder hold the files of a site. With an error among the problems
// nothing is written.
func WriteDocs(ctx context.Context, job SiteJob, dir string) (output.Report, document.Problems, error) {
	var folder *output.Site
	open := sync.OnceValue(func() (err error) {
		folder, err = output.OpenSite(dir)
		return err
	})
	problems, err := makeDocs(ctx, job, func(f docs.File) error {
		if err := open(); err != nil {
			return err
		}
		return folder.Add(output.File(f))
	})
	if folder == nil {
		return output.Report{Dir: dir}, problems, err
	}
	if err != nil || ctx.Err() != nil {
		folder.Abandon()
		return output.Report{Dir: dir}, problems, cmp.Or(err, context.Cause(ctx))
	}
	report, err := folder.Publish()
	return report, problems, err
}

// Docs makes the files of a site, by name. It writes nothing. With an error among the
// problems there are no files.
func Docs(ctx context.Context, job SiteJob) ([]output.File, document.Problems, error) {
	var mu sync.Mutex
	var files []output.File
	problems, err := makeDocs(ctx, job, func(f docs.File) error {
		mu.Lock()
		defer mu.Unlock()
		files = append(files, output.File{Name: f.Name, Data: bytes.Clone(f.Data)})
		return nil
	})
	slices.SortFunc(files, func(a, b output.File) int { return strings.Compare(a.Name, b.Name) })
	return files, problems, err
}

// makeDocs hands the files of a site to take, several at a time.
func makeDocs(ctx context.Context, job SiteJob, take func(docs.File) error) (document.Problems, error) {
	site := &docs.Site{Title: job.Title, Explorer: job.Explorer, Documents: make([]*docs.Document, len(job.Chapters))}
	found := make([]document.Problems, len(job.Chapters))
	past := &repositories{ctx: ctx, jobs: job.Chapters, byFolder: map[string]*history.Repository{}, byRoot: map[string]*history.Repository{}}
	defer past.close()
	each(len(job.Chapters), func(i int) {
		if ctx.Err() == nil {
			site.Documents[i], found[i] = chapter(ctx, job.Chapters[i], job.Changes, past)
		}
	})
	problems := slices.Concat(found...)
	problems.Sort()
	problems = once(slices.Compact(problems))
	if problems.HasErrors() || ctx.Err() != nil {
		return problems, context.Cause(ctx)
	}
	// A flow may lead into another document of the site.
	for _, language := range docs.Languages {
		var models []*model.Document
		for _, d := range site.Documents {
			models = append(models, d.Editions[language].Model)
		}
		problems = append(problems, convert(lower.Link(models))...)
	}
	if problems.Sort(); problems.HasErrors() {
		return slices.Compact(problems), nil
	}
	more, err := docs.Build(site, take)
	return append(problems, more...), err
}

// once leaves out what was said in the same words of another document as a whole, such as
// that the clone of all of them is shallow.
func once(problems document.Problems) document.Problems {
	said := map[string]bool{}
	return slices.DeleteFunc(problems, func(p document.Problem) bool {
		if p.Severity != document.Warning || p.Position.Line != 1 || p.Position.Column != 1 {
			return false
		}
		again := said[p.Message]
		said[p.Message] = true
		return again
	})
}

// chapter reads a document in each language.
func chapter(ctx context.Context, c Chapter, changes bool, past *repositories) (*docs.Document, document.Problems) {
	d := &docs.Document{
		Name: c.Package, Group: filepath.Base(filepath.Dir(absolute(c.Spec))), Import: c.Import, Editions: map[string]docs.Edition{},
	}
	var problems document.Problems
	for i, language := range docs.Languages {
		// A language without overlays has the texts as they stand.
		tree, found := document.Load(c.Spec, document.Options{Lenient: c.Lenient, Overlays: c.Overlays, Translation: language, Unadvised: true})
		if found.HasErrors() {
			return nil, append(problems, faults(found)...)
		}
		m, lowered := lower.Document(tree)
		if problems = append(problems, faults(convert(lowered))...); problems.HasErrors() {
			return nil, problems
		}
		d.Editions[language] = docs.Edition{Tree: tree, Model: m}
		if i == 0 {
			pkg, planned := plan.New(m, planOptions(c.Job))
			if problems = append(problems, faults(convert(planned))...); problems.HasErrors() {
				return nil, problems
			}
			d.Plan = pkg
			d.Sources = sourcesOf(tree)
			d.Role = role(m)
		}
	}
	if changes {
		problems = append(problems, readLog(ctx, c.Job, d, past)...)
	}
	return d, problems
}

// readLog reads the history of a document. A document without one has no changes to
// tell of, which is worth a warning.
func readLog(ctx context.Context, job Job, d *docs.Document, past *repositories) document.Problems {
	var known []string
	for _, file := range d.Editions[docs.Languages[0]].Tree.Files() {
		known = append(known, absolute(file))
	}
	from, err := past.of(job.Spec)
	var log *Changelog
	if err == nil {
		log, err = logFrom(ctx, from, "", job, known)
	}
	if err != nil {
		return document.Problems{warning(job.Spec, "no changelog: "+err.Error())}
	}
	d.Log, d.Passages = log.Entries, log.passages
	return log.Warnings(job.Spec)
}

// sourcesOf are the files that a document was read from, by paths below the folder
// that has all of them.
func sourcesOf(tree *document.Document) []docs.File {
	var paths []string
	folder := ""
	for _, p := range tree.Files() {
		if tree.Text(p) == nil {
			continue
		}
		abs := absolute(p)
		paths = append(paths, abs)
		if folder == "" {
			folder = filepath.Dir(abs)
		}
		for folder != filepath.Dir(folder) && !inside(folder, abs) {
			folder = filepath.Dir(folder)
		}
	}
	var out []docs.File
	for i, p := range paths {
		rel, err := filepath.Rel(folder, p)
		if err != nil {
			rel = filepath.Base(p)
		}
		out = append(out, docs.File{Name: filepath.ToSlash(rel), Data: tree.Text(tree.Files()[i])})
	}
	return out
}

func inside(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// absolute is a path from the root, where there is one.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
