//go:build peers

package contest

import (
	"fmt"
	"io"
	"strings"

	"github.com/bizgen/bizgen/bench/payload"
)

// WriteRefusals writes who refuses what, as a table in Markdown: how much of the
// work each does.
func WriteRefusals(w io.Writer) error {
	f, err := newField()
	if err != nil {
		return err
	}
	variants, err := payload.Variants()
	if err != nil {
		return err
	}
	heads, refuses := judges(f.options().entrants)
	var b strings.Builder
	fmt.Fprintf(&b, "### Who refuses what\n\n| in the T1 answer | %s |\n|---|%s\n", strings.Join(heads, " | "), strings.Repeat("---|", len(heads)))
	right := make([]int, len(heads))
	for _, v := range variants {
		what := v.What
		if v.Legal {
			what += " (legal)"
		}
		fmt.Fprintf(&b, "| %s |", what)
		for i, refuse := range refuses {
			refused := refuse(v.Data)
			if refused != v.Legal {
				right[i]++
			}
			fmt.Fprintf(&b, " %s |", verdict(refused, v.Legal))
		}
		b.WriteByte('\n')
	}
	b.WriteString("| **as JSON and the catalogue's document have it** |")
	for _, n := range right {
		fmt.Fprintf(&b, " **%d of %d** |", n, len(variants))
	}
	b.WriteString("\n\n")
	_, err = io.WriteString(w, b.String())
	return err
}

// judges returns a column for everybody who can say no.
func judges(entrants []entrant) (heads []string, refuses []func([]byte) bool) {
	for _, e := range entrants {
		judge := e.decode
		if judge == nil {
			judge = e.check
		}
		heads = append(heads, e.name)
		refuses = append(refuses, func(data []byte) bool { return judge(data) != nil })
	}
	return heads, refuses
}

func verdict(refused, legal bool) string {
	switch {
	case refused && legal:
		return "**refused**"
	case refused:
		return "refused"
	case legal:
		return "taken"
	}
	return "**taken**"
}
