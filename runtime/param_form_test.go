package runtime

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"
)

// filter is an object with members of every sort.
func filter(p Param) Param {
	p.Form, p.Name = FormObject, "f"
	p.Props = []ParamProp{
		{Name: "n", Kind: KindInteger}, {Name: "l", Kind: KindArray, Item: KindInteger}, {Name: "s"},
		{Name: "o", Kind: KindObject, Props: []ParamProp{{Name: "n", Kind: KindInteger}}},
		{Name: "ol", Kind: KindArray, Item: KindObject, Props: []ParamProp{{Name: "n", Kind: KindInteger}}},
	}
	return p
}

// TestReadForms reads what clients of other makes write, and what nobody should.
func TestReadForms(t *testing.T) {
	deep, form := filter(Param{Style: StyleDeep, Explode: true}), filter(Param{Explode: true})
	flat := filter(Param{})
	union := Param{Name: "u", Form: FormUnion, Explode: true, Kind: KindInteger | KindText | KindArray, Item: KindText}
	required := form
	required.Required = true
	defaulted := deep
	defaulted.Default = `{"n":7}`
	empty := union
	empty.Kind, empty.Empty = KindInteger|KindBoolean, true
	rest := form
	rest.Rest, rest.Except = true, []string{"page", "g"}
	list := Param{Name: "l", Form: FormArray, Style: StyleDeep, Kind: KindObject, Props: []ParamProp{{Name: "n", Kind: KindInteger}}}
	for _, c := range []struct {
		query string
		param Param
		want  string
		wrong string
	}{
		{"f[n]=1&f[s]=x", deep, `{"n":1,"s":"x"}`, ""},
		{"f%5Bn%5D=1", deep, `{"n":1}`, ""},
		{"f[l]=1&f[l]=2", deep, `{"l":[1,2]}`, ""},
		{"f[l]=1", deep, `{"l":[1]}`, ""},
		{"f[l][]=1&f[l][]=2", deep, `{"l":[1,2]}`, ""},
		{"f[l][1]=2&f[l][0]=1", deep, `{"l":[1,2]}`, ""},
		{"f[o][n]=1&f[o][x]=y", deep, `{"o":{"n":1,"x":"y"}}`, ""},
		{"f[ol][0][n]=1&f[ol][1][n]=2", deep, `{"ol":[{"n":1},{"n":2}]}`, ""},
		{`f={"n":1}`, deep, `{"n":1}`, ""},
		{"f[x]=1&g[n]=1&ff[n]=2&f[n", deep, `{"x":"1"}`, ""},
		{"f=", deep, ``, ""},
		{"f=1", deep, ``, "query f type"},
		{"f[n]=x", deep, ``, "query f/n type"},
		{"f[l]=1&f[l]=x", deep, ``, "query f/l/1 type"},
		{"f[l]=x", deep, ``, "query f/l/0 type"},
		{"f[o][n]=x", deep, ``, "query f/o/n type"},
		{"f[n]=1&f[n]=2", deep, ``, "query f/n duplicate"},
		{"f[s]=1&f[s][a]=2", deep, ``, "query f/s duplicate"},
		{"f[s]=%zz", deep, ``, "query f syntax"},
		{"f" + strings.Repeat("[a]", 33) + "=1", deep, ``, "query f depth"},
		{"x=1", defaulted, `{"n":7}`, ""},
		{"n=1&l=1&l=2&other=3", form, `{"n":1,"l":[1,2]}`, ""},
		{"other=3", form, ``, ""},
		{"other=3", required, `{}`, ""},
		{"n=1&x=y&page=2&g[a]=1", rest, `{"n":1,"x":"y"}`, ""},
		{"f=n,1,s,a%2Cb,l,[1]", flat, `{"n":1,"s":"a,b","l":[1]}`, ""},
		{"f=n,1,s,a%2Cb,l,%5B1%2C2%5D", flat, `{"n":1,"s":"a,b","l":[1,2]}`, ""},
		{"f=n", flat, ``, "query f syntax"},
		{"u=5", union, `5`, ""},
		{"u=5x", union, `"5x"`, ""},
		{`u="5"`, union, `"5"`, ""},
		{"u=5&u=x", union, `["5","x"]`, ""},
		{"u=", union, `""`, ""},
		{"u=", empty, ``, ""},
		{"u=x", empty, ``, "query u type"},
		{"l[0][n]=1&l[1][n]=2", list, `[{"n":1},{"n":2}]`, ""},
		{`l={"n":1}`, list, `[{"n":1}]`, ""},
	} {
		call := requestInput("/?" + c.query)
		var have json.RawMessage
		ReadParam(call, c.param, &have, decodeRaw)
		if c.wrong != found(call) || c.wrong == "" && string(have) != c.want {
			t.Errorf("%s: %s (%s), want %s (%s)", c.query, have, found(call), c.want, c.wrong)
		}
	}
}

