package plan

import (
	"mime"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// isMultipart tells whether a media type is one whose parts have names.
func isMultipart(media string) bool {
	t, _, err := mime.ParseMediaType(media)
	return err == nil && (t == "multipart/form-data" || t == "multipart/mixed")
}

// typableParts tells whether a multipart body is an object: with a struct for its
// fields when some of them are files.
func (p *planner) typableParts(m model.Media) bool {
	if anything(m.Schema) || !p.textTypes(m.Schema).Has(model.Object) {
		return false
	}
	files := p.fileMembers(m)
	w := &walker{textTypes: p.textTypes, seen: map[*model.Schema]bool{}, kinds: map[string]model.Types{}, in: map[string][]*model.Schema{}}
	w.walk(m.Schema)
	for _, name := range w.names { // a file that only an alternative has is no field
		known := slices.ContainsFunc(files, func(f fileMember) bool { return f.name == name })
		if !known && slices.ContainsFunc(w.in[name], func(s *model.Schema) bool { return p.isFile(s, m, partTypes(m, name)) }) {
			return false
		}
	}
	return len(files) == 0 || allowed(m.Schema).Without(model.Null) == model.Object || len(viewObject(resolve(m.Schema)).properties()) > 0
}

// A fileMember is a member of a multipart body that is a file, or a list of them.
type fileMember struct {
	name   string
	schema *model.Schema
	many   bool
	types  string
}

// fileMembers returns those of a schema and of what must hold beside it.
func (p *planner) fileMembers(m model.Media) []fileMember {
	var out []fileMember
	for _, part := range parts(resolve(m.Schema)) {
		for _, member := range part.Properties {
			types := partTypes(m, member.Name)
			f := fileMember{name: member.Name, schema: member.Schema, types: types}
			if elem := sliceElement(resolve(member.Schema)); elem != nil && p.textTypes(member.Schema).Has(model.Array) {
				f.many = p.isFile(elem, m, types)
			}
			if !f.many && !p.isFile(member.Schema, m, types) {
				continue
			}
			if !slices.ContainsFunc(out, func(o fileMember) bool { return o.name == f.name }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// partTypes returns the media types that the document gives a member, "" for none.
func partTypes(m model.Media, name string) string {
	for _, e := range m.Encoding {
		if e.Name == name {
			return e.ContentType
		}
	}
	return ""
}

// isFile tells whether a value is a file: bytes by its schema, or text that the
// document gives a media type of its own. From 3.1 on, what has no type is bytes.
func (p *planner) isFile(s *model.Schema, m model.Media, types string) bool {
	bytes := types != ""
	for t := range strings.SplitSeq(types, ",") {
		t, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(t)), ";")
		bytes = bytes && t != "" && !strings.HasPrefix(t, "text/") && !strings.Contains(t, "json") && !strings.Contains(t, "xml") && !isForm(t)
	}
	for _, part := range parts(resolve(s)) {
		if part.Binary {
			return true
		}
	}
	if anything(s) {
		return m.Untyped && (types == "" || bytes)
	}
	return bytes && p.textTypes(s).Has(model.String) && !p.textTypes(s).Has(model.Object)
}

// multipartBody plans a multipart body: a struct of the members that are text, with
// fields for the files.
func (p *planner) multipartBody(m model.Media, hint string, required bool, description string) *Body {
	files := p.fileMembers(m)
	if len(files) == 0 {
		return p.typedBody(m, hint, required, description)
	}
	whole := resolve(m.Schema)
	m.Schema = withoutFiles(whole, files)
	m.Schema.HasTypes, m.Schema.Types = true, model.Object // which parts with names are, whether the document says so or not
	p.shapes[m.Schema] = &shape{kind: Struct, schema: m.Schema}
	m.Encoding = slices.DeleteFunc(slices.Clone(m.Encoding), func(e model.Encoding) bool {
		return slices.ContainsFunc(files, func(f fileMember) bool { return f.name == e.Name })
	})
	b := p.typedBody(m, hint, required, description)
	t := p.typeOf(m.Schema, hint)
	for _, f := range files {
		t.Files = append(t.Files, p.fileField(t, whole, f))
	}
	b.Parts = t.Files
	b.Files = p.names.Take(goname.Unexported(t.Name) + "Files")
	return b
}

func (p *planner) fileField(t *Type, whole *model.Schema, f fileMember) *FileField {
	name := goname.Exported(f.name)
	if given := f.schema.GoName; given != "" {
		name = goname.Component(given)
	}
	field := &FileField{Name: t.fields.Take(name), Part: f.name, Many: f.many, ContentType: f.types}
	field.Doc = fieldDoc(field.Name, f.schema)
	for _, part := range parts(whole) {
		field.Required = field.Required || slices.Contains(part.Required, f.name)
	}
	if f.many {
		for _, part := range parts(resolve(f.schema)) {
			field.MinItems = max(field.MinItems, items(part, "minItems"))
			if n := items(part, "maxItems"); n > 0 {
				field.MaxItems = n
			}
		}
	}
	return field
}

// items returns the argument of minItems or maxItems, 0 without one.
func items(s *model.Schema, keyword string) int {
	v, _ := s.Assertion(keyword)
	n, err := strconv.ParseFloat(v.Text, 64)
	if err != nil || n > 1<<30 {
		return 0
	}
	return int(n)
}

// withoutFiles returns a copy of s, and of what must hold beside it, that does not
// know the files.
func withoutFiles(s *model.Schema, files []fileMember) *model.Schema {
	is := func(name string) bool {
		return slices.ContainsFunc(files, func(f fileMember) bool { return f.name == name })
	}
	c := *s
	c.Component, c.Shared = "", ""
	c.Properties = slices.DeleteFunc(slices.Clone(s.Properties), func(m model.Property) bool { return is(m.Name) })
	c.Required = slices.DeleteFunc(slices.Clone(s.Required), is)
	c.Ref, c.AllOf = nil, nil
	for _, b := range branches(s) {
		b = resolve(b)
		for _, part := range parts(b) {
			if slices.ContainsFunc(part.Properties, func(m model.Property) bool { return is(m.Name) }) || slices.ContainsFunc(part.Required, is) {
				b = withoutFiles(b, files)
				break
			}
		}
		c.AllOf = append(c.AllOf, b)
	}
	return &c
}
