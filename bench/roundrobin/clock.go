package roundrobin

import (
	"fmt"
	"time"
)

// A Clock tells what has been spent so far.
type Clock func() time.Duration

var start = time.Now()

// Wall is the time that has gone by. It holds the time that other programs have
// taken, and nothing of what the collector does on another CPU.
func Wall() time.Duration { return time.Since(start) }

// ClockNamed returns the clock "wall" or "cpu".
func ClockNamed(name string) (Clock, error) {
	switch {
	case name == "wall":
		return Wall, nil
	case name == "cpu" && cpu != nil:
		return cpu, nil
	case name == "cpu":
		return nil, fmt.Errorf("clock %q: not on this system; take wall", name)
	}
	return nil, fmt.Errorf("clock %q: want cpu or wall", name)
}
