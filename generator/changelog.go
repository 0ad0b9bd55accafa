package generator

import (
	"context"
	"errors"
	"slices"

	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/docs"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/history"
)

// A Changelog is what has become of a document, commit by commit, the newest first.
type Changelog struct {
	Title   string
	Role    diff.Role
	Entries []diff.Entry
	Cut     string // the commit that a shallow clone ends at, with the document in it; else ""

	passages map[string][]docs.Passage // what has changed, before and after, by commit
}

// Warnings says what a changelog of the document does not tell.
func (c *Changelog) Warnings(spec string) document.Problems {
	if c.Cut == "" {
		return nil
	}
	return document.Problems{warning(spec, "the clone is shallow: what was before "+c.Cut[:7]+" is not told; run git fetch --unshallow")}
}

// Log makes the changelog of a document from the commits of its git repository that
// changed it or a file that it refers to: those after since, or all. What changed
// for code on top of the generated Go is left out. The error is that of git.
func Log(ctx context.Context, since string, job Job) (*Changelog, error) {
	from, err := history.Open(ctx, job.Spec)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	return logFrom(ctx, from, since, job, nil)
}

// logFrom is Log with a repository that is open, and files that are known to count.
func logFrom(ctx context.Context, from *history.Repository, since string, job Job, known []string) (_ *Changelog, err error) {
	if since != "" {
		if since, err = from.Commit(ctx, since); err != nil {
			return nil, err
		}
	}
	l := &log{ctx: ctx, from: from, job: job, since: since, known: known, versions: map[string]version{}}
	commits, err := l.commits()
	if err != nil {
		return nil, err
	}
	if len(commits) == 0 && since == "" {
		return nil, errors.New(job.Spec + " has no history in git; commit it first")
	}
	return l.entries(commits)
}

type log struct {
	ctx      context.Context
	from     *history.Repository
	job      Job
	since    string
	known    []string           // files that the document is made of now
	versions map[string]version // by commit
}

// A version is a document as it was in a commit.
type version struct {
	diff.Package
	tree     *document.Document
	absent   bool
	problems document.Problems
	files    []string
}

// commits finds those that count. Each version may refer to files that no later
// one does, whose commits count then.
func (l *log) commits() ([]history.Commit, error) {
	files := slices.Concat([]string{l.job.Spec}, l.job.Overlays, l.known)
	for {
		commits, err := l.from.Log(l.ctx, l.since, files)
		if err != nil {
			return nil, err
		}
		known := len(files)
		for _, c := range commits {
			v, err := l.version(c.Hash)
			if err != nil {
				return nil, err
			}
			for _, file := range v.files {
				if !slices.Contains(files, file) {
					files = append(files, file)
				}
			}
		}
		if len(files) == known {
			return commits, nil
		}
	}
}

func (l *log) version(commit string) (version, error) {
	if v, known := l.versions[commit]; known {
		return v, nil
	}
	v, err := l.read(commit)
	if err != nil {
		return version{}, err
	}
	l.versions[commit] = v
	return v, nil
}

func (l *log) read(commit string) (version, error) {
	tree := l.from.Tree(l.ctx, commit, commit[:min(len(commit), 7)])
	if there, err := tree.Has(l.job.Spec); err != nil || !there {
		return version{absent: true}, err
	}
	var v version
	var err error
	v.Package, v.files, v.problems, err = inTree(tree, l.job, func(job Job, opts document.Options) (diff.Package, document.Problems) {
		doc, m, problems := meaning(job, opts)
		v.tree = doc
		return diff.Package{Document: m}, problems
	})
	return v, err
}

// before is the last version that could be read before the commits.
func (l *log) before(commits []history.Commit) (version, error) {
	if len(commits) == 0 {
		return version{absent: true}, nil
	}
	for commit := commits[len(commits)-1].Hash; ; {
		parent, err := l.from.Parent(l.ctx, commit)
		if err != nil || parent == "" {
			return version{absent: true}, err
		}
		v, err := l.version(parent)
		if err != nil || v.absent || v.Document != nil {
			return v, err
		}
		commit = parent
	}
}

// cut is the oldest of the commits where a shallow clone ends at it: then nobody can say
// whether the document was new in it.
func (l *log) cut(commits []history.Commit) (string, error) {
	if len(commits) == 0 {
		return "", nil
	}
	oldest := commits[len(commits)-1].Hash
	if ends, err := l.from.Cut(l.ctx, oldest); err != nil || !ends {
		return "", err
	}
	return oldest, nil
}

// entries compares each version with the one before.
func (l *log) entries(commits []history.Commit) (*Changelog, error) {
	before, err := l.before(commits)
	if err != nil {
		return nil, err
	}
	c := &Changelog{Role: diff.Both, passages: map[string][]docs.Passage{}}
	if c.Cut, err = l.cut(commits); err != nil {
		return nil, err
	}
	unsure := c.Cut != ""
	for _, commit := range slices.Backward(commits) {
		v, err := l.version(commit.Hash)
		if err != nil {
			return nil, err
		}
		entry := diff.Entry{Date: commit.Date, Time: commit.Time, Commit: commit.Hash}
		switch {
		case v.absent:
			entry.Gone = true
		case len(v.problems) > 0:
			entry.Unreadable = v.problems[0].Error()
		default:
			c.Title, c.Role = v.Document.Title, role(v.Document)
			entry.Version = v.Document.Version
			entry.First = before.Document == nil && !unsure
			if before.Document != nil {
				findings := diff.Documents(before.Document, v.Document)
				c.passages[commit.Hash] = passages(before.tree, v.tree, findings)
				entry.Findings = compared(before.Package, v.Package, findings).Findings
			}
		}
		if entry.First || entry.Gone && before.Document != nil || entry.Unreadable != "" || len(entry.Findings) > 0 {
			c.Entries = append(c.Entries, entry)
		}
		if v.absent || v.Document != nil {
			before, unsure = v, false
		}
	}
	slices.Reverse(c.Entries)
	return c, nil
}
