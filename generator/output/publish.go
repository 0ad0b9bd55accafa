package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

func sortedNames(sums map[string][sha256.Size]byte) []string { return slices.Sorted(maps.Keys(sums)) }

// Publish brings the differences to their places, and reports them.
func (s *Site) Publish() (Report, error) {
	defer s.unlock()
	defer os.RemoveAll(s.temp)
	list := listOf(s.sums)
	if err := s.stage(File{Name: Sums, Data: list}); err != nil {
		return s.report, err
	}
	for name := range s.there {
		if _, wanted := s.sums[name]; !wanted && s.listed[name] && name != Sums {
			s.report.Orphaned = append(s.report.Orphaned, name)
		}
	}
	for _, names := range [][]string{s.report.Missing, s.report.Stale, s.report.Orphaned} {
		slices.Sort(names)
	}
	if s.report.Clean() {
		return s.report, nil
	}
	return s.report, s.replace(list)
}

func (s *Site) replace(list []byte) error {
	// A list that has old and new names lets a run that comes after a broken one clean up.
	if err := s.listBoth(list); err != nil {
		return err
	}
	// a.html cannot take the place of A.html where the two are one file.
	for _, orphan := range s.report.Orphaned {
		if _, taken := s.folded[strings.ToLower(orphan)]; taken {
			if err := os.Remove(s.report.Path(orphan)); err != nil {
				return err
			}
		}
	}
	if err := s.move("."); err != nil {
		return fmt.Errorf("%w (run bizgen again)", err)
	}
	for _, orphan := range s.report.Orphaned {
		if err := os.Remove(s.report.Path(orphan)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	s.removeEmpty()
	if _, err := os.Lstat(filepath.Join(s.temp, Sums)); err != nil {
		return nil // the list is as it was
	}
	return os.Rename(filepath.Join(s.temp, Sums), s.report.Path(Sums))
}

// listBoth puts a list in place that names what is there and what is to come.
func (s *Site) listBoth(list []byte) error {
	both := slices.Clone(list)
	for _, name := range s.report.Orphaned {
		both = append(both, strings.Repeat("0", 64)+"  "+name+"\n"...)
	}
	name := filepath.Join(s.temp, ".list")
	if err := os.WriteFile(name, both, 0o666); err != nil {
		return err
	}
	return os.Rename(name, s.report.Path(Sums))
}

// move puts what waits in a folder into its place: a folder that is not there at once,
// with all that is in it. The list stays for later.
func (s *Site) move(folder string) error {
	entries, err := os.ReadDir(filepath.Join(s.temp, filepath.FromSlash(folder)))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		if name == Sums {
			continue
		}
		if entry.IsDir() {
			if old, err := os.Lstat(s.report.Path(name)); err == nil && old.IsDir() {
				if err := s.move(name); err != nil {
					return err
				}
				continue
			}
		}
		if err := os.Rename(filepath.Join(s.temp, filepath.FromSlash(name)), s.report.Path(name)); err != nil {
			return err
		}
	}
	return nil
}

// removeEmpty removes the folders that orphans have left empty.
func (s *Site) removeEmpty() {
	for _, name := range s.report.Orphaned {
		for folder := filepath.Dir(s.report.Path(name)); folder != s.report.Dir && len(folder) > len(s.report.Dir); folder = filepath.Dir(folder) {
			if os.Remove(folder) != nil {
				break
			}
		}
	}
}
