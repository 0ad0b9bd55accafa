package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Whatever an editor does when it saves is a change, and it is noticed soon.
func TestWait(t *testing.T) {
	for name, save := range map[string]func(t *testing.T, path string){
		"written in place": func(t *testing.T, path string) { write(t, path, "two!") },
		"replaced": func(t *testing.T, path string) {
			write(t, path+"~", "two")
			if err := os.Rename(path+"~", path); err != nil {
				t.Fatal(err)
			}
		},
		"removed": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
		"another file comes": func(t *testing.T, path string) { write(t, filepath.Join(filepath.Dir(path), "missing.yaml"), "") },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.yaml")
			write(t, path, "one")
			var files Files
			files.Note(path)
			files.Note(filepath.Join(filepath.Dir(path), "missing.yaml"))
			if path, yes := files.changed(); yes {
				t.Fatalf("%s has changed by itself", path)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			noticed := make(chan error, 1)
			go func() {
				_, err := files.Wait(ctx)
				noticed <- err
			}()
			time.Sleep(30 * time.Millisecond) // somewhere between two looks
			saved := time.Now()
			save(t, path)
			if err := <-noticed; err != nil {
				t.Fatal(err)
			}
			if took := time.Since(saved); took > every+patience+100*time.Millisecond {
				t.Errorf("noticed after %v", took)
			}
		})
	}
}

// What changes while it is read is noticed: the first note counts.
func TestChangedSinceNoted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.yaml")
	var files Files
	files.Note(path)
	write(t, path, "one")
	files.Note(path)
	if changed, err := files.Wait(t.Context()); err != nil || changed != path {
		t.Errorf("%q, %v", changed, err)
	}
}

func TestWaitEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.yaml")
	var files Files
	files.Note(path)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := files.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
