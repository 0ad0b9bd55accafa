package lower

import (
	"fmt"
	"path"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// discriminator reads a discriminator; nil when it names no property.
func (l *lowerer) discriminator(v *document.Node) *model.Discriminator {
	d := &model.Discriminator{Property: text(v.Get("propertyName")), Decides: l.doc.Dialect == document.OpenAPI30, Place: place(v.Position)}
	if d.Property == "" {
		return nil
	}
	for _, m := range members(v.Get("mapping")) {
		d.Mapping = append(d.Mapping, l.mapping(m))
	}
	return d
}

// mapping reads what a value of the discriminator stands for: the name of a schema, or
// else a reference, "dog.yaml" and "dog.yaml#/Dog" as well as "#/components/schemas/Dog"
// (3.0.3, Discriminator Object). Names are also those of other files' schemas, which
// the branches know.
func (l *lowerer) mapping(m document.Member) model.Mapping {
	text := text(m.Value)
	out := model.Mapping{Value: m.Key, Target: text, Place: place(m.Value.Position)}
	if c := l.doc.Root.Get("components").Get("schemas").Get(text); c != nil {
		out.Schema = l.schema(c)
		return out
	}
	reference := strings.Contains(text, "#") || path.Ext(text) != ""
	if !reference {
		return out
	}
	if target, problem := l.doc.Resolve(m.Value, text); problem == nil {
		out.Schema = l.schema(target)
	}
	return out
}

// loneDiscriminators warns, once, of discriminators without alternatives beside them,
// which is how documents say that a schema has heirs (3.0.3, 4.7.25): the type is the
// schema's own, and what only an heir declares has no place in it.
func (l *lowerer) loneDiscriminators() {
	if len(l.lone) == 0 {
		return
	}
	l.problems = append(l.problems, model.Problem{Place: l.lone[0], Warning: true, Message: fmt.Sprintf(
		"discriminator: it has no effect without oneOf or anyOf beside it, and what only heirs of the schema declare is not read; list them in oneOf (%d such in the document)", len(l.lone))})
}
