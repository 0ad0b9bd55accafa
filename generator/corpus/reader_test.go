//go:build corpus

package corpus

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
)

type value = *document.Node

// A reader reads a document for what it says of operations and examples.
type reader struct {
	doc      *document.Document
	optional bool // samples have what is optional, too
}

func read(t *testing.T, spec string) reader {
	t.Helper()
	doc, _ := document.Load(spec, document.Options{Lenient: true})
	if doc.Root == nil {
		t.Fatal("no tree of ", spec)
	}
	return reader{doc: doc}
}

// follow goes where references lead; nil where they lead nowhere.
func (r reader) follow(n value) value {
	for range 100 {
		ref := n.Get("$ref")
		if ref == nil || ref.Kind != document.String {
			return n
		}
		target, problem := r.doc.Resolve(ref, ref.Text)
		if problem != nil {
			return nil
		}
		n = target
	}
	return nil
}

// An endpoint is an operation of the document.
type endpoint struct {
	role, method, path string
	parameters         []*parameter
	bodies, answers    []*body
	bodyRequired       bool
}

func (e *endpoint) String() string { return e.method + " " + e.path }

func (r reader) endpoints() []*endpoint {
	var out []*endpoint
	for _, role := range []string{"paths", "webhooks"} {
		if role == "webhooks" && r.doc.Dialect == document.OpenAPI30 {
			break
		}
		for _, at := range members(r.doc.Root.Get(role)) {
			item := r.follow(at.Value)
			for _, m := range members(item) {
				if strings.Contains(" get put post delete options head patch trace ", " "+m.Key+" ") {
					out = append(out, r.endpoint(role, at.Key, item, m))
				}
			}
		}
	}
	return out
}

func (r reader) endpoint(role, path string, item value, m document.Member) *endpoint {
	e := &endpoint{role: role, method: strings.ToUpper(m.Key), path: "/" + strings.TrimPrefix(path, "/")}
	if role == "webhooks" {
		e.path = "/" + strings.ReplaceAll(path, "/", "-") // a name
	}
	own := map[string]bool{}
	for _, list := range []value{m.Value.Get("parameters"), item.Get("parameters")} {
		for _, n := range items(list) {
			p := r.parameter(n)
			if p == nil || own[p.in+p.name] || p.in == "header" && ignored(p.name) {
				continue
			}
			own[p.in+p.name] = true
			e.parameters = append(e.parameters, p)
		}
	}
	if b := r.follow(m.Value.Get("requestBody")); b != nil {
		e.bodyRequired = isTrue(b.Get("required"))
		e.bodies = r.bodies(b, 0)
	}
	for _, answer := range members(m.Value.Get("responses")) {
		if status := statusOf(answer.Key, m.Value.Get("responses")); status != 0 {
			e.answers = append(e.answers, r.bodies(r.follow(answer.Value), status)...)
		}
	}
	return e
}

// ignored names the header parameters that OpenAPI says are ignored.
func ignored(name string) bool {
	switch http.CanonicalHeaderKey(name) {
	case "Accept", "Content-Type", "Authorization":
		return true
	}
	return false
}

// statusOf picks a status for what the document says of some.
func statusOf(key string, all value) int {
	if n, err := strconv.Atoi(key); err == nil {
		return n
	}
	first, last := 500, 599
	if class, ok := strings.CutSuffix(strings.ToUpper(key), "XX"); ok {
		n, err := strconv.Atoi(class)
		if err != nil {
			return 0
		}
		first, last = n*100+5, n*100+99 // n00 to n04 have rules of their own
	}
	for status := first; status <= last; status++ {
		if all.Get(strconv.Itoa(status)) == nil && (key != "default" || all.Get(strconv.Itoa(status/100)+"XX") == nil) {
			return status
		}
	}
	return 0
}

// bodies lists the media types of a request body or of a response.
func (r reader) bodies(n value, status int) []*body {
	var out []*body
	for _, m := range members(n.Get("content")) {
		b := &body{status: status, mediaType: m.Key, media: m.Value, schema: m.Value.Get("schema")}
		for _, h := range members(n.Get("headers")) {
			if p := r.argument(h.Value, "header", h.Key); p != nil {
				b.headers = append(b.headers, p)
			}
		}
		if b.examples = r.examples(b.media, b.schema); len(b.examples) == 0 && b.schema != nil {
			b.made = []value{r.all().sample(b.schema, 0), r.sample(b.schema, 0)}
		}
		out = append(out, b)
	}
	return out
}

// examples lists what a parameter or media type object, or else its schema, gives
// as an example.
func (r reader) examples(n, schema value) []value {
	var out []value
	if x := n.Get("example"); x != nil {
		out = append(out, x)
	}
	for _, m := range members(n.Get("examples")) {
		if x := r.follow(m.Value).Get("value"); x != nil {
			out = append(out, x)
		}
	}
	if len(out) > 0 {
		return out
	}
	s := r.follow(schema)
	if x := s.Get("example"); x != nil {
		return []value{x}
	}
	return items(s.Get("examples"))
}

func (r reader) parameter(n value) *parameter {
	n = r.follow(n)
	in, name := n.Get("in"), n.Get("name")
	if in == nil || name == nil {
		return nil
	}
	return r.argument(n, in.Text, name.Text)
}

func (r reader) argument(n value, in, name string) *parameter {
	n = r.follow(n)
	p := &parameter{in: in, name: name, node: n, required: isTrue(n.Get("required")), schema: n.Get("schema"), style: "simple"}
	if in == "query" || in == "cookie" {
		p.style = "form"
	}
	if s := n.Get("style"); s != nil {
		p.style = s.Text
	}
	p.explode = p.style == "form"
	if x := n.Get("explode"); x != nil {
		p.explode = x.Bool
	}
	for _, m := range members(n.Get("content")) {
		p.mediaType, p.schema, p.node = m.Key, m.Value.Get("schema"), m.Value
	}
	return p
}

func members(n value) []document.Member {
	if n == nil {
		return nil
	}
	return n.Members
}

func items(n value) []value {
	if n == nil {
		return nil
	}
	return n.Items
}

func isTrue(n value) bool { return n != nil && n.Kind == document.Bool && n.Bool }

// shared names the operation whose requests look like those of e: a fragment in a
// path is not sent.
func (r reader) shared(e *endpoint) string {
	if before, _, has := strings.Cut(e.path, "#"); has && r.doc.Root.Get(e.role).Get(before) != nil {
		return before
	}
	return ""
}
