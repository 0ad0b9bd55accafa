package diff

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

func (x *call) responses() {
	for _, r := range x.new.Responses {
		p := x.answer(r)
		if old := status(x.old.Responses, r.Status); old != nil {
			x.response(p, old, r)
		} else {
			x.report(p, "status-added", effect{Safe, unknownStatus(x.old.Responses, r.Status)}, place(x.old), Place{r.Place, r.Pointer}, r.Status)
			x.stillCovered(p, r)
		}
	}
	for _, r := range x.old.Responses {
		if status(x.new.Responses, r.Status) == nil {
			x.report(x.answer(r), "status-removed", effect{unknownStatus(x.new.Responses, r.Status), Safe}, Place{r.Place, r.Pointer}, place(x.new), r.Status)
		}
	}
}

// stillCovered compares a status that has been told apart with the range, or the
// default, that spoke for it.
func (x *call) stillCovered(p position, r *model.Response) {
	if old := covering(x.old.Responses, r.Status); old != nil {
		x.response(p, old, r)
	}
}

// answer is a position of a response.
func (x *call) answer(r *model.Response) position {
	p := x.at("response", "response "+r.Status)
	p.way = x.way.back()
	return p
}

func status(list []*model.Response, code string) *model.Response {
	k := slices.IndexFunc(list, func(r *model.Response) bool { return strings.EqualFold(r.Status, code) })
	if k < 0 {
		return nil
	}
	return list[k]
}

// covering is the range or the default that a status falls under.
func covering(list []*model.Response, code string) *model.Response {
	if code != "default" {
		if r := status(list, code[:1]+"XX"); r != nil {
			return r
		}
	}
	return status(list, "default")
}

// unknownStatus tells what a status means to a side whose document has not got it.
// One of an error is an error to it in any case.
func unknownStatus(known []*model.Response, code string) Severity {
	switch {
	case covering(known, code) != nil:
		return Safe
	case code == "default" || strings.ContainsAny(code[:1], "45"):
		return Risky
	}
	return Breaking
}

func (x *call) response(p position, a, b *model.Response) {
	p.old, p.new = Place{a.Place, a.Pointer}, Place{b.Place, b.Pointer}
	switch {
	case len(a.Content) == 0 && len(b.Content) > 0:
		x.report(p, "body-added", effect{Breaking, Risky}, p.old, p.new)
	case len(a.Content) > 0 && len(b.Content) == 0:
		x.report(p, "body-removed", effect{Risky, Breaking}, p.old, p.new)
	default:
		x.content(p, a.Content, b.Content)
	}
	x.headers(p, a, b)
}

func (x *call) headers(p position, a, b *model.Response) {
	p.kind = "header"
	where := p.where
	for _, h := range b.Headers {
		p.where = where + " header " + h.Name
		if old := lookup(a.Headers, h); old != nil {
			x.input(p, old, h)
			continue
		}
		rule, e := "added", harmless
		if h.Required {
			rule, e = "required-added", narrows
		}
		x.report(p, rule, e, Place{a.Place, a.Pointer}, Place{h.Place, h.Pointer}, "header", h.Name)
	}
	for _, h := range a.Headers {
		if lookup(b.Headers, h) != nil {
			continue
		}
		p.where = where + " header " + h.Name
		e := effect{Safe, Risky}
		if h.Required {
			e.receiver = Breaking
		}
		x.report(p, "removed", e, Place{h.Place, h.Pointer}, Place{b.Place, b.Pointer}, "header", h.Name)
	}
}
