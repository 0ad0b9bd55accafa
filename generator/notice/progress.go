package notice

import (
	"fmt"
	"io"
	"sync"
	"time"
)

const (
	patience = 400 * time.Millisecond // before a run counts as long
	redraw   = 100 * time.Millisecond
)

// A Progress shows on a terminal how far a long run is: one line, which is gone
// when the run is over. A nil Progress shows nothing.
type Progress struct {
	w      io.Writer
	total  int
	begun  time.Time
	mu     sync.Mutex
	done   int
	drawn  bool
	closed chan struct{}
	gone   sync.WaitGroup
}

// NewProgress shows the progress of a run of so many documents; it gives nil where
// w is no terminal.
func NewProgress(w io.Writer, total int) *Progress {
	if !Terminal(w) {
		return nil
	}
	p := &Progress{w: w, total: total, begun: time.Now(), closed: make(chan struct{})}
	p.gone.Go(p.show)
	return p
}

func (p *Progress) show() {
	next := time.NewTimer(patience)
	defer next.Stop()
	for {
		select {
		case <-p.closed:
			return
		case <-next.C:
			p.draw()
			next.Reset(redraw)
		}
	}
}

func (p *Progress) draw() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drawn = true
	fmt.Fprintf(p.w, "\r\x1b[Kbizgen: %d of %d documents, %.1f s", p.done, p.total, time.Since(p.begun).Seconds())
}

// Done says how many documents are done.
func (p *Progress) Done(done int) {
	if p != nil {
		p.mu.Lock()
		p.done = done
		p.mu.Unlock()
	}
}

// Close takes the line away.
func (p *Progress) Close() {
	if p == nil {
		return
	}
	close(p.closed)
	p.gone.Wait()
	if p.drawn {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
