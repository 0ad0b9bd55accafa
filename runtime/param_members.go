package runtime

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"
)

// members finds the members of an object.
func (in *input) members(p *Param) (*branch, presence) {
	root := &branch{}
	found := present
	switch {
	case p.Style == StyleDeep && p.In == InQuery:
		found = in.deepMembers(p, root)
	case p.repeats():
		found = in.ownPairs(p, root)
		if found == absent && p.Required { // it is there, without members
			found = present
		}
	default:
		found = in.listedMembers(p, root)
	}
	if found == absent {
		_, found = in.missing(p)
	}
	return root, found
}

// ownPairs takes the pairs of a query, or the cookies, that are the members of an
// object: those that it declares, and the others where it takes the rest.
func (in *input) ownPairs(p *Param, root *branch) presence {
	found := absent
	whole := p.whole()
	take := func(name, raw string, decode func(string) (string, bool)) {
		if _, declared := whole.member(name); !declared && !(p.Rest && !p.excepts(name)) {
			return
		}
		value, ok := decode(raw)
		if !ok || !utf8.ValidString(name) {
			in.add(p.violation("syntax", percentEncoding))
			found = wrong
			return
		}
		if found == absent {
			found = present
		}
		kid := root.kid(name)
		kid.values = append(kid.values, value)
	}
	if p.In == InCookie {
		eachCookie(in.header["Cookie"], func(name, value string) {
			if text, err := url.PathUnescape(name); err == nil {
				name = text
			}
			take(name, value, func(raw string) (string, bool) {
				return decodedSegment(raw, true), true
			})
		})
		return found
	}
	for _, q := range in.takePairs() {
		take(q.name, q.value, queryText)
	}
	return found
}

// excepts tells whether a name, or what stands before its brackets, belongs to
// another parameter.
func (p *Param) excepts(name string) bool {
	stem, _, _ := strings.Cut(name, "[")
	for _, other := range p.Except {
		if other == name || other == stem {
			return true
		}
	}
	return false
}

// deepMembers takes the pairs whose names begin with that of the parameter.
func (in *input) deepMembers(p *Param, root *branch) presence {
	found := absent
	var keys []string
	for _, q := range in.takePairs() {
		rest, ok := strings.CutPrefix(q.name, p.Name)
		if !ok {
			continue
		}
		if keys, ok = deepKeys(keys[:0], rest); !ok || len(keys) == 0 && p.Form == FormObject && q.value == "" {
			continue
		}
		if len(keys) > maxDeep {
			in.add(p.violation("depth", strconv.Itoa(maxDeep)))
			return wrong
		}
		value, ok := queryText(q.value)
		if !ok {
			in.add(p.violation("syntax", percentEncoding))
			return wrong
		}
		at := root
		for _, key := range keys {
			at = at.kid(key)
		}
		at.values = append(at.values, value)
		found = present
	}
	return found
}

// deepKeys appends the keys of "[a][b]"; false when text is not of that form.
func deepKeys(keys []string, text string) ([]string, bool) {
	for text != "" {
		if text[0] != '[' {
			return keys, false
		}
		key, rest, ok := strings.Cut(text[1:], "]")
		if !ok || !utf8.ValidString(key) {
			return keys, false
		}
		keys, text = append(keys, key), rest
	}
	return keys, true
}

// listedMembers parts one piece of text: "a,1,b,2" or, exploded, "a=1,b=2".
func (in *input) listedMembers(p *Param, root *branch) presence {
	if p.Explode && p.In == InPath {
		return in.pathMembers(p, root)
	}
	items, found := in.items(p)
	switch {
	case found != present:
		return found
	case p.Explode:
		return in.assigned(p, items, false, root)
	case len(items)%2 != 0:
		in.add(p.violation("syntax", "a name without a value"))
		return wrong
	}
	for i := 0; i < len(items); i += 2 {
		kid := root.kid(items[i])
		kid.values = append(kid.values, items[i+1])
	}
	return present
}

// pathMembers is listedMembers for a path, in which what separates stands
// unencoded.
func (in *input) pathMembers(p *Param, root *branch) presence {
	if p.Index < 0 || p.Index >= len(in.path.values) {
		return absent
	}
	text := in.path.values[p.Index]
	switch p.Style {
	case StyleLabel:
		text = strings.TrimPrefix(text, ".")
	case StyleMatrix:
		text = strings.TrimPrefix(text, ";")
	}
	return in.assigned(p, strings.Split(text, string(p.separator())), in.path.escaped, root)
}

// assigned takes items such as "a=1".
func (in *input) assigned(p *Param, items []string, escaped bool, root *branch) presence {
	for _, item := range items {
		name, value, ok := strings.Cut(item, "=")
		if !ok {
			in.add(p.violation("syntax", "a name without a value"))
			return wrong
		}
		kid := root.kid(decodedSegment(name, escaped))
		kid.values = append(kid.values, decodedSegment(value, escaped))
	}
	return present
}
