package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/history"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/slice"
)

// A Comparison is what has changed between two versions of a document, and the
// side that the new one says its reader is on: Both when it does not say.
type Comparison struct {
	Findings []*diff.Finding
	Role     diff.Role
}

// Compare compares two documents: for those who call each other, and for code on
// top of the generated Go. With an error among the problems there is no comparison.
func Compare(old, current Job) (*Comparison, document.Problems) {
	var read [2]diff.Package
	var found [2]document.Problems
	each(2, func(i int) { read[i], found[i] = understand([]Job{old, current}[i], document.Options{}) })
	a, b, problems := read[0], read[1], append(found[0], found[1]...)
	if problems.HasErrors() {
		return nil, problems
	}
	return compared(a, b, findings(a, b)), problems
}

// CompareWith compares a document with what it was in a commit of its git
// repository. Places in that are spelt as git does: "main:spec/shop.yaml". A
// document that the commit does not have is a problem. The error is that of git.
func CompareWith(ctx context.Context, ref string, current Job) (*Comparison, document.Problems, error) {
	return compareWith(ctx, ref, current, current)
}

// compareWith compares with what the document was by the job of then.
func compareWith(ctx context.Context, ref string, old, current Job) (*Comparison, document.Problems, error) {
	from, err := history.Open(ctx, current.Spec)
	if err != nil {
		return nil, nil, err
	}
	defer from.Close()
	commit, err := from.Commit(ctx, ref)
	if err != nil {
		return nil, nil, err
	}
	a, problems, err := past(ctx, from, commit, ref, old)
	if err != nil {
		return nil, nil, err
	}
	b, more := understand(current, document.Options{})
	problems = append(problems, more...)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	found := findings(a, b)
	if current.Target == OapiCodegen { // whose identifiers are others
		found = diff.Documents(a.Document, b.Document)
	}
	return compared(a, b, found), problems, nil
}

// past reads a document as it was in a commit.
func past(ctx context.Context, from *history.Repository, commit, name string, job Job) (diff.Package, document.Problems, error) {
	tree := from.Tree(ctx, commit, name)
	spec := job.Spec
	if there, err := tree.Has(spec); err != nil {
		return diff.Package{}, nil, err
	} else if !there {
		return diff.Package{}, document.Problems{at(spec, fmt.Sprintf("the file is not in the commit %s; name a commit that has it", name))}, nil
	}
	p, _, problems, err := inTree(tree, job, understand)
	return p, problems, err
}

