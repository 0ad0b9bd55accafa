package roundrobin

import "slices"

// A Result is what a contest has shown.
type Result struct {
	Title string
	GOGC  []int
	Rows  []Row
}

// A Row is the result of one contestant.
type Row struct {
	Name   string
	Allocs uint64
	Bytes  uint64
	Times  []Time // by garbage collector setting
}

// A Time is the median of an operation over the rounds, and the median of how
// many times as long it took as the first contestant's in the same round, with
// the middle half of those ratios.
type Time struct {
	Nanos            float64
	Ratio, Low, High float64
}

func (s *series) result(settings []int) Result {
	r := Result{Title: s.Title, GOGC: settings}
	for i, who := range s.Contestants {
		row := Row{Name: who.Name, Allocs: s.cost[i].allocs, Bytes: s.cost[i].bytes}
		for setting := range settings {
			row.Times = append(row.Times, timeOf(s.nanos[setting][i], s.nanos[setting][0]))
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

func timeOf(nanos, reference []float64) Time {
	ratios := make([]float64, len(nanos))
	for round := range nanos {
		ratios[round] = nanos[round] / reference[round]
	}
	return Time{
		Nanos: quantile(nanos, 0.5),
		Ratio: quantile(ratios, 0.5),
		Low:   quantile(ratios, 0.25),
		High:  quantile(ratios, 0.75),
	}
}

// quantile returns the value below which the part q of the values lies, between
// two of them if need be; 0 of none.
func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
