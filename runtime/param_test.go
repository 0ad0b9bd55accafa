package runtime

import (
	"encoding/json"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

func decodeJSON[T any](data []byte, v *T, _ Reading) error { return json.Unmarshal(data, v) }

// requestInput is the input of a request to a target, "/path/value?query".
func requestInput(target string, header ...string) *Call {
	u, err := url.Parse(target)
	if err != nil {
		panic(err)
	}
	c := &Call{}
	c.header = http.Header{}
	for i := 0; i < len(header); i += 2 {
		c.header.Add(header[i], header[i+1])
	}
	c.query = u.RawQuery
	_, value, _ := strings.Cut(u.EscapedPath()[1:], "/")
	c.path = PathParams{values: []string{value}, escaped: u.RawPath != ""}
	if !c.path.escaped {
		_, c.path.values[0], _ = strings.Cut(u.Path[1:], "/")
	}
	return c
}

func found(c *Call) string {
	var list []string
	for _, v := range c.found.Violations {
		list = append(list, strings.TrimSpace(v.In+" "+v.Name+v.Pointer+" "+v.Keyword))
	}
	return strings.Join(list, "; ")
}

func TestReadScalar(t *testing.T) {
	for _, c := range []struct {
		target string
		header []string
		param  Param
		want   string
		wrong  string
	}{
		{"/?n=5", nil, Param{Name: "n", Kind: KindInteger}, "5", ""},
		{"/?n=-5e2", nil, Param{Name: "n", Kind: KindNumber}, "-500", ""},
		{"/?n=05", nil, Param{Name: "n", Kind: KindInteger}, "", "query n type"},
		{"/?n=", nil, Param{Name: "n", Kind: KindInteger}, "", "query n type"},
		{"/?n=true", nil, Param{Name: "n", Kind: KindBoolean}, "true", ""},
		{"/?n=True", nil, Param{Name: "n", Kind: KindBoolean}, "", "query n type"},
		{"/?n=a+b%26%EC%83%81", nil, Param{Name: "n"}, "a b&상", ""},
		{"/?n=%zz", nil, Param{Name: "n"}, "", "query n syntax"},
		{"/?n=%FF", nil, Param{Name: "n"}, "", "query n syntax"},
		{"/?n=1&n=2", nil, Param{Name: "n", Kind: KindInteger}, "", "query n duplicate"},
		{"/?m=1", nil, Param{Name: "n", Required: true}, "", "query n required"},
		{"/?m=1", nil, Param{Name: "n", Kind: KindInteger, Default: "7"}, "7", ""},
		{"/?%6E=1", nil, Param{Name: "n", Kind: KindInteger}, "1", ""},
		{"/?n", nil, Param{Name: "n"}, "", ""},
		{"/?n={\"a\":1}", nil, Param{Name: "n", Kind: KindJSON}, "map[a:1]", ""},
		{"/?n=12", nil, Param{Name: "n", Kind: KindAny}, "12", ""},
		{"/?n=1x", nil, Param{Name: "n", Kind: KindAny}, "1x", ""},
		{"/p/7", nil, Param{Name: "id", In: InPath, Kind: KindInteger}, "7", ""},
		{"/p/a%2Fb", nil, Param{Name: "id", In: InPath}, "a/b", ""},
		{"/p/.7", nil, Param{Name: "id", In: InPath, Style: StyleLabel, Kind: KindInteger}, "7", ""},
		{"/p/;id=7", nil, Param{Name: "id", In: InPath, Style: StyleMatrix, Kind: KindInteger}, "7", ""},
		{"/p/7", nil, Param{Name: "x", In: InPath, Index: -1, Required: true}, "", "path x required"},
		{"/", []string{"X-Id", "7"}, Param{Name: "x-id", Key: "X-Id", In: InHeader, Kind: KindInteger}, "7", ""},
		{"/", []string{"X-Id", "7", "X-Id", "8"}, Param{Name: "X-Id", In: InHeader}, "", "header X-Id duplicate"},
		{"/", []string{"Cookie", "a=1; s=x%20y"}, Param{Name: "s", In: InCookie}, "x y", ""},
		{"/", []string{"Cookie", "a=1"}, Param{Name: "s", In: InCookie, Required: true}, "", "cookie s required"},
	} {
		call := requestInput(c.target, c.header...)
		var v any
		ReadParam(call, c.param, &v, decodeJSON[any])
		got := ""
		if v != nil {
			got = strings.Trim(toText(v), `"`)
		}
		if got != c.want || found(call) != c.wrong {
			t.Errorf("%s %v %+v: %q (%s), want %q (%s)", c.target, c.header, c.param, got, found(call), c.want, c.wrong)
		}
	}
}

func toText(v any) string {
	if m, ok := v.(map[string]any); ok && len(m) == 1 {
		return "map[a:1]"
	}
	b, _ := json.Marshal(v)
	var text string
	if json.Unmarshal(b, &text) == nil {
		return text
	}
	return string(b)
}

func TestReadTextAndDefaults(t *testing.T) {
	call := requestInput("/?a=x")
	var a string
	var b, c *string
	ReadText(call, Param{Name: "a"}, &a)
	ReadOptionalText(call, Param{Name: "b"}, &b)
	ReadOptionalText(call, Param{Name: "c", Default: `"d\u00e9"`}, &c)
	var n *int
	ReadOptional(call, Param{Name: "n", Kind: KindInteger, Default: "3"}, &n, decodeJSON)
	if a != "x" || b != nil || *c != "dé" || *n != 3 || found(call) != "" {
		t.Error(a, b, *c, *n, found(call))
	}
}

// lists are arrays in every style; each is read, written, and read again.
var lists = []struct {
	target string
	header []string
	param  Param
	want   []string
}{
	{"/?t=a&t=b%2Cc", nil, Param{Name: "t", Explode: true}, []string{"a", "b,c"}},
	{"/?t=a,b%2Cc", nil, Param{Name: "t"}, []string{"a", "b,c"}},
	{"/?t=", nil, Param{Name: "t"}, []string{}},
	{"/?t=", nil, Param{Name: "t", Explode: true}, []string{""}},
	{"/?t=a%7Cb|c", nil, Param{Name: "t", Style: StylePipe}, []string{"a", "b", "c"}},
	{"/?t=a%20b+c", nil, Param{Name: "t", Style: StyleSpace}, []string{"a", "b", "c"}},
	{"/p/a,b%2Cc", nil, Param{Name: "t", In: InPath}, []string{"a", "b,c"}},
	{"/p/.a.b", nil, Param{Name: "t", In: InPath, Style: StyleLabel, Explode: true}, []string{"a", "b"}},
	{"/p/.a,b", nil, Param{Name: "t", In: InPath, Style: StyleLabel}, []string{"a", "b"}},
	{"/p/;t=a;t=b", nil, Param{Name: "t", In: InPath, Style: StyleMatrix, Explode: true}, []string{"a", "b"}},
	{"/p/;t=a,b", nil, Param{Name: "t", In: InPath, Style: StyleMatrix}, []string{"a", "b"}},
	{"/", []string{"T", "a, b", "T", "c"}, Param{Name: "T", In: InHeader}, []string{"a", "b", "c"}},
	{"/", []string{"Cookie", "t=a,b%2Cc"}, Param{Name: "t", In: InCookie}, []string{"a", "b,c"}},
	{"/", []string{"Cookie", "t=a; t=b"}, Param{Name: "t", In: InCookie, Explode: true}, []string{"a", "b"}},
}

func TestLists(t *testing.T) {
	for _, c := range lists {
		call := requestInput(c.target, c.header...)
		var plain, decoded []string
		ReadTextList(call, c.param, &plain)
		ReadList(call, c.param, &decoded, decodeJSON)
		if !reflect.DeepEqual(plain, c.want) || !reflect.DeepEqual(decoded, c.want) || found(call) != "" {
			t.Errorf("%s %v: %q and %q (%s), want %q", c.target, c.param, plain, decoded, found(call), c.want)
			continue
		}
		client, _ := NewClient("http://h")
		r := client.Begin(t.Context(), "op", "GET", "/p/{t}")
		r.out.path = []string{"x"}
		WriteList(r, c.param, plain, FormatText, nil)
		target, err := r.url()
		if err != nil {
			t.Fatal(err)
		}
		header := []string{"Cookie", string(r.out.cookies), c.param.Name, r.out.header.Get(c.param.Name)}
		again := requestInput(strings.TrimPrefix(target, "http://h"), header...)
		var back []string
		ReadTextList(again, c.param, &back)
		if !reflect.DeepEqual(back, c.want) {
			t.Errorf("%+v: %s %v gives %q, want %q", c.param, target, header, back, c.want)
		}
	}
}

func TestWrongLists(t *testing.T) {
	for target, want := range map[string]string{
		"/?t=1,x":     "query t/1 type",
		"/?t=1&t=2":   "query t duplicate",
		"/?t=%zz":     "query t syntax",
		"/?other=%zz": "query t required",
	} {
		call := requestInput(target)
		var n []int
		ReadList(call, Param{Name: "t", Kind: KindInteger, Required: true}, &n, decodeJSON)
		if found(call) != want {
			t.Errorf("%s: %s, want %s", target, found(call), want)
		}
	}
}

func TestIsNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "-0": true, "10": true, "1.5": true, "1e5": true, "1E-5": true, "-1.0e+2": true,
		"": false, "-": false, "01": false, ".5": false, "1.": false, "1e": false, "+1": false, "NaN": false, "0x1": false, " 1": false, "1 ": false,
	} {
		if isNumber(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func FuzzQuery(f *testing.F) {
	f.Add("a=1&b=%20&a=+")
	f.Fuzz(func(t *testing.T, query string) {
		if strings.Contains(query, ";") {
			return // net/url refuses what browsers no longer mean
		}
		want, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		for name, values := range want {
			call := &Call{}
			call.query = query
			items, _ := call.items(&Param{Name: name, Explode: true})
			if !reflect.DeepEqual(append([]string{}, items...), values) {
				t.Fatalf("%q %q: %q, want %q", query, name, items, values)
			}
		}
	})
}

func TestTextForms(t *testing.T) {
	for want, got := range map[string][]byte{
		"2000000000": FormatFloat(nil, 2e9), "0.1": FormatFloat(nil, 0.1), "1e+21": FormatFloat(nil, 1e21), "0": FormatFloat(nil, 0.0),
		"-7": FormatInt(nil, int32(-7)), "9223372036854775808": FormatFloat(nil, 9223372036854775808.0), "true": FormatBool(nil, true),
		"a b": FormatJSON(func(v *string, dst []byte) ([]byte, error) { return AppendString(dst, *v), nil })(nil, "a b"),
		"5":   FormatJSON(func(v *int, dst []byte) ([]byte, error) { return FormatInt(dst, *v), nil })(nil, 5),
	} {
		if string(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
