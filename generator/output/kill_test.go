package output

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// generation is what the n-th run writes: every file says n, at some length,
// and one file in three goes by another name each time.
func generation(n int) []File {
	text := strings.Repeat("// "+strconv.Itoa(n%2)+"\n", 2000)
	var files []File
	for i := range 20 {
		name := "f" + strconv.Itoa(i)
		if i%3 == 0 {
			name += "g" + strconv.Itoa(n%2)
		}
		files = append(files, file(name+".go", text))
	}
	return files
}

// TestKilledRun kills runs at arbitrary moments. The rule is that each file is
// then old or new, and that the next run finds its way without help.
func TestKilledRun(t *testing.T) {
	const variable = "BIZGEN_TEST_WRITE_FOREVER"
	if dir := os.Getenv(variable); dir != "" {
		for n := 0; ; n++ {
			if _, err := Write(dir, generation(n)); err != nil {
				t.Fatal(err)
			}
		}
	}

	dir := filepath.Join(t.TempDir(), "out")
	write(t, dir, generation(0)...)
	whole := map[string]bool{}
	for n := range 2 {
		for _, f := range generation(n) {
			whole[f.Name+string(f.Data)] = true
		}
	}
	for i := range 10 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledRun$")
		cmd.Env = append(os.Environ(), variable+"="+dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(30*time.Millisecond + time.Duration(i)*3*time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		for _, name := range list(t, dir) {
			if strings.HasPrefix(name, ".bizgen") {
				continue
			}
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if !whole[name+string(text)] {
				t.Fatalf("%s is neither old nor new: %d bytes", name, len(text))
			}
		}
	}
	write(t, dir, generation(0)...)
	write(t, dir, generation(1)...)
	if r, err := Diff(dir, generation(1)); err != nil || !r.Clean() || len(list(t, dir)) != len(generation(1)) {
		t.Errorf("after the kills: %+v, %v, folder %q", r.Differences(), err, list(t, dir))
	}
}
