package lower

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

const checklistName = "x-checklist"

// checklist reads the x-checklist of the document or an operation. What of it cannot
// be understood is reported and left out: a page must not show half of a topic.
func (l *lowerer) checklist(n *document.Node) model.Checklist {
	x := n.Get(checklistName)
	if x == nil {
		return nil
	}
	l.checklists[x] = true
	if x.Kind != document.Object {
		l.stray(place(x.Position), "x-checklist: want an object of topics (%s) and texts, have %s", strings.Join(model.Topics, ", "), describe(x))
		return nil
	}
	out := model.Checklist{}
	for _, m := range x.Members {
		text := strings.TrimSpace(m.Value.Text)
		switch {
		case !slices.Contains(model.Topics, m.Key):
			l.stray(place(m.KeyPosition), "x-checklist: there is no topic %q; the topics are %s", m.Key, strings.Join(model.Topics, ", "))
		case m.Value.Kind != document.String || text == "":
			l.stray(place(m.Value.Position), "x-checklist: %s: want a text, have %s; leave the topic out where the document says nothing about it", m.Key, describe(m.Value))
		default:
			out[m.Key] = text
		}
	}
	return out
}

// strayChecklists reports each x-checklist that stands where nobody reads it.
// Examples and other values are data, and so are the names of properties.
func (l *lowerer) strayChecklists(n *document.Node, named bool) {
	if n == nil {
		return
	}
	for _, item := range n.Items {
		l.strayChecklists(item, false)
	}
	for _, m := range n.Members {
		switch {
		case named:
			l.strayChecklists(m.Value, false)
		case m.Key == checklistName:
			if !l.checklists[m.Value] {
				l.stray(place(m.KeyPosition), "x-checklist: it stands at the document or at an operation, and nowhere else; move it there")
			}
		case slices.Contains(valueKeywords, m.Key):
		default:
			l.strayChecklists(m.Value, m.Key == "properties" || m.Key == "patternProperties" || m.Key == "schemas")
		}
	}
}

// valueKeywords hold values, in which a name means nothing.
var valueKeywords = []string{"example", "examples", "default", "enum", "const"}
