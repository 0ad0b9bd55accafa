package lower

import (
	"regexp"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

func (l *lowerer) operations(root *document.Node) []*model.Operation {
	var out []*model.Operation
	for _, p := range members(root.Get("paths")) {
		if strings.HasPrefix(p.Key, "x-") {
			continue
		}
		item := l.follow(p.Value)
		for _, e := range l.entries(item) {
			op := l.operation(root, p.Key, item, e)
			if l.byNode[e.Value] == nil {
				l.byNode[e.Value] = op
			}
			out = append(out, op)
		}
	}
	return out
}

func (l *lowerer) operation(root *document.Node, path string, item *document.Node, e entry) *model.Operation {
	n := e.Value
	op := &model.Operation{
		ID:          text(n.Get("operationId")),
		GoName:      text(n.Get("x-go-name")),
		Method:      e.method,
		Path:        path,
		Tags:        texts(n.Get("tags")),
		Summary:     text(n.Get("summary")),
		Description: text(n.Get("description")),
		Deprecated:  truth(n.Get("deprecated")),
		Checklist:   l.checklist(n),
		Place:       place(e.KeyPosition),
		Pointer:     l.pointer(n),
	}
	op.Parameters = l.pathParameters(op, l.parameters(item, n))
	if body := n.Get("requestBody"); body != nil {
		op.Body = l.body(body)
	}
	for _, r := range members(n.Get("responses")) {
		if r.Key = strings.ReplaceAll(r.Key, "x", "X"); !statusKey.MatchString(r.Key) {
			continue // an extension, or what package document has told of
		}
		if response := l.response(r); response != nil {
			op.Responses = append(op.Responses, response)
		}
	}
	security := n.Get("security")
	if security == nil {
		security = root.Get("security")
	}
	op.Security = l.requirements(security)
	servers := n.Get("servers")
	if servers == nil {
		servers = item.Get("servers")
	}
	op.Servers = l.servers(servers)
	return op
}

// statusKey is how OpenAPI writes for which statuses a response is.
var statusKey = regexp.MustCompile(`^([1-5][0-9][0-9]|[1-5]XX|default)$`)

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
		Pointer:     l.pointer(n),
	}
}

func (l *lowerer) content(n *document.Node) []model.Media {
	var out []model.Media
	for _, m := range members(n) {
		if m.Value = l.follow(m.Value); m.Value == nil {
			continue
		}
		media := model.Media{
			Type: m.Key, Place: place(m.KeyPosition), Pointer: l.pointer(m.Value), Encoding: l.encodings(m.Key, m.Value), Untyped: l.doc.Dialect != document.OpenAPI30,
		}
		if media.Sequence = sequenceOf(m.Key); media.Sequence != model.NoSequence {
			l.sequence(&media, m.Value)
		} else if s := m.Value.Get("schema"); s != nil {
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
		Pointer:     l.pointer(n),
	}
	for _, h := range members(n.Get("headers")) {
		if strings.EqualFold(h.Key, "Content-Type") { // OpenAPI: it shall be ignored
			continue
		}
		if header := l.follow(h.Value); header != nil {
			r.Headers = append(r.Headers, l.parameterObject(header, h.Key, "header"))
		}
	}
	l.links(r, n)
	return r
}
