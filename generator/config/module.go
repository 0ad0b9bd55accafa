package config

import (
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
			return strings.Trim(strings.TrimSpace(rest), `"`)
		}
	}
	return ""
}
