package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// A Tree is the files of one commit, by the paths that they have in the work tree.
type Tree struct {
	Dir  string // the folder of the work tree
	Name string // what the commit is called in places: "main", "HEAD~2"

	ctx    context.Context
	from   *Repository
	commit string
}

// Tree gives that of a commit.
func (r *Repository) Tree(ctx context.Context, commit, name string) *Tree {
	return &Tree{Dir: r.root, Name: name, ctx: ctx, from: r, commit: commit}
}

// Path is what the tree calls a file of the work tree.
func (t *Tree) Path(file string) (string, error) {
	rel, err := t.from.rel(file)
	return filepath.Join(t.Dir, filepath.FromSlash(rel)), err
}

// Has tells whether the commit has a file of the work tree.
func (t *Tree) Has(file string) (bool, error) {
	rel, err := t.from.rel(file)
	if err != nil {
		return false, err
	}
	found, err := t.from.find(t.ctx, t.commit, rel)
	return found != entry{}, err
}

// Read gives the content of a file by its path in the tree. One that the commit has not
// got is [fs.ErrNotExist].
func (t *Tree) Read(path string) ([]byte, error) {
	rel, err := filepath.Rel(t.Dir, path)
	if err != nil || !filepath.IsLocal(rel) {
		return nil, fs.ErrNotExist
	}
	found, err := t.from.find(t.ctx, t.commit, filepath.ToSlash(rel))
	if err != nil {
		return nil, err
	}
	if !found.file() {
		return nil, fs.ErrNotExist
	}
	return t.from.content(t.ctx, found.hash)
}

// Text gives the content of a file of the work tree as the commit has it; nil where it
// has none.
func (t *Tree) Text(file string) ([]byte, error) {
	path, err := t.Path(file)
	if err != nil {
		return nil, err
	}
	data, err := t.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Display is the path of a file in the tree as git spells it: "main:spec/shop.yaml".
func (t *Tree) Display(path string) string {
	rel, err := filepath.Rel(t.Dir, path)
	if err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return fmt.Sprintf("%s:%s", t.Name, filepath.ToSlash(rel))
}
