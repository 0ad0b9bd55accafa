package generated_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// An answer is what came back on the wire.
type answer struct {
	*http.Response
	body string
}

// send writes text on a connection of its own, and reads the answer to it.
func send(t testing.TB, base, text string) answer {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	go io.WriteString(conn, text) // a server may answer before it has read all
	method, _, _ := strings.Cut(text, " ")
	res, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res, string(body)}
}

// request writes an HTTP request; headers are "Name: value".
func request(method, target, body string, headers ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: shop.example\r\n", method, target)
	for _, h := range headers {
		b.WriteString(h + "\r\n")
	}
	if body != "" || method == "POST" {
		fmt.Fprintf(&b, "Content-Length: %d\r\n", len(body))
	}
	return b.String() + "\r\n" + body
}

const jsonBody = "Content-Type: application/json"

func post(body string, headers ...string) string {
	return request("POST", "/option", body, append([]string{jsonBody}, headers...)...)
}

// problem is application/problem+json as anybody reads it.
type problem struct {
	Type, Title, Detail string
	Status              int
	Violations          []struct{ Pointer, Keyword, Message, In, Name string }
}

func (a answer) problem(t testing.TB) problem {
	t.Helper()
	if ct := a.Header.Get("Content-Type"); ct != "application/problem+json" {
		t.Errorf("content type %q", ct)
	}
	var p problem
	if err := json.Unmarshal([]byte(a.body), &p); err != nil {
		t.Fatalf("%v: %s", err, a.body)
	}
	if p.Status != a.StatusCode || p.Title != http.StatusText(a.StatusCode) || p.Type != "about:blank" {
		t.Errorf("%d, but the problem says %d %q of type %q", a.StatusCode, p.Status, p.Title, p.Type)
	}
	return p
}

const selection = `{"id":"1","option_groups":[]}`

// What an HTTP layer answers by itself.
func TestHTTPStatus(t *testing.T) {
	base := serveShop(t, runtime.WithMaxBodyBytes(1000))
	for _, c := range []struct {
		name   string
		send   string
		status int
		header string // "Name: value" that the answer must have
	}{
		{"unknown path", request("GET", "/nowhere", ""), 404, ""},
		{"a path that only starts well", request("GET", "/options/", ""), 404, ""},
		{"a path in other letters", request("GET", "/Options?id=1", ""), 404, ""},
		{"a path written otherwise", request("GET", "/%6Fptions?id=1", ""), 200, ""},
		{"wrong method", request("DELETE", "/option", ""), 405, "Allow: OPTIONS, POST"},
		{"wrong method", request("POST", "/options", ""), 405, "Allow: GET, HEAD, OPTIONS"},
		{"a method of one's own", request("BREW", "/options", ""), 405, "Allow: GET, HEAD, OPTIONS"},
		{"OPTIONS", request("OPTIONS", "/options", ""), 204, "Allow: GET, HEAD, OPTIONS"},
		{"too large", post(`{"id":"` + strings.Repeat("x", 2000) + `"`), 413, "Connection: close"},
		{"too large by promise", "POST /option HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000000000\r\n\r\n{", 413, ""},
		{"too large in pieces", "POST /option HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
			strings.Repeat("100\r\n"+strings.Repeat(" ", 256)+"\r\n", 8) + "0\r\n\r\n", 413, ""},
		{"not JSON", request("POST", "/option", "id=1", "Content-Type: application/x-www-form-urlencoded"), 415, "Accept: application/json"},
		{"no content type", request("POST", "/option", selection), 415, ""},
		{"another charset", request("POST", "/option", selection, "Content-Type: application/json; charset=euc-kr"), 415, ""},
		{"compressed", post(selection, "Content-Encoding: gzip"), 415, "Accept-Encoding: identity"},
		{"utf-8", request("POST", "/option", selection, "Content-Type: Application/JSON; charset=\"UTF-8\""), 200, "Content-Type: application/json"},
		{"in pieces", "POST /option HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
			"5\r\n{\"id\"\r\n18\r\n" + selection[5:] + "\r\n0\r\n\r\n", 200, ""},
		{"not acceptable", request("GET", "/options?id=1", "", "Accept: text/html, image/*;q=0.5"), 406, ""},
		{"refused by weight", request("GET", "/options?id=1", "", "Accept: application/json;q=0, */*"), 406, ""},
		{"acceptable", request("GET", "/options?id=1", "", "Accept: text/html, application/*;q=0.1"), 200, ""},
		{"HEAD", request("HEAD", "/options?id=1", ""), 200, "Content-Type: application/json"},
		{"HEAD of a broken request", request("HEAD", "/options", ""), 400, "Content-Type: application/problem+json"},
	} {
		t.Run(fmt.Sprint(c.name, " ", c.status), func(t *testing.T) {
			a := send(t, base, c.send)
			if a.StatusCode != c.status {
				t.Fatalf("status %d, want %d: %s", a.StatusCode, c.status, a.body)
			}
			head := strings.HasPrefix(c.send, "HEAD")
			if head && a.body != "" {
				t.Errorf("HEAD has a body: %s", a.body)
			}
			if a.StatusCode >= 400 && !head {
				a.problem(t)
			}
			if name, value, ok := strings.Cut(c.header, ": "); ok && a.Header.Get(name) != value && (name != "Connection" || !a.Close) {
				t.Errorf("%s: %q, want %q", name, a.Header.Get(name), value)
			}
		})
	}
}

