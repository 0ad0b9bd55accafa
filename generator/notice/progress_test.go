package notice

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// screen is a terminal that keeps what it is sent.
type screen struct{ bytes.Buffer }

type device struct{ fs.FileInfo }

func (device) Mode() fs.FileMode           { return fs.ModeDevice | fs.ModeCharDevice }
func (*screen) Stat() (fs.FileInfo, error) { return device{}, nil }

func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s screen
		p := NewProgress(&s, 3)
		time.Sleep(patience / 2)
		p.Done(1)
		time.Sleep(patience/2 + 3*redraw/2)
		p.Close()
		want := "\r\x1b[Kbizgen: 1 of 3 documents, 0.4 s\r\x1b[Kbizgen: 1 of 3 documents, 0.5 s\r\x1b[K"
		if s.String() != want {
			t.Errorf("%q", s.String())
		}
	})
}

// A short run shows nothing, and nor does one that nobody watches.
func TestNoProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s screen
		p := NewProgress(&s, 3)
		time.Sleep(patience / 2)
		p.Done(3)
		p.Close()
		if s.Len() > 0 {
			t.Errorf("%q", s.String())
		}
	})
	p := NewProgress(&strings.Builder{}, 3)
	p.Done(1)
	p.Close()
	if p != nil || Terminal(regular(t)) {
		t.Error("progress where nobody watches")
	}
}

func regular(t *testing.T) *os.File {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}
