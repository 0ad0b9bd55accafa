package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// objects answers for what a repository holds, by one git that runs until the end:
// a git for every file of every version is most of what a history costs.
type objects struct {
	mu    sync.Mutex
	cmd   *exec.Cmd
	ask   io.WriteCloser
	hear  *bufio.Reader
	trees map[string]map[string]entry // folders, by what they were asked for as
	files map[string][]byte           // by hash: versions and documents have files in common
}

// An entry is what a folder has by a name.
type entry struct{ mode, hash string }

func (e entry) file() bool   { return strings.HasPrefix(e.mode, "100") } // and no link
func (e entry) folder() bool { return e.mode == "40000" }

// Close ends what was started for the repository.
func (r *Repository) Close() error {
	o := &r.objects
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.cmd == nil {
		return nil
	}
	err := errors.Join(o.ask.Close(), o.cmd.Wait())
	o.cmd = nil
	return err
}

// find gives what a commit has at a path; a zero entry is nothing.
func (r *Repository) find(ctx context.Context, commit, path string) (entry, error) {
	at, folder := entry{}, commit+"^{tree}"
	for name := range strings.SplitSeq(path, "/") {
		if folder == "" {
			return entry{}, nil
		}
		entries, err := r.folder(ctx, folder)
		if err != nil {
			return entry{}, err
		}
		if at, folder = entries[name], ""; at.folder() {
			folder = at.hash
		}
	}
	return at, nil
}

// folder reads a tree of git: for each entry its mode, its name and the bytes of its
// hash.
func (r *Repository) folder(ctx context.Context, name string) (map[string]entry, error) {
	r.objects.mu.Lock()
	entries, known := r.objects.trees[name]
	r.objects.mu.Unlock()
	if known {
		return entries, nil
	}
	hash, data, err := r.object(ctx, name)
	if err != nil {
		return nil, err
	}
	entries = map[string]entry{}
	for size := len(hash) / 2; len(data) > 0; {
		head, rest, found := bytes.Cut(data, []byte{0})
		mode, file, _ := strings.Cut(string(head), " ")
		if !found || len(rest) < size {
			return nil, fmt.Errorf("git: the folder %s is cut short", hash)
		}
		entries[file] = entry{mode, fmt.Sprintf("%x", rest[:size])}
		data = rest[size:]
	}
	r.objects.mu.Lock()
	defer r.objects.mu.Unlock()
	if r.objects.trees == nil {
		r.objects.trees = map[string]map[string]entry{}
	}
	r.objects.trees[name] = entries
	return entries, nil
}

// content reads a file of git.
func (r *Repository) content(ctx context.Context, hash string) ([]byte, error) {
	r.objects.mu.Lock()
	data, known := r.objects.files[hash]
	r.objects.mu.Unlock()
	if known {
		return data, nil
	}
	_, data, err := r.object(ctx, hash)
	if err != nil {
		return nil, err
	}
	r.objects.mu.Lock()
	defer r.objects.mu.Unlock()
	if r.objects.files == nil {
		r.objects.files = map[string][]byte{}
	}
	r.objects.files[hash] = data
	return data, nil
}

// object gives the hash and the content of an object.
func (r *Repository) object(ctx context.Context, name string) (hash string, data []byte, err error) {
	o := &r.objects
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.cmd == nil {
		if err := o.start(ctx, r.root); err != nil {
			return "", nil, err
		}
	}
	defer func() {
		if err != nil && ctx.Err() != nil {
			err = ctx.Err()
		}
	}()
	if _, err := io.WriteString(o.ask, name+"\n"); err != nil {
		return "", nil, err
	}
	line, err := o.hear.ReadString('\n')
	if err != nil {
		return "", nil, fmt.Errorf("git does not answer: %w", err)
	}
	fields := strings.Fields(line) // hash, kind and size
	if len(fields) != 3 {
		return "", nil, fmt.Errorf("git: %s", strings.TrimSpace(line))
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return "", nil, fmt.Errorf("git: %s", strings.TrimSpace(line))
	}
	data = make([]byte, size+1) // and the end of the line
	_, err = io.ReadFull(o.hear, data)
	return fields[0], data[:size], err
}

func (o *objects) start(ctx context.Context, root string) (err error) {
	cmd := command(ctx, root, "cat-file", "--batch")
	if o.ask, err = cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return errMissing
		}
		return err
	}
	o.cmd, o.hear = cmd, bufio.NewReader(out)
	return nil
}
