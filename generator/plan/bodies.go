package plan

import (
	"cmp"
	"fmt"
	"mime"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// isJSON tells whether a media type is JSON: application/json, a +json suffix, or what
// older services call it.
func isJSON(media string) bool {
	t, _, err := mime.ParseMediaType(media)
	return err == nil && (t == "application/json" || t == "text/json" || t == "application/x-json" || strings.HasSuffix(t, "+json"))
}

// isPlainJSON tells whether a media type is JSON of no special meaning.
func isPlainJSON(media string) bool {
	t, _, err := mime.ParseMediaType(media)
	return err == nil && t == "application/json"
}

// isForm tells whether a media type is that of forms.
func isForm(media string) bool {
	t, _, err := mime.ParseMediaType(media)
	return err == nil && t == "application/x-www-form-urlencoded"
}

// requestBody plans the body of a request. It is typed by JSON, or else by a form, a
// multipart body or a sequence; other forms of the same schema are read as well, and
// what is something else is a body of its own, of which a request has one.
func (p *planner) requestBody(o *Operation, m *model.Body) {
	content, ranged := p.asJSON(m.Content)
	first := p.typedMedia(content, true)
	if first == nil {
		o.Body = stream(content, m.Required, m.Description)
		return
	}
	o.Body = p.valueBody(*first, o.Name, o.Name+"Body", m.Required, m.Description)
	var rest []model.Media
	for k := range content {
		switch other := &content[k]; {
		case other == first:
		case p.also(o.Body, first, other):
		case p.typable(*other, true):
			o.Others = append(o.Others, p.valueBody(*other, o.Name, o.Name+"Body"+mediaName(other.Type), m.Required, m.Description))
		case other.Schema != nil && resolve(other.Schema) == resolve(first.Schema):
			p.untaken(*other, first, "the Go type of its schema has no other form")
		default:
			rest = append(rest, *other)
		}
	}
	if len(rest) > 0 {
		o.Others = append(o.Others, stream(rest, m.Required, m.Description))
	}
	o.Body.allow(ranged)
}

// allow adds a range beside the media type that a body is planned for.
func (b *Body) allow(ranged string) {
	if ranged != "" {
		b.Also = append(b.Also, ranged)
	}
}

// also takes a media type that is another form of the value of a body; false when it
// is something else.
func (p *planner) also(b *Body, first, other *model.Media) bool {
	form := isForm(other.Type) || isMultipart(other.Type)
	switch {
	case !p.typable(*other, true), resolve(other.Schema) != resolve(first.Schema), other.Sequence != first.Sequence:
		return false
	case b.Sequence != NoSequence, b.Files != "", isMultipart(other.Type) && len(p.fileMembers(*other)) > 0:
		return false
	}
	b.Also = append(b.Also, other.Type)
	if form && b.Form == nil {
		b.Form = p.form(*other)
	}
	return true
}

// responseBodies plans the content of a response: nil where it has none. Media
// types that write the same schema are one thing, of which the first is answered, and
// a client reads each that is JSON;
// others are answers of their own, and those that no type is known for one stream.
func (p *planner) responseBodies(list []model.Media, operation, hint string) []*Body {
	list, ranged := p.asJSON(list)
	first := p.typedMedia(list, false)
	if first == nil {
		return []*Body{stream(list, true, "")}
	}
	bodies := []*Body{p.valueBody(*first, operation, hint, true, "")}
	var rest []model.Media
	for k := range list {
		switch other := &list[k]; {
		case other == first:
		case isJSON(first.Type) && isJSON(other.Type) && sameValue(first, other):
			bodies[0].Also = append(bodies[0].Also, other.Type)
		case sameValue(first, other):
			p.untaken(*other, first, "of the media types of one schema, a response has one")
		case p.typable(*other, false):
			bodies = append(bodies, p.valueBody(*other, operation, hint+mediaName(other.Type), true, ""))
		default:
			rest = append(rest, *other)
		}
	}
	if len(rest) > 0 {
		bodies = append(bodies, stream(rest, true, ""))
	}
	bodies[0].allow(ranged)
	return bodies
}

func sameValue(a, b *model.Media) bool {
	return b.Schema != nil && resolve(a.Schema) == resolve(b.Schema) && a.Sequence == b.Sequence
}

// untaken tells of a media type that the document has and the code has not.
func (p *planner) untaken(m model.Media, typed *model.Media, why string) {
	problem := model.Problem{Place: m.Place, Warning: true, Message: fmt.Sprintf("%s is not taken beside %s: %s", m.Type, typed.Type, why)}
	if !slices.Contains(p.problems, problem) { // of a body that several operations refer to
		p.problems = append(p.problems, problem)
	}
}

// typedMedia returns the media type that types a body: application/json, or else
// the first JSON, form, multipart body or sequence; nil when there is none of them.
func (p *planner) typedMedia(list []model.Media, request bool) *model.Media {
	for _, is := range []func(string) bool{isPlainJSON, isJSON, isForm, isMultipart, func(string) bool { return true }} {
		for k := range list {
			if is(list[k].Type) && p.typable(list[k], request) {
				return &list[k]
			}
		}
	}
	return nil
}

// typable tells whether values of a media type can be read into a Go type: JSON,
// sequences, forms of objects, and in requests multipart bodies.
func (p *planner) typable(m model.Media, request bool) bool {
	switch {
	case m.Schema == nil:
		return false
	case m.Sequence != model.NoSequence:
		return true
	case isMultipart(m.Type):
		return request && p.typableParts(m)
	case isForm(m.Type):
		return !anything(m.Schema) && p.textTypes(m.Schema).Has(model.Object)
	}
	return isJSON(m.Type)
}

// stream plans a body that is handed over as it comes, of any of several media types.
func stream(list []model.Media, required bool, description string) *Body {
	if len(list) == 0 {
		return nil
	}
	var types []string
	for _, m := range list {
		types = append(types, m.Type)
	}
	return &Body{MediaType: strings.Join(types, ", "), Stream: true, Required: required, Doc: bodyDoc(description)}
}

// valueBody plans a body that Go has a type for.
func (p *planner) valueBody(m model.Media, operation, hint string, required bool, description string) *Body {
	switch {
	case m.Sequence != model.NoSequence:
		return p.sequenceBody(m, operation, required, description)
	case isMultipart(m.Type):
		return p.multipartBody(m, hint, required, description)
	}
	return p.typedBody(m, hint, required, description)
}

func (p *planner) typedBody(m model.Media, hint string, required bool, description string) *Body {
	t := p.typeOf(m.Schema, hint)
	if t.Name == "" { // a body's type has a name, so that it can be pointed to and grow
		t.Name = p.names.Take(hint)
		t.Base = t.Name
		t.Doc = typeDoc(t.Name, resolve(m.Schema))
		p.pkg.Types = append(p.pkg.Types, t)
	}
	r := p.rootFor(m.Schema, hint)
	b := &Body{
		MediaType: m.Type, Type: t.Go(), Required: required,
		Decode: r.Decode, Append: r.Encode, Validate: r.Verify, Doc: bodyDoc(description),
	}
	p.bodies = append(p.bodies, typedBody{b, t})
	if isForm(m.Type) || isMultipart(m.Type) {
		b.Form = p.form(m)
	}
	if isJSON(m.Type) && p.shapeOf(m.Schema).nullable && !t.Nilable() { // nil is no body, and not one that is null
		b.Type = "runtime.Null[" + b.Type + "]"
		b.Decode, b.Append = "runtime.DecodeNull("+b.Decode+")", "runtime.EncodeNull("+b.Append+")"
	}
	return b
}

// A typedBody is a body and its type, which may not be whole yet.
type typedBody struct {
	body *Body
	of   *Type
}

func bodyDoc(description string) []string {
	if description == "" {
		return nil
	}
	return comment("Body", description)
}

// form plans how an object is a form: as the members of an object in a query are
// its pairs, unless the document says otherwise of one.
func (p *planner) form(m model.Media) *FormBody {
	d := p.describe(m.Schema, deepest("form"))
	f := &FormBody{Item: cmp.Or(kinds(d.item), "string"), Props: d.props}
	for _, e := range m.Encoding {
		k := slices.IndexFunc(f.Props, func(prop ParamProp) bool { return prop.Name == e.Name })
		switch {
		case k < 0:
			p.warnf(e.Place, fmt.Sprintf("encoding: %q is no member of the schema; it has no effect", e.Name))
		case e.Styled:
			f.Parts = append(f.Parts, p.formPart(m.Schema, e))
			f.Props = slices.Delete(f.Props, k, k+1)
		case isJSON(e.ContentType):
			f.Props[k] = ParamProp{Name: e.Name, Kind: "json"}
		case e.ContentType != "" && isMultipart(m.Type):
			f.Types = append(f.Types, PartType{Name: e.Name, ContentType: e.ContentType})
		case e.ContentType != "" && !strings.HasPrefix(e.ContentType, "text/plain"):
			p.warnf(e.Place, fmt.Sprintf("encoding: %s of a form's member %q is not known; its text is taken as it is", e.ContentType, e.Name))
		}
	}
	if f.Item == "string" {
		f.Props = slices.DeleteFunc(f.Props, func(prop ParamProp) bool { return prop.Kind == "string" })
	}
	return f
}

// formPart plans a member that the document gives a style, as it does a parameter
// of a query.
func (p *planner) formPart(s *model.Schema, e model.Encoding) *Param {
	m := &model.Parameter{Name: e.Name, In: "query", Style: e.Style, Explode: e.Explode, Reserved: e.Reserved, Place: e.Place}
	for _, part := range parts(s) {
		for _, member := range part.Properties {
			if member.Name == e.Name {
				m.Schema = member.Schema
			}
		}
	}
	q := &Param{Name: e.Name, In: m.In, Secret: m.Schema != nil && p.holdsSensitive(m.Schema), Style: m.Style, Explode: m.Explode, Reserved: m.Reserved}
	if m.Schema == nil { // declared in an alternative only
		m.Schema = &model.Schema{Place: e.Place, Types: model.Any}
	}
	p.paramForm(q, m, p.typeOf(m.Schema, goname.Exported(e.Name)))
	q.Encode, q.Rest = viaJSON, false
	return q
}
