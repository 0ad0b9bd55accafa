package lower

import (
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// A pendingLink waits until all operations are there, of which one is its target.
type pendingLink struct {
	response *model.Response
	member   document.Member
}

// links notes the links of a response.
func (l *lowerer) links(r *model.Response, n *document.Node) {
	for _, m := range members(n.Get("links")) {
		l.pending = append(l.pending, pendingLink{r, m})
	}
}

// resolveLinks finds the operations that links lead to. One without a target is told
// of: nothing can be generated of it.
func (l *lowerer) resolveLinks(m *model.Document) {
	byID := map[string]*model.Operation{}
	for _, op := range m.Operations {
		if op.ID != "" && byID[op.ID] == nil {
			byID[op.ID] = op
		}
	}
	for _, p := range l.pending {
		n := l.follow(p.member.Value)
		if n == nil {
			continue
		}
		link := &model.Link{Name: p.member.Key, Description: text(n.Get("description")), Place: place(p.member.KeyPosition)}
		if link.Target = l.linkTarget(n, byID); link.Target == nil {
			l.warnf(p.member.KeyPosition, "link %q leads to no operation of this document's paths; nothing is generated of it", link.Name)
			continue
		}
		for _, q := range members(n.Get("parameters")) {
			in, name, qualified := strings.Cut(q.Key, ".")
			if !qualified || defaultStyles[in] == "" {
				in, name = "", q.Key
			}
			link.Parameters = append(link.Parameters, model.LinkParameter{In: in, Name: name, Value: value(q.Value), Place: place(q.KeyPosition)})
		}
		if body := n.Get("requestBody"); body != nil {
			v := value(body)
			link.Body = &v
		}
		if server := n.Member("server"); server != nil {
			l.warnf(server.KeyPosition, "link %q: server is not followed; give the client that makes the call its base URL", link.Name)
		}
		p.response.Links = append(p.response.Links, link)
	}
}

// linkTarget finds the operation that a link names, nil when there is none.
func (l *lowerer) linkTarget(n *document.Node, byID map[string]*model.Operation) *model.Operation {
	if id := n.Get("operationId"); id != nil {
		return byID[text(id)]
	}
	ref := n.Get("operationRef")
	if ref == nil {
		return nil
	}
	target, problem := l.doc.Resolve(ref, text(ref))
	if problem != nil {
		return nil
	}
	return l.byNode[target]
}
