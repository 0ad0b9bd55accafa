package diff

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// servers compares the URLs that clients are told of, those of the document or
// those of an operation.
func (c *comparer) servers(p position, old, current []model.Server) {
	for _, s := range current {
		k := slices.IndexFunc(old, func(o model.Server) bool { return o.URL == s.URL })
		at := Place{s.Place, "#/servers"}
		if k < 0 {
			c.report(p, "server-added", harmless, p.old, at, s.URL)
		} else if !slices.EqualFunc(old[k].Variables, s.Variables, sameVariable) {
			c.report(p, "server-variables-changed", effect{Risky, Safe}, Place{old[k].Place, "#/servers"}, at, s.URL)
		}
	}
	for _, s := range old {
		if !slices.ContainsFunc(current, func(o model.Server) bool { return o.URL == s.URL }) {
			c.report(p, "server-removed", effect{Risky, Safe}, Place{s.Place, "#/servers"}, p.new, s.URL)
		}
	}
}

func sameVariable(a, b model.ServerVariable) bool {
	return a.Name == b.Name && a.Default == b.Default && slices.Equal(a.Enum, b.Enum)
}

// document is the position of what is said for all operations.
func (c *comparer) document() position {
	top := func(m *model.Document) Place {
		return Place{model.Place{File: m.File, Line: 1, Column: 1}, "#"}
	}
	return position{way: toServer, old: top(c.old), new: top(c.current)}
}
