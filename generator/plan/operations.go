package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// planOperations plans the operations, their parameters and bodies.
func (p *planner) planOperations(m *model.Document) {
	for k, op := range m.Operations {
		if op.Left {
			continue
		}
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
		source:     names.source,
	}
	if o.ID == "" {
		o.ID = op.Method + " " + op.Path
	}
	var content []model.Media
	if op.Body != nil {
		content = op.Body.Content
		p.requestBody(o, op.Body)
	}
	fields := p.fieldScope(op.Parameters, content, "Body", "ContentType")
	nameBodies(o, fields)
	for _, param := range op.Parameters {
		o.Params = append(o.Params, p.param(param, o.Name, fields))
	}
	p.partQuery(op.Parameters, o.Params)
	p.results(o, op)
	o.Security = names.security
	return o
}

// nameBodies names the fields of the bodies, before those of the parameters.
func nameBodies(o *Operation, fields *goname.Scope) {
	for _, b := range o.Others {
		b.Name = fields.Take("Body" + mediaName(b.MediaType))
		if b.Stream {
			fields.Reserve(b.Name + "ContentType")
		}
	}
}

func operationDoc(name string, op *model.Operation) []string {
	text := strings.TrimSpace(titled(op.Summary, op.Description))
	if text == "" {
		text = op.Method + " " + op.Path
	}
	lines := comment(name, text)
	if op.Deprecated {
		lines = append(lines, "", "Deprecated: the document marks this operation as deprecated.")
	}
	return lines
}
