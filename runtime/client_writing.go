package runtime

import (
	"io"
	"sync"
)

// A writing is a body that a function writes while it is read. The function runs
// once reading begins, and not at all when it does not.
type writing struct {
	write func(io.Writer) error
	start sync.Once
	done  chan struct{} // closed when the function has returned, or will not run
	in    *io.PipeReader
	out   *io.PipeWriter
}

func newWriting(write func(io.Writer) error) *writing {
	w := &writing{write: write, done: make(chan struct{})}
	w.in, w.out = io.Pipe()
	return w
}

func (w *writing) Read(p []byte) (int, error) {
	w.start.Do(func() {
		go func() {
			defer close(w.done)
			w.out.CloseWithError(w.write(w.out))
		}()
	})
	return w.in.Read(p)
}

func (w *writing) Close() error {
	w.start.Do(func() { close(w.done) })
	return w.in.Close()
}

// stop closes the body and waits until nobody writes it any more.
func (w *writing) stop() {
	_ = w.Close()
	<-w.done
}
