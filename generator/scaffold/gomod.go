package scaffold

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// goVersion is what generated code needs.
const goVersion = "1.26"

// moduleOf is the path of a module. What is wrong with its go.mod is told before
// anything is written.
func moduleOf(file string, data []byte) (string, error) {
	f, err := modfile.Parse(file, data, nil)
	if err != nil {
		return "", err
	}
	if f.Module == nil {
		return "", fmt.Errorf("%s has no module line; write one, or remove the file", file)
	}
	return f.Module.Mod.Path, nil
}

// ModuleName makes a module path for a new module of a folder's name. It only has
// to be a legal one: nothing is fetched by it.
func ModuleName(dir string) string {
	name := strings.Map(func(c rune) rune {
		switch {
		case c >= 'A' && c <= 'Z':
			return c - 'A' + 'a'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '_', c == '.':
			return c
		}
		return -1
	}, filepath.Base(dir))
	name = strings.Trim(name, ".-_")
	if CheckModule(name) != nil || slices.Contains(taken, name) {
		return "shop"
	}
	return name
}

// taken are the first elements of import paths that go keeps for itself, and takes for
// its own library before it looks at the module.
var taken = strings.Fields(`
	archive bufio builtin bytes cmd cmp compress container context crypto database debug
	embed encoding errors expvar flag fmt go hash html image index internal io iter log main
	maps math mime net os path plugin reflect regexp runtime slices sort std strconv strings
	structs sync syscall testing text time unicode unique unsafe vendor weak`)

// CheckModule says why a module can't have the path.
func CheckModule(name string) error {
	if err := module.CheckImportPath(name); err != nil {
		return fmt.Errorf("%q is not a module path; want one such as example.com/shop", name)
	}
	return nil
}

// NewModule is the go.mod of a new module.
func NewModule(name, version string) ([]byte, error) {
	return withTool("go.mod", []byte("module "+name+"\n\ngo "+goVersion+"\n"), version)
}

// WithTool adds to a go.mod what "go tool bizgen" needs, each where it is absent: the
// tool line, and the requirement of the version of bizgen that runs. What is there
// stays as it is, also another version, or a replacement. The result is nil when
// nothing is absent.
func WithTool(name string, data []byte, version string) ([]byte, error) {
	f, err := modfile.Parse(name, data, nil)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(f.Tool, func(t *modfile.Tool) bool { return t.Path == Tool }) {
		return nil, nil
	}
	return withTool(name, data, version)
}

func withTool(name string, data []byte, version string) ([]byte, error) {
	f, err := modfile.Parse(name, data, nil)
	if err != nil {
		return nil, err
	}
	required := slices.ContainsFunc(f.Require, func(r *modfile.Require) bool { return r.Mod.Path == Tool })
	replaced := slices.ContainsFunc(f.Replace, func(r *modfile.Replace) bool { return r.Old.Path == Tool })
	own := f.Module != nil && f.Module.Mod.Path == Tool
	end := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		end = "\r\n"
	}
	if released(version) && !required && !replaced && !own {
		data = appended(data, "require "+Tool+" "+version, end)
	}
	if at := toolBlock(f); at > 0 {
		line := "\t" + Tool + end
		if before := bytes.TrimRight(data[:at], " \t"); !bytes.HasSuffix(before, []byte("\n")) {
			line = end + line // the block is in one line
		}
		data = slices.Insert(slices.Clone(data), at, []byte(line)...)
	} else {
		data = appended(data, "tool "+Tool, end)
	}
	_, err = modfile.Parse(name, data, nil)
	return data, err
}

// appended puts a line behind the others. The text is edited, and not printed anew
// by its parser, which would write in its own way what is nobody's business to touch.
func appended(data []byte, line, end string) []byte {
	text := strings.TrimRight(string(data), "\r\n")
	return []byte(text + end + end + line + end)
}

// toolBlock is where the closing parenthesis of a block of tools stands; 0 without one.
func toolBlock(f *modfile.File) int {
	for _, stmt := range f.Syntax.Stmt {
		if block, ok := stmt.(*modfile.LineBlock); ok && len(block.Token) == 1 && block.Token[0] == "tool" {
			return block.RParen.Pos.Byte
		}
	}
	return 0
}

// released tells whether a version can be required: not that of a work tree.
func released(version string) bool {
	return semver.IsValid(version) && semver.Build(version) == ""
}
