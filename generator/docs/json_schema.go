package docs

import (
	"strings"

	"github.com/bizgen/bizgen/generator/docs/valid"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// jsonSchemas is every schema with a name as one JSON Schema 2020-12, whatever version
// of OpenAPI the document has.
func (k *book) jsonSchemas() []byte {
	w := &schemaWriter{k: k, names: map[*model.Schema]string{}, files: &namer{}}
	for _, e := range k.schemas {
		w.names[e.schema] = w.files.take(e.name)
		w.queue = append(w.queue, e.schema)
	}
	defs := object()
	for len(w.queue) > 0 {
		s := w.queue[0]
		w.queue = w.queue[1:]
		put(defs, w.names[s], w.schema(s))
	}
	root := object()
	put(root, "$schema", str("https://json-schema.org/draft/2020-12/schema"))
	put(root, "title", str(k.heading))
	put(root, "$defs", defs)
	return []byte(indented(root) + "\n")
}

type schemaWriter struct {
	k     *book
	names map[*model.Schema]string // in $defs
	files *namer
	queue []*model.Schema
}

// use refers to a schema with a name, and writes another in its place.
func (w *schemaWriter) use(s *model.Schema) *document.Node {
	if w.names[s] == "" {
		return w.schema(s)
	}
	out := object()
	put(out, "$ref", str("#/$defs/"+fragment(w.names[s])))
	return out
}

// schema writes the keywords of one.
func (w *schemaWriter) schema(s *model.Schema) *document.Node {
	out := object()
	if s.Bool != nil {
		return &document.Node{Kind: document.Bool, Bool: *s.Bool}
	}
	if s.Ref != nil {
		if w.names[s.Ref] == "" { // refers into another schema
			w.names[s.Ref] = w.files.take(strings.Trim(s.Ref.Pointer, "#/"))
			w.queue = append(w.queue, s.Ref)
		}
		put(out, "$ref", w.use(s.Ref).Get("$ref"))
	}
	for _, text := range []struct{ key, value string }{{"title", s.Title}, {"description", s.Description}, {"contentEncoding", s.ContentEncoding}} {
		if text.value != "" {
			put(out, text.key, str(text.value))
		}
	}
	for _, flag := range []struct {
		key string
		set bool
	}{{"deprecated", s.Deprecated}, {"readOnly", s.ReadOnly}, {"writeOnly", s.WriteOnly}} {
		if flag.set {
			put(out, flag.key, &document.Node{Kind: document.Bool, Bool: true})
		}
	}
	w.values(out, s)
	w.applicators(out, s)
	for _, a := range s.Assertions {
		put(out, a.Keyword, valid.Parse(a.Value.JSON))
	}
	return out
}

func (w *schemaWriter) values(out *document.Node, s *model.Schema) {
	if s.HasTypes {
		names := s.Types.Names()
		if len(names) == 1 {
			put(out, "type", str(names[0]))
		} else {
			put(out, "type", strs(names))
		}
	}
	if s.Enum != nil {
		list := &document.Node{Kind: document.Array}
		for _, v := range s.Enum {
			list.Items = append(list.Items, valid.Parse(v.JSON))
		}
		put(out, "enum", list)
	}
	if s.Const != nil {
		put(out, "const", valid.Parse(s.Const.JSON))
	}
	if s.Default != nil {
		put(out, "default", valid.Parse(s.Default.JSON))
	}
	if len(s.Required) > 0 {
		put(out, "required", strs(s.Required))
	}
	if len(s.DependentRequired) > 0 {
		all := object()
		for _, d := range s.DependentRequired {
			put(all, d.Name, strs(d.Needs))
		}
		put(out, "dependentRequired", all)
	}
}

func (w *schemaWriter) applicators(out *document.Node, s *model.Schema) {
	for _, list := range []struct {
		key  string
		list []*model.Schema
	}{{"allOf", s.AllOf}, {"anyOf", s.AnyOf}, {"oneOf", s.OneOf}, {"prefixItems", s.PrefixItems}} {
		if len(list.list) > 0 {
			all := &document.Node{Kind: document.Array}
			for _, inner := range list.list {
				all.Items = append(all.Items, w.use(inner))
			}
			put(out, list.key, all)
		}
	}
	for _, one := range []struct {
		key    string
		schema *model.Schema
	}{
		{"not", s.Not}, {"if", s.If}, {"then", s.Then}, {"else", s.Else}, {"items", s.Items}, {"contains", s.Contains},
		{"additionalProperties", s.AdditionalProperties}, {"propertyNames", s.PropertyNames},
		{"unevaluatedProperties", s.UnevaluatedProperties}, {"unevaluatedItems", s.UnevaluatedItems},
	} {
		if one.schema != nil {
			put(out, one.key, w.use(one.schema))
		}
	}
	for _, named := range []struct {
		key  string
		list []model.Property
	}{{"properties", s.Properties}, {"patternProperties", s.PatternProperties}, {"dependentSchemas", s.DependentSchemas}} {
		if len(named.list) > 0 {
			all := object()
			for _, p := range named.list {
				put(all, p.Name, w.use(p.Schema))
			}
			put(out, named.key, all)
		}
	}
}

func object() *document.Node { return &document.Node{Kind: document.Object} }

func str(s string) *document.Node { return &document.Node{Kind: document.String, Text: s} }

func strs(list []string) *document.Node {
	out := &document.Node{Kind: document.Array}
	for _, s := range list {
		out.Items = append(out.Items, str(s))
	}
	return out
}

func put(n *document.Node, key string, value *document.Node) {
	n.Members = append(n.Members, document.Member{Key: key, Value: value})
}
