package lower

import (
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// sensitive reads x-sensitive: values that must not appear in messages and logs.
func (l *lowerer) sensitive(s *model.Schema, v *document.Node) {
	if v.Kind != document.Bool {
		l.errorf(v.Position, "x-sensitive: want true or false, have %s", describe(v))
		return
	}
	s.Sensitive = s.Sensitive || v.Bool
}