// A request that the document does not allow is answered 400, with every
// violation of parameters and body.
func TestHTTPViolations(t *testing.T) {
	base := serveShop(t)
	// want holds "in name pointer keyword", with - for nothing.
	for _, c := range []struct {
		name string
		send string
		want []string
	}{
		{"nothing", post(""), []string{"body - - required"}},
		{"white space", post(" \n"), []string{"body - ? syntax"}},
		{"several", post(`{"id":7,"price":-1,"quantity":0,"option_groups":[{"option_group_id":"a"},{"add_price":1.5}]}`), []string{
			"body - /id type", "body - /price minimum", "body - /quantity minimum",
			"body - /option_groups/1 required", "body - /option_groups/1/add_price type",
		}},
		{"data after the value", post(selection + `{}`), []string{"body - ? syntax"}},
		{"not UTF-8", post("{\"id\":\"\xb0\xa1\",\"option_groups\":[]}"), []string{"body - ? syntax"}},
		{"a member twice", post(`{"id":"1","option_groups":[],"id":"2"}`), []string{"body - /id duplicate"}},
		{"an unknown member twice", post(`{"id":"1","x":1,"option_groups":[],"x":1}`), []string{"body - /x duplicate"}},
		{"10,000 deep", post(`{"id":"1","option_groups":` + strings.Repeat("[", 10000) + strings.Repeat("]", 10000) + `}`), []string{"body - ? depth"}},
		{"10,000 deep in an unknown member", post(`{"id":"1","option_groups":[],"x":` + strings.Repeat(`{"y":`, 10000) + "1" + strings.Repeat("}", 10000) + `}`), []string{"body - ? depth"}},
		{"no query", request("GET", "/options", ""), []string{"query id - required"}},
		{"another name", request("GET", "/options?ID=1", ""), []string{"query id - required"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := send(t, base, c.send)
			if a.StatusCode != 400 {
				t.Fatalf("status %d: %s", a.StatusCode, a.body)
			}
			var have []string
			for _, v := range a.problem(t).Violations {
				if v.Keyword == "syntax" || v.Keyword == "depth" {
					v.Pointer = "?"
				}
				if v.Message == "" {
					t.Errorf("%s %s has no message", v.Pointer, v.Keyword)
				}
				have = append(have, fmt.Sprintf("%s %s %s %s", v.In, dash(v.Name), dash(v.Pointer), v.Keyword))
			}
			slices.Sort(have)
			slices.Sort(c.want)
			if !slices.Equal(have, c.want) {
				t.Errorf("have %q\nwant %q", have, c.want)
			}
		})
	}
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// An answer tells nothing of what was sent, since it may be logged or shown.
func TestHTTPKeepsValuesToItself(t *testing.T) {
	base := serveShop(t)
	a := send(t, base, post(`{"id":12345678901,"name":["s3cret"],"price":"s3cret","option_groups":{"s3cret":1}}`))
	if a.StatusCode != 400 || strings.Contains(a.body, "s3cret") || strings.Contains(a.body, "12345678901") {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	for _, id := range []string{"error", "panic", "nothing"} {
		a := send(t, base, request("GET", "/options?id="+id, ""))
		if a.StatusCode != 500 || strings.Contains(a.body, "1234") || a.problem(t).Detail != "" {
			t.Errorf("%s: %d %s", id, a.StatusCode, a.body)
		}
	}
	if a := send(t, base, request("GET", "/options?id=problem", "")); a.StatusCode != 409 || a.problem(t).Detail != "sold out" {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}

// Operations that nobody has written yet answer 501.
func TestHTTPUnimplemented(t *testing.T) {
	s, err := options.NewServer(options.UnimplementedHandler{})
	if err != nil {
		t.Fatal(err)
	}
	base := listen(t, s)
	if a := send(t, base, request("GET", "/options?id=1", "")); a.StatusCode != 501 {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	if _, err := options.NewServer(nil); err == nil {
		t.Error("a server of nobody")
	}
}

// The hook answers in place of the problem, as Kakao's convention has it: HTTP
// 200 and a status in the body.
func TestHTTPErrorHandler(t *testing.T) {
	base := serveShop(t, runtime.WithErrorHandler(func(w http.ResponseWriter, r *http.Request, p *runtime.Problem) {
		message := fmt.Sprint(p.Status, " ", r.Pattern)
		for _, v := range p.Violations {
			message += " " + v.Pointer + " " + v.Keyword
		}
		data, err := options.SelectionResult{Status: 500, Message: &message}.AppendJSON(nil)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write(data)
	}))
	for text, want := range map[string]string{
		post(`{"id":7,"option_groups":[null]}`): "400 POST /option /id type /option_groups/0 type",
		post(`{`):                               "400 POST /option  syntax",
		request("POST", "/option", "x", "Content-Type: a/b"): "415 POST /option",
		request("GET", "/nowhere", ""):                       "404 ",
		request("GET", "/options?id=panic", ""):              "500 GET /options",
	} {
		a := send(t, base, text)
		var have options.SelectionResult
		if err := have.UnmarshalJSON([]byte(a.body)); err != nil || a.StatusCode != 200 || *have.Message != want {
			t.Errorf("%d %s, %v; want %q", a.StatusCode, a.body, err, want)
		}
	}
}

// The document also binds the server: its answers are logged when they break
// it, or refused.
func TestHTTPResponseValidation(t *testing.T) {
	ask := request("GET", "/options?id=broken", "")
	if a := send(t, serveShop(t), ask); a.StatusCode != 200 || a.body != `{"status":200}` {
		t.Errorf("log: %d %s", a.StatusCode, a.body)
	}
	if a := send(t, serveShop(t, runtime.WithResponseValidation(runtime.ValidationEnforce)), ask); a.StatusCode != 500 || a.problem(t).Violations != nil {
		t.Errorf("enforce: %d %s", a.StatusCode, a.body)
	}
}

// Several requests on one connection do not see each other.
func TestHTTPKeepAlive(t *testing.T) {
	base := serveShop(t)
	var all strings.Builder
	for i := range 20 {
		all.WriteString(request("GET", "/options?id=echo", "", fmt.Sprint("X-Kakao-Plugin-Relay-Id: ", i)))
		all.WriteString(post(`{"id":"` + strings.Repeat("x", 20-i) + `","option_groups":[]}`))
		all.WriteString(post(`{"id":7}`))
	}
	conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	go io.WriteString(conn, all.String())
	in := bufio.NewReader(conn)
	next := func() string {
		res, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	for i := range 20 {
		if have, want := next(), fmt.Sprintf(`{"status":300,"message":"- %d"}`, i); have != want {
			t.Errorf("%s, want %s", have, want)
		}
		if have, want := next(), fmt.Sprintf(`{"status":200,"data":"%s - -"}`, strings.Repeat("x", 20-i)); have != want {
			t.Errorf("%s, want %s", have, want)
		}
		if have := next(); strings.Count(have, `"pointer"`) != 2 {
			t.Error(have)
		}
	}
}
