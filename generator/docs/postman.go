package docs

import (
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// postman is the calls as a collection of Postman, format 2.1.
func (k *book) postman() []byte {
	root, info := object(), object()
	put(info, "name", str(k.heading))
	put(info, "description", str(k.m.Description))
	put(info, "version", str(k.m.Version))
	put(info, "schema", str("https://schema.getpostman.com/json/collection/v2.1.0/collection.json"))
	put(root, "info", info)
	groups := &document.Node{Kind: document.Array}
	for _, g := range k.groups {
		folder, calls := object(), &document.Node{Kind: document.Array}
		put(folder, "name", str(g.Name))
		if g.Text != "" {
			put(folder, "description", str(g.Text))
		}
		for _, c := range g.calls {
			calls.Items = append(calls.Items, k.postmanItem(c))
		}
		put(folder, "item", calls)
		groups.Items = append(groups.Items, folder)
	}
	put(root, "item", groups)
	base := object()
	put(base, "key", str("baseUrl"))
	put(base, "value", str(k.base(&call{Operation: &model.Operation{}, kind: "path"})))
	put(root, "variable", &document.Node{Kind: document.Array, Items: []*document.Node{base}})
	return []byte(indented(root) + "\n")
}

func (k *book) postmanItem(c *call) *document.Node {
	var bodies []*bodyView
	if c.Body != nil {
		for _, media := range c.Body.Content {
			bodies = append(bodies, k.body(media))
		}
	}
	m := k.request(c, bodies)
	request := object()
	put(request, "method", str(m.method))
	headers := &document.Node{Kind: document.Array}
	for _, h := range m.headers {
		headers.Items = append(headers.Items, pair(h[0], postmanHoles(h[1])))
	}
	if m.media != "" {
		headers.Items = append(headers.Items, pair("Content-Type", m.media))
	}
	put(request, "header", headers)
	put(request, "url", m.postmanURL())
	if body := m.postmanBody(); body != nil {
		put(request, "body", body)
	}
	put(request, "description", str(c.Description))
	item := object()
	put(item, "name", str(c.title))
	put(item, "request", request)
	put(item, "response", k.postmanAnswers(c))
	return item
}

// postmanURL is the address in parts, as Postman wants it.
func (m *message) postmanURL() *document.Node {
	raw := "{{baseUrl}}" + m.path
	path := &document.Node{Kind: document.Array}
	for segment := range strings.SplitSeq(strings.TrimPrefix(m.path, "/"), "/") {
		path.Items = append(path.Items, str(segment))
	}
	query := &document.Node{Kind: document.Array}
	if m.query != "" {
		raw += "?" + m.query
		for pairs := range strings.SplitSeq(m.query, "&") {
			name, value, _ := strings.Cut(pairs, "=")
			query.Items = append(query.Items, pair(name, postmanHoles(value)))
		}
	}
	out := object()
	put(out, "raw", str(raw))
	put(out, "host", strs([]string{"{{baseUrl}}"}))
	put(out, "path", path)
	put(out, "query", query)
	return out
}

func (m *message) postmanBody() *document.Node {
	if m.media == "" {
		return nil
	}
	out := object()
	if m.media == "application/x-www-form-urlencoded" && m.body != nil && m.body.Kind == document.Object {
		list := &document.Node{Kind: document.Array}
		for _, p := range m.body.Members {
			list.Items = append(list.Items, pair(p.Key, flat(p.Value, ",")))
		}
		put(out, "mode", str("urlencoded"))
		put(out, "urlencoded", list)
		return out
	}
	put(out, "mode", str("raw"))
	put(out, "raw", str(m.text()))
	return out
}

// postmanAnswers are the examples of answers.
func (k *book) postmanAnswers(c *call) *document.Node {
	out := &document.Node{Kind: document.Array}
	for _, r := range c.Responses {
		for _, media := range r.Content {
			for _, e := range k.examples(media) {
				n := object()
				put(n, "name", str(r.Status+" "+e.Title))
				if len(r.Status) == 3 && r.Status[1] != 'X' {
					put(n, "code", &document.Node{Kind: document.Number, Text: r.Status})
				}
				put(n, "header", &document.Node{Kind: document.Array, Items: []*document.Node{pair("Content-Type", media.Type)}})
				put(n, "body", str(pretty(e.value, media.Type)))
				out.Items = append(out.Items, n)
			}
		}
	}
	return out
}

func pair(key, value string) *document.Node {
	n := object()
	put(n, "key", str(key))
	put(n, "value", str(value))
	return n
}

// postmanHoles makes variables of what is in braces.
func postmanHoles(s string) string {
	return strings.NewReplacer("{", "{{", "}", "}}").Replace(s)
}
