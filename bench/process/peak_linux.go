package process

import (
	"os"
	"syscall"
)

// peak is the largest resident set, which Linux gives in KiB.
func peak(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}
