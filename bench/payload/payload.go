// Package payload holds the documents that the contestants read: the seed's own
// samples, and the same with something broken.
package payload

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
)

// The samples, in the folder of this repository that holds them.
const (
	folder        = "spec/kakao/samples"
	optionsFile   = "opt-t1-response.json" // what a merchant answers to T1
	selectionFile = "opt-t2-request.json"  // what Kakao sends in T2
)

// Options returns the answer to T1, an object of OptionsEnvelope, without white space.
func Options() ([]byte, error) { return read(optionsFile) }

// Selection returns the request of T2, an object of OptionSelection, without white space.
func Selection() ([]byte, error) { return read(selectionFile) }

func read(name string) ([]byte, error) {
	root, err := Root()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(root, folder, name))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Root returns the folder of this repository, here or above.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for start := dir; ; {
		if _, err := os.Stat(filepath.Join(dir, folder)); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", &os.PathError{Op: "find above " + start, Path: folder, Err: os.ErrNotExist}
		}
		dir = up
	}
}
