package lower

import (
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// methods are the members of a path item that are operations.
var methods = set("get", "put", "post", "delete", "options", "head", "patch", "trace")

func (l *lowerer) operations(root *document.Node) []*model.Operation {
	var out []*model.Operation
	for _, p := range members(root.Get("paths")) {
		if strings.HasPrefix(p.Key, "x-") {
			continue
		}
		item := l.follow(p.Value)
		for _, m := range members(item) {
			if methods[m.Key] && m.Value.Kind == document.Object {
				out = append(out, l.operation(root, p.Key, item, m))
			}
		}
	}
	return out
}

func (l *lowerer) operation(root *document.Node, path string, item *document.Node, m document.Member) *model.Operation {
	n := m.Value
	op := &model.Operation{
		ID:          text(n.Get("operationId")),
		GoName:      text(n.Get("x-go-name")),
		Method:      strings.ToUpper(m.Key),
		Path:        path,
		Summary:     text(n.Get("summary")),
		Description: text(n.Get("description")),
		Deprecated:  truth(n.Get("deprecated")),
		Parameters:  l.parameters(item, n),
		Place:       place(m.KeyPosition),
	}
	if body := n.Get("requestBody"); body != nil {
		op.Body = l.body(body)
	}
	for _, r := range members(n.Get("responses")) {
		if strings.HasPrefix(r.Key, "x-") {
			continue
		}
		if response := l.response(r); response != nil {
			op.Responses = append(op.Responses, response)
		}
	}
	security := n.Get("security")
	if security == nil {
		security = root.Get("security")
	}
	op.Security = requirements(security)
	return op
}

func requirements(n *document.Node) [][]model.SecurityRequirement {
	var out [][]model.SecurityRequirement
	for _, alternative := range items(n) {
		all := []model.SecurityRequirement{}
		for _, m := range alternative.Members {
			r := model.SecurityRequirement{Scheme: m.Key}
			for _, scope := range items(m.Value) {
				r.Scopes = append(r.Scopes, text(scope))
			}
			all = append(all, r)
		}
		out = append(out, all)
	}
	return out
}

// parameters joins those of the path item and of the operation, which override
// them by name and place.
func (l *lowerer) parameters(item, op *document.Node) []*model.Parameter {
	var out []*model.Parameter
	index := map[string]int{}
	for _, list := range []*document.Node{item.Get("parameters"), op.Get("parameters")} {
		for _, n := range items(list) {
			p := l.parameter(n)
			if p == nil {
				continue
			}
			key := p.In + " " + p.Name
			if k, ok := index[key]; ok {
				out[k] = p
				continue
			}
			index[key] = len(out)
			out = append(out, p)
		}
	}
	return out
}

func (l *lowerer) parameter(ref *document.Node) *model.Parameter {
	n := l.follow(ref)
	if n == nil {
		return nil
	}
	p := l.parameterObject(n, text(n.Get("name")), text(n.Get("in")))
	if p.In == "path" {
		p.Required = true
	}
	return p
}

// defaultStyles are the styles that a parameter has when it names none.
var defaultStyles = map[string]string{"path": "simple", "header": "simple", "query": "form", "cookie": "form"}

func (l *lowerer) parameterObject(n *document.Node, name, in string) *model.Parameter {
	p := &model.Parameter{
		Name:        name,
		In:          in,
		GoName:      text(n.Get("x-go-name")),
		Description: text(n.Get("description")),
		Required:    truth(n.Get("required")),
		Deprecated:  truth(n.Get("deprecated")),
		Style:       text(n.Get("style")),
		Place:       place(n.Position),
	}
	if p.Style == "" {
		p.Style = defaultStyles[in]
	}
	p.Explode = p.Style == "form"
	if e := n.Get("explode"); e != nil {
		p.Explode = truth(e)
	}
	if s := n.Get("schema"); s != nil {
		p.Schema = l.schema(s)
	} else if content := n.Get("content"); content != nil {
		l.errorf(content.Position, "a parameter with content is not supported: give it a schema")
	}
	return p
}

func (l *lowerer) body(ref *document.Node) *model.Body {
	n := l.follow(ref)
	if n == nil {
		return nil
	}
	return &model.Body{
		Description: text(n.Get("description")),
		Required:    truth(n.Get("required")),
		Content:     l.content(n.Get("content")),
		Place:       place(n.Position),
	}
}

func (l *lowerer) content(n *document.Node) []model.Media {
	var out []model.Media
	for _, m := range members(n) {
		media := model.Media{Type: m.Key, Place: place(m.KeyPosition)}
		if s := m.Value.Get("schema"); s != nil {
			media.Schema = l.schema(s)
		}
		out = append(out, media)
	}
	return out
}

func (l *lowerer) response(m document.Member) *model.Response {
	n := l.follow(m.Value)
	if n == nil {
		return nil
	}
	r := &model.Response{
		Status:      m.Key,
		Description: text(n.Get("description")),
		Content:     l.content(n.Get("content")),
		Place:       place(m.KeyPosition),
	}
	for _, h := range members(n.Get("headers")) {
		if strings.EqualFold(h.Key, "Content-Type") { // OpenAPI: it shall be ignored
			continue
		}
		if header := l.follow(h.Value); header != nil {
			r.Headers = append(r.Headers, l.parameterObject(header, h.Key, "header"))
		}
	}
	return r
}
