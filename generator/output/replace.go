package output

import (
	"errors"
	"os"
	"path/filepath"
)

// Replace puts new content in the place of a file of the user's, in one step: a
// reader finds the old or the new. Permissions stay, and so does a symbolic link that
// leads to the file.
func Replace(path string, data []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), staging+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	temp := filepath.Join(folder, "0")
	if err := writeSynced(temp, data); err != nil {
		return err
	}
	return errors.Join(os.Chmod(temp, info.Mode().Perm()), os.Rename(temp, path))
}
