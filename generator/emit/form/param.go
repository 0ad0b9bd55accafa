package form

import (
	"fmt"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
)

// read is the statement that reads a parameter of path, or a header, from a
// source into the field of a struct.
func read(p *plan.Param, path, from, into string) string {
	form := [2]string{"ReadParam", "ReadText"}
	switch {
	case p.Array && p.Encode == "":
		form = [2]string{"ReadList", "ReadTextList"}
	case p.Pointer:
		form = [2]string{"ReadOptional", "ReadOptionalText"}
	}
	field := "&" + into + "." + p.Field
	if p.Decode == "" {
		return call(form[1], from, literal(p, path, true), field)
	}
	return call(form[0], from, literal(p, path, true), field, p.Decode)
}

// write is the statement that writes a parameter, or a header, from the field of
// a struct to a sink.
func write(p *plan.Param, path, to, from string) (string, error) {
	field := from + "." + p.Field
	if p.Encode != "" {
		return writeValue(p, path, to, field), nil
	}
	format, err := formatOf(p)
	if err != nil {
		return "", err
	}
	name := "WriteParam"
	switch {
	case p.Array:
		name = "WriteList"
	case p.Pointer:
		name = "WriteOptional"
	}
	decode := p.Decode
	if decode == "" {
		decode = "nil"
	}
	return call(name, to, literal(p, path, false), field, format, decode), nil
}

// writeValue writes a parameter by way of its JSON.
func writeValue(p *plan.Param, path, to, field string) string {
	value := "&" + field
	if p.Pointer {
		value = field
	}
	statement := call("WriteValue", to, literal(p, path, false), value, p.Encode, p.Decode)
	if p.Nilable && !p.Required {
		return "if " + field + " != nil {\n" + statement + "\n}"
	}
	return statement
}

func formatOf(p *plan.Param) (string, error) {
	switch {
	case p.GoKind == "string":
		return "runtime.FormatText", nil
	case p.GoKind == "bool":
		return "runtime.FormatBool", nil
	case strings.HasPrefix(p.GoKind, "int"):
		return "runtime.FormatInt", nil
	case strings.HasPrefix(p.GoKind, "float"):
		return "runtime.FormatFloat", nil
	}
	return "", fmt.Errorf("parameter %q: no text form for %s", p.Name, p.Type)
}

// call prints a call of the runtime, over several lines when it is long.
func call(name, first string, param []string, rest ...string) string {
	tail := ")"
	if len(rest) > 0 {
		tail = ", " + strings.Join(rest, ", ") + ")"
	}
	if line := "runtime." + name + "(" + first + ", runtime.Param{" + strings.Join(param, ", ") + "}" + tail; len(line) <= lineColumns {
		return line
	}
	return "runtime." + name + "(" + first + ", runtime.Param{\n" + wrapped(param) + ",\n}" + tail
}

// lineColumns is how long a printed statement may be.
const lineColumns = 200

// listColumns is how long a line of a list may be.
const listColumns = 120

// wrapped puts as many fields on a line as it takes.
func wrapped(fields []string) string {
	var b strings.Builder
	at := 0
	for i, f := range fields {
		switch {
		case i == 0:
		case at+2+len(f) > listColumns || strings.Contains(f, "\n"):
			b.WriteString(",\n")
			at = 0
		default:
			b.WriteString(", ")
			at += 2
		}
		b.WriteString(f)
		at += len(f)
	}
	return b.String()
}

// literal prints the fields of a runtime.Param; a default is for reading only.
func literal(p *plan.Param, path string, reading bool) []string {
	fields := []string{"In: runtime." + place(p.In), "Name: " + strconv.Quote(p.Name)}
	add := func(on bool, text string) {
		if on {
			fields = append(fields, text)
		}
	}
	canonical := textproto.CanonicalMIMEHeaderKey(p.Name)
	add(p.In == "header" && canonical != p.Name, "Key: "+strconv.Quote(canonical))
	add(p.In == "path", "Index: "+strconv.Itoa(pathIndex(path, p.Name)))
	add(p.Required, "Required: true")
	add(p.Secret, "Secret: true")
	add(p.Encode != "" && p.Form != plan.ParamValue, "Form: runtime."+formName(p.Form))
	add(!isText(p.Kind), "Kind: "+kindOf(p.Kind))
	style := styleOf(p.Style)
	add(style != "StyleDefault", "Style: runtime."+style)
	add(p.Explode && (p.Array || p.Form != plan.ParamValue || style == "StyleMatrix"), "Explode: true")
	add(p.Reserved && p.In == "query" && !reading, "Reserved: true")
	add(p.Empty && p.In == "query" && reading, "Empty: true")
	add(!isText(p.Item), "Item: "+kindOf(p.Item))
	add(len(p.Props) > 0, "Props: "+properties(p.Props))
	add(p.Rest && reading, "Rest: true")
	add(p.Rest && reading && len(p.Except) > 0, "Except: "+fmt.Sprintf("%#v", p.Except))
	add(reading && p.Default != "", "Default: "+strconv.Quote(p.Default))
	return fields
}

// properties prints the members of an object, over several lines when they are many.
func properties(list []plan.ParamProp) string {
	items := make([]string, len(list))
	for i, f := range list {
		items[i] = "{Name: " + strconv.Quote(f.Name)
		if !isText(f.Kind) {
			items[i] += ", Kind: " + kindOf(f.Kind)
		}
		if !isText(f.Item) {
			items[i] += ", Item: " + kindOf(f.Item)
		}
		if len(f.Props) > 0 {
			items[i] += ", Props: " + properties(f.Props)
		}
		items[i] += "}"
	}
	if text := strings.Join(items, ", "); len(text) <= 80 {
		return "[]runtime.ParamProp{" + text + "}"
	}
	return "[]runtime.ParamProp{\n" + wrapped(items) + ",\n}"
}

func place(in string) string {
	switch in {
	case "path":
		return "InPath"
	case "header":
		return "InHeader"
	case "cookie":
		return "InCookie"
	}
	return "InQuery"
}

func formName(f plan.ParamForm) string {
	return [...]string{"FormValue", "FormArray", "FormObject", "FormUnion"}[f]
}

// isText tells whether a kind is the one that need not be named.
func isText(kind string) bool { return kind == "" || kind == "string" }

var kindNames = map[string]string{
	"integer": "KindInteger", "number": "KindNumber", "boolean": "KindBoolean", "null": "KindNull",
	"array": "KindArray", "object": "KindObject", "json": "KindJSON", "any": "KindAny",
}

// kindOf is the expression of a set of kinds.
func kindOf(kind string) string {
	var names []string
	for name := range strings.SplitSeq(kind, "|") {
		if known := kindNames[name]; known != "" {
			names = append(names, "runtime."+known)
		} else {
			names = append(names, "runtime.KindText")
		}
	}
	return strings.Join(names, " | ")
}

func styleOf(style string) string {
	switch style {
	case "label":
		return "StyleLabel"
	case "matrix":
		return "StyleMatrix"
	case "pipeDelimited":
		return "StylePipe"
	case "spaceDelimited":
		return "StyleSpace"
	case "deepObject":
		return "StyleDeep"
	}
	return "StyleDefault"
}

// pathIndex returns the place of a parameter among those of a template, and -1
// when the template does not have it.
func pathIndex(path, name string) int {
	for n := 0; ; n++ {
		i := strings.IndexByte(path, '{')
		if i < 0 {
			return -1
		}
		j := strings.IndexByte(path[i:], '}')
		if j < 0 {
			return -1
		}
		if path[i+1:i+j] == name {
			return n
		}
		path = path[i+j+1:]
	}
}
