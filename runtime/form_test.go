package runtime

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// orderForm has a member of each sort.
var orderForm = Form{
	Item: KindAny,
	Props: []ParamProp{
		{Name: "text"},
		{Name: "n", Kind: KindInteger},
		{Name: "f", Kind: KindNumber},
		{Name: "b", Kind: KindBoolean},
		{Name: "z", Kind: KindText | KindNull},
		{Name: "tags", Kind: KindArray, Item: KindText},
		{Name: "ids", Kind: KindArray, Item: KindInteger},
		{Name: "object", Kind: KindObject, Item: KindAny},
		{Name: "objects", Kind: KindArray, Item: KindObject},
		{Name: "json", Kind: KindJSON},
		{Name: "상태"},
	},
	Parts: []Param{
		{Name: "csv", Form: FormArray, Kind: KindInteger},
		{Name: "bars", Form: FormArray, Style: StylePipe},
		{Name: "deep", Form: FormObject, Style: StyleDeep, Explode: true, Props: []ParamProp{{Name: "n", Kind: KindInteger}}},
		{Name: "flat", Form: FormObject, Explode: true, Props: []ParamProp{{Name: "x", Kind: KindInteger}, {Name: "y"}}},
		{Name: "path", Reserved: true},
	},
}

func listed(err error) string {
	if err == nil {
		return ""
	}
	var list []string
	for _, v := range err.(*Error).Violations {
		if v.In != "body" || v.Name != "" {
			return "not in the body: " + v.String()
		}
		list = append(list, strings.TrimSpace(v.Pointer+" "+v.Keyword))
	}
	return strings.Join(list, "; ")
}

func TestFormRead(t *testing.T) {
	for _, c := range []struct{ text, want, wrong string }{
		{"", `{}`, ""},
		{"&&", `{}`, ""},
		{"text=a+b%26%3D%2B&n=-5&f=1.5e3&b=true", `{"text":"a b&=+","n":-5,"f":1500,"b":true}`, ""},
		{"%EC%83%81%ED%83%9C=%EC%A4%80%EB%B9%84", `{"상태":"준비"}`, ""},
		{"상태=준비", `{"상태":"준비"}`, ""},
		{"text=%22%5C%00", `{"text":"\"\\\u0000"}`, ""},
		{"text", `{"text":""}`, ""},
		{"text=&z=", `{"text":"","z":""}`, ""},
		{"text=a=b", `{"text":"a=b"}`, ""},
		{"z=null", `{"z":null}`, ""},
		{"text=5&n=5", `{"text":"5","n":5}`, ""},
		{"tags=a", `{"tags":["a"]}`, ""},
		{"tags=a&tags=b%2Cc&tags=", `{"tags":["a","b,c",""]}`, ""},
		{"tags=[1]", `{"tags":["[1]"]}`, ""},
		{"ids=1&text=x&ids=2", `{"ids":[1,2],"text":"x"}`, ""},
		{"object=%7B%22a%22%3A1%7D", `{"object":{"a":1}}`, ""},
		{`objects={"a":1}&objects={}`, `{"objects":[{"a":1},{}]}`, ""},
		{`json=[1,+"x"]+`, `{"json":[1,"x"]}`, ""},
		{"unknown=7&other=x", `{"unknown":7,"other":"x"}`, ""},
		{"csv=1,2&bars=a|b%7Cc", `{"csv":[1,2],"bars":["a","b","c"]}`, ""},
		{"deep[n]=1&deep[m]=x&x=1&y=z", `{"deep":{"n":1,"m":"x"},"flat":{"x":1,"y":"z"}}`, ""},
		{"path=/a?b", `{"path":"/a?b"}`, ""},

		// What does not fit is a string, for the validator to refuse.
		{"n=x&b=1&ids=1&ids=y", `{"n":"x","b":"1","ids":[1,"y"]}`, ""},
		{"n=05", `{"n":"05"}`, ""},
		{"ids=y", `{"ids":["y"]}`, ""},
		{"object={", `{"object":"{"}`, ""},

		{"text=a&text=b", "", "/text duplicate"},
		{"n=1&n=2&b=true&b=true", "", "/n duplicate; /b duplicate"},
		{"text=%zz", "", "/text syntax"},
		{"text=%FF&n=%", "", "/text syntax; /n syntax"},
		{"%zz=1", "", "syntax"},
		{"%FF=1", "", "syntax"},
		{"json={", "", "/json syntax"},
		{`json=1,"n":2`, "", "/json syntax"},
		{`json=`, "", "/json syntax"},
		{"csv=1,x", "", "/csv/1 type"},
		{"deep[n]=x", "", "/deep/n type"},
		{"csv=1&csv=2", "", "/csv duplicate"},
	} {
		var have json.RawMessage
		err := orderForm.decode(c.text, Reading{}, func(data []byte) error { return decodeRaw(data, &have, Reading{}) })
		if listed(err) != c.wrong || c.wrong == "" && !sameJSON(have, []byte(c.want)) {
			t.Errorf("%s\nhave %s (%s)\nwant %s (%s)", c.text, have, listed(err), c.want, c.wrong)
		}
	}
}

