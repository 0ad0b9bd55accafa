package docs

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// scalar is a value without others in it.
func scalar(types model.Types, parts []*model.Schema) *document.Node {
	switch {
	case types&model.String != 0:
		return str(synthText(parts))
	case types&(model.Number|model.Integer) != 0:
		return &document.Node{Kind: document.Number, Text: synthNumber(parts)}
	case types&model.Boolean != 0:
		return &document.Node{Kind: document.Bool, Bool: true}
	}
	return &document.Node{Kind: document.Null}
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
