package roundrobin

import (
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes r as a table.
func (r Result) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n|  |", r.Title)
	for _, percent := range r.GOGC {
		fmt.Fprintf(&b, " µs, GOGC=%d | ratio | middle half |", percent)
	}
	b.WriteString(" allocs | B |\n|---|")
	b.WriteString(strings.Repeat("--:|", 3*len(r.GOGC)+2))
	b.WriteByte('\n')
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "| %s |", row.Name)
		for _, t := range row.Times {
			fmt.Fprintf(&b, " %.2f | %.2f | %.2f-%.2f |", t.Nanos/1000, t.Ratio, t.Low, t.High)
		}
		fmt.Fprintf(&b, " %d | %d |\n", row.Allocs, row.Bytes)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}
