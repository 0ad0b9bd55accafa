package runtime

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

// A cell is one place of the table of parameters: where it stands, how it is
// spread, and what is.
type cell struct {
	in      ParamIn
	style   ParamStyle
	explode bool
}

// cells are all that OpenAPI 3.0 and 3.1 have, and arrays in the style deepObject,
// which they leave undefined and public documents use.
func cells() []cell {
	var all []cell
	for _, explode := range []bool{false, true} {
		for _, style := range []ParamStyle{StyleDefault, StyleLabel, StyleMatrix} {
			all = append(all, cell{InPath, style, explode})
		}
		for _, style := range []ParamStyle{StyleDefault, StyleSpace, StylePipe, StyleDeep} {
			all = append(all, cell{InQuery, style, explode})
		}
		all = append(all, cell{InHeader, StyleDefault, explode}, cell{InCookie, StyleDefault, explode})
	}
	return all
}

// A sort of value, and one at random.
type sort struct {
	name  string
	param Param
	value func(r *rand.Rand, c cell) any
}

var sorts = []sort{
	{"text", Param{Form: FormUnion, Kind: KindText}, func(r *rand.Rand, c cell) any { return someText(r, c) }},
	{"integer", Param{Form: FormUnion, Kind: KindInteger}, func(r *rand.Rand, _ cell) any { return r.IntN(2000) - 1000 }},
	{"number", Param{Form: FormUnion, Kind: KindNumber}, func(r *rand.Rand, _ cell) any { return r.NormFloat64() }},
	{"boolean", Param{Form: FormUnion, Kind: KindBoolean}, func(r *rand.Rand, _ cell) any { return r.IntN(2) == 0 }},
	{"texts", Param{Form: FormArray, Kind: KindText}, func(r *rand.Rand, c cell) any { return someTexts(r, c) }},
	{"numbers", Param{Form: FormArray, Kind: KindNumber}, func(r *rand.Rand, c cell) any { return some(r, func() any { return r.NormFloat64() }) }},
	{"anything in an array", Param{Form: FormArray, Kind: KindAny}, func(r *rand.Rand, c cell) any {
		return some(r, func() any {
			return []any{1.5, true, nil, "a b", "한", []any{"x", 1}, map[string]any{"k": "v,"}}[r.IntN(7)]
		})
	}},
	{"object", Param{Form: FormObject, Props: []ParamProp{
		{Name: "t"}, {Name: "n", Kind: KindNumber}, {Name: "b", Kind: KindBoolean}, {Name: "상태 ="}, {Name: "z", Kind: KindInteger | KindNull},
		{Name: "l", Kind: KindArray, Item: KindText}, {Name: "u", Kind: KindInteger | KindText | KindArray, Item: KindInteger},
	}}, someObject},
	{"map", Param{Form: FormObject, Rest: true, Item: KindNumber, Except: []string{"other"}}, func(r *rand.Rand, c cell) any {
		return map[string]any{"a": r.NormFloat64(), "한": 2, "b c": 3}
	}},
	{"nested object", Param{Form: FormObject, Props: []ParamProp{
		{Name: "o", Kind: KindObject, Props: []ParamProp{{Name: "x", Kind: KindInteger}, {Name: "deep", Kind: KindObject}}},
		{Name: "l", Kind: KindArray, Item: KindObject | KindText, Props: []ParamProp{{Name: "x", Kind: KindInteger}}},
	}}, func(r *rand.Rand, c cell) any {
		return map[string]any{
			"o": map[string]any{"x": 1, "deep": map[string]any{"y": "z;"}}, "l": []any{map[string]any{"x": 1}, "a=b", map[string]any{"x": 2}},
		}
	}},
	{"union", Param{Form: FormUnion, Kind: KindAny, Item: KindAny}, func(r *rand.Rand, c cell) any {
		return []any{1.5, true, "a b", "a,b", `"q"`, "한=1&2", []any{"x", 1}, []any{1, 2, "[", `"`}, map[string]any{"k": "v,", "l": []any{1}}}[r.IntN(9)]
	}},
	{"JSON", Param{Kind: KindJSON}, func(r *rand.Rand, c cell) any {
		return []any{1.5, nil, "5", []any{}, map[string]any{"k": "v,\n"}}[r.IntN(5)]
	}},
}

