package roundrobin

import "runtime"

// cost is what an operation allocates.
type cost struct{ allocs, bytes uint64 }

// measureCost takes the mean of many operations, rounded: now and then the
// collector empties a pool that an operation then fills again.
func measureCost(op func() error) cost {
	const n = 200
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range n {
		if op() != nil {
			break
		}
	}
	runtime.ReadMemStats(&after)
	return cost{
		allocs: (after.Mallocs - before.Mallocs + n/2) / n,
		bytes:  (after.TotalAlloc - before.TotalAlloc + n/2) / n,
	}
}
