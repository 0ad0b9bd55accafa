package lower

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// schema lowers the schema at n, once: the same place gives the same pointer,
// so that recursion ends.
func (l *lowerer) schema(n *document.Node) *model.Schema {
	if s := l.schemas[n]; s != nil {
		return s
	}
	s := &model.Schema{Place: place(n.Position), Pointer: l.pointer(n), Types: model.Any}
	l.schemas[n], l.scopes[s] = s, l.doc.Resource(n)
	switch n.Kind {
	case document.Bool:
		s.Bool = &n.Bool
	case document.Object:
		if s.Component = l.component(n); s.Component == "" {
			s.Shared = l.shared(n)
		}
		s.Binary = l.binary(n)
		l.keywords(s, n)
	default:
		l.errorf(n.Position, "a schema is an object or a boolean, not %s", describe(n))
	}
	return s
}

// pointer spells the place of n as error messages show it.
func (l *lowerer) pointer(n *document.Node) string {
	if n.File == l.doc.Root.File {
		return "#" + n.Pointer
	}
	file, err := filepath.Rel(filepath.Dir(l.doc.Root.File), n.File)
	if err != nil {
		file = filepath.Base(n.File)
	}
	return filepath.ToSlash(file) + "#" + n.Pointer
}

// component returns the name under which n stands in components, or "".
func (l *lowerer) component(n *document.Node) string {
	if name, ok := l.brought[n]; ok {
		return name
	}
	if n.File != l.doc.Root.File {
		return ""
	}
	name, ok := strings.CutPrefix(n.Pointer, "/components/schemas/")
	if !ok || strings.Contains(name, "/") {
		return ""
	}
	return document.UnescapeToken(name)
}

// shared returns the name of a schema that stands where schemas are put to be
// referred to, outside this document's components, or "".
func (l *lowerer) shared(n *document.Node) string {
	tokens := strings.Split(n.Pointer, "/")
	last := document.UnescapeToken(tokens[len(tokens)-1])
	other := n.File != l.doc.Root.File
	switch {
	case len(tokens) > 2 && (tokens[len(tokens)-2] == "$defs" || tokens[len(tokens)-2] == "definitions"):
		return last
	case other && len(tokens) == 2, other && len(tokens) == 4 && strings.HasPrefix(n.Pointer, "/components/schemas/"):
		return last
	case other && n.Pointer == "":
		return strings.TrimSuffix(path.Base(n.File), path.Ext(n.File))
	case l.doc.Dialect != document.OpenAPI30:
		return text(n.Get("$anchor"))
	}
	return ""
}

// keywords reads the members of a schema object.
func (l *lowerer) keywords(s *model.Schema, n *document.Node) {
	old := l.doc.Dialect == document.OpenAPI30
	if ref := n.Get("$ref"); ref != nil && ref.Kind != document.Null {
		if target := l.target(ref); target != nil {
			s.Ref = l.schema(target)
		}
		if old { // the siblings of a 3.0 reference do not count
			return
		}
	}
	for _, m := range n.Members {
		if old && l.keyword30(s, n, m) {
			continue
		}
		l.keyword(s, n, m)
	}
	if s.Discriminator != nil && s.OneOf == nil && s.AnyOf == nil {
		l.lone = append(l.lone, s.Discriminator.Place)
	}
	l.goType(s, n)
	if old {
		l.nullable(s, n)
	} else if ref := n.Get("$dynamicRef"); ref != nil {
		l.dynamicReference(s, ref)
	}
}

// target resolves the text of a reference; nil after a problem.
func (l *lowerer) target(ref *document.Node) *document.Node {
	if ref.Kind != document.String {
		l.mendf(ref.Position, "$ref: want a string, have %s", describe(ref))
		return nil
	}
	target, problem := l.doc.Resolve(ref, ref.Text)
	if problem != nil {
		l.problems = append(l.problems, model.Problem{
			Place: place(problem.Position), Warning: problem.Severity == document.Warning, Message: problem.Message,
		})
		return nil
	}
	return target
}

