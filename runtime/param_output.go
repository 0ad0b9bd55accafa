package runtime

import (
	"encoding/json"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
)

// output is what parameters are written to: a request, or the header of an
// answer. It collects what is wrong with them.
type output struct {
	header  http.Header
	path    []string // encoded, by index
	query   []byte
	cookies []byte
	scratch []byte
	check   bool // values are validated before they are written
	found   Error
	in      input // what a check reports to
}

func (o *output) checker() *input { return &o.in }

// checked moves what a check has found.
func (o *output) checked() {
	for _, v := range o.in.found.Violations {
		o.found.add(v)
	}
	o.in.found = Error{}
}

func (o *output) write(p *Param, text string) {
	switch p.In {
	case InPath:
		o.setPath(p, pathStyle(p)+url.PathEscape(text))
	case InQuery:
		o.addQuery(p.Name, url.QueryEscape(text))
	case InHeader:
		o.setHeader(p, text)
	case InCookie:
		o.addCookie(p.Name, cookieEscape(text))
	}
}

func (o *output) writeList(p *Param, items []string) {
	switch p.In {
	case InPath:
		sep := string(p.separator())
		if p.Style == StyleMatrix && p.Explode {
			sep = pathStyle(p)
		}
		o.setPath(p, pathStyle(p)+joinEscaped(items, sep, url.PathEscape))
	case InQuery:
		switch {
		case p.Explode:
			for _, item := range items {
				o.addQuery(p.Name, url.QueryEscape(item))
			}
		case p.Style == StyleSpace:
			o.addQuery(p.Name, joinEscaped(items, "%20", url.QueryEscape))
		case p.Style == StylePipe:
			o.addQuery(p.Name, joinEscaped(items, "%7C", url.QueryEscape))
		default:
			o.addQuery(p.Name, joinEscaped(items, ",", url.QueryEscape))
		}
	case InHeader:
		o.setHeader(p, strings.Join(items, ", "))
	case InCookie:
		if p.Explode {
			for _, item := range items {
				o.addCookie(p.Name, cookieEscape(item))
			}
			return
		}
		o.addCookie(p.Name, joinEscaped(items, ",", cookieEscape))
	}
}

func (o *output) setPath(p *Param, text string) {
	if p.Index < 0 {
		return
	}
	for len(o.path) <= p.Index {
		o.path = append(o.path, "")
	}
	o.path[p.Index] = text
}

func (o *output) addQuery(name, value string) {
	if len(o.query) > 0 {
		o.query = append(o.query, '&')
	}
	o.query = append(o.query, url.QueryEscape(name)...)
	o.query = append(o.query, '=')
	o.query = append(o.query, value...)
}

func (o *output) setHeader(p *Param, text string) {
	if strings.ContainsAny(text, "\r\n\x00") {
		o.found.add(p.violation("syntax", "line break"))
		return
	}
	o.header[textproto.CanonicalMIMEHeaderKey(p.key())] = []string{text}
}

func (o *output) addCookie(name, value string) {
	if len(o.cookies) > 0 {
		o.cookies = append(o.cookies, "; "...)
	}
	o.cookies = append(o.cookies, name...)
	o.cookies = append(o.cookies, '=')
	o.cookies = append(o.cookies, value...)
}

func pathStyle(p *Param) string {
	switch p.Style {
	case StyleLabel:
		return "."
	case StyleMatrix:
		return ";" + p.Name + "="
	}
	return ""
}

func joinEscaped(items []string, sep string, escape func(string) string) string {
	escaped := make([]string, len(items))
	for i, item := range items {
		escaped[i] = escape(item)
	}
	return strings.Join(escaped, sep)
}

// cookieEscape percent-encodes what a cookie's value cannot hold (RFC 6265, section 4.1.1).
func cookieEscape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\",;\\%", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// unquoted returns the text of a JSON string.
func unquoted(data []byte) (string, bool) {
	if len(data) < 2 || data[0] != '"' {
		return "", false
	}
	var text string
	return text, json.Unmarshal(data, &text) == nil
}
