package docs

import (
	"slices"
	"strings"
)

// A sideRow is a line of two texts side by side: in both, in one, or changed.
type sideRow struct {
	Old, New string
	State    string // same, changed, removed, added, gap
	Skipped  int    // equal lines that a gap stands for
}

// around is how many equal lines are shown before and after a change.
const around = 3

// sides lays two texts side by side. Of equal lines only those near changes stay.
func sides(old, current []string) []sideRow {
	var rows []sideRow
	var gone, come []string
	flush := func() {
		for i := range max(len(gone), len(come)) {
			switch {
			case i >= len(come):
				rows = append(rows, sideRow{Old: gone[i], State: "removed"})
			case i >= len(gone):
				rows = append(rows, sideRow{New: come[i], State: "added"})
			default:
				rows = append(rows, sideRow{Old: gone[i], New: come[i], State: "changed"})
			}
		}
		gone, come = nil, nil
	}
	i, j := 0, 0
	for _, pair := range append(common(old, current), [2]int{len(old), len(current)}) {
		gone, come = append(gone, old[i:pair[0]]...), append(come, current[j:pair[1]]...)
		flush()
		if i, j = pair[0]+1, pair[1]+1; pair[0] < len(old) {
			rows = append(rows, sideRow{Old: old[pair[0]], New: current[pair[1]], State: "same"})
		}
	}
	return folded(rows)
}

// common pairs the lines of a longest common subsequence. Texts of which the changed
// middles are too large to compare have no line in common there.
func common(a, b []string) [][2]int {
	var head, tail [][2]int
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		head = append(head, [2]int{start, start})
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		tail = append(tail, [2]int{endA, endB})
	}
	slices.Reverse(tail)
	const most = 4_000_000
	if (endA-start)*(endB-start) > most {
		return append(head, tail...)
	}
	width := endB - start + 1
	longest := make([]int32, (endA-start+1)*width)
	for i := endA - start - 1; i >= 0; i-- {
		for j := endB - start - 1; j >= 0; j-- {
			if a[start+i] == b[start+j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < endA-start && j < endB-start; {
		switch {
		case a[start+i] == b[start+j]:
			head = append(head, [2]int{start + i, start + j})
			i, j = i+1, j+1
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return append(head, tail...)
}

// folded replaces runs of equal lines that are far from changes.
func folded(rows []sideRow) []sideRow {
	var out []sideRow
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows) && rows[end].State == "same" {
			end++
		}
		before, after := around, around
		if i == 0 {
			before = 0
		}
		if end == len(rows) {
			after = 0
		}
		if n := end - i - before - after; n > 1 {
			out = append(out, rows[i:i+before]...)
			out = append(out, sideRow{State: "gap", Skipped: n})
			out = append(out, rows[end-after:end]...)
		} else {
			out = append(out, rows[i:end]...)
		}
		if i = end; i < len(rows) {
			out = append(out, rows[i])
			i++
		}
	}
	return out
}

// linesOf are those of a text.
func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}
