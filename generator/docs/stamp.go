package docs

import "github.com/bizgen/bizgen/generator/diff"

// A stamp is what the entries of a log are told apart by: the date, with the time where
// there are several of a day, and with the commit where that does not do.
type stamp struct {
	Label string // "2026-01-31 09:30"
	Time  string // for programs
}

// stamps are those of a log, by commit.
func stamps(log []diff.Entry) map[string]stamp {
	days, minutes := map[string]int{}, map[string]int{}
	for _, e := range log {
		days[e.Date]++
		minutes[minute(e)]++
	}
	out := map[string]stamp{}
	for _, e := range log {
		s := stamp{Label: e.Date, Time: e.Date}
		if e.Time != "" {
			s.Time = e.Time
		}
		if days[e.Date] > 1 {
			s.Label = minute(e)
		}
		if minutes[minute(e)] > 1 {
			s.Label += " (" + e.Commit[:min(7, len(e.Commit))] + ")"
		}
		out[e.Commit] = s
	}
	return out
}

// minute is when an entry was made, as people write it.
func minute(e diff.Entry) string {
	if len(e.Time) < len("2026-01-31T09:30") {
		return e.Date
	}
	return e.Date + " " + e.Time[11:16]
}