func someObject(r *rand.Rand, c cell) any {
	o := map[string]any{"t": someText(r, c)}
	for name, value := range map[string]any{
		"n": 1.5, "b": true, "z": nil, "l": []any{someText(r, c), "x"}, "u": []any{"text", 5, []any{1, 2}}[r.IntN(3)],
	} {
		if r.IntN(2) == 0 {
			o[name] = value
		}
	}
	if c.in != InHeader {
		o["상태 ="] = "=&"
	}
	return o
}

// someText is a text that the place can hold at all: no header has a line break
// or white space at its ends, and no path parameter is a dot segment.
func someText(r *rand.Rand, c cell) string {
	alphabet := []rune("ab1.,;:=&?#[]{}|/\\\"'%+ -_~!$()*@\t\x01\n한😀")
	var b strings.Builder
	b.WriteByte('x')
	for range r.IntN(6) {
		b.WriteRune(alphabet[r.IntN(len(alphabet))])
	}
	text := b.String()
	if c.in == InHeader {
		text = strings.NewReplacer("\n", "", "\x01", "").Replace(text)
		text = strings.Trim(text, " \t")
	}
	if c.style == StyleSpace || c.style == StylePipe {
		text = strings.NewReplacer(" ", "", "|", "").Replace(text)
	}
	return text
}

func someTexts(r *rand.Rand, c cell) []any {
	return some(r, func() any { return someText(r, c) })
}

// some makes a list: of one element or more, since no elements are no text.
func some(r *rand.Rand, one func() any) []any {
	list := []any{one()}
	for range r.IntN(4) {
		list = append(list, one())
	}
	return list
}

// TestCells writes values as a client does and reads them as a server does.
func TestCells(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range cells() {
		for _, s := range sorts {
			name := fmt.Sprintf("%s style %d explode %v %s", c.in, c.style, c.explode, s.name)
			for range 60 {
				p := s.param
				p.In, p.Style, p.Explode, p.Name, p.Required = c.in, c.style, c.explode, "T", true
				want, _ := json.Marshal(s.value(r, c))
				if c.spoils(want) {
					continue
				}
				request := written(t, p, want)
				var have json.RawMessage
				call := received(t, request)
				ReadParam(call, p, &have, decodeRaw)
				if !sameJSON(want, have) || found(call) != "" {
					t.Fatalf("%s: %s gives %s (%s)\n%s %v", name, want, have, found(call), request.URL, request.Header)
				}
			}
		}
	}
}

// spoils tells whether a style cannot carry a value, so that a client refuses it.
func (c cell) spoils(value []byte) bool {
	return (c.style == StyleSpace || c.style == StylePipe) && !c.explode && bytes.ContainsAny(value, " |")
}

// written is the request that a client sends for a value.
func written(t *testing.T, p Param, value json.RawMessage) *http.Request {
	t.Helper()
	client, err := NewClient("http://h")
	if err != nil {
		t.Fatal(err)
	}
	r := client.Begin(t.Context(), "op", "GET", "/p/{t}/end")
	r.out.path = []string{"x"}
	WriteValue(r, p, &value, func(v *json.RawMessage, dst []byte) ([]byte, error) { return append(dst, *v...), nil }, decodeRaw)
	target, err := r.url()
	if err != nil {
		t.Fatalf("%+v %s: %v", p, value, err)
	}
	if len(r.out.cookies) > 0 {
		r.out.header["Cookie"] = []string{string(r.out.cookies)}
	}
	request := &http.Request{Header: r.out.header}
	if request.URL, err = url.Parse(target); err != nil {
		t.Fatal(err)
	}
	return request
}

// received is the call that a server makes of a request.
func received(t *testing.T, r *http.Request) *Call {
	t.Helper()
	router, err := NewRouter("", []Route{{Method: "GET", Path: "/p/{t}/end"}})
	if err != nil {
		t.Fatal(err)
	}
	c := &Call{}
	c.header, c.query = r.Header, r.URL.RawQuery
	path, escaped := r.URL.Path, false
	if r.URL.RawPath != "" {
		path, escaped = r.URL.RawPath, true
	}
	if router.Find("GET", path, escaped, &c.path) != 0 {
		t.Fatalf("%s is not found", r.URL)
	}
	return c
}

func decodeRaw(data []byte, v *json.RawMessage, how Reading) error {
	c := Begin(data, 0, 0, how)
	err := c.Done(c.Skip(c.Start()))
	if err == nil {
		*v = bytes.Clone(data)
	}
	return err
}

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}
