package plan

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// results plans what an operation answers: what its method returns, and its errors.
func (p *planner) results(o *Operation, op *model.Operation) {
	var success, failures, fallback []*Response
	for _, m := range op.Responses {
		list := p.responses(o, m)
		switch {
		case m.Status == "default":
			fallback = append(fallback, list...)
		case succeeds(m.Status):
			success = append(success, list...)
		default:
			failures = append(failures, list...)
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
			r.Type = p.names.Take(o.Name + statusName(r.Status) + r.media)
		}
	case len(success[0].Headers) > 0 || success[0].Body.handedOver():
		o.Result = ResultStruct
		o.ResultType = p.names.Take(o.Name + "Response")
		success[0].Type = o.ResultType
	case success[0].Body == nil:
		o.Result = ResultNone
	default:
		o.Result = ResultBody
		o.ResultType = success[0].Body.Type
	}
	o.Accept = len(o.Produces()) > 1 && !slices.ContainsFunc(o.Params, func(q *Param) bool { return q.Field == "Accept" })
	for _, r := range o.Errors {
		r.Type = p.names.Take(o.Name + errorName(r))
	}
}

// Produces returns the media types of the successful answers.
func (o *Operation) Produces() []string {
	var types []string
	for _, r := range o.Success {
		if r.Body == nil {
			continue
		}
		for t := range strings.SplitSeq(r.Body.MediaType, ", ") {
			if !slices.Contains(types, t) {
				types = append(types, t)
			}
		}
	}
	return types
}

// succeeds tells whether a documented status is no error: 1XX to 3XX.
func succeeds(status string) bool { return status != "" && strings.ContainsAny(status[:1], "123") }

// statusName is what a status is called in a name: "200", "2XX".
func statusName(status string) string {
	if len(status) == 3 {
		return strings.ToUpper(status)
	}
	return goname.Constant(status)
}

func errorName(r *Response) string {
	if r.Status == "default" {
		return "Default" + r.media + "Error"
	}
	return strings.ToUpper(r.Status) + r.media + "Error"
}

// responses plans a documented status: one response, or one for each of several
// media types that are different things.
func (p *planner) responses(o *Operation, m *model.Response) []*Response {
	hint := o.Name + "Result"
	if m.Status == "default" || !succeeds(m.Status) {
		hint = o.Name + goname.Constant(strings.ToUpper(m.Status)) + "Body"
	}
	fields := p.fieldScope(m.Headers, m.Content, "Body", "ContentType", "Status", "Error")
	bodies := p.responseBodies(p.sendable(o, m), o.Name, hint)
	if slices.ContainsFunc(bodies, func(b *Body) bool { return b != nil && b.Sequence != NoSequence }) {
		fields.Reserve("Close")
	}
	var headers []*Param
	for _, h := range m.Headers {
		headers = append(headers, p.param(h, o.Name+goname.Constant(m.Status), fields))
	}
	var out []*Response
	for k, b := range bodies {
		r := &Response{Status: m.Status, Headers: headers, Body: b}
		if m.Description != "" {
			r.Doc = comment("", m.Description)
		}
		if k > 0 { // the first keeps the name that it would have alone
			r.media = mediaName(b.MediaType)
		}
		out = append(out, r)
	}
	return out
}

// sendable returns the content of a response that HTTP lets it have: none in answers
// to HEAD, and none of 1XX, 204 and 304 (RFC 9110, sections 9.3.2 and 15).
func (p *planner) sendable(o *Operation, m *model.Response) []model.Media {
	switch {
	case o.Method == "HEAD":
		return nil
	case len(m.Content) == 0, m.Status != "204" && m.Status != "304" && m.Status[:1] != "1":
		return m.Content
	}
	problem := model.Problem{Place: m.Content[0].Place, Warning: true, Message: "an answer of " + m.Status + " has no content in HTTP; it is left out"}
	if !slices.Contains(p.problems, problem) {
		p.problems = append(p.problems, problem)
	}
	return nil
}

// handedOver tells whether a body is read by who receives it, not before.
func (b *Body) handedOver() bool { return b != nil && (b.Stream || b.Sequence != NoSequence) }
