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
	"sync"
)

// Sums is the file that lists the others of a site with their SHA-256, as sha256sum
// writes and checks it. By it a later run knows which files it may replace or remove.
const Sums = "SHA256SUMS"

// SumsOf is the content of that list.
func SumsOf(files []File) []byte {
	sums := map[string][sha256.Size]byte{}
	for _, f := range files {
		sums[f.Name] = sha256.Sum256(f.Data)
	}
	return listOf(sums)
}

func listOf(sums map[string][sha256.Size]byte) []byte {
	var out bytes.Buffer
	for _, name := range sortedNames(sums) {
		sum := sums[name]
		fmt.Fprintf(&out, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	}
	return out.Bytes()
}

// kept are files that hosts of static sites want beside it, and that stay.
var kept = []string{"CNAME", "robots.txt"}

// A Site is a folder that is to hold exactly the files that are added to it and the
// list of their sums. Names that begin with a dot, CNAME and robots.txt are others'
// and stay.
//
// Files that are new wait beside the old ones until Publish moves them into place,
// each whole; the list is the last. Neither they nor their folders are synced: a site is
// built again sooner than that takes. The folder is locked until Publish or Abandon.
type Site struct {
	report Report
	temp   string
	made   bool // the folder was not there
	unlock func()
	listed map[string]bool // by an earlier run
	there  map[string]bool // of those, and of what hosts want

	mu      sync.Mutex
	sums    map[string][sha256.Size]byte
	folded  map[string]string
	folders map[string]bool // of temp
}

// OpenSite looks at what the folder holds. It refuses one with files that no earlier
// run has listed.
func OpenSite(dir string) (_ *Site, err error) {
	s := &Site{
		report: Report{Dir: dir}, listed: map[string]bool{Sums: true}, there: map[string]bool{},
		sums: map[string][sha256.Size]byte{}, folded: map[string]string{strings.ToLower(Sums): Sums}, folders: map[string]bool{},
	}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		s.made = true
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	if s.unlock, err = lock(dir); err != nil {
		return nil, err
	}
	if err = s.look(); err == nil {
		if err = removeAbandoned(dir); err == nil {
			s.temp, err = os.MkdirTemp(dir, staging+"*")
		}
	}
	if err != nil {
		s.unlock()
		return nil, err
	}
	return s, nil
}

// look finds what is there, and what is foreign.
func (s *Site) look() error {
	data, err := os.ReadFile(s.report.Path(Sums))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if _, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			s.listed[name] = true
		}
	}
	var foreign []string
	err = filepath.WalkDir(s.report.Dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == s.report.Dir {
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
		rel, err := filepath.Rel(s.report.Dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if !s.listed[rel] && !slices.Contains(kept, rel) {
			foreign = append(foreign, name)
		}
		s.there[rel] = entry.Type().IsRegular()
		return nil
	})
	if err == nil && len(foreign) > 0 {
		slices.Sort(foreign)
		err = &ForeignError{Files: foreign}
	}
	return err
}

// Add adds a file, of which it keeps nothing in memory. It is safe for concurrent use.
func (s *Site) Add(f File) error {
	if err := s.name(f.Name); err != nil {
		return err
	}
	sum := sha256.Sum256(f.Data)
	s.mu.Lock()
	s.sums[f.Name] = sum
	s.mu.Unlock()
	return s.stage(f)
}

// name takes a name for a file.
func (s *Site) name(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\:\n") {
		return fmt.Errorf("file name %q of a site is not a path inside the folder", name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	low := strings.ToLower(name)
	if other, taken := s.folded[low]; taken {
		return fmt.Errorf("files %q and %q of a site are one file on some systems", other, name)
	}
	s.folded[low] = name
	return nil
}

// stage puts a file where it waits, unless the folder has it as it is.
func (s *Site) stage(f File) error {
	if s.there[f.Name] {
		have, err := os.ReadFile(s.report.Path(f.Name))
		if err != nil || bytes.Equal(have, f.Data) {
			return err
		}
	}
	name := filepath.Join(s.temp, filepath.FromSlash(f.Name))
	if err := s.difference(f.Name, filepath.Dir(name)); err != nil {
		return err
	}
	return os.WriteFile(name, f.Data, 0o666)
}

// difference notes a file that is going to be written, and makes the folder for it.
func (s *Site) difference(name, folder string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.there[name] {
		s.report.Stale = append(s.report.Stale, name)
	} else {
		s.report.Missing = append(s.report.Missing, name)
	}
	if s.folders[folder] {
		return nil
	}
	s.folders[folder] = true
	return os.MkdirAll(folder, 0o777)
}

// Abandon leaves the folder as it was.
func (s *Site) Abandon() {
	_ = os.RemoveAll(s.temp)
	s.unlock()
	if s.made {
		_ = os.Remove(s.report.Dir)
	}
}
