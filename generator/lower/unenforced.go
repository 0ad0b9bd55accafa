package lower

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// unenforced are the extensions that state what generated code does not do yet.
var unenforced = []string{"x-validations", "x-kubernetes-validations", "x-aliases", "x-coerce", "x-extensible-enum"}

// unenforced says in one line how much of what the document states about values is
// left to the reader: silence would look like a promise.
func (l *lowerer) unenforced(root *document.Node) {
	count := map[string]int{}
	l.count(root, count)
	var list []string
	for _, name := range slices.Sorted(slices.Values(unenforced)) {
		if n := count[name]; n > 0 {
			list = append(list, fmt.Sprintf("%d %s", n, name))
		}
	}
	if len(list) > 0 {
		l.warnf(root.Position, "the code does not act on %s; they stay with the document", strings.Join(list, ", "))
	}
}

// count counts the rules and tolerances that schemas state, one for each entry of a
// list of rules. Examples and other values are no schemas.
func (l *lowerer) count(n *document.Node, count map[string]int) {
	if n == nil {
		return
	}
	for _, item := range n.Items {
		l.count(item, count)
	}
	for _, m := range n.Members {
		switch {
		case slices.Contains(unenforced, m.Key) && strings.HasSuffix(m.Key, "validations") && m.Value.Kind == document.Array:
			count[m.Key] += len(m.Value.Items)
		case slices.Contains(unenforced, m.Key):
			count[m.Key]++
		case !slices.Contains(valueKeywords, m.Key):
			l.count(m.Value, count)
		}
	}
}
