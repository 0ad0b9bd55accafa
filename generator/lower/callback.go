package lower

import (
	"fmt"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// webhooks lowers the calls that the described service makes by itself. Where
// they go is registered somewhere else, so the webhook's name serves as the path.
func (l *lowerer) webhooks(root *document.Node) []*model.Operation {
	var out []*model.Operation
	for _, w := range members(root.Get("webhooks")) {
		if !strings.HasPrefix(w.Key, "x-") {
			out = append(out, l.calls(w.Value, "/"+segment(w.Key), w.Key)...)
		}
	}
	return out
}

// callbacks lowers the calls that operations bring about. Their URLs are runtime
// expressions over the request that brings them about; who receives them serves
// them at a path of his own, for which names stand here.
func (l *lowerer) callbacks(root *document.Node, operations []*model.Operation) []*model.Operation {
	by := map[string]*model.Operation{}
	for _, op := range operations {
		by[op.Method+" "+op.Path] = op
	}
	var out []*model.Operation
	for _, p := range members(root.Get("paths")) {
		if strings.HasPrefix(p.Key, "x-") {
			continue
		}
		item := l.follow(p.Value)
		for _, e := range l.entries(item) {
			for _, op := range l.callbacksOf(p.Key, e.Member) {
				op.By = by[e.method+" "+p.Key]
				out = append(out, op)
			}
		}
	}
	return out
}

func (l *lowerer) callbacksOf(path string, op document.Member) []*model.Operation {
	by := text(op.Value.Get("operationId"))
	if by == "" {
		by = op.Key + path
	}
	var out []*model.Operation
	for _, c := range members(op.Value.Get("callbacks")) {
		expressions := l.follow(c.Value)
		for k, e := range members(expressions) {
			if strings.HasPrefix(e.Key, "x-") {
				continue
			}
			name := c.Key
			if k > 0 {
				name = fmt.Sprint(name, k+1)
			}
			for _, call := range l.calls(e.Value, "/"+segment(by)+"/"+segment(name), by+" "+name) {
				call.Expression = e.Key
				out = append(out, call)
			}
		}
	}
	return out
}

// calls lowers the operations of a path item that stands at no path.
func (l *lowerer) calls(ref *document.Node, path, name string) []*model.Operation {
	item := l.follow(ref)
	var out []*model.Operation
	for _, e := range l.entries(item) {
		op := l.operation(nil, path, item, e)
		op.Name = name
		if len(out) > 0 {
			op.Name = e.Key + " " + name
		}
		out = append(out, op)
	}
	return out
}

// segment makes one segment of a path of a name.
func segment(name string) string {
	return strings.NewReplacer("/", "-", "{", "", "}", "", "#", "", "?", "", "%", "").Replace(name)
}
