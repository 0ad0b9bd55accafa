package config

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// ImportPath is the import path of the package in a folder: that of the Go module
// which the folder is in, and the way to it. It is "" outside of modules. The folder
// need not exist.
func ImportPath(dir string) string {
	folder, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	below := ""
	for {
		if data, err := os.ReadFile(filepath.Join(folder, "go.mod")); err == nil {
			if module := moduleOf(string(data)); module != "" {
				return path.Join(module, below)
			}
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		below = path.Join(filepath.Base(folder), below)
		folder = parent
	}
}

// moduleOf reads the module clause of a go.mod.
func moduleOf(text string) string {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "module "); ok {
			rest, _, _ = strings.Cut(rest, "//")
			return strings.Trim(strings.TrimSpace(rest), `"`)
		}
	}
	return ""
}

// CheckCopy says why a package in a folder can't have a copy of the runtime below it;
// nil when it can.
func CheckCopy(dir string) error {
	at := ImportPath(dir)
	switch {
	case at == "":
		return fmt.Errorf("a copy is imported by its path in a Go module, and %s is in none; write a go.mod", dir)
	case strings.ContainsFunc(at, func(c rune) bool { return c > 0x7f || strings.ContainsRune(" !\"#$%&'()*,:;<=>?[\\]^`{|}", c) }):
		return fmt.Errorf("a copy would have the import path %s/runtime, which Go does not allow; give the package a folder named in ASCII letters", at)
	}
	return nil
}
