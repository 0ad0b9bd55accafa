package output

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// lockName is the file whose lock a run holds while it changes a folder.
const lockName = ".bizgen.lock"

// lock waits until no other run is changing the folder. The lock is the
// operating system's, not the existence of the file: it ends with its process,
// so a killed run never blocks the next one.
func lock(dir string) (unlock func(), err error) {
	name := filepath.Join(dir, lockName)
	for {
		f, err := lockedfile.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		if isCurrent(f, name) {
			return func() { release(f, name) }, nil
		}
		_ = f.Close()
	}
}

// isCurrent reports whether the locked file is still the one of that name: the
// run before us has removed it, and a third may have made it anew.
func isCurrent(f *lockedfile.File, name string) bool {
	locked, err := f.Stat()
	if err != nil {
		return false
	}
	current, err := os.Stat(name)
	return err == nil && os.SameFile(locked, current)
}

// release removes the file and gives up the lock, in the order that keeps a
// waiting run from losing the file it has locked.
func release(f *lockedfile.File, name string) {
	if runtime.GOOS == "windows" { // which removes no file that is open
		_ = f.Close()
		_ = os.Remove(name)
		return
	}
	_ = os.Remove(name)
	_ = f.Close()
}
