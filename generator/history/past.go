package history

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
)

// past is what is known of the commits of a repository. Several documents ask for
// their commits, and a git for each of them costs more than reading them: one git
// tells of all files that are expected.
type past struct {
	mu       sync.Mutex
	expected map[string]bool
	lines    map[string]*line // by the commit that they begin after
	ends     []string         // of a shallow clone; nil before they are read
}

// A line is the commits that changed some files, the newest first.
type line struct {
	files   map[string]bool // by their paths in the repository
	changes []change
}

// A change is a commit with those of the files that it changed.
type change struct {
	Commit
	parent string // in its own line; "" where there is none
	files  []string
}

// Expect names files of the work tree that are going to be asked for, so that they
// are looked up together.
func (r *Repository) Expect(files []string) {
	r.past.mu.Lock()
	defer r.past.mu.Unlock()
	for _, file := range files {
		if rel, err := r.rel(file); err == nil {
			r.past.expect(rel)
		}
	}
}

func (p *past) expect(rel string) {
	if p.expected == nil {
		p.expected = map[string]bool{}
	}
	p.expected[rel] = true
}

// changes are those of at least the files.
func (r *Repository) changes(ctx context.Context, since string, files map[string]bool) ([]change, error) {
	p := &r.past
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.lines[since]; known != nil && known.tells(files) {
		return known.changes, nil
	}
	for file := range files {
		p.expect(file)
	}
	read, err := r.readLine(ctx, since, maps.Clone(p.expected))
	if err != nil {
		return nil, err
	}
	if p.lines == nil {
		p.lines = map[string]*line{}
	}
	p.lines[since] = read
	return read.changes, nil
}

// tells reports whether the line is of all of the files.
func (l *line) tells(files map[string]bool) bool {
	for file := range files {
		if !l.files[file] {
			return false
		}
	}
	return true
}

// readLine asks git. In its answer a commit stands between two control characters, and
// the files after it end with a zero byte each.
func (r *Repository) readLine(ctx context.Context, since string, files map[string]bool) (*line, error) {
	args := []string{"log", "--first-parent", "-m", "--no-renames", "--name-only", "-z", "--format=%x02%H %cI %P%x03", "HEAD"}
	if since != "" {
		args = append(args, "^"+since)
	}
	args = append(args, "--")
	for _, file := range slices.Sorted(maps.Keys(files)) {
		args = append(args, ":(literal,top)"+file)
	}
	out, err := run(ctx, r.root, args...)
	if err != nil {
		return nil, err
	}
	read := &line{files: files}
	for text := range strings.SplitSeq(string(out), "\x02") {
		head, rest, found := strings.Cut(text, "\x03")
		if !found {
			continue
		}
		fields := strings.Fields(head)
		date, _, _ := strings.Cut(fields[1], "T")
		c := change{Commit: Commit{Hash: fields[0], Date: date, Time: fields[1]}}
		if len(fields) > 2 {
			c.parent = fields[2]
		}
		for name := range strings.SplitSeq(rest, "\x00") {
			if name = strings.TrimPrefix(name, "\n"); name != "" {
				c.files = append(c.files, name)
			}
		}
		read.changes = append(read.changes, c)
	}
	return read, nil
}

// parent is that of a commit that a line has.
func (r *Repository) parent(commit string) (parent string, known bool) {
	r.past.mu.Lock()
	defer r.past.mu.Unlock()
	for _, l := range r.past.lines {
		for _, c := range l.changes {
			if c.Hash == commit {
				return c.parent, true
			}
		}
	}
	return "", false
}
