// Package scaffold makes a folder a repository that generates: it finds out what is
// there, and adds the files that are not. It overwrites nothing, asks nothing, and
// runs no other program. What is generated afterwards is not its matter.
package scaffold

import (
	"errors"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Tool is the import path of bizgen.
const Tool = "github.com/bizgen/bizgen"

// A Folder is what is known of the folder to begin in.
type Folder struct {
	Module    string // path of the Go module it is in; "" without one
	ModuleDir string // folder of its go.mod, from where the user stands
	Below     string // the way from there to the folder, with slashes; "" when it is the same
	Package   string // of the Go files in the folder; "" without any
	Generates bool   // one of them has a go:generate line for bizgen
	Root      string // folder of the git repository, from where the user stands; "" without one
	GitLab    bool   // the repository has a CI of GitLab's
}

// Look looks at the folder that the user stands in.
func Look() (Folder, error) {
	f := Folder{}
	here, err := os.Getwd()
	if err != nil {
		return f, err
	}
	if dir, steps, found := above(here, "go.mod"); found {
		data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err != nil {
			return f, err
		}
		if f.Module, err = moduleOf(filepath.Join(dir, "go.mod"), data); err != nil {
			return f, err
		}
		f.ModuleDir = dir
		f.Below = path.Join(steps...)
	}
	if dir, _, found := above(here, ".git"); found {
		f.Root = dir
		_, err := os.Stat(filepath.Join(dir, ".gitlab-ci.yml"))
		f.GitLab = err == nil
	}
	return f, f.sources()
}

// above finds the nearest folder upwards that has an entry of the name, as a path
// from here, with the names of the folders that lead back.
func above(here, name string) (dir string, steps []string, found bool) {
	for dir = "."; ; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return dir, steps, true
		}
		parent := filepath.Dir(here)
		if parent == here {
			return "", nil, false
		}
		steps = slices.Insert(steps, 0, filepath.Base(here))
		here = parent
	}
}

// sources reads the package clause, and the go:generate lines, of the Go files here.
// A file that is left out of the build, such as a program for go run, does not say
// what the package is called where another one does.
func (f *Folder) sources() error {
	entries, err := os.ReadDir(".")
	if err != nil {
		return err
	}
	built := false
	for _, entry := range entries {
		if entry.IsDir() || filepath.Ext(entry.Name()) != ".go" {
			continue
		}
		data, err := os.ReadFile(entry.Name())
		if errors.Is(err, fs.ErrNotExist) {
			continue // a link that leads nowhere
		} else if err != nil {
			return err
		}
		if matches, err := build.Default.MatchFile(".", entry.Name()); f.Package == "" || err == nil && matches && !built {
			if name := clause(data); name != "" {
				f.Package, built = name, err == nil && matches
			}
		}
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "//go:generate ") && strings.Contains(line, "bizgen") {
				f.Generates = true
			}
		}
	}
	return nil
}

// clause is the name of the package that a file is of, without that of its tests; "" when
// it does not say.
func clause(data []byte) string {
	file, err := parser.ParseFile(token.NewFileSet(), "", data, parser.PackageClauseOnly)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(file.Name.Name, "_test")
}

// Import is the import path of a folder below the one that the user stands in.
func (f Folder) Import(dir string) string {
	return path.Join(f.Module, f.Below, filepath.ToSlash(dir))
}
