package docs

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
)

// A changesPage is the changelog of a document, and what each version has.
type changesPage struct {
	page
	Entries  []entryView
	Versions []versionHead
	Rows     []versionRow
	Cut      int // versions that are not shown side by side
}

// An entryView is what one commit has changed.
type entryView struct {
	stamp
	ID      string
	Version string
	Note    string // where there is nothing to compare
	Compare string // the page that shows both versions
	Changes []changeGroup
	Worst   string
}

// A changeGroup is the changes of a severity.
type changeGroup struct {
	Severity string
	Words    string
	Changes  []changeView
}

// A changeView is one change.
type changeView struct {
	Where  string
	Calls  []crumb
	Text   string
	Advice string
}

// A versionHead is a column of the table of versions.
type versionHead struct {
	stamp
	Version, Href string
}

// A versionRow is what has become of a call from version to version.
type versionRow struct {
	Key   string
	Title string
	Href  string // "" of a call that is gone
	Cells []versionCell
}

// A versionCell is a call in a version: absent, added, changed, same, removed.
type versionCell struct {
	State string
	Words string
	Href  string
}

func (k *book) writeChanges() {
	p := changesPage{page: k.page("changes.html", k.w.get("nav.changes"))}
	p.Class = "changes"
	p.Feed = "changes.atom"
	for i, e := range k.doc.Log {
		v := k.entry(e)
		if passages := k.passages(e); len(passages) > 0 {
			var before diff.Entry
			if i+1 < len(k.doc.Log) {
				before = k.doc.Log[i+1]
			}
			v.Compare = "changes/" + v.ID + ".html"
			k.writeCompare(v, before, passages)
		}
		p.Entries = append(p.Entries, v)
	}
	if len(p.Entries) > 1 {
		p.Versions, p.Rows = k.versions(p.Entries)
	}
	p.Cut = max(0, len(p.Entries)-len(p.Versions))
	k.b.page("changes.html", k.language, k.folder+"changes.html", p)
	k.b.add(k.folder+"changes.atom", k.feed(p.Entries))
}

func entryID(e diff.Entry) string { return "v." + e.Commit[:min(10, len(e.Commit))] }

// entry words what a commit has changed, the worst first.
func (k *book) entry(e diff.Entry) entryView {
	v := entryView{stamp: k.stamps[e.Commit], ID: entryID(e), Version: e.Version}
	switch {
	case e.First:
		v.Note = k.w.get("change.first")
	case e.Gone:
		v.Note = k.w.get("change.gone")
	case e.Unreadable != "":
		v.Note = k.w.get("change.unreadable")
	}
	findings := slices.Clone(e.Findings)
	diff.Sort(findings, k.doc.Role)
	for _, f := range findings {
		severity := f.For(k.doc.Role).String()
		if n := len(v.Changes); n == 0 || v.Changes[n-1].Severity != severity {
			v.Changes = append(v.Changes, changeGroup{Severity: severity, Words: k.w.get("severity." + severity)})
		}
		g := &v.Changes[len(v.Changes)-1]
		g.Changes = append(g.Changes, k.change(f))
	}
	if len(v.Changes) > 0 {
		v.Worst = v.Changes[0].Severity
	}
	return v
}

func (k *book) change(f *diff.Finding) changeView {
	c := changeView{Where: f.Where, Text: f.Message(k.language), Advice: f.Advice(k.language)}
	const most = 6
	for i, key := range f.Operations {
		if i == most {
			c.Calls = append(c.Calls, crumb{Title: "…"})
			break
		}
		title := crumb{Title: key}
		if call := k.called(key); call != nil {
			title = crumb{call.title, call.file()}
		}
		c.Calls = append(c.Calls, title)
	}
	return c
}

// called finds a call as findings name it.
func (k *book) called(key string) *call {
	for _, c := range k.calls {
		if c.key == key || c.kind != "path" && strings.HasSuffix(key, c.Name) {
			return c
		}
	}
	return nil
}

// mostVersions stand side by side.
const mostVersions = 8

// versions goes back from the document as it is: a call that was added was not there
// before, and one that was removed was.
func (k *book) versions(entries []entryView) ([]versionHead, []versionRow) {
	log := k.doc.Log[:min(len(k.doc.Log), mostVersions)]
	var heads []versionHead
	for i, e := range log {
		heads = append(heads, versionHead{k.stamps[e.Commit], e.Version, "#" + entries[i].ID})
	}
	var keys []string
	for _, c := range k.calls {
		keys = append(keys, c.key)
	}
	for _, e := range log {
		for _, f := range e.Findings {
			for _, key := range f.Operations {
				if strings.HasSuffix(f.ID, "operation-removed") && !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
			}
		}
	}
	var rows []versionRow
	for _, key := range keys {
		row := versionRow{Key: key, Title: key}
		there := false
		if c := k.called(key); c != nil {
			row.Title, row.Href, there = c.title, c.file(), true
		}
		for i, e := range log {
			state := k.state(e, key, there)
			there = state == "removed" || there && state != "added"
			row.Cells = append(row.Cells, versionCell{state, k.w.get("state." + state), cmp.Or(entries[i].Compare, heads[i].Href)})
		}
		rows = append(rows, row)
	}
	return heads, rows
}

// state is what an entry did to a call that is there after it, or is not.
func (k *book) state(e diff.Entry, key string, there bool) string {
	changed := false
	for _, f := range e.Findings {
		if !slices.Contains(f.Operations, key) {
			continue
		}
		switch {
		case strings.HasSuffix(f.ID, "operation-added") && there:
			return "added"
		case strings.HasSuffix(f.ID, "operation-removed") && !there:
			return "removed"
		}
		changed = true
	}
	switch {
	case !there:
		return "absent"
	case e.First:
		return "added"
	case changed:
		return "changed"
	}
	return "same"
}
