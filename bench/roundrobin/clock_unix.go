//go:build unix

package roundrobin

import (
	"syscall"
	"time"
)

// cpu is the time that this program has kept CPUs busy, the collector's work
// included: on a machine that others use too, it differs less from turn to turn.
var cpu Clock = func() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return Wall()
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
