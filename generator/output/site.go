package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Sums is the file that lists the others of a site with their SHA-256, as sha256sum
// writes and checks it. By it a later run knows which files it may replace or remove.
const Sums = "SHA256SUMS"

// SumsOf is the content of that list.
func SumsOf(files []File) []byte {
	var out bytes.Buffer
	for _, f := range slices.SortedFunc(slices.Values(files), func(a, b File) int { return strings.Compare(a.Name, b.Name) }) {
		sum := sha256.Sum256(f.Data)
		fmt.Fprintf(&out, "%s  %s\n", hex.EncodeToString(sum[:]), f.Name)
	}
	return out.Bytes()
}

// kept are files that hosts of static sites want beside it, and that stay.
var kept = []string{"CNAME", "robots.txt"}

// WriteSite makes a folder hold exactly the files of a site and the list of their
// sums, and reports what was done. It refuses a folder with files that no earlier run
// has listed; names that begin with a dot, CNAME and robots.txt are others' and stay.
//
// New files are written beside the old ones first and then moved into place, each
// whole; the list is the last. Neither they nor their folders are synced: a site is
// built again sooner than that takes.
func WriteSite(dir string, files []File) (Report, error) {
	r := Report{Dir: dir, want: map[string][]byte{}, have: map[string][]byte{}}
	folded := map[string]string{strings.ToLower(Sums): Sums}
	for _, f := range files {
		if !fs.ValidPath(f.Name) || f.Name == "." || strings.ContainsAny(f.Name, "\\:\n") {
			return r, fmt.Errorf("file name %q of a site is not a path inside the folder", f.Name)
		}
		low := strings.ToLower(f.Name)
		if other, taken := folded[low]; taken {
			return r, fmt.Errorf("files %q and %q of a site are one file on some systems", other, f.Name)
		}
		folded[low] = f.Name
		r.want[f.Name] = f.Data
	}
	r.want[Sums] = SumsOf(files)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return r, err
	}
	unlock, err := lock(dir)
	if err != nil {
		return r, err
	}
	defer unlock()
	if err := r.compareSite(); err != nil || r.Clean() {
		return r, err
	}
	return r, r.replaceSite()
}

// compareSite finds what is missing, stale, orphaned or foreign.
func (r *Report) compareSite() error {
	listed := map[string]bool{Sums: true}
	data, err := os.ReadFile(r.Path(Sums))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if _, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			listed[name] = true
		}
	}
	there := map[string]bool{}
	var foreign []string
	err = filepath.WalkDir(r.Dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == r.Dir {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		rel, err := filepath.Rel(r.Dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		_, wanted := r.want[rel]
		switch {
		case !listed[rel] && !slices.Contains(kept, rel):
			foreign = append(foreign, name)
		case !wanted && listed[rel]:
			r.Orphaned = append(r.Orphaned, rel)
		case wanted && entry.Type().IsRegular():
			there[rel] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(foreign) > 0 {
		slices.Sort(foreign)
		return &ForeignError{Files: foreign}
	}
	return r.sortSite(there)
}

// sortSite tells missing files from stale ones.
func (r *Report) sortSite(there map[string]bool) error {
	for name, want := range r.want {
		if !there[name] {
			r.Missing = append(r.Missing, name)
			continue
		}
		have, err := os.ReadFile(r.Path(name))
		if err != nil {
			return err
		}
		if !bytes.Equal(have, want) {
			r.Stale = append(r.Stale, name)
		}
	}
	for _, list := range [][]string{r.Missing, r.Stale, r.Orphaned} {
		slices.Sort(list)
	}
	return nil
}

// replaceSite brings the differences to disk. The caller holds the lock.
func (r Report) replaceSite() error {
	if err := removeAbandoned(r.Dir); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(r.Dir, staging+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	names := slices.Concat(r.Missing, r.Stale)
	slices.SortFunc(names, func(a, b string) int { // the list is the last to be moved
		if (a == Sums) != (b == Sums) {
			if a == Sums {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	folders := map[string]bool{}
	for i, name := range names {
		if err := os.WriteFile(filepath.Join(temp, fmt.Sprint(i)), r.want[name], 0o666); err != nil {
			return err
		}
		if folder := filepath.Dir(r.Path(name)); !folders[folder] {
			folders[folder] = true
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
		}
	}
	// A list that has old and new names lets a run that comes after a broken one clean up.
	if err := r.listBoth(temp); err != nil {
		return err
	}
	if err := r.move(temp, names); err != nil {
		return err
	}
	r.removeEmpty()
	return nil
}

// listBoth puts a list in place that names what is there and what is to come.
func (r Report) listBoth(temp string) error {
	both := slices.Clone(r.want[Sums])
	for _, name := range r.Orphaned {
		both = append(both, strings.Repeat("0", 64)+"  "+name+"\n"...)
	}
	name := filepath.Join(temp, "list")
	if err := os.WriteFile(name, both, 0o666); err != nil {
		return err
	}
	return os.Rename(name, r.Path(Sums))
}

// removeEmpty removes the folders that orphans have left empty.
func (r Report) removeEmpty() {
	for _, name := range r.Orphaned {
		for folder := filepath.Dir(r.Path(name)); folder != r.Dir && len(folder) > len(r.Dir); folder = filepath.Dir(folder) {
			if os.Remove(folder) != nil {
				break
			}
		}
	}
}
