// Package roundrobin measures several ways of doing the same work beside each
// other, on a machine whose speed drifts. Everybody has a short turn in every
// round, and what counts is by how much one turn differs from another of the
// same round; a table of medians over the rounds is the result.
package roundrobin

import (
	"fmt"
	"runtime/debug"
	"time"
)

// A Contest is one piece of work and those who do it.
type Contest struct {
	Title       string
	Contestants []Contestant // the first is what the others are compared with
}

// A Contestant is one way of doing the work.
type Contestant struct {
	Name string
	Op   func() error // does it once
}

// Options say how long to measure.
type Options struct {
	Rounds int
	Turn   time.Duration // how long a turn is to take, more or less
	Iters  int           // how often the work is done in a turn, for all alike; 0 leaves it to Turn
	GOGC   []int         // garbage collector settings; each round has turns with each of them
	Clock  Clock         // nil stands for Wall
}

// Run measures all contests together, so that they too share the same rounds.
func Run(contests []Contest, o Options) ([]Result, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	if o.Clock == nil {
		o.Clock = Wall
	}
	var all []*series
	for _, c := range contests {
		s, err := newSeries(c, o)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	for round := range o.Rounds {
		for setting, percent := range o.GOGC {
			debug.SetGCPercent(percent)
			for _, s := range all {
				if err := s.play(round, setting); err != nil {
					return nil, err
				}
			}
		}
	}
	results := make([]Result, len(all))
	for i, s := range all {
		results[i] = s.result(o.GOGC)
	}
	return results, nil
}

// series is what is known of one contest while it is measured.
type series struct {
	Contest
	clock Clock
	whole bool // turns are whole cycles of the collector
	iters []int
	cost  []cost
	nanos [][][]float64 // of one operation: by setting, contestant, round
}

func newSeries(c Contest, o Options) (*series, error) {
	s := &series{Contest: c, clock: o.Clock, whole: o.Iters <= 0}
	for _, who := range c.Contestants {
		if err := who.Op(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", c.Title, who.Name, err)
		}
		n := o.Iters
		if n <= 0 {
			n = calibrate(o.Clock, who.Op, o.Turn)
		}
		s.iters = append(s.iters, n)
		s.cost = append(s.cost, measureCost(who.Op))
	}
	for range o.GOGC {
		s.nanos = append(s.nanos, make([][]float64, len(c.Contestants)))
	}
	return s, nil
}

// play gives everybody a turn. Who is first changes from round to round: a turn
// may have to pay for the garbage of the one before it.
func (s *series) play(round, setting int) error {
	for k := range s.Contestants {
		i := (k + round) % len(s.Contestants)
		each, err := s.turn(i)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", s.Title, s.Contestants[i].Name, err)
		}
		s.nanos[setting][i] = append(s.nanos[setting][i], each)
	}
	return nil
}

// turn gives contestant i its turn, and returns the nanoseconds of an operation.
func (s *series) turn(i int) (float64, error) {
	if s.cost[i].bytes > 0 && s.whole {
		return wholeTurn(s.clock, s.Contestants[i].Op, s.iters[i])
	}
	took, err := turn(s.clock, s.Contestants[i].Op, s.iters[i])
	return took / float64(s.iters[i]), err
}

// turn returns the nanoseconds that n operations take.
func turn(clock Clock, op func() error, n int) (float64, error) {
	start := clock()
	for range n {
		if err := op(); err != nil {
			return 0, err
		}
	}
	return float64(clock() - start), nil
}

// calibrate finds how many operations fill a turn.
func calibrate(clock Clock, op func() error, want time.Duration) int {
	for n := 1; ; n *= 2 {
		took, err := turn(clock, op, n)
		if err != nil || took >= float64(want)/4 {
			return max(1, int(float64(n)*float64(want)/max(took, 1)))
		}
	}
}
