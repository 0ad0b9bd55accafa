// Package record remembers what a run has read and left behind, so that the next
// one, with nothing changed, has nothing to do. Everything is compared by its
// content; times of files mean nothing. What is remembered lies in the user's
// cache folder, not beside the code: whoever loses it loses time.
package record

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
)

// Off is the environment variable that turns remembering off when it is not empty.
const Off = "BIZGEN_NO_CACHE"

// A Sum is the SHA-256 of a file.
type Sum [sha256.Size]byte

// A Run is what one run for one package has read and left.
type Run struct {
	Inputs  map[string]Sum // by path
	State   string         // of the folder that was written, as its reader describes it
	Folders []string       // inside of it that hold files
	Notes   json.RawMessage
}

// A Store keeps runs by their keys. The nil Store keeps nothing.
type Store struct {
	folder string
	tool   Sum
}

// Open returns the user's store, nil when there can be none. Runs of another
// build of this program are not found in it.
func Open() *Store {
	if os.Getenv(Off) != "" {
		return nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	tool, ok := build()
	if !ok {
		return nil
	}
	return &Store{folder: filepath.Join(cache, "bizgen"), tool: tool}
}

// build tells this build of the program from others: by what it was built of, and by the
// size and the time of its file. To read the whole of that would take longer than all else.
func build() (sum [sha256.Size]byte, ok bool) {
	program, err := os.Executable()
	if err != nil {
		return sum, false
	}
	file, err := os.Stat(program)
	info, known := debug.ReadBuildInfo()
	if err != nil || !known {
		return sum, false
	}
	return sha256.Sum256(fmt.Appendf(nil, "%s\n%d %d", info, file.Size(), file.ModTime().UnixNano())), true
}

// Find returns the run of a key if what it has read is still the same. It calls
// reading with each path before it looks.
func (s *Store) Find(key any, reading func(path string)) (Run, bool) {
	if s == nil {
		return Run{}, false
	}
	var r Run
	data, err := os.ReadFile(s.path(key))
	if err != nil || json.Unmarshal(data, &r) != nil {
		return Run{}, false
	}
	for path, sum := range r.Inputs {
		reading(path)
		if have, ok := sumOf(path); !ok || have != sum {
			return Run{}, false
		}
	}
	return r, len(r.Inputs) > 0
}

// sumOf reads a file. What is no regular file is never read: a pipe gives its text
// only once.
func sumOf(path string) (Sum, bool) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return Sum{}, false
	}
	data, err := os.ReadFile(path)
	return sha256.Sum256(data), err == nil
}

// Keep remembers a run, unless what it has read is not there any more in that
// form. Failing to is no error: the next run does its work.
func (s *Store) Keep(key any, r Run) {
	if s == nil {
		return
	}
	for path, sum := range r.Inputs {
		if have, ok := sumOf(path); !ok || have != sum {
			return
		}
	}
	data, err := json.Marshal(r)
	if err != nil || os.MkdirAll(s.folder, 0o700) != nil {
		return
	}
	temp, err := os.CreateTemp(s.folder, "*.new")
	if err != nil {
		return
	}
	_, err = temp.Write(data)
	if temp.Close() != nil || err != nil || os.Rename(temp.Name(), s.path(key)) != nil {
		_ = os.Remove(temp.Name())
	}
}

// path is where the run of a key lies. The key must be plain data; the working
// folder is part of it, since paths are as the user gave them.
func (s *Store) path(key any) string {
	here, _ := os.Getwd()
	text, _ := json.Marshal([]any{here, s.tool, key})
	sum := sha256.Sum256(text)
	return filepath.Join(s.folder, hex.EncodeToString(sum[:])+".json")
}