func TestFormWrite(t *testing.T) {
	for _, c := range []struct{ value, want, wrong string }{
		{`{}`, "", ""},
		{`{"text":"a b&=+","n":-5,"f":1.5,"b":true}`, "text=a+b%26%3D%2B&n=-5&f=1.5&b=true", ""},
		{`{"상태":"준비"}`, "%EC%83%81%ED%83%9C=%EC%A4%80%EB%B9%84", ""},
		{`{"text":null,"z":null}`, "z=null", ""},
		{`{"tags":["a","b,c",""],"ids":[]}`, "tags=a&tags=b%2Cc&tags=", ""},
		{`{"object":{"a":1},"objects":[{"a":"x"},{}]}`, "object=%7B%22a%22%3A1%7D&objects=%7B%22a%22%3A%22x%22%7D&objects=%7B%7D", ""},
		{`{"json":[1,"x"]}`, "json=%5B1%2C%22x%22%5D", ""},
		{`{"json":null}`, "json=null", ""},
		{`{"json":"x"}`, "json=%22x%22", ""},
		{`{"csv":[1,2],"bars":["a","b"]}`, "csv=1,2&bars=a%7Cb", ""},
		{`{"deep":{"n":1},"flat":{"x":1,"y":"z"},"path":"/a?b=&"}`, "deep%5Bn%5D=1&x=1&y=z&path=/a?b%3D%26", ""},
		{`{"bars":["a|b"]}`, "", "/bars style"},
		{`[]`, "", "type"},
	} {
		have, err := orderForm.encode([]byte(c.value), Reading{}, nil)
		if listed(err) != c.wrong || err == nil && string(have) != c.want || err == nil && have == nil {
			t.Errorf("%s\nhave %s (%s)\nwant %s (%s)", c.value, have, listed(err), c.want, c.wrong)
		}
	}
}

// TestFormLoss has what a form cannot say validated as it will arrive.
func TestFormLoss(t *testing.T) {
	need := func(data []byte, _ Reading) error {
		if strings.Contains(string(data), "tags") {
			return nil
		}
		return &Error{Violations: []Violation{{Keyword: "required", Detail: "tags"}}}
	}
	if _, err := orderForm.encode([]byte(`{"tags":[]}`), Reading{}, need); listed(err) != "required" {
		t.Error(listed(err))
	}
	if _, err := orderForm.encode([]byte(`{"tags":["a"],"ids":[]}`), Reading{}, need); err != nil {
		t.Error(err)
	}
}

// TestFormBothWays writes random values as a client does, and reads them.
func TestFormBothWays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	c := cell{in: InQuery}
	for range 2000 {
		o := map[string]any{}
		for name, value := range map[string]any{
			"text": someText(r, c), "n": r.IntN(2000) - 1000, "f": r.NormFloat64(), "b": true, "z": nil,
			"tags": someTexts(r, c), "ids": []any{1, 2}, "object": map[string]any{"k": someText(r, c)},
			"objects": []any{map[string]any{"k": 1}, map[string]any{}}, "json": someTexts(r, c), "상태": someText(r, c),
			"csv": []any{1, 2}, "deep": map[string]any{"n": 1, "o": map[string]any{"x": someText(r, c)}},
			"flat": map[string]any{"x": 1}, "path": someText(r, c), "_" + someText(r, c): someText(r, c), "other": 1.5,
		} {
			if r.IntN(2) == 0 {
				o[name] = value
			}
		}
		want, _ := json.Marshal(o)
		text, err := orderForm.encode(want, Reading{}, nil)
		if err != nil {
			t.Fatal(string(want), err)
		}
		var have json.RawMessage
		if err := orderForm.decode(string(text), Reading{}, func(data []byte) error { return decodeRaw(data, &have, Reading{}) }); err != nil || !sameJSON(want, have) {
			t.Fatalf("%s\n%s\n%s %v", want, text, have, err)
		}
	}
}

