package form

import (
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/bizgen/bizgen/generator/plan"
)

// functions are what templates may call. They choose between texts; names come
// from the plan.
var functions = template.FuncMap{
	"comment":          Comment,
	"described":        described,
	"lines":            func(doc []string) string { return Comment(doc...) },
	"operationDoc":     operationDoc,
	"read":             read,
	"check":            check,
	"checked":          checked,
	"checkedAnswer":    checkedAnswer,
	"unread":           unread,
	"answered":         answered,
	"unanswered":       unanswered,
	"received":         received,
	"write":            write,
	"quote":            strconv.Quote,
	"oneLine":          oneLine,
	"content":          content,
	"sequence":         sequence,
	"choice":           choice,
	"sent":             sent,
	"add":              func(a, b int) int { return a + b },
	"contentForm":      contentForm,
	"result":           result,
	"redactedRequest":  redactedRequest,
	"redactedResponse": redactedResponse,
	"seal":             seal,
	"status":           statusOf,
	"open":             open,
	"statusValue":      statusValue,
	"failed":           failed,
	"statusWords":      statusWords,
	"matches":          matches,
	"exhaustive":       exhaustive,
	"accept":           accept,
	"produces":         produces,
	"choices":          choices,
	"redirects":        redirects,
	"linkValue":        linkValue,
	"linksUse":         linksUse,
	"reads":            func(op *plan.Operation) bool { return len(op.Params) > 0 || op.Body != nil || op.Accept },
	"none":             func(op *plan.Operation) bool { return op.Result == plan.ResultNone },
	"single":           func(op *plan.Operation) bool { return op.Result == plan.ResultBody },
	"sealed":           func(op *plan.Operation) bool { return op.Result == plan.ResultSealed },
	"success":          func(op *plan.Operation) *plan.Response { return op.Success[0] },
	"answer":           func(op *plan.Operation, c Case) Answer { return Answer{op, c} },
	"scheme":           scheme,
	"requirement":      requirement,
	"basic":            func(s *plan.SecurityScheme) bool { return s.Form == plan.CredentialBasic },
	"connection":       func(s *plan.SecurityScheme) bool { return s.Form == plan.CredentialConnection },
}

// result is what a method returns.
func result(op *plan.Operation) string {
	switch op.Result {
	case plan.ResultNone:
		return "error"
	case plan.ResultSealed:
		return "(" + op.ResultType + ", error)"
	}
	return "(*" + op.ResultType + ", error)"
}

// seal is the method that makes a type one of the results of an operation. It is
// a method of types only, so that no other name can be in its way.
func seal(op *plan.Operation) string { return "is" + op.ResultType }

// open tells whether a response is documented for more than one status, so that
// its type carries the one it has.
func open(status string) bool {
	return status == "default" || strings.HasSuffix(strings.ToUpper(status), "XX")
}

// statusWords names a documented status in a sentence.
func statusWords(status string) string {
	switch {
	case status == "default":
		return "a status that the document does not name"
	case open(status):
		return "a status of " + status
	}
	return "status " + status
}

// statusOf is the status that is written where the handler chooses none.
func statusOf(status string, isError bool) int {
	if n, err := strconv.Atoi(status); err == nil {
		return n
	}
	switch {
	case status != "default" && status != "":
		return int(status[0]-'0') * 100
	case isError:
		return 500
	}
	return 200
}

// statusValue is the expression of the status to write for value, a response.
func statusValue(r *plan.Response, value string, isError bool) string {
	otherwise := strconv.Itoa(statusOf(r.Status, isError))
	if !open(r.Status) || r.Type == "" {
		return otherwise
	}
	return "c.Status(" + value + ".Status, " + strconv.Quote(r.Status) + ", " + otherwise + ")"
}

// failed is the expression that tells whether err is r, a documented error, and answers
// with it.
func failed(r *plan.Response) string {
	respond := "(*" + r.Type + ").respond"
	if open(r.Status) {
		respond = "func(e *" + r.Type + ", c *runtime.Call, _ int) { e.respond(c, " + statusValue(r, "e", true) + ") }"
	}
	return "runtime.Failed(c, err, " + strconv.Itoa(statusOf(r.Status, true)) + ", " + respond + ")"
}

// matches is the condition under which a client has received r. Where an
// operation has several responses of one status, the media type tells them apart.
// It is empty for default, which is received whatever comes.
func matches(op *plan.Operation, r *plan.Response) string {
	var cond string
	switch {
	case r.Status == "default":
		cond = ""
	case open(r.Status):
		cond = "res.Status/100 == " + r.Status[:1]
	default:
		cond = "res.Status == " + r.Status
	}
	twins := 0
	for _, o := range Responses(op) {
		if o.Status == r.Status {
			twins++
		}
	}
	if twins > 1 && r.Body != nil {
		if is := "res.Is(" + strconv.Quote(r.Body.Reads()) + ")"; cond == "" {
			cond = is
		} else {
			cond += " && " + is
		}
	}
	return cond
}

// exhaustive tells whether some response is received whatever comes.
func exhaustive(op *plan.Operation) bool {
	return slices.ContainsFunc(Responses(op), func(r *plan.Response) bool { return matches(op, r) == "" })
}

// A Case is a response as a client tells it from the others.
type Case struct {
	*plan.Response
	Error bool
}

// An Answer is what the text of one answer is printed from.
type Answer struct {
	Op   *plan.Operation
	Case Case
}

// Cases are the responses of an operation in the order of trying: one status,
// then ranges, then default; with a body before without.
func Cases(op *plan.Operation) []Case {
	var cases []Case
	for _, r := range op.Success {
		cases = append(cases, Case{r, false})
	}
	for _, r := range op.Errors {
		cases = append(cases, Case{r, true})
	}
	rank := func(c Case) int {
		n := 0
		if c.Body == nil {
			n = 1
		}
		switch {
		case c.Status == "default":
			return 4 + n
		case open(c.Status):
			return 2 + n
		}
		return n
	}
	slices.SortStableFunc(cases, func(a, b Case) int { return rank(a) - rank(b) })
	return cases
}

// Responses are those of both kinds.
func Responses(op *plan.Operation) []*plan.Response {
	return append(slices.Clone(op.Success), op.Errors...)
}

func mediaTypes(responses []*plan.Response) []string {
	var types []string
	for _, r := range responses {
		if r.Body != nil && !slices.Contains(types, r.Body.MediaType) {
			types = append(types, r.Body.MediaType)
		}
	}
	return types
}

// accept is the header Accept of an operation's requests.
func accept(op *plan.Operation) string { return strings.Join(mediaTypes(Responses(op)), ", ") }

// produces are the media types of successful answers, quoted; none when an answer
// may be without a body.
func produces(op *plan.Operation) string {
	for _, r := range op.Success {
		if r.Body == nil {
			return ""
		}
	}
	return choices(op)
}

// choices are the media types of successful answers, quoted.
func choices(op *plan.Operation) string {
	types := op.Produces()
	for i, t := range types {
		types[i] = strconv.Quote(t)
	}
	return strings.Join(types, ", ")
}

// redirects tells whether the document describes an answer of 3xx, which a client
// must then not follow.
func redirects(op *plan.Operation) bool {
	return slices.ContainsFunc(Responses(op), func(r *plan.Response) bool { return r.Status[0] == '3' })
}
