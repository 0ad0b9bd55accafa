package runtime

import (
	"net/http"
	"net/url"
	"strings"
)

// input is what parameters are read from: a request, or the header of a
// response. It collects what is wrong with them.
type input struct {
	header  http.Header
	host    string
	path    PathParams
	query   string
	pairs   []pair
	paired  bool
	list    []string
	scratch []byte
	found   findings
}

func (in *input) reset() {
	clear(in.pairs)
	clear(in.list[:cap(in.list)])
	clear(in.path.values[:cap(in.path.values)])
	*in = input{
		path:    PathParams{values: in.path.values[:0]},
		pairs:   in.pairs[:0],
		list:    in.list[:0],
		scratch: in.scratch[:0],
		found:   findings{how: in.found.how},
	}
}

func (in *input) add(v Violation) { in.found.add(v) }

// presence is what became of the search for a value.
type presence int

const (
	absent  presence = iota // there is none, and there need not be
	present                 // there is one
	wrong                   // a violation has been recorded
)

// text finds the one value of a parameter.
func (in *input) text(p *Param) (string, presence) {
	switch p.In {
	case InQuery:
		return in.queryText(p)
	case InPath:
		if p.Index < 0 || p.Index >= len(in.path.values) {
			return in.missing(p)
		}
		raw := cutStyle(in.path.values[p.Index], p)
		return decodedSegment(raw, in.path.escaped), present
	case InHeader:
		return in.single(p, in.lines(p))
	default:
		in.list = appendCookies(in.list[:0], in.header["Cookie"], p.Name)
		text, found := in.single(p, in.list)
		return decodedSegment(text, true), found
	}
}

func (in *input) single(p *Param, values []string) (string, presence) {
	switch len(values) {
	case 0:
		return in.missing(p)
	case 1:
		return values[0], present
	}
	in.add(p.violation("duplicate", ""))
	return "", wrong
}

func (in *input) missing(p *Param) (string, presence) {
	if !p.Required {
		return "", absent
	}
	in.add(p.violation("required", ""))
	return "", wrong
}

func (in *input) lines(p *Param) []string {
	key := p.key()
	if key == "Host" && in.host != "" {
		return []string{in.host}
	}
	return in.header[key]
}

func (in *input) takePairs() []pair {
	if !in.paired {
		in.paired = true
		in.pairs = appendPairs(in.pairs[:0], in.query)
	}
	return in.pairs
}

// queryText finds the value without making a list of it.
func (in *input) queryText(p *Param) (string, presence) {
	at := -1
	pairs := in.takePairs()
	for i := range pairs {
		if pairs[i].name != p.Name {
			continue
		}
		if at >= 0 {
			in.add(p.violation("duplicate", ""))
			return "", wrong
		}
		at = i
	}
	if at < 0 {
		return in.missing(p)
	}
	text, ok := queryText(pairs[at].value)
	if !ok {
		in.add(p.violation("syntax", percentEncoding))
		return "", wrong
	}
	return text, present
}

// items finds the elements of an array. The slice is good until the next call.
func (in *input) items(p *Param) ([]string, presence) {
	var found presence
	in.list = in.list[:0]
	switch p.In {
	case InQuery:
		found = in.queryItems(p)
	case InPath:
		if p.Index < 0 || p.Index >= len(in.path.values) {
			_, found = in.missing(p)
			return nil, found
		}
		in.pathItems(p)
		found = present
	case InHeader:
		for _, line := range in.lines(p) {
			in.list = splitHeader(in.list, line)
			found = present
		}
		if found == present {
			return in.list, found
		}
	case InCookie:
		found = in.cookieItems(p)
	}
	if found == absent {
		_, found = in.missing(p)
		return nil, found
	}
	if found == present && len(in.list) == 1 && in.list[0] == "" && (!p.repeats() || p.Empty && !p.Kind.text()) {
		in.list = in.list[:0]
	}
	return in.list, found
}

func (in *input) queryItems(p *Param) presence {
	found := absent
	for _, q := range in.takePairs() {
		if q.name != p.Name && !p.indexes(q.name) {
			continue
		}
		switch {
		case p.repeats():
			in.list = append(in.list, q.value)
		case found == present:
			in.add(p.violation("duplicate", ""))
			return wrong
		default:
			in.list = splitQuery(in.list, q.value, p.separator())
		}
		found = present
	}
	for i, raw := range in.list {
		text, ok := queryText(raw)
		if !ok {
			in.add(p.violation("syntax", percentEncoding))
			return wrong
		}
		in.list[i] = text
	}
	return found
}

func (in *input) pathItems(p *Param) {
	text := cutStyle(in.path.values[p.Index], p)
	if p.Style == StyleMatrix && p.Explode {
		text = strings.ReplaceAll(text, ";"+p.Name+"=", ";")
	}
	for item := range strings.SplitSeq(text, string(p.separator())) {
		in.list = append(in.list, decodedSegment(item, in.path.escaped))
	}
}

func (in *input) cookieItems(p *Param) presence {
	in.list = appendCookies(in.list, in.header["Cookie"], p.Name)
	if len(in.list) == 0 {
		return absent
	}
	if !p.Explode {
		if len(in.list) > 1 {
			in.add(p.violation("duplicate", ""))
			return wrong
		}
		in.list = append(in.list[:0], strings.Split(in.list[0], ",")...)
	}
	for i, raw := range in.list {
		if text, err := url.PathUnescape(raw); err == nil {
			in.list[i] = text
		}
	}
	return present
}

// cutStyle takes the mark of the styles label (".5") and matrix (";id=5") off.
func cutStyle(text string, p *Param) string {
	switch p.Style {
	case StyleLabel:
		return strings.TrimPrefix(text, ".")
	case StyleMatrix:
		return strings.TrimPrefix(strings.TrimPrefix(text, ";"+p.Name), "=")
	}
	return text
}
