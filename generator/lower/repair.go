package lower

import (
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// The harmless faults of documents: each is read as what its author can only
// have meant, with a warning that names the place.

// items reads items; as a list, which JSON Schema had before 2020-12, it is
// prefixItems.
func (l *lowerer) items(s *model.Schema, n *document.Node, m document.Member) {
	if m.Value.Kind != document.Array {
		s.Items = l.schema(m.Value)
		return
	}
	l.warnf(m.KeyPosition, "items: a list of schemas is spelt prefixItems since JSON Schema 2020-12; it is read as that")
	for _, item := range m.Value.Items {
		s.PrefixItems = append(s.PrefixItems, l.schema(item))
	}
	if rest := n.Get("additionalItems"); rest != nil {
		s.Items = l.schema(rest)
	}
}

// required reads required; true or false beside a property's own keywords is how
// JSON Schema said it before draft 4, and how Swagger says it of parameters.
func (l *lowerer) required(s *model.Schema, m document.Member) {
	if m.Value.Kind == document.Bool {
		l.warnf(m.KeyPosition, "required: a list of member names belongs here, in the object's schema; it has no effect")
		return
	}
	s.Required = l.strings(m)
}

// exclusive reads exclusiveMinimum and exclusiveMaximum; true sharpens the bound
// beside it, as in OpenAPI 3.0.
func (l *lowerer) exclusive(s *model.Schema, n *document.Node, m document.Member, bound string) {
	if m.Value.Kind != document.Bool {
		s.Assertions = append(s.Assertions, model.Assertion{Keyword: m.Key, Value: value(m.Value)})
		return
	}
	l.warnf(m.KeyPosition, "%s: true is OpenAPI 3.0; in %s the bound itself stands here. It is read as in 3.0", m.Key, l.doc.Version)
	if limit := n.Get(bound); m.Value.Bool && limit != nil {
		s.Assertions = append(s.Assertions, model.Assertion{Keyword: m.Key, Value: value(limit)})
	}
}

// dependencies reads what JSON Schema 2019-09 has split into dependentRequired and
// dependentSchemas.
func (l *lowerer) dependencies(s *model.Schema, m document.Member) {
	if m.Value.Kind != document.Object {
		l.mendf(m.Value.Position, "dependencies: want an object, have %s", describe(m.Value))
		return
	}
	l.warnf(m.KeyPosition, "dependencies: it is spelt dependentRequired and dependentSchemas since JSON Schema 2019-09; it is read as those")
	for _, d := range m.Value.Members {
		if d.Value.Kind == document.Array {
			needs := l.strings(document.Member{Key: m.Key, KeyPosition: d.KeyPosition, Value: d.Value})
			s.DependentRequired = append(s.DependentRequired, model.Dependency{Name: d.Key, Needs: needs})
			continue
		}
		s.DependentSchemas = append(s.DependentSchemas, model.Property{Name: d.Key, Schema: l.schema(d.Value), Place: place(d.KeyPosition)})
	}
}
