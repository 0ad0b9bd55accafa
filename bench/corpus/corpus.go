// Package corpus finds OpenAPI documents of others, which are read where they lie
// and never committed, and cuts out of them what a measurement needs.
package corpus

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/bizgen/bizgen/bench/payload"
)

// Variable names the environment variable that holds the folder.
const Variable = "BIZGEN_CORPUS"

// Missing says how to get what Folder did not find.
const Missing = "no corpus: set " + Variable + " to a folder of OpenAPI documents"

// Folder returns the folder of documents: what the variable says, or the one that
// lies beside this repository.
func Folder() (string, bool) {
	if dir := os.Getenv(Variable); dir != "" {
		return dir, true
	}
	root, err := payload.Root()
	if err != nil {
		return "", false
	}
	dir := filepath.Join(root, "..", "shared", "corpus", "specs")
	_, err = os.Stat(dir)
	return dir, err == nil
}

// A Document is a file of the corpus.
type Document struct {
	Path string
	Size int64
}

// Largest returns the n largest documents, the largest first.
func Largest(n int) ([]Document, error) {
	dir, ok := Folder()
	if !ok {
		return nil, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []Document
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		switch filepath.Ext(e.Name()) {
		case ".json", ".yaml", ".yml":
			all = append(all, Document{filepath.Join(dir, e.Name()), info.Size()})
		}
	}
	slices.SortStableFunc(all, func(a, b Document) int { return int(b.Size - a.Size) })
	return all[:min(n, len(all))], nil
}
