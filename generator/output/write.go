package output

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// staging is how the folder that new files wait in is named. The go command
// and a later run both know it by the dot.
const staging = ".bizgen-"

// Write makes the folder hold exactly the files: it adds what is missing,
// replaces what is stale and removes what is orphaned; the report says which.
// Hand-written tests and everything that is not Go source stay as they are,
// and so does every file that is up to date already.
//
// Everything is first written beside the old code and synced, and moved into
// place when it is whole: a reader, or a run killed at any moment, finds each
// file old or new, never half. With an error nothing has been replaced, unless
// the system failed in the middle of the moving.
func Write(dir string, files []File, opts ...Option) (Report, error) {
	r, err := Diff(dir, files, opts...)
	if err != nil || r.Clean() {
		return r, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return r, err
	}
	unlock, err := lock(dir)
	if err != nil {
		return r, err
	}
	defer unlock()
	// Another run may have been at work until the lock was ours.
	if r, err = Diff(dir, files, opts...); err != nil || r.Clean() {
		return r, err
	}
	return r, r.replace()
}

// replace brings the differences to disk. The caller holds the lock.
func (r Report) replace() error {
	if err := removeAbandoned(r.Dir); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(r.Dir, staging+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)

	names := slices.Concat(r.Missing, r.Stale)
	if err := r.stage(temp, names); err != nil {
		return err
	}
	if err := r.move(temp, names); err != nil {
		return err
	}
	for _, folder := range folders(r.want) {
		syncFolder(r.Path(folder))
	}
	return nil
}

// removeAbandoned clears away what killed runs have left. The lock is held, so
// no run is alive that could still need it.
func removeAbandoned(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.IsDir() && strings.HasPrefix(entry.Name(), staging) {
			if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// stage writes the named files into temp, each under its number, and makes the
// folders that they will move to.
func (r Report) stage(temp string, names []string) error {
	for i, name := range names {
		if err := writeSynced(filepath.Join(temp, strconv.Itoa(i)), r.want[name]); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(r.Path(name)), 0o777); err != nil {
			return err
		}
	}
	return nil
}

// move puts the staged files into their places and removes the orphans.
func (r Report) move(temp string, names []string) error {
	// models.go cannot take the place of Models.go where the two are one file.
	for _, orphan := range r.Orphaned {
		if slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, orphan) }) {
			if err := os.Remove(r.Path(orphan)); err != nil {
				return err
			}
		}
	}
	for i, name := range names {
		if err := os.Rename(filepath.Join(temp, strconv.Itoa(i)), r.Path(name)); err != nil {
			return fmt.Errorf("%w (%d of %d files are replaced; run bizgen again)", err, i, len(names))
		}
	}
	for _, orphan := range r.Orphaned {
		if err := os.Remove(r.Path(orphan)); err != nil && !os.IsNotExist(err) {
			return err
		}
		if folder := path.Dir(orphan); folder != "." {
			_ = os.Remove(r.Path(folder)) // which fails while there is something in it
		}
	}
	return nil
}

// writeSynced writes a new file through to the disk, so that it can't be found
// empty after a crash that came soon after its renaming.
func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// syncFolder makes renamings durable where the system can (Windows cannot, and
// needs not). The files themselves are safe already, so a failure is no loss.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
