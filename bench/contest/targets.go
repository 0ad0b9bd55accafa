//go:build peers

package contest

import (
	"fmt"
	"io"
	"strings"

	"github.com/bizgen/bizgen/bench/roundrobin"
)

// A target is what issue 4 asks for: how many times as long another one has to
// take as the first row, which is bizgen's, or how its allocations compare.
type target struct {
	work    string // end of the contests' titles
	who     string // start of the other row's name
	atLeast float64
	memory  bool // allocations, not time
}

const interpreter = "oapi-codegen (encoding/json) + kin-openapi"

var targets = []target{
	{work: decoded, who: ogenName, atLeast: 2},
	{work: decoded, who: interpreter, atLeast: 15},
	{work: checked, who: "jx", atLeast: 1},
	{work: encoded, who: ogenName, atLeast: 2},
	{work: posted, who: ogenName, atLeast: 2.5},
	{work: posted, who: "ogen, generated without", atLeast: 2.5},
	{work: posted, who: "oapi-codegen strict + openapi3filter", atLeast: 5},
	{work: posted, who: ogenName, atLeast: 2, memory: true},
	{work: posted, who: "ogen, generated without", atLeast: 2, memory: true},
}

// WriteTargets writes which targets these results reach: those about time have to
// be reached at every setting of the collector.
func WriteTargets(w io.Writer, results []roundrobin.Result) error {
	var b strings.Builder
	b.WriteString("### Targets\n\n| of bizgen's first row | asked | measured | |\n|---|--:|--:|---|\n")
	for _, t := range targets {
		for _, r := range results {
			if row := t.row(r); row != nil {
				t.write(&b, r, *row)
			}
		}
	}
	for _, r := range results {
		if strings.HasSuffix(r.Title, ": "+checked) {
			fmt.Fprintf(&b, "| %s, allocations | 0 | %d | %s |\n", r.Title, r.Rows[0].Allocs, verdictOf(r.Rows[0].Allocs == 0))
		}
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// row returns the row that a target speaks of.
func (t target) row(r roundrobin.Result) *roundrobin.Row {
	if !strings.HasSuffix(r.Title, ": "+t.work) {
		return nil
	}
	for k, row := range r.Rows {
		if row.Name == t.who || t.who != ogenName && strings.HasPrefix(row.Name, t.who) {
			return &r.Rows[k]
		}
	}
	return nil
}

func (t target) write(b *strings.Builder, r roundrobin.Result, row roundrobin.Row) {
	if t.memory {
		ratio := float64(row.Allocs) / float64(max(1, r.Rows[0].Allocs))
		fmt.Fprintf(b, "| %s, allocations beside %s | %gx | %.2fx | %s |\n", r.Title, row.Name, t.atLeast, ratio, verdictOf(ratio >= t.atLeast))
		return
	}
	reached, measured := true, make([]string, len(row.Times))
	for k, time := range row.Times {
		reached = reached && time.Ratio >= t.atLeast
		measured[k] = fmt.Sprintf("%.2fx", time.Ratio)
	}
	fmt.Fprintf(b, "| %s, beside %s | %gx | %s | %s |\n", r.Title, row.Name, t.atLeast, strings.Join(measured, ", "), verdictOf(reached))
}

func verdictOf(reached bool) string {
	if reached {
		return "reached"
	}
	return "**not reached**"
}
