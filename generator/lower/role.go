package lower

import "github.com/bizgen/bizgen/generator/document"

// role reads x-bizgen-role: which side of the calls the reader of the document is
// on. Who serves an API that another company describes is the server of it.
func (l *lowerer) role(root *document.Node) string {
	m := root.Member("x-bizgen-role")
	if m == nil {
		return ""
	}
	switch role := text(m.Value); role {
	case "server", "client", "both":
		return role
	}
	l.errorf(m.Value.Position, "x-bizgen-role: want server, client or both, have %s", describe(m.Value))
	return ""
}
