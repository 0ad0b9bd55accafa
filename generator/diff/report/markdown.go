package report

import (
	"fmt"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
)

func (r Report) markdown(b *strings.Builder) {
	t := words[r.lang()]
	if len(r.Findings) == 0 {
		fmt.Fprintln(b, t["none"])
		return
	}
	fmt.Fprintf(b, "%s\n\n%s\n|---|---|---|---|\n", r.Summary(), t["head"])
	for _, f := range r.Findings {
		severity := f.For(r.Role)
		word := t[severity.String()]
		if severity == diff.Breaking {
			word = "**" + word + "**"
		}
		do := ""
		if severity != diff.Safe {
			do = f.Advice(r.Lang)
		}
		fmt.Fprintf(b, "| %s | %s `%s` | %s | `%s` |\n", word, cell(r.sentence(f)), f.ID, cell(do), strings.ReplaceAll(f.Place().String(), "|", `\|`))
	}
}

// cell keeps text of the document from being read as Markdown or HTML.
func cell(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "\n", " ").Replace(s)
}
