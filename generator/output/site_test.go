package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func siteFiles(pairs ...string) []File {
	var out []File
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, File{Name: pairs[i], Data: []byte(pairs[i+1])})
	}
	return out
}

// writeSite makes a folder hold files.
func writeSite(dir string, files []File) (Report, error) {
	s, err := OpenSite(dir)
	if err != nil {
		return Report{}, err
	}
	for _, f := range files {
		if err := s.Add(f); err != nil {
			s.Abandon()
			return Report{}, err
		}
	}
	return s.Publish()
}

// A folder holds a site and what its host wants, and is brought up to date with as few
// writes as there are changes.
func TestWriteSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	r, err := writeSite(dir, siteFiles("index.html", "a", "en/index.html", "b", "old/x.html", "c"))
	if err != nil || !slices.Equal(r.Missing, []string{Sums, "en/index.html", "index.html", "old/x.html"}) {
		t.Fatal(err, r.Missing)
	}
	sums, err := os.ReadFile(filepath.Join(dir, Sums))
	if want := "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  index.html\n"; err != nil || !strings.Contains(string(sums), want) {
		t.Errorf("%v: sums are %s", err, sums)
	}
	for _, name := range []string{"CNAME", ".nojekyll"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r, err = writeSite(dir, siteFiles("index.html", "a", "en/index.html", "changed"))
	if err != nil || len(r.Missing) != 0 || !slices.Equal(r.Stale, []string{Sums, "en/index.html"}) || !slices.Equal(r.Orphaned, []string{"old/x.html"}) {
		t.Error(err, r.Missing, r.Stale, r.Orphaned)
	}
	if _, err := os.Stat(filepath.Join(dir, "old")); !os.IsNotExist(err) {
		t.Error("the folder of the orphan is still there")
	}
	if _, err := os.Stat(filepath.Join(dir, "CNAME")); err != nil {
		t.Error(err)
	}
	if r, err = writeSite(dir, siteFiles("index.html", "a", "en/index.html", "changed")); err != nil || !r.Clean() {
		t.Error(err, r)
	}
}

// Nothing is written to a folder that has files of others.
func TestWriteSiteForeign(t *testing.T) {
	dir := t.TempDir()
	theirs := filepath.Join(dir, "photo.jpg")
	if err := os.WriteFile(theirs, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := writeSite(dir, siteFiles("index.html", "a"))
	if foreign, ok := errors.AsType[*ForeignError](err); !ok || !slices.Equal(foreign.Files, []string{theirs}) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); !os.IsNotExist(err) {
		t.Error("index.html is there")
	}
}

// What a broken run has left is cleaned up by the next.
func TestWriteSiteAfterBreak(t *testing.T) {
	dir := t.TempDir()
	if _, err := writeSite(dir, siteFiles("a.html", "a", "b.html", "b")); err != nil {
		t.Fatal(err)
	}
	s := &Site{report: Report{Dir: dir, Orphaned: []string{"b.html"}}, temp: dir}
	if err := s.listBoth([]byte(strings.Repeat("0", 64) + "  c.html\n")); err != nil { // and then the power went
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "a.html"), filepath.Join(dir, "c.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := writeSite(dir, siteFiles("c.html", "c")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.html", "b.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !os.IsNotExist(err) {
			t.Errorf("%s is still there", name)
		}
	}
}

// A folder that was abandoned is as it was.
func TestAbandonSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	for _, before := range [][]File{nil, siteFiles("index.html", "a")} {
		if before != nil {
			if _, err := writeSite(dir, before); err != nil {
				t.Fatal(err)
			}
		}
		s, err := OpenSite(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Add(siteFiles("index.html", "b")[0]); err != nil {
			t.Fatal(err)
		}
		s.Abandon()
		entries, err := os.ReadDir(dir)
		if before == nil && !os.IsNotExist(err) {
			t.Error("the folder is there", err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "index.html")); before != nil && (err != nil || string(data) != "a" || len(entries) != 2) {
			t.Error(err, string(data), entries)
		}
	}
}

func TestWriteSiteNames(t *testing.T) {
	for _, files := range [][]File{siteFiles("../x", ""), siteFiles("/x", ""), siteFiles("a", "", "A", ""), siteFiles(Sums, ""), siteFiles("a\nb", "")} {
		if _, err := writeSite(t.TempDir(), files); err == nil {
			t.Errorf("%q were written", files)
		}
	}
}
