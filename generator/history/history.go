// Package history reads earlier versions of files from git. It runs the git that
// is installed, changes nothing in the repository, and checks nothing out.
package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Repository is a git work tree. Whoever opens it closes it.
type Repository struct {
	root    string
	past    past
	objects objects
}

// Open finds the repository that a file is in. The file need not exist.
func Open(ctx context.Context, file string) (*Repository, error) {
	folder, err := existing(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	out, err := run(ctx, folder, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root, err := filepath.EvalSymlinks(filepath.FromSlash(strings.TrimRight(string(out), "\r\n")))
	return &Repository{root: root}, err
}

// Root is the folder of the work tree.
func (r *Repository) Root() string { return r.root }

// existing is the folder, or the nearest above it that is there.
func existing(folder string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	for {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder, nil
		}
		above := filepath.Dir(folder)
		if above == folder {
			return folder, nil
		}
		folder = above
	}
}

// Commit resolves what a user calls a commit: a branch, a tag, HEAD~2, a hash.
func (r *Repository) Commit(ctx context.Context, ref string) (string, error) {
	out, err := run(ctx, r.root, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		if errors.Is(err, errMissing) {
			return "", err
		}
		return "", fmt.Errorf("git knows no commit %q; name a branch, a tag or a hash (in CI, fetch it: a shallow clone has the last commit only)", ref)
	}
	return strings.TrimSpace(string(out)), nil
}

// rel is the path of a file in the repository, with slashes.
func (r *Repository) rel(file string) (string, error) {
	folder, err := existing(filepath.Dir(file))
	if err != nil {
		return "", err
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	below, err := filepath.Rel(folder, abs)
	if err != nil {
		return "", err
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(r.root, filepath.Join(folder, below))
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", fmt.Errorf("%s is not in the git repository of the document", file)
	}
	return filepath.ToSlash(rel), nil
}

var errMissing = errors.New("git is not there; install it, or compare two files")

func command(ctx context.Context, folder string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", folder, "--no-pager", "-c", "core.quotePath=false", "-c", "log.showRoot=true"}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	return cmd
}

// run runs git in a folder and gives what it prints.
func run(ctx context.Context, folder string, args ...string) ([]byte, error) {
	cmd := command(ctx, folder, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errMissing
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		if text := strings.TrimSpace(strings.TrimPrefix(stderr.String(), "fatal: ")); text != "" {
			first, _, _ := strings.Cut(text, "\n")
			return nil, fmt.Errorf("git: %s", first)
		}
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return stdout.Bytes(), nil
}
