package notice

import (
	"os"
	"path/filepath"
	"strings"
)

// InWorkspace spells a file from the root of the repository that GitHub Actions has
// checked out: its annotations are about files there, wherever the command runs.
func InWorkspace(file string) string {
	root := os.Getenv("GITHUB_WORKSPACE")
	if root == "" || file == "" {
		return file
	}
	here, err := os.Getwd()
	if err != nil {
		return file
	}
	for _, folder := range []*string{&root, &here} {
		if real, err := filepath.EvalSymlinks(*folder); err == nil {
			*folder = real
		}
	}
	whole := file
	if !filepath.IsAbs(file) {
		whole = filepath.Join(here, file)
	}
	rel, err := filepath.Rel(root, whole)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return file
	}
	return rel
}
