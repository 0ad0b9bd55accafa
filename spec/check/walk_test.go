package check

import (
	"slices"
	"strconv"
)

// part is what an object of a document is.
type part string

const (
	isInfo      part = "info"
	isTag       part = "tag"
	isOperation part = "operation"
	isParameter part = "parameter"
	isHeader    part = "header"
	isBody      part = "request body"
	isResponse  part = "response"
	isMedia     part = "media type"
	isExample   part = "example"
	isSecurity  part = "security scheme"
	isSchema    part = "component schema"
	isProperty  part = "property"
	isSubschema part = "subschema"
	isFlow      part = "flow, or a part of one"
	isRule      part = "rule of x-validations"
	isOther     part = "other"
)

// A node is an object of a document, and what it is: the word "description" is
// a text in most of them, and the name of a member in "properties".
type node struct {
	path []string
	kind part
	name string // of a property, parameter, header, schema; an operation's method
	at   object
}

func (n node) String() string { return "#" + pointer(n.path...) }

// walk calls f for each object of a document or of a file of schemas that can
// have extensions. It does not follow references, and does not enter the values
// of examples, defaults and enums.
func walk(doc any, f func(node)) {
	w := walker{f}
	d := doc.(object)
	if d["openapi"] == nil {
		for _, name := range keys(d) {
			if text(d[name], "in") != "" {
				w.parameter([]string{name}, d[name])
				continue
			}
			w.schema([]string{name}, isSchema, name, d[name])
		}
		return
	}
	w.call([]string{"info"}, isInfo, "", d["info"])
	w.call([]string{"externalDocs"}, isOther, "", d["externalDocs"])
	w.each([]string{"servers"}, d["servers"], func(p []string, v any) { w.call(p, isOther, "", v) })
	w.each([]string{"tags"}, d["tags"], func(p []string, v any) { w.call(p, isTag, text(v, "name"), v) })
	w.each([]string{"x-flow"}, d["x-flow"], w.flow)
	w.each([]string{"paths"}, d["paths"], w.item)
	w.each([]string{"webhooks"}, d["webhooks"], w.item)
	w.components([]string{"components"}, d["components"])
}

type walker struct{ f func(node) }

func join(path []string, more ...string) []string {
	return append(slices.Clone(path), more...)
}

func (w walker) call(path []string, k part, name string, v any) {
	if m, ok := v.(object); ok {
		w.f(node{path, k, name, m})
	}
}

// each calls f for the members of an object or the items of an array.
func (w walker) each(path []string, v any, f func([]string, any)) {
	switch x := v.(type) {
	case object:
		for _, key := range keys(x) {
			f(join(path, key), x[key])
		}
	case []any:
		for i, item := range x {
			f(join(path, strconv.Itoa(i)), item)
		}
	}
}

func (w walker) components(path []string, v any) {
	for _, c := range keys(v) {
		p, m := join(path, c), at(v, c)
		switch c {
		case "schemas":
			w.each(p, m, func(p []string, v any) { w.schema(p, isSchema, p[len(p)-1], v) })
		case "parameters":
			w.each(p, m, w.parameter)
		case "headers":
			w.each(p, m, w.header)
		case "requestBodies":
			w.each(p, m, w.body)
		case "responses":
			w.each(p, m, w.response)
		case "examples":
			w.each(p, m, w.example)
		case "securitySchemes":
			w.each(p, m, func(p []string, v any) {
				w.call(p, isSecurity, p[len(p)-1], v)
				for _, x := range []string{"x-roles", "x-functions"} {
					w.each(join(p, x), at(v, x), func(p []string, v any) { w.call(p, isOther, text(v, "name"), v) })
				}
			})
		case "pathItems":
			w.each(p, m, w.item)
		default:
			panic("components/" + c)
		}
	}
}

var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

func (w walker) item(path []string, v any) {
	w.call(path, isOther, "", v)
	w.each(join(path, "parameters"), at(v, "parameters"), w.parameter)
	for _, method := range methods {
		op, ok := at(v, method).(object)
		if !ok {
			continue
		}
		p := join(path, method)
		w.call(p, isOperation, method, op)
		w.call(join(p, "externalDocs"), isOther, "", op["externalDocs"])
		w.each(join(p, "parameters"), op["parameters"], w.parameter)
		if op["requestBody"] != nil {
			w.body(join(p, "requestBody"), op["requestBody"])
		}
		w.each(join(p, "responses"), op["responses"], w.response)
	}
}

// flow walks a flow, a participant, a step or a part of a step.
func (w walker) flow(path []string, v any) {
	w.call(path, isFlow, text(v, "name"), v)
	for _, inner := range []string{"participants", "steps", "repeat", "optional", "choices"} {
		w.each(join(path, inner), at(v, inner), w.flow)
	}
}

func (w walker) parameter(path []string, v any) {
	w.call(path, isParameter, text(v, "name"), v)
	w.insides(path, v)
}

func (w walker) header(path []string, v any) {
	w.call(path, isHeader, path[len(path)-1], v)
	w.insides(path, v)
}

func (w walker) insides(path []string, v any) {
	w.schema(join(path, "schema"), isSubschema, "", at(v, "schema"))
	w.each(join(path, "content"), at(v, "content"), w.media)
	w.each(join(path, "examples"), at(v, "examples"), w.example)
}

func (w walker) body(path []string, v any) {
	w.call(path, isBody, "", v)
	w.each(join(path, "content"), at(v, "content"), w.media)
}

func (w walker) response(path []string, v any) {
	w.call(path, isResponse, path[len(path)-1], v)
	w.each(join(path, "headers"), at(v, "headers"), w.header)
	w.each(join(path, "content"), at(v, "content"), w.media)
}

func (w walker) media(path []string, v any) {
	w.call(path, isMedia, "", v)
	w.insides(path, v)
}

func (w walker) example(path []string, v any) { w.call(path, isExample, path[len(path)-1], v) }

func (w walker) schema(path []string, k part, name string, v any) {
	if v == nil {
		return
	}
	w.call(path, k, name, v)
	w.each(join(path, "x-validations"), at(v, "x-validations"), func(p []string, v any) { w.call(p, isRule, "", v) })
	for _, keyword := range []string{"properties", "patternProperties"} {
		w.each(join(path, keyword), at(v, keyword), func(p []string, v any) { w.schema(p, isProperty, p[len(p)-1], v) })
	}
	for _, keyword := range []string{"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties"} {
		w.schema(join(path, keyword), isSubschema, "", at(v, keyword))
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf", "prefixItems", "dependentSchemas", "$defs"} {
		w.each(join(path, keyword), at(v, keyword), func(p []string, v any) { w.schema(p, isSubschema, "", v) })
	}
}
