package plan

import (
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
		o.Params = append(o.Params, p.param(param, o.Name, fields))
	}
	p.partQuery(op.Parameters, o.Params)
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
