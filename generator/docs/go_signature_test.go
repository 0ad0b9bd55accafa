package docs_test

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sampleOf is a sample of a page, as it is copied.
func sampleOf(t *testing.T, page, id string) string {
	t.Helper()
	for _, m := range samplePattern.FindAllStringSubmatch(page, -1) {
		if m[1] == id {
			return html.UnescapeString(tagPattern.ReplaceAllString(m[2], ""))
		}
	}
	t.Fatalf("no sample %s", id)
	return ""
}

// signedRequests asks the sample's server with signatures as they are and as they are not.
const signedRequests = `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/generated/webhooks"
)

func TestSigned(t *testing.T) {
	key := []byte("a key of these tests")
	server, err := webhooks.NewServer(handler{})
	if err != nil {
		t.Fatal(err)
	}
	const body = ` + "`" + `{"type":"Transaction.Paid","timestamp":"2024-04-25T10:00:00.000Z","data":{"paymentId":"p","transactionId":"t"}}` + "`" + `
	ask := func(seconds time.Duration, signed, sent string, change func(http.Header)) int {
		at := strconv.FormatInt(time.Now().Add(seconds*time.Second).Unix(), 10)
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte("id1." + at + "." + signed))
		r := httptest.NewRequest("POST", "/webhooks/portone", strings.NewReader(sent))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("webhook-id", "id1")
		r.Header.Set("webhook-timestamp", at)
		r.Header.Set("webhook-signature", "v1,AAAA v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
		change(r.Header)
		w := httptest.NewRecorder()
		verified(server, key).ServeHTTP(w, r)
		return w.Code
	}
	none := func(http.Header) {}
	for _, c := range []struct {
		name         string
		seconds      time.Duration
		signed, sent string
		change       func(http.Header)
		want         int
	}{
		{"right", 0, body, body, none, 200},
		{"four minutes old", -240, body, body, none, 200},
		{"six minutes old", -360, body, body, none, 400},
		{"six minutes early", 360, body, body, none, 400},
		{"another body", 0, body, strings.Replace(body, "Paid", "Failed", 1), none, 400},
		{"without id and time", 0, body, body, func(h http.Header) { h.Set("webhook-id", "id2") }, 400},
		{"no signature", 0, body, body, func(h http.Header) { h.Del("webhook-signature") }, 400},
		{"another version", 0, body, body, func(h http.Header) { h.Set("webhook-signature", strings.ReplaceAll(h.Get("webhook-signature"), "v1,", "v2,")) }, 400},
		{"a header twice", 0, body, body, func(h http.Header) { h.Add("webhook-id", "id1") }, 400},
	} {
		if have := ask(c.seconds, c.signed, c.sent, c.change); have != c.want {
			t.Errorf("%s: %d, want %d", c.name, have, c.want)
		}
	}
}
`

// The handler sample of a signed webhook takes what is signed right, and nothing else.
func TestSignedSample(t *testing.T) {
	dir := t.TempDir()
	program := sampleOf(t, catalogue(t)["webhooks/calls/receiveWebhook.html"], "handler")
	if !strings.Contains(program, "verified(server, key)") {
		t.Fatalf("nothing is verified:\n%s", program)
	}
	names := []string{}
	for name, text := range map[string]string{"main.go": program, "main_test.go": signedRequests} {
		names = append(names, filepath.Join(dir, name))
		if err := os.WriteFile(names[len(names)-1], []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", append([]string{"test", "-vet=off"}, names...)...)
	cmd.Dir = repository
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s\n%s", err, out, program)
	}
}

// A signature that no standard describes is checked by what the reader writes; until
// then the sample refuses everything. Without a signature the sample says what to mind.
func TestOtherSignatures(t *testing.T) {
	const text = `openapi: 3.1.0
info: {title: Shop, version: "1"}
x-bizgen-role: server
paths:
  /signed:
    post:
      operationId: signed
      parameters: [{name: X-Pay-Signature, in: header, required: true, schema: {type: string}}]
      responses: {"204": {description: ok}, "403": {description: no}}
  /open:
    post:
      operationId: open
      x-checklist: {signature: "There is no signature.\nAsk GET /payments."}
      responses: {"204": {description: ok}}
`
	files, _ := site(t, text)
	signed := sampleOf(t, files["en/shop/calls/signed.html"], "handler")
	for _, want := range []string{"// Only what verified", "verified(server)", `signed(r.Header.Get("X-Pay-Signature"), body)`, "http.StatusForbidden", "return false"} {
		if !strings.Contains(signed, want) {
			t.Errorf("no %s in\n%s", want, signed)
		}
	}
	open := sampleOf(t, files["en/shop/calls/open.html"], "handler")
	if !strings.Contains(open, "\t// There is no signature. Ask GET /payments.\n") || strings.Contains(open, "verified") {
		t.Errorf("what to mind is not said in\n%s", open)
	}
	for name, words := range map[string]string{"signed": "known by the signature", "open": "no key or token"} {
		if !strings.Contains(files["en/shop/calls/"+name+".html"], words) {
			t.Errorf("%s does not say %q", name, words)
		}
	}
}

// No handler of the catalogue that others call lets in whoever comes without a word
// about it, and its page opens on it.
func TestHandlersOfCatalogue(t *testing.T) {
	first := regexp.MustCompile(`id="sample\.(\w+)"`)
	inbound := 0
	for name, page := range pages(catalogue(t)) {
		if !strings.Contains(name, "/calls/") {
			continue
		}
		want := "curl"
		if strings.Contains(page, `class="badge direction inbound"`) {
			want = "handler"
			inbound++
			program := sampleOf(t, page, "handler")
			if !strings.Contains(program, "verified(server") && !strings.Contains(program, "runtime.WithSecurity") && !strings.Contains(program, "{\n\t// ") {
				t.Errorf("%s takes everything:\n%s", name, program)
			}
		}
		if have := first.FindStringSubmatch(page); have == nil || have[1] != want {
			t.Errorf("%s opens on %v, want %s", name, have, want)
		}
	}
	if inbound < 30 {
		t.Errorf("%d calls to the reader", inbound)
	}
}

// Readers are told to replace what is in braces where there is something.
func TestHolesAreNamed(t *testing.T) {
	const text = `openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /plain:
    post: {operationId: plain, requestBody: {content: {application/json: {schema: {type: object}, example: {a: 1}}}}, responses: {"204": {description: ok}}}
  /keyed:
    get: {operationId: keyed, security: [{key: []}], responses: {"204": {description: ok}}}
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
`
	files, _ := site(t, text)
	for name, want := range map[string]int{"plain": 0, "keyed": 2} {
		if have := strings.Count(files["en/shop/calls/"+name+".html"], "in braces"); have != want {
			t.Errorf("%s: said %d times, want %d", name, have, want)
		}
	}
}
