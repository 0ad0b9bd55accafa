package check

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// An endpoint is an operation of a document with what is needed to call it.
type endpoint struct {
	file, role   string // role: paths or webhooks
	id           string
	method, path string
	parameters   []argument
	schemes      []scheme // of the first alternative of its security
	bodies       []body   // of the request
	answers      []body
}

// An argument is a parameter with a value for it.
type argument struct{ in, name, value string }

// A body is one that an endpoint takes or answers with: a media type object, or
// nil where there is none.
type body struct {
	endpoint  *endpoint
	status    int // of an answer; 0 for a request
	mediaType string
	file      string // that has the media type object
	media     any
	schema    string // the component schema, when it is one
	header    http.Header
}

func (b body) String() string {
	if b.status == 0 {
		return strings.TrimSpace("request of " + b.endpoint.id + " " + b.mediaType)
	}
	return strings.TrimSpace(fmt.Sprintf("%d of %s %s", b.status, b.endpoint.id, b.mediaType))
}

const formType = "application/x-www-form-urlencoded"

// endpoints lists the operations of a document.
func endpoints(t *testing.T, file string) []*endpoint {
	t.Helper()
	doc := document(t, file)
	var out []*endpoint
	for _, role := range []string{"paths", "webhooks"} {
		for _, path := range keys(doc[role]) {
			item := at(doc, role, path)
			for _, method := range methods {
				op, ok := at(item, method).(object)
				if !ok {
					continue
				}
				e := &endpoint{file: file, role: role, id: text(op, "operationId"), method: strings.ToUpper(method), path: "/" + strings.TrimPrefix(path, "/")}
				for _, p := range append(list(item, "parameters"), list(op, "parameters")...) {
					e.parameters = append(e.parameters, argumentOf(t, file, p))
				}
				e.schemes = security(doc, op)
				e.bodies = bodiesOf(t, e, 0, op["requestBody"])
				for _, code := range keys(op["responses"]) {
					e.answers = append(e.answers, answersOf(t, e, code, at(op, "responses", code))...)
				}
				out = append(out, e)
			}
		}
	}
	return out
}

func argumentOf(t *testing.T, file string, p any) argument {
	t.Helper()
	if ref := text(p, "$ref"); ref != "" {
		file, p = deref(t, file, ref)
	}
	out := argument{in: text(p, "in"), name: text(p, "name")}
	for _, name := range keys(at(p, "examples")) {
		out.value = fmt.Sprint(at(follow(t, file, at(p, "examples", name)), "value"))
	}
	if v := at(p, "example"); v != nil {
		out.value = fmt.Sprint(v)
	}
	if out.value == "" {
		t.Fatalf("%s: no example of %s", file, out.name)
	}
	return out
}

// security returns what stands for the first alternative of an operation's.
func security(doc any, op object) []scheme {
	alternatives := list(op, "security")
	if _, own := op["security"]; !own {
		alternatives = list(doc, "security")
	}
	if len(alternatives) == 0 {
		return nil
	}
	var out []scheme
	for _, name := range keys(alternatives[0]) {
		s := at(doc, "components", "securitySchemes", name)
		if text(s, "type") == "apiKey" {
			out = append(out, scheme{text(s, "in"), text(s, "name"), "example-key"})
		} else {
			word := cmp.Or(text(s, "scheme"), "Bearer")
			out = append(out, scheme{"header", "Authorization", word + " example-token"})
		}
	}
	return out
}

// bodiesOf lists the bodies of a request or of an answer.
func bodiesOf(t *testing.T, e *endpoint, status int, v any) []body {
	t.Helper()
	file := e.file
	if ref := text(v, "$ref"); ref != "" {
		file, v = deref(t, file, ref)
	}
	header := http.Header{}
	for _, name := range keys(at(v, "headers")) {
		header.Set(name, argumentOf(t, file, at(v, "headers", name)).value)
	}
	var out []body
	for _, mediaType := range keys(at(v, "content")) {
		media := at(v, "content", mediaType)
		b := body{e, status, mediaType, file, media, "", header}
		if ref := text(media, "schema", "$ref"); file == e.file {
			b.schema = strings.TrimPrefix(ref, "#/components/schemas/")
		}
		out = append(out, b)
	}
	if out == nil {
		out = append(out, body{endpoint: e, status: status, header: header})
	}
	return out
}