// keyword reads one member of a schema of JSON Schema 2020-12.
func (l *lowerer) keyword(s *model.Schema, n *document.Node, m document.Member) {
	v := m.Value
	switch m.Key {
	case "$ref", "$dynamicRef": // read by keywords
	case "$schema":
		l.dialect(m)
	case "type":
		l.types(s, v)
	case "enum":
		l.enum(s, v)
	case "const":
		c := value(v)
		s.Const = &c
	case "default":
		d := value(v)
		s.Default = &d
	case "allOf":
		s.AllOf = l.list(m)
	case "anyOf":
		s.AnyOf = l.list(m)
	case "oneOf":
		s.OneOf = l.list(m)
	case "not":
		s.Not = l.schema(v)
	case "if":
		s.If = l.schema(v)
	case "then":
		s.Then = l.schema(v)
	case "else":
		s.Else = l.schema(v)
	case "properties":
		s.Properties = l.named(m)
	case "patternProperties":
		s.PatternProperties = l.named(m)
		for _, p := range v.Members {
			l.delimiters(p.KeyPosition, p.Key)
		}
	case "dependentSchemas":
		s.DependentSchemas = l.named(m)
	case "additionalProperties":
		s.AdditionalProperties = l.schema(v)
	case "propertyNames":
		s.PropertyNames = l.schema(v)
	case "prefixItems":
		s.PrefixItems = l.list(m)
	case "items":
		l.items(s, n, m)
	case "contains":
		s.Contains = l.schema(v)
	case "unevaluatedProperties":
		s.UnevaluatedProperties = l.schema(v)
	case "unevaluatedItems":
		s.UnevaluatedItems = l.schema(v)
	case "required":
		l.required(s, m)
	case "dependencies":
		l.dependencies(s, m)
	case "dependentRequired":
		l.dependentRequired(s, m)
	case "exclusiveMinimum":
		l.exclusive(s, n, m, "minimum")
	case "exclusiveMaximum":
		l.exclusive(s, n, m, "maximum")
	default:
		l.plain(s, m)
	}
}

// plain reads the keywords whose argument is taken as it is.
func (l *lowerer) plain(s *model.Schema, m document.Member) {
	v := m.Value
	switch m.Key {
	case "title":
		s.Title = text(v)
	case "description":
		s.Description = text(v)
	case "deprecated":
		s.Deprecated = truth(v)
	case "readOnly":
		s.ReadOnly = truth(v)
	case "writeOnly":
		s.WriteOnly = truth(v)
		s.Sensitive = s.Sensitive || s.WriteOnly
	case "contentEncoding":
		s.ContentEncoding = text(v)
	case "pattern":
		l.delimiters(v.Position, text(v))
		s.Assertions = append(s.Assertions, model.Assertion{Keyword: m.Key, Value: value(v)})
	case "x-sensitive":
		l.sensitive(s, v)
	case "discriminator":
		s.Discriminator = l.discriminator(v)
	case "x-state-machine":
		s.States = l.stateMachine(v)
	case "x-go-name":
		s.GoName = text(v)
	case "x-go-type-skip-optional-pointer":
		s.ByValue = truth(v)
	case "x-enum-varnames", "x-enumNames":
		s.EnumVarNames = l.strings(m)
	case "format":
		s.Format = text(v)
		s.Sensitive = s.Sensitive || s.Format == "password"
		s.Assertions = append(s.Assertions, model.Assertion{Keyword: m.Key, Value: value(v)})
	default:
		switch {
		case assertions[m.Key]:
			s.Assertions = append(s.Assertions, model.Assertion{Keyword: m.Key, Value: value(v)})
		case slices.Contains(unenforced, m.Key):
			s.Stated = append(s.Stated, model.Assertion{Keyword: m.Key, Value: value(v)})
		case refused[m.Key] != "":
			l.errorf(m.KeyPosition, "keyword %q is not supported: %s", m.Key, refused[m.Key])
		case annotations[m.Key] || strings.HasPrefix(m.Key, "x-"):
		default:
			l.warnf(m.KeyPosition, "keyword %q is not one of JSON Schema or OpenAPI %s; it has no effect", m.Key, l.doc.Version)
		}
	}
}

