package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// A Report says how a folder differs from the files it should hold. The lists
// are sorted and name files as [File.Name] does.
type Report struct {
	Dir      string
	Missing  []string // not there yet
	Stale    []string // there, with another text
	Orphaned []string // written by an earlier run, no longer generated

	want, have map[string][]byte
	shared     bool
	header     string   // of files below that may be left over
	below      []string // folders that they may be in
}

// An Option changes what a folder may hold.
type Option func(*Report)

// Shared lets a folder hold Go files of others beside ours, as that of oapi-codegen's
// output does; what that tool has written is replaced by a file of the same name.
func Shared(r *Report) { r.shared = true }

// Below names folders of the folder that files with a header of their own may be left
// in by an earlier run. Other files there are another package's.
func Below(header string, folders ...string) Option {
	return func(r *Report) { r.header, r.below = header, folders }
}

// Clean reports whether the folder holds exactly the files.
func (r Report) Clean() bool { return r.Differences() == 0 }

// Differences counts the files that would be written or removed.
func (r Report) Differences() int {
	return len(r.Missing) + len(r.Stale) + len(r.Orphaned)
}

// Path names a file of the folder as a user would: from where the user stands.
func (r Report) Path(name string) string {
	return filepath.Join(r.Dir, filepath.FromSlash(name))
}

// Patch shows what is different in the stale files, as a unified diff that
// leads from the folder to the generated code.
func (r Report) Patch() []byte {
	var b bytes.Buffer
	for _, name := range r.Stale {
		p := strings.TrimPrefix(filepath.ToSlash(r.Path(name)), "/")
		b.Write(diff.Diff("a/"+p, r.have[name], "b/"+p, r.want[name]))
	}
	return b.Bytes()
}

// WholePatch is Patch with the files that are missing and those that are orphaned.
// It reads the latter.
func (r Report) WholePatch() ([]byte, error) {
	var b bytes.Buffer
	for _, name := range slices.Sorted(slices.Values(slices.Concat(r.Missing, r.Stale, r.Orphaned))) {
		p := strings.TrimPrefix(filepath.ToSlash(r.Path(name)), "/")
		from, to := "a/"+p, "b/"+p
		have, want := r.have[name], r.want[name]
		switch {
		case have == nil && want != nil:
			from = "/dev/null"
		case want == nil:
			var err error
			if have, err = r.text(name, true); err != nil {
				return nil, err
			}
			to = "/dev/null"
		}
		b.Write(diff.Diff(from, have, to, want))
	}
	return b.Bytes(), nil
}

// A ForeignError lists files that bizgen did not write where it should write.
type ForeignError struct {
	Files []string // as the user would name them, sorted
}

// ForeignMessage says of one foreign file what is wrong and what to do.
const ForeignMessage = "not written by bizgen; choose an empty folder, or move the file"

// Error has one line for each file.
func (e *ForeignError) Error() string {
	lines := make([]string, len(e.Files))
	for i, file := range e.Files {
		lines[i] = file + ":1:1: " + ForeignMessage
	}
	return strings.Join(lines, "\n")
}

// Diff compares the folder with the files and changes nothing. A folder that
// does not exist is an empty one. The error is a [*ForeignError] when the
// folder holds Go files, other than tests, that bizgen did not write, or, where it is
// [Shared], that stand in the way of ours.
func Diff(dir string, files []File, opts ...Option) (Report, error) {
	r := Report{Dir: dir, have: map[string][]byte{}}
	for _, opt := range opts {
		opt(&r)
	}
	var err error
	if r.want, err = index(files); err != nil {
		return r, err
	}
	var foreign []string
	for _, folder := range folders(r.want) {
		more, err := r.read(folder)
		if err != nil {
			return r, err
		}
		foreign = append(foreign, more...)
	}
	if err := r.leftOver(); err != nil {
		return r, err
	}
	if len(foreign) > 0 {
		slices.Sort(foreign)
		return r, &ForeignError{Files: foreign}
	}
	for _, name := range slices.Sorted(maps.Keys(r.want)) {
		have, exists := r.have[name]
		switch {
		case !exists:
			r.Missing = append(r.Missing, name)
		case !bytes.Equal(have, r.want[name]):
			r.Stale = append(r.Stale, name)
		}
	}
	slices.Sort(r.Orphaned)
	return r, nil
}

// folders lists the folders that hold the files, "." among them. No other is
// ever looked into: what lies deeper is another package's.
func folders(texts map[string][]byte) []string {
	set := map[string]bool{".": true}
	for name := range texts {
		set[path.Dir(name)] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// read notes what one folder holds and returns the paths of foreign files.
func (r *Report) read(folder string) (foreign []string, err error) {
	entries, err := os.ReadDir(r.Path(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		_, wanted := r.want[name]
		if !wanted && !isSource(entry) {
			continue
		}
		have, err := r.text(name, wanted)
		switch {
		case errors.Is(err, fs.ErrNotExist): // removed since, by another run
		case err != nil:
			return nil, err
		case wanted && (ours(have) || r.shared && oapiCodegens(have)):
			r.have[name] = have
		case ours(have):
			r.Orphaned = append(r.Orphaned, name)
		case wanted || !r.shared && !strings.HasSuffix(name, "_test.go"):
			foreign = append(foreign, r.Path(name))
		}
	}
	return foreign, nil
}

// leftOver notes files below that an earlier run has put there and this one does not
// want any of.
func (r *Report) leftOver() error {
	for _, folder := range r.below {
		if slices.Contains(folders(r.want), folder) {
			continue // all of it has been read
		}
		entries, err := os.ReadDir(r.Path(folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		for _, entry := range entries {
			name := path.Join(folder, entry.Name())
			if !isSource(entry) || !entry.Type().IsRegular() {
				continue
			}
			have, err := r.text(name, true)
			if err != nil {
				return err
			}
			if bytes.HasPrefix(have, []byte(r.header)) {
				r.Orphaned = append(r.Orphaned, name)
			}
		}
	}
	return nil
}

// isSource reports whether the go command would take the entry for a Go file.
func isSource(entry fs.DirEntry) bool {
	name := entry.Name()
	return !entry.IsDir() && strings.HasSuffix(name, ".go") && name[0] != '.' && name[0] != '_'
}

// text reads a file: all of it, or just enough to see whose it is.
func (r *Report) text(name string, all bool) ([]byte, error) {
	info, err := os.Stat(r.Path(name))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file; move it, or choose another folder", r.Path(name))
	}
	f, err := os.Open(r.Path(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if all {
		return io.ReadAll(f)
	}
	return io.ReadAll(io.LimitReader(f, int64(len(Header)+1)))
}
