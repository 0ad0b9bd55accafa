package form

import (
	"fmt"
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
	return redaction(op.Request, attributes(op.Params, op.Bodies()...), op.Bodies()...)
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
func attributes(params []*plan.Param, bodies ...*plan.Body) []string {
	var list []string
	for _, p := range params {
		name := strconv.Quote(p.Field)
		if p.Secret {
			list = append(list, "slog.String("+name+", runtime.Redacted)")
		} else {
			list = append(list, "slog.Any("+name+", r."+p.Field+")")
		}
	}
	for _, b := range bodies {
		if b != nil && b.Stream {
			list = append(list, fmt.Sprintf("slog.String(%q, r.%s)", b.TypeIn(), b.TypeIn()))
		}
	}
	return list
}

func redaction(name string, list []string, bodies ...*plan.Body) string {
	var b strings.Builder
	b.WriteString("\tattrs := []slog.Attr{\n" + strings.Join(append(list, ""), ",\n") + "}\n")
	for _, body := range bodies {
		if body != nil && !body.Stream && body.Sequence == plan.NoSequence {
			fmt.Fprintf(&b, "\tif r.%s != nil {\nattrs = append(attrs, slog.Any(%q, r.%s))\n}\n", body.In(), body.In(), body.In())
		}
	}
	b.WriteString("\treturn slog.GroupValue(attrs...)\n")
	return methods(name, b.String(), "r.LogValue()")
}

func methods(name, body, printed string) string {
	return "\n\n// LogValue is r without what the document marks as secret.\nfunc (r " + name + ") LogValue() slog.Value {\n" + body + "}\n\n" +
		"// Format prints r without what the document marks as secret, whatever the verb.\nfunc (r " + name + ") Format(f fmt.State, _ rune) { fmt.Fprint(f, " + printed + ") }"
}
