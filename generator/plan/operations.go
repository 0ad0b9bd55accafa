package plan

import (
	"fmt"
	"mime"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// planOperations plans the operations, their parameters and bodies.
func (p *planner) planOperations(m *model.Document) {
	for k, op := range m.Operations {
		p.pkg.Operations = append(p.pkg.Operations, p.operation(op, p.operations[k]))
	}
}

func (p *planner) operation(op *model.Operation, names operationNames) *Operation {
	o := &Operation{
		Name:       names.method,
		Func:       names.serve,
		ID:         op.ID,
		Method:     op.Method,
		Path:       op.Path,
		Doc:        operationDoc(names.method, op),
		Deprecated: op.Deprecated,
		Request:    names.request,
	}
	if o.ID == "" {
		o.ID = op.Method + " " + op.Path
	}
	fields := goname.NewScope("Body", "ContentType")
	for _, param := range op.Parameters {
		if q := p.param(param, o.Name, fields); q != nil {
			o.Params = append(o.Params, q)
		}
	}
	if op.Body != nil {
		o.Body = p.content(op.Body.Content, o.Name+"Body", op.Body.Required, op.Body.Description)
	}
	p.results(o, op)
	for _, alternative := range op.Security {
		all := []SecurityRequirement{}
		for _, r := range alternative {
			all = append(all, SecurityRequirement(r))
		}
		o.Security = append(o.Security, all)
	}
	return o
}

func operationDoc(name string, op *model.Operation) []string {
	text := strings.TrimSpace(op.Summary + "\n\n" + op.Description)
	if text == "" {
		text = op.Method + " " + op.Path
	}
	lines := comment(name, text)
	if op.Deprecated {
		lines = append(lines, "", "Deprecated: the document marks this operation as deprecated.")
	}
	return lines
}

// param plans one parameter or header.
func (p *planner) param(m *model.Parameter, operation string, fields *goname.Scope) *Param {
	if m.Schema == nil {
		p.errorf(m.Place, fmt.Sprintf("parameter %q has no schema: give it one", m.Name))
		return nil
	}
	name := goname.Exported(m.Name)
	if m.GoName != "" {
		name = goname.Component(m.GoName)
	}
	q := &Param{
		Name: m.Name, In: m.In, Field: fields.Take(name), Required: m.Required,
		Style: m.Style, Explode: m.Explode,
	}
	hint := operation + q.Field
	t := p.typeOf(m.Schema, hint)
	scalar := t
	if t.Kind == Slice {
		q.Array = true
		scalar = t.Elem.Type
		q.ElemType = scalar.Go()
	}
	if !scalar.Kind.Scalar() || p.shapeOf(m.Schema).nullable {
		p.errorf(m.Place, fmt.Sprintf("parameter %q: only strings, numbers, booleans and lists of them are supported", m.Name))
		return nil
	}
	q.Type = t.Go()
	q.GoKind = scalar.Kind.Basic()
	q.Kind = jsonKind(scalar.Kind)
	q.Pointer = !m.Required && !q.Array
	if m.Description != "" {
		q.Doc = comment(q.Field, m.Description)
	}
	if d := resolve(m.Schema).Default; d != nil && m.Schema.Ref == nil {
		q.Default = d.JSON
	}
	if c := p.check(m.Schema, t, hint); !c.Plain() || scalar.Kind != String || scalar.Name != "" || q.Array {
		if t.Base == "" {
			t.Base = hint
		}
		q.Decode = p.rootFor(m.Schema, hint).Decode
	}
	return q
}

func jsonKind(k Kind) string {
	switch k {
	case String:
		return "string"
	case Int32, Int64:
		return "integer"
	case Float64:
		return "number"
	}
	return "boolean"
}

// isJSON tells whether a media type is JSON: application/json, or a +json suffix.
func isJSON(media string) bool {
	t, _, err := mime.ParseMediaType(media)
	return err == nil && (t == "application/json" || strings.HasSuffix(t, "+json"))
}

// content plans a body. Of several media types the JSON one is typed; without
// any, the body is a stream.
func (p *planner) content(list []model.Media, hint string, required bool, description string) *Body {
	if len(list) == 0 {
		return nil
	}
	for _, m := range list {
		if isJSON(m.Type) && m.Schema != nil {
			return p.jsonBody(m, hint, required, description)
		}
	}
	media := list[0].Type
	if len(list) > 1 {
		media = "*/*"
	}
	return &Body{MediaType: media, Stream: true, Required: required, Doc: bodyDoc(description)}
}

func (p *planner) jsonBody(m model.Media, hint string, required bool, description string) *Body {
	t := p.typeOf(m.Schema, hint)
	if t.Name == "" { // a body's type has a name, so that it can be pointed to and grow
		t.Name = p.names.Take(hint)
		t.Base = t.Name
		t.Doc = typeDoc(t.Name, resolve(m.Schema))
		p.pkg.Types = append(p.pkg.Types, t)
	}
	r := p.rootFor(m.Schema, hint)
	return &Body{
		MediaType: m.Type, Type: t.Go(), Required: required,
		Decode: r.Decode, Append: r.Encode, Validate: r.Validate, Doc: bodyDoc(description),
	}
}

func bodyDoc(description string) []string {
	if description == "" {
		return nil
	}
	return comment("Body", description)
}
