package history

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What one git tells of several files is what a git for each would: a branch counts when
// it is merged, and a file that gets another name is gone.
func TestLog(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=someone", "-c", "user.email=someone@example.com"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	commits := map[string]string{} // by hash
	commit := func(name string, files ...string) {
		for _, file := range files {
			if err := os.MkdirAll(filepath.Dir(path(file)), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path(file), []byte(file+" "+name), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		git("add", "-A")
		git("commit", "-q", "-m", name)
		commits[git("rev-parse", "HEAD")] = name
	}
	git("init", "-q", "-b", "main")
	commit("one", "a.yaml", "가/b.yaml", "other")
	commit("two", "other")
	commit("three", "a.yaml")
	git("checkout", "-q", "-b", "branch")
	commit("four", "가/b.yaml")
	git("checkout", "-q", "main")
	commit("five", "other")
	git("merge", "-q", "--no-ff", "-m", "six", "branch")
	commits[git("rev-parse", "HEAD")] = "six"
	git("mv", "a.yaml", "c.yaml")
	commit("seven")

	ctx := context.Background()
	r, err := Open(ctx, path("a.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	r.Expect([]string{path("a.yaml"), path("가/b.yaml"), filepath.Join(dir, "..", "elsewhere.yaml")})
	since := git("rev-parse", "HEAD~3")
	for _, c := range []struct{ since, files, want string }{
		{"", "a.yaml", "seven three one"},
		{"", "가/b.yaml", "six one"},
		{"", "a.yaml 가/b.yaml", "seven six three one"},
		{"", "other", "five two one"}, // which nobody expected
		{"", "c.yaml a.yaml", "seven three one"},
		{"", "absent.yaml", ""},
		{since, "a.yaml 가/b.yaml", "seven six"},
	} {
		var files, have []string
		for file := range strings.FieldsSeq(c.files) {
			files = append(files, path(file))
		}
		found, err := r.Log(ctx, c.since, files)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			have = append(have, commits[f.Hash])
		}
		if strings.Join(have, " ") != c.want {
			t.Errorf("%s since %q: have %q, want %q", c.files, c.since, have, c.want)
		}
	}
	for _, rev := range []string{"HEAD", "HEAD~1", "HEAD~2"} { // the last is in no line that was read
		want := git("rev-parse", rev+"~1")
		if have, err := r.Parent(ctx, git("rev-parse", rev)); err != nil || have != want {
			t.Errorf("parent of %s: %q, %v", rev, have, err)
		}
	}
	if parent, err := r.Parent(ctx, git("rev-list", "--max-parents=0", "HEAD")); err != nil || parent != "" {
		t.Errorf("the first commit has the parent %q, %v", parent, err)
	}
	tree := r.Tree(ctx, since, "then")
	if data, err := tree.Text(path("a.yaml")); err != nil || string(data) != "a.yaml three" {
		t.Errorf("%q, %v", data, err)
	}
	for _, name := range []string{path("c.yaml"), path("가"), filepath.Join(dir, "..", "elsewhere.yaml")} {
		if _, err := tree.Read(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
