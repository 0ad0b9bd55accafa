package document

import "strings"

// nearest gives the name that was most likely meant; "" when none is near.
// Of equally near ones the first in document order.
func nearest(name string, names []string) string {
	best, limit := "", max(1, (len([]rune(name))+2)/4)
	for _, candidate := range names {
		if strings.EqualFold(candidate, name) {
			return candidate
		}
		if d := distance(name, candidate, limit); d <= limit {
			best, limit = candidate, d-1
		}
	}
	return best
}

// distance counts the characters to insert, delete, replace or swap with their
// neighbour; anything above limit is limit+1.
func distance(from, to string, limit int) int {
	a, b := []rune(from), []rune(to)
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
