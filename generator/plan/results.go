package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// results plans what an operation answers: what its method returns, and its errors.
func (p *planner) results(o *Operation, op *model.Operation) {
	var success, failures, fallback []*Response
	for _, m := range op.Responses {
		r := p.response(o, m)
		switch {
		case m.Status == "default":
			fallback = append(fallback, r)
		case succeeds(m.Status):
			success = append(success, r)
		default:
			failures = append(failures, r)
		}
	}
	o.Success = success
	o.Errors = append(failures, fallback...)
	switch {
	case len(success) == 0:
		o.Result = ResultNone
	case len(success) > 1:
		o.Result = ResultSealed
		o.ResultType = p.names.Take(o.Name + "Response")
		for _, r := range success {
			r.Type = p.names.Take(o.Name + goname.Constant(r.Status))
		}
	case len(success[0].Headers) > 0 || success[0].Body != nil && success[0].Body.Stream:
		o.Result = ResultStruct
		o.ResultType = p.names.Take(o.Name + "Response")
		success[0].Type = o.ResultType
	case success[0].Body == nil:
		o.Result = ResultNone
	default:
		o.Result = ResultBody
		o.ResultType = success[0].Body.Type
	}
	for _, r := range o.Errors {
		r.Type = p.names.Take(o.Name + errorName(r.Status))
	}
}

// succeeds tells whether a documented status is no error: 1XX to 3XX.
func succeeds(status string) bool { return status != "" && strings.ContainsAny(status[:1], "123") }

func errorName(status string) string {
	if status == "default" {
		return "DefaultError"
	}
	return strings.ToUpper(status) + "Error"
}

func (p *planner) response(o *Operation, m *model.Response) *Response {
	r := &Response{Status: m.Status}
	if m.Description != "" {
		r.Doc = comment("", m.Description)
	}
	fields := goname.NewScope("Body", "ContentType", "Status", "Error")
	for _, h := range m.Headers {
		r.Headers = append(r.Headers, p.param(h, o.Name+goname.Constant(m.Status), fields))
	}
	hint := o.Name + "Result"
	if m.Status == "default" || !succeeds(m.Status) {
		hint = o.Name + goname.Constant(strings.ToUpper(m.Status)) + "Body"
	}
	r.Body = p.responseBody(m.Content, hint)
	return r
}