// TestWriteForms is what goes over the wire, and what a client will not send.
func TestWriteForms(t *testing.T) {
	for _, c := range []struct {
		param Param
		value string
		want  string
	}{
		{filter(Param{Style: StyleDeep, Explode: true}), `{"n":1,"l":[1,2],"o":{"n":3},"ol":[{"n":4}]}`,
			"f[n]=1&f[l][]=1&f[l][]=2&f[o][n]=3&f[ol][0][n]=4"},
		{filter(Param{Style: StyleDeep}), `{"n":null}`, ""},
		{filter(Param{Style: StyleDeep, Required: true}), `{}`, "query f required"},
		{filter(Param{Style: StyleDeep}), `{"a[b]":1}`, "query f style"},
		{filter(Param{Explode: true}), `{"n":1,"l":[1,2]}`, "n=1&l=1&l=2"},
		{filter(Param{}), `{"n":1,"l":[1,2],"s":"a,b"}`, "f=n,1,l,[1,2],s,a,b"},
		{filter(Param{Style: StylePipe}), `{"n":1,"s":"a"}`, "f=n|1|s|a"},
		{filter(Param{Style: StylePipe}), `{"s":"a|b"}`, "query f style"},
		{Param{Name: "r", Reserved: true}, `"a/b?c:d,e&f=g#h+i j"`, "r=a/b?c:d,e&f=g#h+i j"},
		{Param{Name: "r", Form: FormArray, Kind: KindText}, `[""]`, "query r style"},
		{Param{Name: "r", Form: FormUnion, Kind: KindText | KindNull}, `null`, ""},
		{Param{Name: "r", Form: FormUnion, Kind: KindText, Required: true}, `null`, "query r required"},
	} {
		client, err := NewClient("http://h")
		if err != nil {
			t.Fatal(err)
		}
		r := client.Begin(t.Context(), "op", "GET", "/")
		value := json.RawMessage(c.value)
		WriteValue(r, c.param, &value, func(v *json.RawMessage, dst []byte) ([]byte, error) { return append(dst, *v...), nil }, decodeRaw)
		have, _ := queryText(strings.ReplaceAll(string(r.out.query), "+", "%20"))
		for _, v := range r.out.found.Violations {
			have = v.In + " " + v.Name + v.Pointer + " " + v.Keyword
		}
		if have != c.want {
			t.Errorf("%s: %s, want %s", c.value, have, c.want)
		}
		if c.param.Reserved && string(r.out.query) != "r=a/b?c:d%2Ce%26f%3Dg%23h%2Bi+j" {
			t.Error(string(r.out.query))
		}
	}
}

// TestManyKeys: the work is linear in the query, whatever its names are.
func TestManyKeys(t *testing.T) {
	var query strings.Builder
	for i := range 50_000 {
		query.WriteString("&f[k" + strconv.Itoa(i) + "]=1")
	}
	start := time.Now()
	var have json.RawMessage
	ReadParam(requestInput("/?"+query.String()), filter(Param{Style: StyleDeep}), &have, decodeRaw)
	if took := time.Since(start); took > 5*time.Second || len(have) < 50_000 {
		t.Error(took, len(have))
	}
}

func TestHeaderList(t *testing.T) {
	for line, want := range map[string][]string{
		"a, b":         {"a", "b"},
		`"a,b" , c`:    {"a,b", "c"},
		`"a", W/"b"`:   {`"a"`, `W/"b"`},
		`"a\"b"`:       {`a"b`},
		`"a,b`:         {`"a`, "b"},
		`"", x`:        {"", "x"},
		"  ":           nil,
		"a,,b":         {"a", "", "b"},
		`" lead", "x"`: {" lead", `"x"`},
	} {
		if have := splitHeader(nil, line); strings.Join(have, "|") != strings.Join(want, "|") || len(have) != len(want) {
			t.Errorf("%s: %q, want %q", line, have, want)
		}
	}
}

// FuzzForms: whatever a query holds, what is read is JSON, or a violation.
func FuzzForms(f *testing.F) {
	f.Add("f[n]=1&f[l][]=2&f[o][n]=3&f[ol][0][n]=4&f=5", byte(0))
	f.Add("n=1&l=2&l=[3]&f=n,1,l,%5B1%5D", byte(9))
	f.Fuzz(func(t *testing.T, query string, kind byte) {
		p := filter(Param{Style: []ParamStyle{StyleDefault, StyleDeep, StylePipe, StyleSpace}[kind&3], Explode: kind&4 != 0})
		p.Form = []ParamForm{FormObject, FormUnion, FormArray, FormObject}[kind>>3&3]
		p.Kind, p.Item, p.Rest = KindAny, KindAny, kind&32 != 0
		call := &Call{}
		call.query = query
		var have json.RawMessage
		ReadParam(call, p, &have, func(data []byte, v *json.RawMessage, how Reading) error {
			if !json.Valid(data) {
				t.Fatalf("%q gives %q", query, data)
			}
			return decodeRaw(data, v, how)
		})
		if have != nil && found(call) != "" {
			t.Fatalf("%q: %s and %s", query, have, found(call))
		}
	})
}
