package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Folders lists the folders that hold the files, relative to that of the package.
func Folders(files []File) []string {
	texts := map[string][]byte{}
	for _, f := range files {
		texts[f.Name] = nil
	}
	return folders(texts)
}

// State describes the Go files, other than tests, that lie in some folders of a
// package: two descriptions are the same when the names and texts are.
func State(dir string, folders []string) (string, error) {
	sum := sha256.New()
	for _, folder := range folders {
		entries, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(folder)))
		if err != nil {
			return "", err
		}
		for _, entry := range entries {
			if !isSource(entry) || strings.HasSuffix(entry.Name(), "_test.go") {
				continue
			}
			name := path.Join(folder, entry.Name())
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				return "", err
			}
			fmt.Fprintf(sum, "%s %x\n", name, sha256.Sum256(data))
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
