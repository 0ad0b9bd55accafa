package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
)

// check is the statement that checks a parameter of path, or a header, from a source.
func check(p *plan.Param, path, from string) string {
	unfilled := *p
	unfilled.Default = ""
	param := literal(&unfilled, path, true)
	list := p.Array && p.Encode == ""
	switch {
	case list && p.Decode == "":
		return call("CheckTextList", from, param)
	case list:
		return call("CheckList", from, param, p.Verify)
	case p.Decode == "":
		return call("CheckText", from, param)
	}
	return call("CheckParam", from, param, p.Verify)
}

// checked tells whether a body is checked before a handler reads it.
func checked(b *plan.Body) bool {
	return !b.Stream && b.Files == "" && b.Sequence == plan.NoSequence
}

// unread tells whether nothing of an operation's requests is checked.
func unread(op *plan.Operation) bool {
	return len(op.Params) == 0 && !slices.ContainsFunc(op.Bodies(), checked)
}

// checkedAnswer tells whether oapi-codegen's clients decode a body, so that it is
// checked before.
func checkedAnswer(b *plan.Body) bool { return b != nil && checked(b) && !b.IsForm() }

// answered tells whether something of a response is checked.
func answered(c Case) bool { return len(c.Headers) > 0 || checkedAnswer(c.Body) }

func unanswered(cases []Case) bool { return !slices.ContainsFunc(cases, answered) }

// received is the condition under which oapi-codegen's clients take an answer, a,
// for the response r. They look for "json" in the media type, unless several of one
// status have it.
func received(op *plan.Operation, r *plan.Response) string {
	var all []string
	switch {
	case r.Status == "default":
	case open(r.Status):
		all = append(all, "a.Status/100 == "+r.Status[:1])
	default:
		all = append(all, "a.Status == "+r.Status)
	}
	twins := 0
	for _, o := range Responses(op) {
		if o.Status == r.Status && checkedAnswer(o.Body) {
			twins++
		}
	}
	switch {
	case !checkedAnswer(r.Body):
	case twins > 1:
		all = append(all, "a.Is("+strconv.Quote(r.Body.MediaType)+")")
	default:
		all = append(all, "a.JSON()")
	}
	return strings.Join(all, " && ")
}
