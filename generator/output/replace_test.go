package output

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	if err := os.WriteFile(file, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	name := file
	if runtime.GOOS != "windows" {
		name = filepath.Join(dir, "link")
		if err := os.Symlink("a.yaml", name); err != nil {
			t.Fatal(err)
		}
	}
	if err := Replace(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	info, statErr := os.Lstat(file)
	if err != nil || statErr != nil || string(data) != "new" || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("%q, %v, %v, %v", data, info.Mode(), err, statErr)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 2 {
		t.Errorf("left behind: %v", entries)
	}
	if err := Replace(filepath.Join(dir, "none"), nil); !os.IsNotExist(err) {
		t.Error(err)
	}
}
