package lower

import (
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// goType reads x-go-type and what stands beside it for it, as oapi-codegen has them.
func (l *lowerer) goType(s *model.Schema, n *document.Node) {
	v := n.Get("x-go-type")
	if v == nil {
		return
	}
	if v.Kind != document.String {
		l.warnf(v.Position, "x-go-type: want the name of a Go type, have %s; it has no effect", describe(v))
		return
	}
	s.GoType = &model.GoType{Text: v.Text, Place: place(v.Position)}
	if in := n.Get("x-go-type-import"); in != nil {
		s.GoType.Name, s.GoType.Path = text(in.Get("name")), text(in.Get("path"))
		if s.GoType.Path == "" {
			l.warnf(in.Position, "x-go-type-import: want an object with path, and maybe name; it has no effect")
		}
	}
}
