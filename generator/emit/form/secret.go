package form

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
)

// redactedRequest prints the methods that keep the secrets of a request's struct out
// of logs; "" where it has none.
func redactedRequest(op *plan.Operation) string {
	if !op.SecretRequest() {
		return ""
	}
	return redaction(op.Request, attributes(op.Params, op.Body), op.Body)
}

// redactedResponse is redactedRequest for a response. One that is an error is logged
// as the error it is.
func redactedResponse(r *plan.Response, isError bool) string {
	switch {
	case !r.Secret():
		return ""
	case isError:
		return methods(r.Type, "\treturn slog.StringValue(r.Error())\n", "r.Error()")
	}
	list := attributes(r.Headers, r.Body)
	if open(r.Status) {
		list = append([]string{`slog.Int("Status", r.Status)`}, list...)
	}
	return redaction(r.Type, list, r.Body)
}

// attributes prints the fields as attributes of a log.
func attributes(params []*plan.Param, body *plan.Body) []string {
	var list []string
	for _, p := range params {
		name := strconv.Quote(p.Field)
		if p.Secret {
			list = append(list, "slog.String("+name+", runtime.Redacted)")
		} else {
			list = append(list, "slog.Any("+name+", r."+p.Field+")")
		}
	}
	if body != nil && body.Stream {
		list = append(list, `slog.String("ContentType", r.ContentType)`)
	}
	return list
}

func redaction(name string, list []string, body *plan.Body) string {
	var b strings.Builder
	b.WriteString("\tattrs := []slog.Attr{\n" + strings.Join(append(list, ""), ",\n") + "}\n")
	if body != nil && !body.Stream && body.Sequence == plan.NoSequence {
		b.WriteString("\tif r.Body != nil {\nattrs = append(attrs, slog.Any(\"Body\", r.Body))\n}\n")
	}
	b.WriteString("\treturn slog.GroupValue(attrs...)\n")
	return methods(name, b.String(), "r.LogValue()")
}

func methods(name, body, printed string) string {
	return "\n\n// LogValue is r without what the document marks as secret.\nfunc (r " + name + ") LogValue() slog.Value {\n" + body + "}\n\n" +
		"// Format prints r without what the document marks as secret, whatever the verb.\nfunc (r " + name + ") Format(f fmt.State, _ rune) { fmt.Fprint(f, " + printed + ") }"
}
