package lower

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// stray reports a fault of an extension that no code comes of: what takes
// documents as they are takes it too.
func (l *lowerer) stray(at model.Place, format string, args ...any) {
	l.problems = append(l.problems, model.Problem{Place: at, Warning: l.doc.Lenient(), Message: fmt.Sprintf(format, args...)})
}

// shape tells whether n is an object, and reports members that it does not know.
func (r *flowReader) shape(n *document.Node, what string, known ...string) bool {
	if n.Kind != document.Object {
		r.stray(place(n.Position), "x-flow: want %s as an object, have %s", what, describe(n))
		return false
	}
	for _, m := range n.Members {
		if !slices.Contains(known, m.Key) && !strings.HasPrefix(m.Key, "x-") {
			r.stray(place(m.KeyPosition), "x-flow: %s has no member %q; it has %s", what, m.Key, strings.Join(known, ", "))
		}
	}
	return true
}

// text reads a text that must be there.
func (r *flowReader) text(n *document.Node, what, key string) string {
	t := n.Get(key)
	if t == nil || t.Kind != document.String || strings.TrimSpace(t.Text) == "" {
		r.stray(r.placeOf(n, key), "x-flow: %s needs the text %s", what, key)
		return ""
	}
	return strings.TrimSpace(t.Text)
}

// list reads a list that must have something in it.
func (r *flowReader) list(n *document.Node, what, key string) []*document.Node {
	l := n.Get(key)
	if l == nil || l.Kind != document.Array || len(l.Items) == 0 {
		r.stray(r.placeOf(n, key), "x-flow: %s needs the list %s", what, key)
		return nil
	}
	return l.Items
}

func (r *flowReader) placeOf(n *document.Node, key string) model.Place {
	if v := n.Get(key); v != nil {
		return place(v.Position)
	}
	return place(n.Position)
}
