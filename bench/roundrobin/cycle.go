package roundrobin

import (
	"runtime"
	"runtime/metrics"
)

// wholeCycles is how many cycles of the collector a turn has at least, where the work
// allocates; after longest times its usual length it ends without.
const (
	wholeCycles = 2
	longest     = 16
)

// wholeTurn returns the nanoseconds of an operation, over at least n of them and whole cycles
// of the collector: it begins when one has ended, and ends with another. A turn that ends
// anywhere has a collection more or less than its share, which moves it more than what is
// to be measured.
func wholeTurn(clock Clock, op func() error, n int) (float64, error) {
	runtime.GC()
	first := cycles()
	begin, batch, done := clock(), max(1, n/16), 0
	for last := first; ; {
		for range batch {
			if err := op(); err != nil {
				return 0, err
			}
		}
		done += batch
		now := cycles()
		if done >= n && now > last && now-first >= wholeCycles || done >= longest*n {
			return float64(clock()-begin) / float64(done), nil
		}
		last = now
	}
}

// cycles returns how many times the collector has run.
func cycles() uint64 {
	sample := []metrics.Sample{{Name: "/gc/cycles/total:gc-cycles"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
