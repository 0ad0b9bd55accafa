package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// A Link is a function that makes of an answer the request that a link of it leads to.
type Link struct {
	Name      string // of the function
	Doc       []string
	Operation string // the operation that was answered, as errors name it
	Link      string
	Request   string // Go type of the request that was answered
	Result    string // Go type of the answer; "" where it holds nothing
	Target    string // Go type of the request that is made
	Params    []LinkParam
	Body      *Body // of the target, that is filled in; nil when it is not
	Value     *LinkValue
}

// A LinkParam is a parameter that a link fills in.
type LinkParam struct {
	*Param
	Value *LinkValue
}

// A LinkValue is what a link hands on: one part, or the texts of several.
type LinkValue struct {
	Parts []LinkPart
	Join  bool // the parts are joined to one text
}

// A LinkPart is a constant, or taken out of the request or the answer.
type LinkPart struct {
	Constant string // JSON text
	Field    string // the expression of a field: "req.ID"
	Append   string // of a body: what appends its JSON
	Pointer  string // of a body: RFC 6901
}

// planLinks plans the functions of links, behind all other names.
func (p *planner) planLinks(m *model.Document) {
	if p.pkg.ChecksOnly { // whose client is another generator's
		for _, op := range slices.Concat(m.Operations, m.Webhooks, m.Callbacks) {
			p.noLinks(op, "the client is oapi-codegen's")
		}
		return
	}
	planned := map[*model.Operation]*Operation{}
	k := 0
	for _, op := range m.Operations {
		if !op.Left {
			planned[op] = p.pkg.Operations[k]
			k++
		}
	}
	for _, op := range m.Operations {
		from := planned[op]
		for _, r := range op.Responses {
			for _, l := range r.Links {
				p.link(l, from, r.Status, planned[l.Target])
			}
		}
	}
	for _, op := range slices.Concat(m.Webhooks, m.Callbacks) {
		p.noLinks(op, "it belongs to a webhook or a callback")
	}
}

func (p *planner) noLinks(op *model.Operation, why string) {
	for _, r := range op.Responses {
		for _, l := range r.Links {
			p.noLink(l, errors.New(why))
		}
	}
}

func (p *planner) noLink(l *model.Link, why error) {
	p.warnf(l.Place, fmt.Sprintf("link %q is not generated: %v", l.Name, why))
}

// link plans one link of the answer of from with a status, to a target; either is nil
// where it is left out.
func (p *planner) link(l *model.Link, from *Operation, status string, to *Operation) {
	if from == nil {
		return
	}
	if to == nil {
		p.noLink(l, errors.New("the operation that it leads to is left out"))
		return
	}
	answer := answerOf(from, status)
	out := &Link{Operation: from.ID, Link: l.Name, Request: from.Request, Target: to.Request, Result: answer.Type}
	if out.Result == "" && answer.Body != nil {
		out.Result = answer.Body.Type
	}
	source := linkSource{from, answer}
	err := p.linkParams(out, l, source, to)
	if err == nil && l.Body != nil {
		err = p.linkBody(out, *l.Body, source, to)
	}
	if err != nil {
		p.noLink(l, err)
		return
	}
	out.Name = p.names.Take(from.Name + goname.Exported(l.Name) + "Link")
	about := fmt.Sprintf("%s follows the link %s from the answer %s of %s to %s: it returns the request that %s takes, or an error when the answer lacks what the link hands on.",
		out.Name, strings.Join(strings.Fields(l.Name), " "), status, from.Name, to.Name, to.Name)
	out.Doc = comment("", strings.TrimSpace(about+"\n\n"+l.Description))
	p.pkg.Links = append(p.pkg.Links, out)
}

// answerOf returns the planned answer of a status: the first that is no stream.
func answerOf(op *Operation, status string) *Response {
	var first *Response
	for _, r := range slices.Concat(op.Success, op.Errors) {
		if r.Status != status {
			continue
		}
		if r.Body == nil || !r.Body.handedOver() {
			return r
		}
		if first == nil {
			first = r
		}
	}
	return first
}

func (p *planner) linkParams(out *Link, l *model.Link, source linkSource, to *Operation) error {
	for _, given := range l.Parameters {
		k := slices.IndexFunc(to.Params, func(q *Param) bool {
			return q.Name == given.Name && (given.In == "" || q.In == given.In)
		})
		if k < 0 {
			return fmt.Errorf("%s has no parameter %q", to.ID, given.Name)
		}
		v, err := source.value(given.Value)
		if err != nil {
			return fmt.Errorf("parameter %q: %w", given.Name, err)
		}
		out.Params = append(out.Params, LinkParam{to.Params[k], &v})
	}
	return nil
}

func (p *planner) linkBody(out *Link, given model.Value, source linkSource, to *Operation) error {
	if to.Body == nil || to.Body.Decode == "" || to.Body.handedOver() || to.Body.Files != "" {
		return fmt.Errorf("%s takes no body that can be filled in", to.ID)
	}
	v, err := source.value(given)
	if err != nil {
		return fmt.Errorf("requestBody: %w", err)
	}
	out.Body, out.Value = to.Body, &v
	return nil
}
