package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Tree is a folder to which files of one commit are brought as they are wanted.
type Tree struct {
	Dir  string // a temporary folder; the files stand in it as in the repository
	Name string // what the commit is called in places: "main", "HEAD~2"

	ctx    context.Context
	from   *Repository
	commit string
}

// Tree makes an empty one; Close removes it.
func (r *Repository) Tree(ctx context.Context, commit, name string) (*Tree, error) {
	dir, err := os.MkdirTemp("", "bizgen-*")
	if err != nil {
		return nil, err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return nil, err
	}
	return &Tree{Dir: dir, Name: name, ctx: ctx, from: r, commit: commit}, nil
}

// Close removes the folder.
func (t *Tree) Close() error { return os.RemoveAll(t.Dir) }

// Path is where a file of the work tree is in the tree.
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

// Fetch brings one file, given by its path in the tree. One that the commit has
// not got stays absent, which is for the reader to tell.
func (t *Tree) Fetch(path string) error {
	rel, err := filepath.Rel(t.Dir, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return nil // the reader refuses it
	}
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	found, err := t.from.find(t.ctx, t.commit, filepath.ToSlash(rel))
	if err != nil || !found.file() {
		return err
	}
	_, data, err := t.from.object(t.ctx, found.hash)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o666)
}

// Read gives the text of a file of the work tree as the commit has it; nil where it has
// none.
func (t *Tree) Read(file string) ([]byte, error) {
	path, err := t.Path(file)
	if err != nil {
		return nil, err
	}
	if err := t.Fetch(path); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
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
