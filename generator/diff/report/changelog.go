package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
)

// A Changelog is what is to be written of a document's history.
type Changelog struct {
	Title   string
	Role    diff.Role
	Lang    string
	Entries []diff.Entry
}

// ChangelogForms are the forms that changelogs can be had in.
var ChangelogForms = []string{"markdown", "json"}

// WriteChangelog writes c in one of [ChangelogForms].
func WriteChangelog(w io.Writer, form string, c Changelog) error {
	if form == "json" {
		return c.json(w)
	}
	var b strings.Builder
	c.markdown(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (c Changelog) report(e diff.Entry) Report {
	r := Report{Role: c.Role, Lang: c.Lang, Findings: e.Findings}
	diff.Sort(r.Findings, r.Role)
	return r
}

func (c Changelog) markdown(b *strings.Builder) {
	t := words[Report{Lang: c.Lang}.lang()]
	fmt.Fprintf(b, "# %s\n", cell(fmt.Sprintf(t["changes of"], c.Title)))
	if len(c.Entries) == 0 {
		fmt.Fprintf(b, "\n%s\n", t["none"])
	}
	for _, e := range c.Entries {
		fmt.Fprintf(b, "\n## %s", e.Date)
		if e.Version != "" {
			fmt.Fprint(b, cell(fmt.Sprintf(t["version"], e.Version)))
		}
		fmt.Fprint(b, "\n\n")
		switch {
		case e.First:
			fmt.Fprintf(b, "- %s\n", t["first"])
		case e.Gone:
			fmt.Fprintf(b, "- %s\n", t["gone"])
		case e.Unreadable != "":
			fmt.Fprintf(b, "- %s: %s\n", t["unreadable"], cell(e.Unreadable))
		}
		r := c.report(e)
		for _, f := range r.Findings {
			word := t[f.For(c.Role).String()]
			fmt.Fprintf(b, "- **%s** %s\n", word, cell(r.sentence(f)))
		}
	}
}

// A ChangelogDocument is a changelog as JSON.
type ChangelogDocument struct {
	Version int         `json:"version"` // of this form
	Title   string      `json:"title"`
	Role    diff.Role   `json:"role"`
	Entries []JSONEntry `json:"entries"` // the newest first
}

// A JSONEntry is what one commit changed, as JSON.
type JSONEntry struct {
	Date       string        `json:"date"`
	Commit     string        `json:"commit"`
	Document   string        `json:"documentVersion"`
	First      bool          `json:"first,omitempty"`
	Gone       bool          `json:"gone,omitempty"`
	Unreadable string        `json:"unreadable,omitempty"`
	Findings   []JSONFinding `json:"findings"`
}

func (c Changelog) json(w io.Writer) error {
	d := ChangelogDocument{Version: Version, Title: c.Title, Role: c.Role, Entries: []JSONEntry{}}
	for _, e := range c.Entries {
		d.Entries = append(d.Entries, JSONEntry{e.Date, e.Commit, e.Version, e.First, e.Gone, e.Unreadable, Findings(c.report(e))})
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(d)
}
