// Package watch waits for files to change. It looks at them again and again
// instead of asking the system to be told: that works on every file system, a
// shared or mounted one too, and the files of a document are few.
package watch

import (
	"context"
	"io/fs"
	"os"
	"time"
)

const (
	// every is how long a change may go unnoticed.
	every = 40 * time.Millisecond
	// settled is how long files have to be still before a change counts as done:
	// editors write in several steps. The first change is never held up for longer
	// than patience.
	settled  = 20 * time.Millisecond
	patience = 120 * time.Millisecond
)

// Files are files as they were when they were noted. The zero value has none.
type Files struct{ seen map[string]fs.FileInfo }

// Note notes how a file is now, if it is not noted yet. Called before the file is
// read, it makes sure that no change between the reading and the waiting is missed.
func (f *Files) Note(path string) {
	if _, noted := f.seen[path]; noted {
		return
	}
	if f.seen == nil {
		f.seen = map[string]fs.FileInfo{}
	}
	f.seen[path] = look(path)
}

// Len counts the files.
func (f *Files) Len() int { return len(f.seen) }

// Wait returns when a file has changed, with its path, or when ctx is over, with
// its error. A file that comes, goes, or is replaced by another has changed.
func (f *Files) Wait(ctx context.Context) (changed string, err error) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if path, yes := f.changed(); yes {
			return path, f.settle(ctx)
		}
		select {
		case <-ctx.Done():
			return "", context.Cause(ctx)
		case <-tick.C:
		}
	}
}

func (f *Files) changed() (path string, yes bool) {
	for path, before := range f.seen {
		if !same(before, look(path)) {
			return path, true
		}
	}
	return "", false
}

// settle waits until nothing changes any more.
func (f *Files) settle(ctx context.Context) error {
	end := time.Now().Add(patience)
	for still := false; !still && time.Now().Before(end); {
		now := Files{}
		for path := range f.seen {
			now.Note(path)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(settled):
		}
		_, moves := now.changed()
		still = !moves
	}
	return nil
}

// look gives nil for a file that is not there.
func look(path string) fs.FileInfo {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	return info
}

func same(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
