package generator

import "sync"

// An Option lets somebody see how a run goes.
type Option func(*observer)

// OnRead calls f with the path of each file of a document just before it is read,
// also of one that turns out to be missing.
func OnRead(f func(path string)) Option { return func(o *observer) { o.read = f } }

// OnDone calls f after each job, with the number of those that are done.
func OnDone(f func(done int)) Option { return func(o *observer) { o.done = f } }

// An observer makes one call at a time, though jobs run beside each other.
type observer struct {
	mu    sync.Mutex
	count int
	read  func(path string)
	done  func(done int)
}

func observe(opts []Option) *observer {
	o := &observer{}
	for _, opt := range opts {
		opt(o)
	}
	return o
}

func (o *observer) reading(path string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.read != nil {
		o.read(path)
	}
}

func (o *observer) finished() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.count++; o.done != nil {
		o.done(o.count)
	}
}
