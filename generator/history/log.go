package history

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Commit is one that changed files.
type Commit struct {
	Hash string
	Date string // of the commit, where it was made: "2026-01-31"
	Time string // the same with its time, of RFC 3339: "2026-01-31T09:00:00+09:00"
}

// Log lists the commits that changed one of the files of the work tree, the newest
// first: those after since, or all. Of merges, the line that was merged into
// counts: a branch is told when it arrives, as one change.
func (r *Repository) Log(ctx context.Context, since string, files []string) ([]Commit, error) {
	wanted := map[string]bool{}
	for _, file := range files {
		rel, err := r.rel(file)
		if err != nil {
			return nil, err
		}
		wanted[rel] = true
	}
	changes, err := r.changes(ctx, since, wanted)
	if err != nil {
		return nil, err
	}
	var commits []Commit
	for _, c := range changes {
		if slices.ContainsFunc(c.files, func(file string) bool { return wanted[file] }) {
			commits = append(commits, c.Commit)
		}
	}
	return commits, nil
}

// Parent gives the commit before one, in its own line; "" when there is none.
func (r *Repository) Parent(ctx context.Context, commit string) (string, error) {
	if parent, known := r.parent(commit); known {
		return parent, nil
	}
	out, err := run(ctx, r.root, "rev-list", "--first-parent", "--max-count=2", commit)
	if err != nil {
		return "", err
	}
	hashes := strings.Fields(string(out))
	if len(hashes) < 2 {
		return "", nil
	}
	return hashes[1], nil
}

// Cut tells whether a commit is one that a shallow clone ends at: what was before it is
// not here.
func (r *Repository) Cut(ctx context.Context, commit string) (bool, error) {
	ends, err := r.ends(ctx)
	return slices.Contains(ends, commit), err
}

// ends are the commits that a shallow clone ends at. They are read once.
func (r *Repository) ends(ctx context.Context) ([]string, error) {
	r.past.mu.Lock()
	defer r.past.mu.Unlock()
	if r.past.ends != nil {
		return r.past.ends, nil
	}
	out, err := run(ctx, r.root, "rev-parse", "--git-path", "shallow")
	if err != nil {
		return nil, err
	}
	file := strings.TrimRight(string(out), "\r\n")
	if !filepath.IsAbs(file) {
		file = filepath.Join(r.root, filepath.FromSlash(file))
	}
	list, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	r.past.ends = append([]string{}, strings.Fields(string(list))...)
	return r.past.ends, nil
}