func (l *lowerer) types(s *model.Schema, v *document.Node) {
	names := []*document.Node{v}
	if v.Kind == document.Array {
		names = v.Items
	}
	s.HasTypes, s.Types = true, 0
	for _, name := range names {
		t := model.TypeNamed(text(name))
		if name.Kind != document.String || t == 0 {
			l.errorf(name.Position, "type: want one of string, number, integer, boolean, object, array, null, have %s", describe(name))
			continue
		}
		s.Types |= t
	}
	if s.Types&model.Number != 0 {
		s.Types = s.Types.Without(model.Integer)
	}
}

func (l *lowerer) enum(s *model.Schema, v *document.Node) {
	if v.Kind != document.Array {
		l.mendf(v.Position, "enum: want a list of values, have %s", describe(v))
		if v.Kind != document.Object {
			s.Enum = []model.Value{value(v)}
		}
		return
	}
	if len(v.Items) == 0 {
		l.warnf(v.Position, "enum: the list is empty, so that no value is allowed")
	}
	s.Enum = []model.Value{}
	for _, item := range v.Items {
		s.Enum = append(s.Enum, value(item))
	}
}

func (l *lowerer) list(m document.Member) []*model.Schema {
	if m.Value.Kind != document.Array || len(m.Value.Items) == 0 {
		have := describe(m.Value)
		if m.Value.Kind == document.Array {
			have = "none"
		}
		l.mendf(m.Value.Position, "%s: want a list of at least one schema, have %s", m.Key, have)
		return nil
	}
	var out []*model.Schema
	for _, item := range m.Value.Items {
		out = append(out, l.schema(item))
	}
	return out
}

func (l *lowerer) named(m document.Member) []model.Property {
	if m.Value.Kind != document.Object {
		l.mendf(m.Value.Position, "%s: want an object of schemas, have %s", m.Key, describe(m.Value))
		return nil
	}
	var out []model.Property
	for _, p := range m.Value.Members {
		out = append(out, model.Property{Name: p.Key, Schema: l.schema(p.Value), Place: place(p.KeyPosition)})
	}
	return out
}

// strings reads a list of strings; a repeated one is a harmless fault.
func (l *lowerer) strings(m document.Member) []string {
	if m.Value.Kind != document.Array {
		l.mendf(m.Value.Position, "%s: want a list of strings, have %s", m.Key, describe(m.Value))
		if m.Value.Kind == document.String {
			return []string{m.Value.Text}
		}
		return nil
	}
	seen := map[string]bool{}
	var out []string
	for _, item := range m.Value.Items {
		switch {
		case item.Kind != document.String:
			l.mendf(item.Position, "%s: want a string, have %s", m.Key, describe(item))
		case seen[item.Text]:
			l.warnf(item.Position, "%s: %q stands there twice", m.Key, item.Text)
		default:
			seen[item.Text] = true
			out = append(out, item.Text)
		}
	}
	return out
}

func (l *lowerer) dependentRequired(s *model.Schema, m document.Member) {
	if m.Value.Kind != document.Object {
		l.mendf(m.Value.Position, "dependentRequired: want an object of lists, have %s", describe(m.Value))
		return
	}
	for _, d := range m.Value.Members {
		needs := l.strings(document.Member{Key: m.Key, KeyPosition: d.KeyPosition, Value: d.Value})
		s.DependentRequired = append(s.DependentRequired, model.Dependency{Name: d.Key, Needs: needs})
	}
}
