//go:build corpus

package corpus

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/url"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// A body is what is sent of one media type.
type body struct {
	status    int // of an answer; 0 for a request
	mediaType string
	media     value
	schema    value
	headers   []*parameter
	examples  []value
	made      []value // values of the schema where there is no example, to try in this order
}

func (b *body) String() string {
	if b.status == 0 {
		return "request " + b.mediaType
	}
	return fmt.Sprint(b.status, " ", b.mediaType)
}

const (
	boundary = "boundary-of-the-test"
	formType = "application/x-www-form-urlencoded"
)

// base is the media type without parameters, in lower case.
func (b *body) base() string {
	base, _, _ := strings.Cut(b.mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// concrete is a media type of the range that the document gives.
func (b *body) concrete() string {
	switch base := b.base(); {
	case base == "*/*" || base == "application/*":
		return "application/octet-stream"
	case strings.HasSuffix(base, "/*"):
		return strings.TrimSuffix(base, "*") + "x-example"
	}
	return b.mediaType
}

func (b *body) contentType() string {
	if b.base() == "multipart/form-data" {
		return b.base() + "; boundary=" + boundary
	}
	return b.concrete()
}

func (b *body) json() bool {
	return b.base() == "application/json" || b.base() == "text/json" || strings.HasSuffix(b.base(), "+json")
}

// write gives x as this media type; ok is false where the test does not know how.
func (b *body) write(x value) (data []byte, ok bool) {
	switch base := b.base(); {
	case b.status == 204 || b.status == 205 || b.status == 304: // have no content, whatever the document says
		return nil, false
	case b.json():
		return x.JSON(), true
	case base == formType:
		return b.form(x)
	case base == "multipart/form-data":
		return b.multipart(x)
	case base == "text/event-stream" || strings.Contains(base, "jsonl") || strings.Contains(base, "json-seq") || strings.Contains(base, "ndjson"):
		return nil, false
	}
	return []byte(x.Text), x.Kind == document.String && x.Text != ""
}

// flat gives the members of an object as pairs, where all are scalars or lists of
// such: what else means depends on more than this test should repeat.
func flat(x value) (pairs []pair, ok bool) {
	if x.Kind != document.Object {
		return nil, false
	}
	for _, m := range x.Members {
		list := []value{m.Value}
		if m.Value.Kind == document.Array {
			list = m.Value.Items
		}
		for _, n := range list {
			if n.Kind != document.String && n.Kind != document.Number && n.Kind != document.Bool {
				return nil, false
			}
			pairs = append(pairs, pair{m.Key, scalar(n)})
		}
	}
	return pairs, true
}

func (b *body) form(x value) ([]byte, bool) {
	if b.media.Get("encoding") != nil {
		return nil, false
	}
	pairs, ok := flat(x)
	var out []string
	for _, p := range pairs {
		out = append(out, url.QueryEscape(p.name)+"="+url.QueryEscape(p.text))
	}
	return []byte(strings.Join(out, "&")), ok
}

func (b *body) multipart(x value) ([]byte, bool) {
	pairs, ok := flat(x)
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	if w.SetBoundary(boundary) != nil || b.media.Get("encoding") != nil {
		return nil, false
	}
	for _, p := range pairs {
		s := b.schema.Get("properties").Get(p.name)
		if s == nil || s.Get("contentMediaType") != nil || s.Get("contentEncoding") != nil || s.Get("format") != nil && s.Get("format").Text == "binary" {
			return nil, false // a file, or of a schema that is put together
		}
		if w.WriteField(p.name, p.text) != nil {
			return nil, false
		}
	}
	ok = ok && w.Close() == nil
	return out.Bytes(), ok
}

// compare says where what has arrived is not x, which was written as data.
func (b *body) compare(r reader, x value, data []byte, arrived message) string {
	have := arrived.Header.Get("Content-Type")
	if want := b.contentType(); !strings.HasPrefix(have, "multipart/") && !strings.EqualFold(have, want) {
		return fmt.Sprintf("content type %q, sent %q", have, want)
	}
	switch base := b.base(); {
	case b.json():
		return r.compareJSON(x, arrived.Body, b.schema)
	case base == formType:
		return r.comparePairs(x, string(arrived.Body), b.schema)
	case base == "multipart/form-data":
		return r.compareParts(x, have, arrived.Body, b.schema)
	}
	if !bytes.Equal(data, arrived.Body) {
		return fmt.Sprintf("%q has arrived", arrived.Body)
	}
	return ""
}

func (r reader) comparePairs(x value, text string, schema value) string {
	have, err := url.ParseQuery(text)
	if err != nil {
		return err.Error()
	}
	return compareValues(r.wanted(x, schema, have), have)
}

func (r reader) compareParts(x value, contentType string, data []byte, schema value) string {
	_, found, _ := strings.Cut(contentType, "boundary=")
	form, err := multipart.NewReader(bytes.NewReader(data), strings.Trim(found, `"`)).ReadForm(1 << 20)
	if err != nil {
		return err.Error()
	}
	return compareValues(r.wanted(x, schema, form.Value), form.Value)
}

// wanted gives the values of a form that must have arrived: members that the
// schema does not declare may be lost.
func (r reader) wanted(x, schema value, have url.Values) url.Values {
	pairs, _ := flat(x)
	want := url.Values{}
	for _, p := range pairs {
		if _, declared := r.member(r.meanings(schema), p.name); declared || have[p.name] != nil {
			want.Add(p.name, p.text)
		}
	}
	return want
}

func compareValues(want, have url.Values) string {
	for name := range want {
		if !slices.EqualFunc(want[name], have[name], sameText) {
			return fmt.Sprintf("%s: %q has arrived, sent was %q", name, have[name], want[name])
		}
	}
	for name := range have {
		if want[name] == nil {
			return name + " was not sent"
		}
	}
	return ""
}
