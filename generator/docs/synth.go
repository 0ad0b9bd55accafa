package docs

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/docs/valid"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// synth makes a value of a schema for which the document has no example: required
// members, and those that have an example of their own.
func (k *book) synth(parts []*model.Schema, above []*model.Schema) *document.Node {
	for _, s := range parts {
		node := k.node(s)
		switch {
		case firstExample(node) != nil:
			return firstExample(node)
		case s.Const != nil:
			return valid.Parse(s.Const.JSON)
		case s.Default != nil:
			return valid.Parse(s.Default.JSON)
		case len(s.Enum) > 0:
			return valid.Parse(s.Enum[0].JSON)
		case len(items(node.Get("x-extensible-enum"))) > 0:
			return items(node.Get("x-extensible-enum"))[0]
		}
	}
	types := typesOf(parts)
	if types == model.Any {
		types = k.meant(parts)
	}
	if branch := k.firstBranch(parts, above); branch != nil && len(propertiesOf(parts)) == 0 {
		return told(parts, branch, k.synth(gather(branch), append(slices.Clone(above), parts...)))
	}
	switch {
	case types == model.Any, types&model.Object != 0:
		return k.synthObject(parts, above)
	case types&model.Array != 0:
		list := &document.Node{Kind: document.Array}
		if items := itemsOf(parts); len(items) > 0 && !closes(items, above) {
			list.Items = append(list.Items, k.synth(gather(items...), append(slices.Clone(above), parts...)))
		}
		return list
	case types&model.String != 0:
		if v := k.likely(parts); v != nil {
			return v
		}
		return &document.Node{Kind: document.String, Text: synthText(parts)}
	case types&(model.Number|model.Integer) != 0:
		return &document.Node{Kind: document.Number, Text: synthNumber(parts)}
	case types&model.Boolean != 0:
		return &document.Node{Kind: document.Bool, Bool: true}
	}
	return &document.Node{Kind: document.Null}
}

// told gives the value of a branch the member by which the discriminator tells it.
func told(parts []*model.Schema, branch *model.Schema, n *document.Node) *document.Node {
	for _, s := range parts {
		d := s.Discriminator
		if d == nil || n.Kind != document.Object {
			continue
		}
		for _, m := range d.Mapping {
			if !standsFor(m, branch) {
				continue
			}
			out := &document.Node{Kind: document.Object}
			for _, member := range n.Members { // the examples of a document stay as they are
				if member.Key != d.Property {
					out.Members = append(out.Members, member)
				}
			}
			first := document.Member{Key: d.Property, Value: str(m.Value)}
			out.Members = append([]document.Member{first}, out.Members...)
			return out
		}
	}
	return n
}

func (k *book) firstBranch(parts, above []*model.Schema) *model.Schema {
	for _, s := range parts {
		for _, branch := range slices.Concat(s.OneOf, s.AnyOf) {
			if r := resolve(branch); !slices.Contains(above, r) && !(r.HasTypes && r.Types == model.Null) {
				return branch
			}
		}
	}
	return nil
}

// closes tells whether a schema is on the way to itself.
func closes(schemas, above []*model.Schema) bool {
	return slices.ContainsFunc(gather(schemas...), func(s *model.Schema) bool { return slices.Contains(above, s) })
}

func (k *book) synthObject(parts, above []*model.Schema) *document.Node {
	out := &document.Node{Kind: document.Object}
	required := requiredOf(parts)
	below := append(slices.Clone(above), parts...)
	for _, m := range propertiesOf(parts) {
		inner := gather(m.schemas...)
		shown := required[m.name] || slices.ContainsFunc(inner, func(s *model.Schema) bool { return firstExample(k.node(s)) != nil })
		if shown && !closes(m.schemas, above) && len(above) < 60 {
			out.Members = append(out.Members, document.Member{Key: m.name, Value: k.synth(inner, below)})
		}
	}
	return out
}

// texts are values of the formats.
var textsOfFormats = map[string]string{
	"date": "2026-01-31", "date-time": "2026-01-31T09:00:00+09:00", "time": "09:00:00+09:00", "duration": "P1D",
	"email": "name@example.com", "uri": "https://example.com/path", "uri-reference": "/path", "uuid": "00000000-0000-4000-8000-000000000000",
	"ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "hostname": "example.com", "byte": "AA==",
}

func synthText(parts []*model.Schema) string {
	out := "text"
	for _, s := range parts {
		if t := textsOfFormats[s.Format]; t != "" {
			out = t
		}
		if a, ok := s.Assertion("pattern"); ok {
			if t, ok := ofPattern(a.Text); ok {
				return t
			}
		}
	}
	return sized(out, parts)
}

// lengths are the bounds of a text's length; -1 for no upper one.
func lengths(parts []*model.Schema) (low, high int) {
	high = -1
	for _, s := range parts {
		if a, ok := s.Assertion("minLength"); ok {
			low, _ = strconv.Atoi(a.Text)
		}
		if a, ok := s.Assertion("maxLength"); ok {
			high, _ = strconv.Atoi(a.Text)
		}
	}
	return low, high
}

// ofPattern makes a text of a plain pattern: a class of characters and a length.
func ofPattern(pattern string) (string, bool) {
	if m := digitOnly.FindStringSubmatch(pattern); m != nil {
		pattern = `^[\d]` + m[1] + "$"
	}
	m := classOnly.FindStringSubmatch(pattern)
	if m == nil || alphabets[m[1]] == "" {
		return "", false
	}
	n := 1
	if m[3] != "" {
		n, _ = strconv.Atoi(m[3])
	}
	from := "0123456789"
	if !strings.ContainsAny(m[1], `0d`) {
		from = "abcdefghij"
		if !strings.Contains(m[1], "a") {
			from = "ABCDEFGHIJ"
		}
	}
	if n > 500 {
		return "", false
	}
	return strings.Repeat(from, n/10+1)[:max(n, 1)], true
}

func synthNumber(parts []*model.Schema) string {
	for _, s := range parts {
		for _, keyword := range []string{"minimum", "multipleOf"} {
			if a, ok := s.Assertion(keyword); ok {
				return a.Text
			}
		}
		if a, ok := s.Assertion("exclusiveMinimum"); ok {
			if n, err := strconv.Atoi(a.Text); err == nil {
				return strconv.Itoa(n + 1)
			}
		}
	}
	return "1"
}
