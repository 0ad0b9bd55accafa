//go:build corpus

package corpus

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// A parameter is an input outside the body.
type parameter struct {
	in, name  string
	style     string
	explode   bool
	required  bool
	mediaType string // of one with content
	schema    value
	node      value // that has its examples
}

func (p *parameter) String() string { return p.in + " " + p.name }

// A pair is a name and a value, unescaped.
type pair struct{ name, text string }

// writable tells whether this test knows how to write x.
func (p *parameter) writable(x value) bool {
	if p.mediaType != "" {
		return strings.Contains(p.mediaType, "json")
	}
	for _, n := range append(items(x), valuesOf(x)...) {
		if n.Kind == document.Object || n.Kind == document.Array {
			return false // OpenAPI does not say how
		}
	}
	if p.in == "path" && p.text(x) == "" {
		return false
	}
	return true
}

// text writes x in one piece: in a path, a header or a cookie.
func (p *parameter) text(x value) string {
	if p.mediaType != "" {
		return string(x.JSON())
	}
	separator, prefix := ",", ""
	switch p.style {
	case "label":
		prefix = "."
		if p.explode {
			separator = "."
		}
	case "matrix":
		prefix = ";" + p.name + "="
		if p.explode {
			separator = ";"
		}
	case "spaceDelimited":
		separator = " "
	case "pipeDelimited":
		separator = "|"
	}
	var parts []string
	switch x.Kind {
	case document.Array:
		for _, n := range x.Items {
			if p.style == "matrix" && p.explode {
				parts = append(parts, p.name+"="+scalar(n))
				continue
			}
			parts = append(parts, scalar(n))
		}
	case document.Object:
		for _, m := range x.Members {
			if p.explode {
				parts = append(parts, m.Key+"="+scalar(m.Value))
				continue
			}
			parts = append(parts, m.Key, scalar(m.Value))
		}
	default:
		return prefix + scalar(x)
	}
	if p.style == "matrix" && p.explode {
		prefix = ";"
	}
	return prefix + strings.Join(parts, separator)
}

// pairs writes x as members of a query.
func (p *parameter) pairs(x value) []pair {
	if p.mediaType == "" {
		switch {
		case x.Kind == document.Object && p.style == "deepObject":
			var out []pair
			for _, m := range x.Members {
				out = append(out, pair{p.name + "[" + m.Key + "]", scalar(m.Value)})
			}
			return out
		case x.Kind == document.Object && p.explode:
			var out []pair
			for _, m := range x.Members {
				out = append(out, pair{m.Key, scalar(m.Value)})
			}
			return out
		case x.Kind == document.Array && p.explode:
			var out []pair
			for _, n := range x.Items {
				out = append(out, pair{p.name, scalar(n)})
			}
			return out
		}
	}
	return []pair{{p.name, p.text(x)}}
}

func scalar(n value) string {
	switch n.Kind {
	case document.String, document.Number:
		return n.Text
	case document.Null:
		return ""
	}
	return string(n.JSON())
}

func valuesOf(n value) []value {
	var out []value
	for _, m := range members(n) {
		out = append(out, m.Value)
	}
	return out
}

// A call is a request of an endpoint, as values.
type call struct {
	endpoint  *endpoint
	arguments []argument
	media     *body
	content   value
	data      []byte
}

type argument struct {
	*parameter
	value value
}

func (e *endpoint) call() *call { return &call{endpoint: e} }

func (c call) with(p *parameter, x value) *call {
	c.arguments = append(slices.Clone(c.arguments), argument{p, x})
	return &c
}

func (c call) body(b *body, x value, data []byte) *call {
	c.media, c.content, c.data = b, x, data
	return &c
}

// fill takes what c does not have from another call.
func (c call) fill(from *call) *call {
	c.arguments = slices.Clone(c.arguments)
	for _, a := range from.arguments {
		if !slices.ContainsFunc(c.arguments, func(b argument) bool { return b.parameter == a.parameter }) {
			c.arguments = append(c.arguments, a)
		}
	}
	if c.media == nil {
		c.media, c.content, c.data = from.media, from.content, from.data
	}
	return &c
}

// message writes the call.
func (c *call) message() message {
	m := message{Method: c.endpoint.method, Header: http.Header{}}
	path := c.endpoint.path
	var query, cookies []string
	for _, a := range c.arguments {
		switch a.in {
		case "path":
			path = strings.ReplaceAll(path, "{"+a.name+"}", strings.ReplaceAll(pathEscape(a.text(a.value)), "{", "%7B"))
		case "query":
			for _, q := range a.pairs(a.value) {
				query = append(query, url.QueryEscape(q.name)+"="+a.delimited(url.QueryEscape(q.text)))
			}
		case "header":
			m.Header.Set(a.name, a.text(a.value))
		case "cookie":
			for _, q := range a.pairs(a.value) {
				cookies = append(cookies, q.name+"="+q.text)
			}
		}
	}
	path, _, _ = strings.Cut(path, "#")
	m.Target = strings.ReplaceAll(path, " ", "%20")
	if len(query) > 0 {
		separator := "?"
		if strings.Contains(m.Target, "?") {
			separator = "&"
		}
		m.Target += separator + strings.Join(query, "&")
	}
	if len(cookies) > 0 {
		m.Header.Set("Cookie", strings.Join(cookies, "; "))
	}
	if c.media != nil {
		m.Header.Set("Content-Type", c.media.contentType())
		m.Body = c.data
	}
	return m
}

// delimited leaves the commas between elements as they are; the others stay
// escaped, where there are any.
func (a argument) delimited(escaped string) string {
	if a.value.Kind == document.Array || a.value.Kind == document.Object {
		return strings.ReplaceAll(escaped, "%2C", ",")
	}
	return escaped
}

// pathEscape escapes what stands between slashes, and leaves the delimiters of
// styles.
func pathEscape(text string) string {
	return strings.NewReplacer("%2C", ",", "%3B", ";", "%3D", "=").Replace(url.PathEscape(text))
}
