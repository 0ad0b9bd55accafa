package form

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
)

// linkValue is the expression of the JSON text that a link hands on.
func linkValue(v *plan.LinkValue) string {
	var parts []string
	for _, part := range v.Parts {
		switch {
		case part.Append != "":
			parts = append(parts, "runtime.LinkBody(l, "+part.Field+", "+part.Append+", "+strconv.Quote(part.Pointer)+")")
		case part.Field != "":
			parts = append(parts, "runtime.LinkOf(l, "+part.Field+")")
		default:
			parts = append(parts, "json.RawMessage("+strconv.Quote(part.Constant)+")")
		}
	}
	if v.Join {
		return "runtime.LinkJoin(" + strings.Join(parts, ", ") + ")"
	}
	return parts[0]
}

// linksUse tells whether a link takes something of a variable.
func linksUse(l *plan.Link, variable string) bool {
	values := []*plan.LinkValue{}
	if l.Value != nil {
		values = append(values, l.Value)
	}
	for _, q := range l.Params {
		values = append(values, q.Value)
	}
	for _, v := range values {
		for _, part := range v.Parts {
			if strings.HasPrefix(part.Field, variable) {
				return true
			}
		}
	}
	return false
}
