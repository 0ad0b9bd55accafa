package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/bizgen/bizgen/spec"
)

// An Exported file is one that a folder has now.
type Exported struct {
	Path string // from where the user stands
	New  bool   // or it was there already, with the same text
}

// ErrDiffers says that a file is there already, with another text.
var ErrDiffers = errors.New("is there with another text, and is left as it is")

// Export writes the files of some documents into a folder, each where its owner's
// folder has it: "kakao/oneclick.yaml", "common/parameters.yaml". It overwrites
// nothing: where a file is there with another text, it writes nothing at all, and
// the error wraps [ErrDiffers].
func Export(folder string, entries ...Entry) ([]Exported, error) {
	var done []Exported
	var differ []error
	texts := map[string][]byte{}
	for _, name := range names(entries) {
		data, err := spec.FS.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(folder, filepath.FromSlash(name))
		have, err := os.ReadFile(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			texts[file] = data
		case err != nil:
			return nil, err
		case !bytes.Equal(have, data):
			differ = append(differ, fmt.Errorf("%s %w", file, ErrDiffers))
		}
		done = append(done, Exported{file, texts[file] != nil})
	}
	if len(differ) > 0 {
		return nil, errors.Join(differ...)
	}
	for _, e := range done {
		if !e.New {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(e.Path), 0o777); err != nil {
			return nil, err
		}
		if err := os.WriteFile(e.Path, texts[e.Path], 0o666); err != nil {
			return nil, err
		}
	}
	return done, nil
}

// names are the files of the entries, each once.
func names(entries []Entry) (list []string) {
	for _, e := range entries {
		for _, name := range e.Files {
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}