// inTree reads a document from a tree as far as is asked, and tells which files it is
// made of.
func inTree(tree *history.Tree, job Job, read func(Job, document.Options) (diff.Package, document.Problems)) (p diff.Package, files []string, problems document.Problems, err error) {
	if job.Spec, err = tree.Path(job.Spec); err != nil {
		return p, nil, nil, err
	}
	overlays := job.Overlays
	job.Overlays = nil
	for _, o := range overlays {
		path, err := tree.Path(o)
		if err != nil {
			return p, nil, nil, err
		}
		job.Overlays = append(job.Overlays, path)
	}
	var failed error
	p, problems = read(job, document.Options{Root: tree.Dir, Read: func(path string) ([]byte, error) {
		files = append(files, path)
		data, err := tree.Read(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
		return data, err
	}})
	for i := range problems {
		problems[i].Position.File = tree.Display(problems[i].Position.File)
		problems[i].Message = strings.ReplaceAll(problems[i].Message, tree.Dir+string(filepath.Separator), tree.Name+":")
	}
	p.Display = tree.Display
	return p, files, problems, failed
}

// understand goes as far as the plan of a document. Only errors are of interest:
// what is worth a warning is told when the document is generated.
func understand(job Job, opts document.Options) (diff.Package, document.Problems) {
	_, m, problems := meaning(job, opts)
	if len(problems) > 0 {
		return diff.Package{}, problems
	}
	pkg, found := plan.New(m, planOptions(job))
	if problems = faults(convert(found)); len(problems) > 0 {
		return diff.Package{}, problems
	}
	return diff.Package{Plan: pkg, Document: m}, nil
}

// meaning goes as far as what a document says, which is all that a changelog tells of.
func meaning(job Job, opts document.Options) (*document.Document, *model.Document, document.Problems) {
	opts.Lenient, opts.Overlays, opts.Unadvised = job.Lenient, job.Overlays, true
	doc, problems := document.Load(job.Spec, opts)
	if problems.HasErrors() {
		return nil, nil, faults(problems)
	}
	m, found := lower.Document(doc)
	if problems = faults(convert(found)); len(problems) > 0 {
		return nil, nil, problems
	}
	if problems = faults(convert(slice.Apply(m, job.Choice))); len(problems) > 0 {
		return nil, nil, problems
	}
	return doc, m, nil
}

// faults are the problems that are errors.
func faults(problems document.Problems) document.Problems {
	var list document.Problems
	for _, p := range problems {
		if p.Severity == document.Error {
			list = append(list, p)
		}
	}
	return list
}

func findings(a, b diff.Package) []*diff.Finding {
	return append(diff.Documents(a.Document, b.Document), diff.Packages(a, b)...)
}

// compared spells the places of findings.
func compared(a, b diff.Package, findings []*diff.Finding) *Comparison {
	c := &Comparison{Findings: findings, Role: role(b.Document)}
	for _, f := range c.Findings {
		f.Role = c.Role
		f.Old.File, f.New.File = a.Spell(f.Old.File), b.Spell(f.New.File)
	}
	return c
}

func role(m *model.Document) diff.Role {
	if m.Role == "" {
		return diff.Both
	}
	return diff.Role(m.Role)
}

// Earlier gives the text of a file as it was in a commit; nil where it was not there.
func Earlier(ctx context.Context, ref, file string) (text []byte, err error) {
	err = inCommit(ctx, ref, file, func(tree *history.Tree) (err error) {
		text, err = tree.Text(file)
		return err
	})
	return text, err
}

// inCommit looks at the files of a commit, of the repository that a file is in.
func inCommit(ctx context.Context, ref, file string, look func(*history.Tree) error) error {
	from, err := history.Open(ctx, file)
	if err != nil {
		return err
	}
	defer from.Close()
	commit, err := from.Commit(ctx, ref)
	if err != nil {
		return err
	}
	return look(from.Tree(ctx, commit, ref))
}

// asBefore finds what a job was before: its overlays and what it has chosen may have been
// others. Without one it was the same.
func asBefore(before []Job, job Job) Job {
	for _, same := range []func(o Job) bool{
		func(o Job) bool { return o.Spec == job.Spec && o.Out == job.Out },
		func(o Job) bool { return o.Spec == job.Spec },
	} {
		if k := slices.IndexFunc(before, same); k >= 0 {
			return before[k]
		}
	}
	return job
}

// CompareAll is CompareWith for several documents, each with what it was by the jobs of
// the commit. One that the commit does not have is new, which is a warning, and so is one
// that is not there any more. When they say different roles, it is Each.
func CompareAll(ctx context.Context, ref string, before, jobs []Job) (*Comparison, document.Problems, error) {
	all := &Comparison{}
	var problems document.Problems
	for _, old := range before {
		if !slices.ContainsFunc(jobs, func(j Job) bool { return j.Spec == old.Spec }) {
			problems = append(problems, warning(old.Spec, "the commit "+ref+" generates from this document, and nothing does now: it is not compared"))
		}
	}
	for _, job := range jobs {
		if is, err := isNew(ctx, ref, job); err != nil {
			return nil, problems, err
		} else if is {
			problems = append(problems, warning(job.Spec, "the file is not in the commit "+ref+": the document is new"))
			continue
		}
		c, more, err := compareWith(ctx, ref, asBefore(before, job), job)
		if problems = append(problems, more...); err != nil {
			return nil, problems, err
		}
		if c == nil {
			continue
		}
		all.Findings = append(all.Findings, c.Findings...)
		if all.Role == "" || all.Role == c.Role {
			all.Role = c.Role
		} else {
			all.Role = diff.Each
		}
	}
	if all.Role == "" {
		all.Role = diff.Both
	}
	return all, problems, nil
}

func isNew(ctx context.Context, ref string, job Job) (is bool, err error) {
	err = inCommit(ctx, ref, job.Spec, func(tree *history.Tree) error {
		there, err := tree.Has(job.Spec)
		is = !there
		return err
	})
	return is, err
}