func answersOf(t *testing.T, e *endpoint, code string, v any) []body {
	t.Helper()
	status, err := strconv.Atoi(code)
	if err != nil { // default
		status = http.StatusBadGateway
	}
	return bodiesOf(t, e, status, v)
}

// An example is one of a body's, as it stands in the document.
type example struct {
	name string
	data []byte
}

func (b body) examples(t *testing.T) []example {
	t.Helper()
	var out []example
	if b.media == nil {
		return []example{{name: "no body"}}
	}
	if v := at(b.media, "example"); v != nil {
		out = append(out, example{"example", encode(t, v)})
	}
	for _, name := range keys(at(b.media, "examples")) {
		e := at(b.media, "examples", name)
		file := b.file
		if ref := text(e, "$ref"); ref != "" {
			file, e = deref(t, file, ref)
		}
		if external := text(e, "externalValue"); external != "" {
			out = append(out, example{name, read(t, filepath.Join(root, filepath.Dir(file), external))})
			continue
		}
		out = append(out, example{name, encode(t, at(e, "value"))})
	}
	return out
}

// request writes a call of the endpoint with everything that it can carry, and a
// JSON value as its body.
func (b body) request(t *testing.T, data []byte) message {
	t.Helper()
	if b.mediaType == formType {
		data = form(t, data)
	}
	return b.raw(data)
}

// raw writes a call of the endpoint with bytes as its body.
func (b body) raw(data []byte) message {
	e := b.endpoint
	m := message{method: e.method, header: http.Header{}, body: data}
	query := url.Values{}
	path := e.path
	for _, p := range e.parameters {
		switch p.in {
		case "path":
			path = strings.ReplaceAll(path, "{"+p.name+"}", url.PathEscape(p.value))
		case "query":
			query.Set(p.name, p.value)
		case "header":
			m.header.Set(p.name, p.value)
		}
	}
	for _, s := range e.schemes {
		if s.in == "query" {
			query.Set(s.name, s.credential)
		} else {
			m.header.Set(s.name, s.credential)
		}
	}
	m.target = path
	if len(query) > 0 {
		m.target += "?" + query.Encode()
	}
	if b.media != nil {
		m.header.Set("Content-Type", b.mediaType)
	}
	return m
}

// written is the body that a generated client writes for b: where a schema has
// several media types, a server reads each, and a client writes the first.
func (b body) written() body {
	for _, first := range b.endpoint.bodies {
		if b.schema != "" && first.schema == b.schema {
			return first
		}
	}
	return b
}

// answer writes one of the endpoint.
func (b body) answer(data []byte) message {
	m := message{status: b.status, header: b.header.Clone(), body: data}
	if b.media != nil {
		m.header.Set("Content-Type", b.mediaType)
	}
	return m
}

// success is an answer of the endpoint with its first example.
func (e *endpoint) success(t *testing.T) message {
	t.Helper()
	for _, b := range e.answers {
		if b.status < 300 {
			return b.answer(b.examples(t)[0].data)
		}
	}
	t.Fatalf("%s of %s has no success", e.id, e.file)
	return message{}
}

// asked is a request of the endpoint with its first example.
func (e *endpoint) asked(t *testing.T) message {
	t.Helper()
	return e.bodies[0].request(t, e.bodies[0].examples(t)[0].data)
}

// form writes a JSON object as a form: its members are pairs.
func form(t *testing.T, data []byte) []byte {
	t.Helper()
	v, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{}
	for _, name := range keys(v) {
		switch x := at(v, name).(type) {
		case object:
			form.Set(name, string(encode(t, x)))
		case []any:
			for _, item := range x {
				form.Add(name, fmt.Sprint(item))
			}
		default:
			form.Set(name, fmt.Sprint(x))
		}
	}
	return []byte(form.Encode())
}

func reader(data []byte) io.Reader {
	if data == nil {
		return http.NoBody
	}
	return bytes.NewReader(data)
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
