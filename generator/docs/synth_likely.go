package docs

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/docs/valid"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// likely is a text that fits a schema without an example and looks like what
// its name promises: what examples of the document have under that name, or else what
// such names usually hold; nil where neither fits, and for other types.
func (k *book) likely(types model.Types, parts []*model.Schema) *document.Node {
	if types&model.String == 0 {
		return nil
	}
	names := namesOf(parts)
	for _, name := range names {
		if slices.Contains(generalNames, likeName(name)) {
			continue
		}
		for _, v := range k.shown()[likeName(name)] {
			if fits(parts, v) {
				return v
			}
		}
	}
	if slices.ContainsFunc(parts, func(s *model.Schema) bool { return textsOfFormats[s.Format] != "" }) {
		return nil
	}
	for _, name := range names {
		if v := str(sized(usual(name), parts)); v.Text != "" && fits(parts, v) {
			return v
		}
	}
	return nil
}

// generalNames mean something else in each object.
var generalNames = []string{"id", "name", "title", "text", "value", "type", "key", "number", "description"}

func fits(parts []*model.Schema, v *document.Node) bool {
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(s *model.Schema) bool { return len(valid.Check(s, v)) > 0 })
}

// namesOf are those of the members and components that schemas stand at.
func namesOf(parts []*model.Schema) []string {
	var out []string
	for _, s := range parts {
		above, name := parentOf(s.Pointer)
		if _, kind := parentOf(above); kind == "properties" || kind == "schemas" {
			out = append(out, name)
		}
	}
	return out
}

// parentOf cuts the last token off a pointer.
func parentOf(pointer string) (above, token string) {
	at := strings.LastIndexByte(pointer, '/')
	if at < 0 {
		return "", pointer
	}
	return pointer[:at], pointer[at+1:]
}

// likeName is what spellings of a name have in common: CID is cid, orderId is order_id.
func likeName(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "").Replace(name))
}

// mostShown is how many values are kept of a name: a schema may refuse some.
const mostShown = 4

// shown are the texts in examples of the document, by the names that they
// stand under.
func (k *book) shown() map[string][]*document.Node {
	if k.examplesByName != nil {
		return k.examplesByName
	}
	k.examplesByName = map[string][]*document.Node{}
	var collect func(*document.Node)
	collect = func(n *document.Node) {
		for _, m := range members(n) {
			name := likeName(m.Key)
			list := k.examplesByName[name]
			plain := m.Value.Kind == document.String && m.Value.Text != ""
			if plain && len(list) < mostShown && !slices.ContainsFunc(list, func(v *document.Node) bool { return v.Text == m.Value.Text }) {
				k.examplesByName[name] = append(list, m.Value)
			}
			collect(m.Value)
		}
		for _, item := range items(n) {
			collect(item)
		}
	}
	for _, c := range k.calls {
		media := []model.Media{}
		if c.Body != nil {
			media = append(media, c.Body.Content...)
		}
		for _, r := range c.Responses {
			media = append(media, r.Content...)
		}
		for _, m := range media {
			for _, v := range k.givenExamples(k.tree.At(m.Pointer)) {
				collect(v)
			}
		}
	}
	return k.examplesByName
}

// usualTexts are what members hold whose name ends so. The first that fits counts.
var usualTexts = []struct{ end, text string }{
	{"email", "name@example.com"}, {"url", "https://example.com/path"}, {"uri", "https://example.com/path"}, {"link", "https://example.com/path"},
	{"phone", "01012345678"}, {"phonenumber", "01012345678"}, {"mobile", "01012345678"},
	{"zipcode", "06236"}, {"postcode", "06236"}, {"date", "20260131"}, {"birthday", "0131"},
	{"token", "0a1b2c3d4e5f"}, {"secret", "0a1b2c3d4e5f"}, {"key", "0a1b2c3d4e5f"}, {"hash", "0a1b2c3d4e5f"},
	{"number", "2026013100001"}, {"code", "A001"}, {"id", "20260131001"},
	{"currency", "KRW"}, {"country", "KR"}, {"locale", "ko-KR"}, {"language", "ko"}, {"version", "1.0"},
}

func usual(name string) string {
	name = likeName(name)
	for _, u := range usualTexts {
		if strings.HasSuffix(name, u.end) {
			return u.text
		}
	}
	return ""
}

// sized makes a text as long as a schema wants it, by going on with digits.
func sized(text string, parts []*model.Schema) string {
	low, high := lengths(parts)
	for i := 0; text != "" && len(text) < low && low < 200; i++ {
		text += string(rune('0' + i%10))
	}
	if high >= 0 && len(text) > high {
		text = text[:high]
	}
	return text
}
