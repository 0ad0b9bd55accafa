package form

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
)

// content prints the runtime.Content of a body that is read, or written: other
// media types than the first are for reading only.
func content(b *plan.Body, reading bool) string {
	fields := []string{"MediaType: " + strconv.Quote(b.MediaType)}
	if reading && len(b.Also) > 0 {
		fields = append(fields, fmt.Sprintf("Also: %#v", b.Also))
	}
	if b.Required {
		fields = append(fields, "Required: true")
	}
	if b.Text {
		fields = append(fields, "Text: true")
	}
	if b.Sentinel != "" {
		fields = append(fields, "Sentinel: "+strconv.Quote(b.Sentinel))
	}
	if b.Form == nil || !reading && !b.IsForm() {
		return "runtime.Content{" + strings.Join(fields, ", ") + "}"
	}
	return "runtime.Content{\n" + strings.Join(fields, ", ") + ",\nForm: " + formOf(b.Form, reading) + ",\n}"
}

// sequence is what the functions of the runtime for a body that is an iterator end
// in, "" of other bodies.
func sequence(b *plan.Body) string {
	return map[plan.Sequence]string{plan.Items: "Items", plan.Events: "Events"}[b.Sequence]
}

// choice prints the runtime.Content of a body that is written, of several that may be.
func choice(b *plan.Body) string {
	one := *b
	one.Required = false
	return content(&one, false)
}

// sent prints the media types of each body of an operation.
func sent(op *plan.Operation) string {
	var lists []string
	for _, b := range op.Bodies() {
		var list []string
		for t := range strings.SplitSeq(b.MediaType, ", ") {
			list = append(list, strconv.Quote(t))
		}
		for _, other := range b.Also {
			list = append(list, strconv.Quote(other))
		}
		lists = append(lists, "[]string{"+strings.Join(list, ", ")+"}")
	}
	return strings.Join(lists, ", ")
}

// contentForm prints the runtime.Form of a body that is written as one, "" of
// others.
func contentForm(b *plan.Body) string {
	if !b.IsForm() {
		return ""
	}
	return formOf(b.Form, true)
}

func formOf(f *plan.FormBody, reading bool) string {
	var fields []string
	if !isText(f.Item) {
		fields = append(fields, "Item: "+kindOf(f.Item))
	}
	if len(f.Props) > 0 {
		fields = append(fields, "Props: "+properties(f.Props))
	}
	if len(f.Parts) > 0 {
		parts := make([]string, len(f.Parts))
		for i, p := range f.Parts {
			parts[i] = "{" + strings.Join(literal(p, "", reading), ", ") + "}"
		}
		fields = append(fields, "Parts: []runtime.Param{\n"+strings.Join(parts, ",\n")+",\n}")
	}
	if len(f.Types) > 0 {
		types := make([]string, len(f.Types))
		for i, t := range f.Types {
			types[i] = fmt.Sprintf("{Name: %q, ContentType: %q}", t.Name, t.ContentType)
		}
		fields = append(fields, "Types: []runtime.PartType{"+strings.Join(types, ", ")+"}")
	}
	return "&runtime.Form{" + strings.Join(fields, ", ") + "}"
}
