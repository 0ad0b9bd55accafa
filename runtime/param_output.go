package runtime

import (
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
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
	found   findings
	in      input // what a check reports to
}

func (o *output) checker() *input {
	o.in.found.how = o.found.how
	return &o.in
}

// checked moves what a check has found.
func (o *output) checked() {
	for _, v := range o.in.found.Violations {
		o.found.add(v)
	}
	o.in.found.forget()
}

func (o *output) write(p *Param, text string) {
	switch p.In {
	case InPath:
		o.setPath(p, pathStyle(p)+p.escape(text))
	case InQuery:
		o.addQuery(p.Name, p.escape(text))
	case InHeader:
		if p.Form == FormUnion && p.Kind&KindArray != 0 {
			text = headerList([]string{text})
		}
		o.setHeader(p, text)
	case InCookie:
		o.addCookie(p.Name, p.escape(text))
	}
}

// writeList writes the elements of an array, or the names and values of an object
// that is not exploded, one behind the other.
func (o *output) writeList(p *Param, items []string) {
	if !o.separable(p, items) {
		return
	}
	switch {
	case p.In == InHeader:
		o.setHeader(p, headerList(items))
	case p.In == InPath:
		sep := string(p.separator())
		if p.Style == StyleMatrix && p.Explode {
			sep = pathStyle(p)
		}
		o.setPath(p, pathStyle(p)+p.join(items, sep))
	case p.repeats():
		name := p.Name
		if p.Style == StyleDeep {
			name += "[]"
		}
		for _, item := range items {
			o.addPair(p, name, item)
		}
	default:
		sep := ","
		switch p.Style {
		case StyleSpace:
			sep = "%20"
		case StylePipe:
			sep = "%7C"
		}
		if p.In == InCookie {
			o.addCookie(p.Name, p.join(items, sep))
		} else {
			o.addQuery(p.Name, p.join(items, sep))
		}
	}
}

// separable refuses elements that a style cannot carry: those that hold what it
// separates them by, which cannot be escaped in it, and a lone empty text, which
// is the text of no elements.
func (o *output) separable(p *Param, items []string) bool {
	if p.repeats() || p.In == InHeader {
		return true
	}
	if len(items) == 1 && items[0] == "" {
		o.found.add(p.violation("style", "a single empty text"))
		return false
	}
	if p.Style != StyleSpace && p.Style != StylePipe {
		return true
	}
	sep := string(p.separator())
	for _, item := range items {
		if strings.Contains(item, sep) {
			o.found.add(p.violation("style", strconv.Quote(sep)+" inside an element"))
			return false
		}
	}
	return true
}

// addPair adds one pair of a query, or one cookie.
func (o *output) addPair(p *Param, name, text string) {
	if p.In == InCookie {
		o.addCookie(strings.ReplaceAll(cookieEscape(name), "=", "%3D"), p.escape(text))
		return
	}
	o.addQuery(name, p.escape(text))
}

// escape encodes text for the place of the parameter.
func (p *Param) escape(text string) string {
	switch p.In {
	case InCookie:
		return cookieEscape(text)
	case InQuery:
		if p.Reserved {
			return reservedEscape(text, p.Explode)
		}
		return url.QueryEscape(text)
	}
	text = url.PathEscape(text)
	if p.Style == StyleLabel && p.Explode {
		text = strings.ReplaceAll(text, ".", "%2E")
	}
	if p.Form == FormObject && p.Explode {
		text = strings.ReplaceAll(text, "=", "%3D")
	}
	return text
}

// reservedEscape is url.QueryEscape that leaves the reserved characters of RFC
// 3986 as they are, except those that a query gives a meaning.
func reservedEscape(text string, comma bool) string {
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if strings.IndexByte("/?:@!$'()*", c) >= 0 || c == ',' && comma {
			b.WriteByte(c)
		} else {
			b.WriteString(url.QueryEscape(text[i : i+1]))
		}
	}
	return b.String()
}

func (p *Param) join(items []string, sep string) string {
	escaped := make([]string, len(items))
	for i, item := range items {
		escaped[i] = p.escape(item)
	}
	return strings.Join(escaped, sep)
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
