package cli

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	modpath "golang.org/x/mod/module"
	modzip "golang.org/x/mod/zip"
)

// TestStories runs the stories of testdata/story: a merchant's repository, from an
// empty folder on. They take the tool as merchants do, as a module by its version:
// this checkout is version $V1 of a proxy that is a folder, and $V2 is the same with
// another template. What else is needed comes from the module cache, so that there is
// no network.
func TestStories(t *testing.T) {
	if testing.Short() {
		t.Skip("the tool is built twice")
	}
	shelf := newShelf(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/story",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               shelf.setup,
		Condition:           shelf.has,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"becomes": becomes,
		},
	})
}

const tool = "github.com/bizgen/bizgen"

// A shelf is a folder with a module proxy and a module cache. It is kept from one run
// to the next, at a place that is the checkout's own: what go has built of the cache
// is then found again.
type shelf struct {
	folder, gocache, download string
	versions                  [2]string
	log                       func(...any)
	tidied                    sync.Once
	lacks                     error // why the module cache has not all
}

func newShelf(t *testing.T) *shelf {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = t.TempDir()
	}
	sum := sha256.Sum256([]byte(repository))
	s := &shelf{
		folder:   filepath.Join(cache, "bizgen-stories", hex.EncodeToString(sum[:6])),
		gocache:  goEnv(t, "GOCACHE"),
		download: filepath.Join(goEnv(t, "GOMODCACHE"), "cache", "download"),
		log:      t.Log,
	}
	if err := s.publish(t.TempDir(), repository); err != nil {
		t.Fatal(err)
	}
	return s
}

func goEnv(t *testing.T, name string) string {
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func (s *shelf) proxy() string { return filepath.Join(s.folder, "proxy") }
func (s *shelf) cache() string { return filepath.Join(s.folder, "mod") }

// publish puts the checkout into the proxy, unless it is there. Its versions have the
// hash of its text: go takes what is in a module cache for unchangeable.
func (s *shelf) publish(temp, repository string) error {
	first, err := packed(filepath.Join(temp, "zip"), repository, "v1.0.0")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(first)
	for i, base := range []string{"v1.0.0", "v1.1.0"} {
		s.versions[i] = base + "-h" + hex.EncodeToString(sum[:6])
	}
	folder := filepath.Join(s.proxy(), filepath.FromSlash(tool), "@v")
	if _, err := os.Stat(filepath.Join(folder, s.versions[1]+".zip")); err == nil {
		return nil
	}
	earlier, err := filepath.Glob(filepath.Join(s.cache(), filepath.FromSlash(tool)+"@*"))
	if err != nil {
		return err
	}
	for _, name := range append(earlier, folder, filepath.Join(s.cache(), "cache", "download", filepath.FromSlash(tool))) {
		if err := os.RemoveAll(name); err != nil {
			return err
		}
	}
	return s.write(folder, repository, first)
}

// write writes what a proxy has of the two versions.
func (s *shelf) write(folder, repository string, text []byte) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	gomod, err := os.ReadFile(filepath.Join(repository, "go.mod"))
	if err != nil {
		return err
	}
	for i, version := range s.versions {
		whole, err := published(text, version, i > 0)
		if err != nil {
			return err
		}
		for _, file := range []struct {
			end  string
			data []byte
		}{{".mod", gomod}, {".info", []byte(`{"Version": "` + version + `"}`)}, {".zip", whole}} {
			if err := os.WriteFile(filepath.Join(folder, version+file.end), file.data, 0o666); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(filepath.Join(folder, "list"), []byte(strings.Join(s.versions[:], "\n")+"\n"), 0o666)
}

// packed makes the zip of a module.
func packed(name, repository, version string) ([]byte, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := modzip.CreateFromDir(file, modpath.Version{Path: tool, Version: version}, repository); err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}

// published gives a zip of v1.0.0 another version. The next one words a comment of
// all generated code in another way.
func published(text []byte, version string, next bool) ([]byte, error) {
	old, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range old.File {
		data, err := fs.ReadFile(old, f.Name)
		if err != nil {
			return nil, err
		}
		if next && strings.HasSuffix(f.Name, "templates/server/handler.tmpl") {
			data = bytes.Replace(data, []byte("upgrade it, or generate again"), []byte("upgrade it, or generate once more"), 1)
		}
		out, err := w.Create(strings.Replace(f.Name, "@v1.0.0/", "@"+version+"/", 1))
		if err != nil {
			return nil, err
		}
		if _, err := out.Write(data); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}

// has is the condition "modules": the module cache has what only some systems, and
// only tests of libraries need. "go mod tidy" and "go mod vendor" want to see it, and
// they get it here where there is a network.
func (s *shelf) has(condition string) (bool, error) {
	if condition != "modules" {
		return false, fmt.Errorf("unknown condition %q", condition)
	}
	s.tidied.Do(func() {
		out, err := exec.Command("go", "mod", "tidy", "-diff").CombinedOutput()
		if err != nil {
			s.lacks = fmt.Errorf("go mod tidy -diff: %w: %s", err, out)
		}
	})
	if s.lacks != nil {
		s.log(s.lacks)
	}
	return s.lacks == nil, nil
}

// setup gives a story the proxy, and nothing else to ask.
func (s *shelf) setup(env *testscript.Env) error {
	for name, value := range map[string]string{
		"GOCACHE":    s.gocache,
		"GOMODCACHE": s.cache(),
		"GOPROXY":    fileURL(s.proxy()) + "," + fileURL(s.download),
		"GOSUMDB":    "off",
		"GOFLAGS":    "-mod=mod -modcacherw -trimpath",
		"V1":         s.versions[0], "V2": s.versions[1],
		"GOWORK":          "off",
		"GOTOOLCHAIN":     "local",
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
	} {
		env.Setenv(name, value)
	}
	return nil
}

func fileURL(folder string) string {
	path := filepath.ToSlash(folder)
	if !strings.HasPrefix(path, "/") { // C:/...
		path = "/" + path
	}
	return "file://" + path
}