// TestFormBodies sends bodies to an operation that takes JSON and forms, and to
// one that takes forms if anything.
func TestFormBodies(t *testing.T) {
	form := &Form{Props: []ParamProp{{Name: "n", Kind: KindInteger}}}
	decode := func(data []byte, v *json.RawMessage, how Reading) error {
		if err := decodeRaw(data, v, how); err != nil || strings.Contains(string(data), `"n"`) && !strings.Contains(string(data), `"n":"`) {
			return err
		}
		return &Error{Violations: []Violation{{Keyword: "required", Detail: "n"}}}
	}
	serve := func(content Content) func(c *Call) {
		return func(c *Call) {
			var body *json.RawMessage
			if ReadBody(c, content, &body, decode); c.Refused() {
				return
			}
			if body == nil {
				c.Respond(204)
				return
			}
			RespondForm(c, 200, formType, form, body, func(v *json.RawMessage, dst []byte) ([]byte, error) { return append(dst, *v...), nil }, nil)
		}
	}
	s, err := NewServer([]Endpoint{
		{ID: "both", Method: "POST", Path: "/both", Serve: serve(Content{MediaType: jsonType, Also: []string{formType}, Required: true, Form: form})},
		{ID: "maybe", Method: "POST", Path: "/maybe", Serve: serve(Content{MediaType: formType, Form: form})},
	}, WithMaxBodyBytes(40))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, contentType, body string
		status                  int
		want                    string
	}{
		{"/both", jsonType, `{"n":1,"상":"태"}`, 200, "n=1&%EC%83%81=%ED%83%9C"},
		{"/both", formType, `n=1&x=2`, 200, "n=1&x=2"},
		{"/both", "Application/X-WWW-Form-UrlEncoded; charset=UTF-8", `n=1`, 200, "n=1"},
		{"/both", formType + ";charset=euc-kr", `n=1`, 415, `"detail":"want application/json, application/x-www-form-urlencoded"`},
		{"/both", "text/plain", `n=1`, 415, ""},
		{"/both", "multipart/form-data; boundary=x", `n=1`, 415, ""},
		{"/both", "", `n=1`, 415, ""},
		{"/both", jsonType, `n=1`, 400, `"keyword":"syntax"`},
		{"/both", formType, ``, 400, `"violations":[{"pointer":"","keyword":"required"`},
		{"/both", jsonType, ``, 400, `"message":"is required"`},
		{"/both", formType, `n=1&n=2`, 400, `{"pointer":"/n","keyword":"duplicate"`},
		{"/both", formType, `n=x&%=1`, 400, `{"pointer":"","keyword":"syntax","message":"cannot be read: percent-encoding","in":"body"`},
		{"/both", formType, `n=1&text=` + strings.Repeat("x", 40), 413, ""},
		{"/maybe", formType, `n=1`, 200, "n=1"},
		{"/maybe", formType, ``, 204, ""},
		{"/maybe", formType, `x=1`, 400, "required"},
		{"/maybe", "", ``, 204, ""},
		{"/maybe", jsonType, `{"n":1}`, 415, ""},
	} {
		req := httptest.NewRequest("POST", c.path, strings.NewReader(c.body))
		if c.body == "" {
			req.Body = http.NoBody
		}
		if c.contentType != "" {
			req.Header.Set("Content-Type", c.contentType)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, req)
		data, _ := io.ReadAll(w.Body)
		if w.Code != c.status || !strings.Contains(string(data), c.want) {
			t.Errorf("%s %s %q: %d %s\nwant %d %s", c.path, c.contentType, c.body, w.Code, data, c.status, c.want)
		}
	}
}

// TestFormClient sends a form and reads one.
func TestFormClient(t *testing.T) {
	form := &Form{Props: []ParamProp{{Name: "n", Kind: KindInteger}}}
	sent := ""
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		sent = r.Header.Get("Content-Type") + " " + string(body)
		w.Header().Set("Content-Type", formType+"; charset=utf-8")
		_, _ = w.Write(body)
	}))
	defer h.Close()
	client, err := NewClient(h.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ value, sent string }{
		{`{"n":5,"t":"카카오 페이"}`, "n=5&t=%EC%B9%B4%EC%B9%B4%EC%98%A4+%ED%8E%98%EC%9D%B4"},
		{`{}`, ""},
	} {
		r := client.Begin(t.Context(), "op", "POST", "/x")
		value := json.RawMessage(c.value)
		WriteBody(r, Content{MediaType: formType, Required: true, Form: form}, &value,
			func(v *json.RawMessage, dst []byte) ([]byte, error) { return append(dst, *v...), nil }, nil)
		res, err := r.Send(formType)
		if err != nil {
			t.Fatal(err)
		}
		have, err := ReadForm(res, formType, form, decodeRaw)
		if err != nil || !sameJSON(*have, value) || sent != formType+" "+c.sent {
			t.Errorf("%s: sent %q, have %v", c.value, sent, err)
		}
	}
}

func FuzzFormBody(f *testing.F) {
	for _, text := range []string{"", "text=a&n=1", `json={"a":[1]}&tags=%zz`, "deep[n][m]=1&deep[n]=2", "csv=1,,2&x=1&x=2"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var have json.RawMessage
		err := orderForm.decode(text, Reading{}, func(data []byte) error {
			if !json.Valid(data) {
				t.Fatalf("%q gives %s", text, data)
			}
			have = data
			return nil
		})
		if err != nil {
			return
		}
		written, err := orderForm.encode(have, Reading{}, nil)
		if err != nil {
			return // it has what a style cannot carry
		}
		if err := orderForm.decode(string(written), Reading{}, func([]byte) error { return nil }); err != nil {
			t.Fatalf("%q: %s is written as %s: %v", text, have, written, err)
		}
	})
}
