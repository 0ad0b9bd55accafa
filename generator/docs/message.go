package docs

import (
	"net/url"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// A message is a request with values from the examples.
type message struct {
	method, base, path, query string
	headers                   [][2]string
	media                     string
	body                      *document.Node // nil without one
	holes                     bool           // it has names in braces where the reader's own values belong
}

// request puts a request of a call together: required parameters, those with an
// example, a credential, and an example of the first body.
func (k *book) request(c *call, bodies []*bodyView) *message {
	m := &message{method: c.Method, base: k.base(c), path: c.Path}
	var query, cookies []string
	for _, p := range c.Parameters {
		v := k.paramExample(p)
		if v == nil {
			continue
		}
		switch p.In {
		case "path":
			m.path = strings.ReplaceAll(m.path, "{"+p.Name+"}", url.PathEscape(flat(v, ",")))
		case "query":
			query = append(query, queryPairs(p, v)...)
		case "header":
			m.headers = append(m.headers, [2]string{p.Name, flat(v, ",")})
		case "cookie":
			cookies = append(cookies, p.Name+"="+flat(v, ","))
		}
	}
	if c.kind != "path" {
		m.path = k.w.get("path.registered")
	}
	headers, pairs, more := k.credentials(c)
	m.holes = len(headers)+len(pairs)+len(more) > 0 || strings.Contains(m.base+m.path, "{")
	m.headers = append(headers, m.headers...)
	query = append(query, pairs...)
	if cookies = append(cookies, more...); len(cookies) > 0 {
		m.headers = append(m.headers, [2]string{"Cookie", strings.Join(cookies, "; ")})
	}
	m.query = strings.Join(query, "&")
	if accept := acceptOf(c); accept != "" {
		m.headers = append(m.headers, [2]string{"Accept", accept})
	}
	if len(bodies) > 0 {
		m.media = bodies[0].Media
		if e := bodies[0].sampled; e != nil {
			m.body = e.value
		}
	}
	return m
}

// base is where a call goes, variables having their defaults.
func (k *book) base(c *call) string {
	servers := c.Servers
	if len(servers) == 0 {
		servers = k.m.Servers
	}
	if c.kind != "path" || len(servers) == 0 {
		return "https://example.com"
	}
	base := servers[0].URL
	for _, v := range servers[0].Variables {
		base = strings.ReplaceAll(base, "{"+v.Name+"}", v.Default)
	}
	if !strings.Contains(base, "://") {
		base = "https://example.com" + base
	}
	return strings.TrimRight(base, "/")
}

// paramExample is the value of a parameter in messages; nil where it is left out. An
// example that its schema refuses is taken only where there must be one and none can be
// made.
func (k *book) paramExample(p *model.Parameter) *document.Node {
	given := k.givenExamples(k.tree.At(p.Pointer))
	if v := fitting(p.Schema, given); v != nil || !p.Required {
		return v
	}
	made, _ := k.synth(gather(p.Schema))
	if len(given) > 0 && fitting(p.Schema, []*document.Node{made}) == nil {
		return given[0]
	}
	return made
}

// queryPairs writes a value of the query, as far as its style is a usual one.
func queryPairs(p *model.Parameter, v *document.Node) []string {
	name := url.QueryEscape(p.Name)
	var out []string
	switch {
	case v.Kind == document.Array && p.Explode:
		for _, item := range v.Items {
			out = append(out, name+"="+url.QueryEscape(flat(item, ",")))
		}
		return out
	case v.Kind == document.Object && p.Style == "deepObject":
		for _, m := range v.Members {
			out = append(out, name+"["+url.QueryEscape(m.Key)+"]="+url.QueryEscape(flat(m.Value, ",")))
		}
		return out
	case v.Kind == document.Object && p.Explode && p.MediaType == "":
		for _, m := range v.Members {
			out = append(out, url.QueryEscape(m.Key)+"="+url.QueryEscape(flat(m.Value, ",")))
		}
		return out
	}
	between := map[string]string{"spaceDelimited": " ", "pipeDelimited": "|"}[p.Style]
	if between == "" {
		between = ","
	}
	return []string{name + "=" + url.QueryEscape(flat(v, between))}
}

// flat writes a value in one line, without quotation marks.
func flat(n *document.Node, between string) string {
	switch n.Kind {
	case document.String:
		return n.Text
	case document.Array:
		var all []string
		for _, item := range n.Items {
			all = append(all, flat(item, between))
		}
		return strings.Join(all, between)
	}
	return string(n.JSON())
}

// form writes an object as application/x-www-form-urlencoded.
func form(n *document.Node) string {
	var pairs []string
	for _, m := range n.Members {
		value := string(m.Value.JSON())
		if m.Value.Kind == document.String {
			value = m.Value.Text
		}
		pairs = append(pairs, url.QueryEscape(m.Key)+"="+url.QueryEscape(value))
	}
	return strings.Join(pairs, "&")
}

// acceptOf is the media type of the first successful answer.
func acceptOf(c *call) string {
	for _, r := range c.Responses {
		if r.Status[0] == '2' && len(r.Content) > 0 {
			return r.Content[0].Type
		}
	}
	return ""
}

func (m *message) url() string {
	if m.query == "" {
		return m.base + m.path
	}
	return m.base + m.path + "?" + m.query
}
