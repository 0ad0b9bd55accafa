package frameworks

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/runtime"
)

// Each framework's server, and oapi-codegen's client beside it, refuses what our own
// do, with the same words. FRAMEWORKS names the frameworks to test, or is "all";
// without it there is one, so that the test is quick.
func TestFrameworks(t *testing.T) {
	chosen := strings.Fields(os.Getenv("FRAMEWORKS"))
	switch {
	case len(chosen) == 0:
		chosen = generator.Frameworks()[:1]
	case slices.Equal(chosen, []string{"all"}):
		chosen = generator.Frameworks()
	}
	own, err := options.NewServer(shop{})
	if err != nil {
		t.Fatal(err)
	}
	native := httptest.NewServer(own)
	defer native.Close()
	for _, framework := range chosen {
		t.Run(framework, func(t *testing.T) {
			p := start(t, framework)
			t.Run("bodies", func(t *testing.T) { bodies(t, native.URL, "http://"+p.address) })
			t.Run("requests", func(t *testing.T) { requests(t, native.URL, "http://"+p.address) })
			t.Run("answers", func(t *testing.T) { answers(t, p) })
		})
	}
}

// A shop does what that of testdata/shop.txt does.
type shop struct{ options.UnimplementedHandler }

func (shop) GetOptions(_ context.Context, req *options.GetOptionsRequest) (*options.OptionsEnvelope, error) {
	return &options.OptionsEnvelope{Status: 200, Message: &req.ID}, nil
}

func (shop) SelectOptions(_ context.Context, req *options.SelectOptionsRequest) (*options.SelectionResult, error) {
	return &options.SelectionResult{Status: 200, Data: &req.Body.ID}, nil
}

// besides is a violation of what our decoders read and encoding/json does not, or
// takes for something else: 1e2, and names in another case.
var besides = regexp.MustCompile(`\S* (case|range); `)

// bodies sends what the tables have for POST /option to both servers.
func bodies(t *testing.T, native, framework string) {
	refused := 0
	for _, e := range entries(t, "bad.json", "OptionSelection") {
		body := e.instance(t)
		want := post(t, native, "application/json", body)
		if have := post(t, framework, "application/json", body); have != want {
			t.Errorf("%s: have %+v, want %+v", e.Name, have, want)
		}
		if want.status == http.StatusBadRequest {
			refused++
		}
	}
	if refused < 60 {
		t.Errorf("%d bodies were refused", refused)
	}
	accepted := 0
	for _, e := range entries(t, "good.json", "OptionSelection") {
		body := e.instance(t)
		want := post(t, native, "application/json", body)
		switch have := post(t, framework, "application/json", body); {
		case ranged.MatchString(have.body): // 1e2 is an integer, but not for encoding/json
		case have != want:
			t.Errorf("%s: have %+v, want %+v", e.Name, have, want)
		default:
			accepted++
		}
	}
	if accepted < 5 {
		t.Errorf("%d bodies were accepted", accepted)
	}
}

// ranged is what is said of integers that encoding/json does not read.
var ranged = regexp.MustCompile(`"violations":\[{"pointer":"/(price|quantity)","keyword":"range",[^}]*}\]`)

// requests sends what is wrong beside the body.
func requests(t *testing.T, native, framework string) {
	good := []byte(read(t, root+"/spec/kakao/samples/opt-t2-request.json"))
	for name, send := range map[string]func(base string) answer{
		"no parameter":      func(base string) answer { return get(t, base+"/options", nil) },
		"a parameter twice": func(base string) answer { return get(t, base+"/options?id=1&id=2", nil) },
		"a header twice": func(base string) answer {
			return get(t, base+"/options?id=1", http.Header{"X-Kakao-Plugin-Relay-Id": {"a", "b"}})
		},
		"not UTF-8":     func(base string) answer { return get(t, base+"/options?id=%FF", nil) },
		"in Korean":     func(base string) answer { return get(t, base+"/options", http.Header{"Accept-Language": {"ko"}}) },
		"no media type": func(base string) answer { return post(t, base, "", good) },
		"another one":   func(base string) answer { return post(t, base, "text/plain", good) },
		"no body":       func(base string) answer { return post(t, base, "application/json", nil) },
		"another case": func(base string) answer {
			a := post(t, base, "application/json", []byte(`{"id": "1", "option_groups": [], "Quantity": 0, "PRICE": "x"}`))
			if base == framework && strings.Count(a.body, `"keyword":"case"`) == 2 { // encoding/json would take it
				a = answer{200, "application/json", `{"data":"1","status":200}`}
			}
			return a
		},
		"too large":       func(base string) answer { return post(t, base, "application/json", bytes.Repeat([]byte(" "), 5<<20)) },
		"a good request":  func(base string) answer { return get(t, base+"/options?id=%EC%98%B5", nil) },
		"with a charset":  func(base string) answer { return post(t, base, "application/json; charset=utf-8", good) },
		"the guide's own": func(base string) answer { return post(t, base, "application/json", good) },
	} {
		if name == "too large" && strings.HasPrefix(t.Name(), "TestFrameworks/fiber") {
			continue // fiber has a limit of its own, of the same size
		}
		if have, want := send(framework), send(native); have != want {
			t.Errorf("%s: have %+v, want %+v", name, have, want)
		}
	}
}

// answers gives the client what the tables have for answers to GET /options.
func answers(t *testing.T, p *program) {
	refused := 0
	for _, table := range []string{"bad.json", "good.json"} {
		for _, e := range entries(t, table, "OptionsEnvelope") {
			body := e.instance(t)
			have := p.received(t, body)
			want := ""
			if err, ok := errors.AsType[*runtime.Error](options.ValidateOptionsEnvelope(body)); ok {
				for _, v := range err.Violations {
					want += v.Pointer + " " + v.Keyword + "; "
				}
				refused++
			} else {
				var v options.OptionsEnvelope
				if err := v.UnmarshalJSON(body); err != nil {
					t.Fatal(err)
				}
				want = fmt.Sprint("status ", v.Status)
			}
			if others := besides.ReplaceAllString(have, ""); others != want && (have == others || others != "") {
				t.Errorf("%s: have %s, want %s", e.Name, have, want)
			}
		}
	}
	if refused < 60 {
		t.Errorf("%d answers were refused", refused)
	}
}

// An answer is what a server has said.
type answer struct {
	status      int
	contentType string
	body        string
}

func post(t *testing.T, base, contentType string, body []byte) answer {
	t.Helper()
	header := http.Header{}
	if contentType != "" {
		header.Set("Content-Type", contentType)
	}
	return do(t, http.MethodPost, base+"/option", header, body)
}

func get(t *testing.T, url string, header http.Header) answer {
	t.Helper()
	return do(t, http.MethodGet, url, header, nil)
}

func do(t *testing.T, method, url string, header http.Header, body []byte) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range header {
		req.Header[name] = values
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{res.StatusCode, res.Header.Get("Content-Type"), strings.TrimSpace(string(text))}
	if v := map[string]any{}; res.StatusCode == http.StatusOK && json.Unmarshal(text, &v) == nil { // in any order
		a.contentType, _, _ = strings.Cut(a.contentType, ";")
		sorted, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		a.body = string(sorted)
	}
	return a
}
