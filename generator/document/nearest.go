package document

import (
	"strings"
	"unicode/utf8"
)

// nearest gives the name that was most likely meant; "" when none is near.
// Of equally near ones the first in document order.
func nearest(name string, names []string) string {
	best, fewest := "", len(name)+1
	for _, candidate := range names {
		if strings.EqualFold(candidate, name) {
			return candidate
		}
		limit := min(slips(name, candidate), fewest-1)
		if d := distance(name, candidate, limit); d <= limit {
			best, fewest = candidate, d
		}
	}
	return best
}

// slips is how many characters of a name may be wrong: one in four, and one of three.
// A name of one or two letters is another name for each of them; a syllable of Hangul
// says as much as two letters.
func slips(name, candidate string) int {
	runes := max(utf8.RuneCountInString(name), utf8.RuneCountInString(candidate))
	letters := min(2*runes, max(len(name), len(candidate)))
	switch {
	case letters < 3:
		return 0
	case letters < 6:
		return 1
	}
	return min((letters+2)/4, runes/2)
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
