package scaffold

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/bizgen/bizgen/generator/output"
)

// A State says what has become of a file.
type State string

// The states of a file.
const (
	Written State = "written"
	Same    State = "is there already"
	Kept    State = "is there, and is left as it is"
)

// Add writes a file, unless one of the name is there: it is never overwritten.
func Add(file File) (State, error) {
	have, err := os.ReadFile(file.Path)
	switch {
	case err == nil && bytes.Equal(have, file.Data):
		return Same, nil
	case err == nil:
		return Kept, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(file.Path), 0o777); err != nil {
		return "", err
	}
	f, err := os.OpenFile(file.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", err
	}
	_, err = f.Write(file.Data)
	return Written, errors.Join(err, f.Close())
}

// AddTool sees to it that the module of the folder has bizgen as a tool: it makes a
// go.mod of the module name where there is none, and else adds what is absent.
func AddTool(f Folder, name, version string) (file string, state State, err error) {
	if f.ModuleDir == "" {
		data, err := NewModule(name, version)
		if err != nil {
			return "go.mod", "", err
		}
		state, err = Add(File{Path: "go.mod", Data: data})
		return "go.mod", state, err
	}
	file = filepath.Join(f.ModuleDir, "go.mod")
	have, err := os.ReadFile(file)
	if err != nil {
		return file, "", err
	}
	data, err := WithTool(file, have, version)
	if err != nil || data == nil {
		return file, Same, err
	}
	return file, Written, output.Replace(file, data)
}
