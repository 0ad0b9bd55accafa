package runtime

import (
	"net/url"
	"strings"
)

// percentEncoding is the detail of a violation where text is badly encoded.
const percentEncoding = "percent-encoding"

// A pair is a name and a value as a query has them; the value is still encoded.
type pair struct{ name, value string }

// appendPairs takes a query apart. A name that is badly encoded matches nothing.
func appendPairs(pairs []pair, query string) []pair {
	for query != "" {
		var item string
		item, query, _ = strings.Cut(query, "&")
		if item == "" {
			continue
		}
		name, value, _ := strings.Cut(item, "=")
		if name, ok := queryText(name); ok {
			pairs = append(pairs, pair{name, value})
		}
	}
	return pairs
}

// queryText takes percent-encoding and plus signs from text.
func queryText(text string) (string, bool) {
	if strings.IndexByte(text, '%') < 0 && strings.IndexByte(text, '+') < 0 {
		return text, true
	}
	s, err := url.QueryUnescape(text)
	return s, err == nil
}

// splitQuery cuts the value of a query at a separator that is not encoded, where
// the style's own separator may only come encoded.
func splitQuery(items []string, value string, separator byte) []string {
	for {
		i, n := indexSeparator(value, separator)
		if i < 0 {
			return append(items, value)
		}
		items = append(items, value[:i])
		value = value[i+n:]
	}
}

// indexSeparator finds the separator and its length. A space is "+" or "%20", a
// bar may be "%7C": browsers and net/url encode both.
func indexSeparator(text string, separator byte) (i, n int) {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == separator, separator == ' ' && b == '+':
			return i, 1
		case b == '%' && separator == ' ' && strings.HasPrefix(text[i:], "%20"),
			b == '%' && separator == '|' && i+2 < len(text) && strings.EqualFold(text[i:i+3], "%7c"):
			return i, 3
		}
	}
	return -1, 0
}

// indexes tells whether name is that of one element of an array in the style
// deepObject: "p[]", or "p[3]".
func (p *Param) indexes(name string) bool {
	if p.Style != StyleDeep {
		return false
	}
	rest, ok := strings.CutPrefix(name, p.Name+"[")
	if !ok {
		return false
	}
	index, ok := strings.CutSuffix(rest, "]")
	return ok && digitsEnd(index, 0) == len(index)
}
