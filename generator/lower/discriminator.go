package lower

import (
	"path"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// discriminator reads a discriminator; nil when it names no property. The targets
// of its mapping are schema names, or references whose last word is one.
func (l *lowerer) discriminator(v *document.Node) *model.Discriminator {
	d := &model.Discriminator{Property: text(v.Get("propertyName")), Decides: l.doc.Dialect == document.OpenAPI30}
	if d.Property == "" {
		return nil
	}
	if mapping := v.Get("mapping"); mapping != nil {
		for _, m := range mapping.Members {
			_, pointer, found := strings.Cut(text(m.Value), "#")
			if !found {
				pointer = text(m.Value)
			}
			name := strings.NewReplacer("~1", "/", "~0", "~").Replace(path.Base(pointer))
			d.Mapping = append(d.Mapping, model.Mapping{Value: m.Key, Target: name})
		}
	}
	return d
}
