package check

import (
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A sample is a file of ../kakao/samples and the way that it takes: in the
// direction that it has on the wire, INDEX.md says what becomes of it.
type sample struct {
	file     string
	document string   // below kakao/
	calls    []string // the operations that it is a part of
	as       string   // request, answer, target (of a request), url (a member of an answer)
	status   int      // of an answer that is no success
	with     string   // the sample at the other end of the conversation, where there is one
	want     []violation
}

var samples = []sample{
	{file: "pi-otp-request.http", document: "talkplugin-otp", calls: []string{"getPersonalInfo"}, as: "target", with: "pi-otp-response.strict.json"},
	{file: "pi-otp-response.json", document: "talkplugin-otp", calls: []string{"getPersonalInfo"}, as: "answer", with: "pi-otp-request.http", want: []violation{{"/shipping_address/id", "type"}}},
	{file: "pi-otp-response.strict.json", document: "talkplugin-otp", calls: []string{"getPersonalInfo"}, as: "answer", with: "pi-otp-request.http"},
	{file: "pi-callback-request.json", document: "callbacks", calls: []string{"receivePersonalInfo", "notifyPersonalInfo"}, as: "request", with: "pi-callback-response.json"},
	{file: "pi-callback-response.json", document: "callbacks", calls: []string{"receivePersonalInfo", "notifyPersonalInfo"}, as: "answer", with: "pi-callback-request.json"},

	{file: "loc-otp-request.http", document: "talkplugin-otp", calls: []string{"getCurrentLocation"}, as: "target", with: "loc-otp-response-v2.json"},
	{file: "loc-otp-response-v2.json", document: "talkplugin-otp", calls: []string{"getCurrentLocation"}, as: "answer", with: "loc-otp-request.http"},
	{file: "loc-otp-response-unusable.json", document: "talkplugin-otp", calls: []string{"getCurrentLocation"}, as: "answer", with: "loc-otp-request.http"},
	{file: "loc-callback-request.json", document: "callbacks", calls: []string{"receiveLocation", "notifyLocation"}, as: "request", with: "loc-callback-response.json"},
	{file: "loc-callback-request.conpany.json", document: "callbacks", calls: []string{"receiveLocation", "notifyLocation"}, as: "request", with: "loc-callback-response.json", want: []violation{{"/extra/app", "required"}}},
	{file: "loc-callback-response.json", document: "callbacks", calls: []string{"receiveLocation", "notifyLocation"}, as: "answer", with: "loc-callback-request.json"},

	{file: "img-otp-request.http", document: "talkplugin-otp", calls: []string{"getSecureImages"}, as: "target", with: "img-otp-response.json"},
	{file: "img-otp-response.json", document: "talkplugin-otp", calls: []string{"getSecureImages"}, as: "answer", with: "img-otp-request.http"},
	{file: "img-callback-request.json", document: "callbacks", calls: []string{"receiveSecureImage", "notifySecureImage"}, as: "request", with: "img-callback-response.json"},
	{file: "img-callback-response.json", document: "callbacks", calls: []string{"receiveSecureImage", "notifySecureImage"}, as: "answer", with: "img-callback-request.json"},

	{file: "opt-t1-request-url.txt", document: "options", calls: []string{"getOptions"}, as: "target", with: "opt-t1-response.json"},
	{file: "opt-t1-response.json", document: "options", calls: []string{"getOptions"}, as: "answer", with: "opt-t1-request-url.txt"},
	{file: "opt-t2-request.json", document: "options", calls: []string{"selectOptions"}, as: "request", with: "opt-t2-response.json"},
	{file: "opt-t2-response.json", document: "options", calls: []string{"selectOptions"}, as: "answer", with: "opt-t2-request.json"},
	{file: "opt-t2-response-error.json", document: "options", calls: []string{"selectOptions"}, as: "answer", with: "opt-t2-request.json"},

	{file: "pay-error-300.json", document: "oneclick", calls: []string{"getOrdersheet", "approveOrder", "completeAuthentication", "getOrderStatus"}, as: "answer"},
	{file: "pay-t1-response-single.json", document: "oneclick", calls: []string{"getOrdersheet"}, as: "answer", want: []violation{
		{"/data", "required"}, {"/data/cid_secret", "pattern"},
		{"/data/quantity", "type"}, {"/data/total_amount", "type"}, {"/data/tax_free_amount", "type"}, {"/data/vat_amount", "type"},
	}},
	{file: "pay-t1-response-single.coerced.json", document: "oneclick", calls: []string{"getOrdersheet"}, as: "answer", want: []violation{{"/data", "required"}, {"/data/cid_secret", "pattern"}}},
	{file: "pay-t1-response-single.strict.json", document: "oneclick", calls: []string{"getOrdersheet"}, as: "answer"},
	{file: "pay-t1-response-recurring.json", document: "oneclick", calls: []string{"getOrdersheet"}, as: "answer"},
	{file: "pay-t1-response-301.json", document: "oneclick", calls: []string{"getOrdersheet"}, as: "answer"},
	{file: "pay-approval-url.txt", document: "oneclick", calls: []string{"getOrdersheet"}, as: "url", with: "pay-t1-response-single.strict.json"},
	{file: "pay-t2-request.json", document: "oneclick", calls: []string{"approveOrder"}, as: "request", with: "pay-t2-response.json"},
	{file: "pay-t2-response.json", document: "oneclick", calls: []string{"approveOrder"}, as: "answer", with: "pay-t2-request.json"},
	{file: "pay-t4-response-w.json", document: "oneclick", calls: []string{"getOrderStatus"}, as: "answer"},
	{file: "pay-t4-response-c.json", document: "oneclick", calls: []string{"getOrderStatus"}, as: "answer"},
	{file: "pay-t4-response-s.json", document: "oneclick", calls: []string{"getOrderStatus"}, as: "answer"},
	{file: "pay-t4-response-f.json", document: "oneclick", calls: []string{"getOrderStatus"}, as: "answer"},

	{file: "login-token-request.json", document: "login", calls: []string{"issueToken"}, as: "request", with: "login-token.json"},
	{file: "login-token.json", document: "login", calls: []string{"issueToken"}, as: "answer", with: "login-token-request.json"},
	{file: "login-user.json", document: "login", calls: []string{"getUser", "findUser"}, as: "answer"},
	{file: "login-service-terms.json", document: "login", calls: []string{"getServiceTerms"}, as: "answer"},
	{file: "login-error.json", document: "login", calls: []string{"getUser", "findUser", "unlinkUser", "getServiceTerms"}, as: "answer", status: http.StatusUnauthorized},
	{file: "login-unlink-notice.json", document: "login", calls: []string{"notifyUnlink"}, as: "request"},

	{file: "skill-start-request.json", document: "chatbot-skill", calls: []string{"startPlugin"}, as: "request", with: "skill-start-response.json"},
	{file: "skill-start-response.json", document: "chatbot-skill", calls: []string{"startPlugin"}, as: "answer", with: "skill-start-request.json"},
	{file: "skill-result-request.json", document: "chatbot-skill", calls: []string{"receivePluginResult"}, as: "request", with: "skill-result-response.json"},
	{file: "skill-result-response.json", document: "chatbot-skill", calls: []string{"receivePluginResult"}, as: "answer", with: "skill-result-request.json"},

	{file: "admin-app.json", document: "plugin-admin", calls: []string{"getApp", "createTestApp"}, as: "answer"},
	{file: "admin-review-sync.json", document: "plugin-admin", calls: []string{"requestReview"}, as: "request"},
	{file: "admin-review-location.json", document: "plugin-admin", calls: []string{"requestReview"}, as: "request"},
	{file: "admin-register-personal-info.json", document: "plugin-admin", calls: []string{"registerPlugin"}, as: "request"},
	{file: "admin-register-sync.json", document: "plugin-admin", calls: []string{"registerPlugin"}, as: "request"},
	{file: "admin-register-location.json", document: "plugin-admin", calls: []string{"registerPlugin"}, as: "request"},
	{file: "admin-register-secure-image.json", document: "plugin-admin", calls: []string{"registerPlugin"}, as: "request"},
	{file: "admin-plugins.json", document: "plugin-admin", calls: []string{"listPlugins"}, as: "answer"},
	{file: "admin-apply-option.json", document: "plugin-admin", calls: []string{"applyForPlugin"}, as: "request", with: "admin-application.json"},
	{file: "admin-apply-oneclick.json", document: "plugin-admin", calls: []string{"applyForPlugin"}, as: "request", with: "admin-application.json"},
	{file: "admin-apply-all.json", document: "plugin-admin", calls: []string{"applyForPlugin"}, as: "request", with: "admin-application.json"},
	{file: "admin-application.json", document: "plugin-admin", calls: []string{"getApplication"}, as: "answer"},
	{file: "admin-task-chain.json", document: "plugin-admin", calls: []string{"createTaskChain"}, as: "request"},
	{file: "admin-problem.json", document: "plugin-admin", calls: []string{"registerPlugin"}, as: "answer", status: http.StatusConflict},
}

func sampleData(t *testing.T, file string) []byte {
	t.Helper()
	return read(t, filepath.Join(root, "kakao", "samples", file))
}

func endpointOf(t *testing.T, file, id string) *endpoint {
	t.Helper()
	for _, e := range endpoints(t, file) {
		if e.id == id {
			return e
		}
	}
	t.Fatalf("%s has no %s", file, id)
	return nil
}

// target is the request target that a sample prints, as a request line or as the
// URL that a merchant has registered for an operation.
func target(t *testing.T, e *endpoint, text string) string {
	t.Helper()
	words := strings.Fields(text)
	if strings.HasPrefix(text, "http") {
		_, query, ok := strings.Cut(strings.TrimSpace(text), "?")
		if !ok {
			t.Fatalf("no query: %s", text)
		}
		return e.path + "?" + query
	}
	if len(words) < 3 || words[0] != e.method || words[2] != "HTTP/1.1" {
		t.Fatalf("no request line of HTTP/1.1: %s", text)
	}
	return words[1]
}

// requestOf is the request of a conversation: of the sample given, or the
// document's first example.
func requestOf(t *testing.T, e *endpoint, file string) message {
	t.Helper()
	if strings.HasSuffix(file, ".json") {
		return e.bodies[0].request(t, sampleData(t, file))
	}
	m := e.asked(t)
	if file != "" {
		m.target = target(t, e, string(sampleData(t, file)))
	}
	return m
}

// answerOf is the answer of a conversation, with data as its body: of the status
// given, or the success.
func answerOf(t *testing.T, e *endpoint, status int, data []byte) message {
	t.Helper()
	for _, b := range e.answers {
		if b.status == status || status == 0 && b.status < 300 {
			return b.answer(data)
		}
	}
	t.Fatalf("%s answers no %d", e.id, status)
	return message{}
}

func (s sample) run(t *testing.T, lines relays, id string) {
	t.Helper()
	e := endpointOf(t, "kakao/"+s.document, id)
	l := lines.of(e)
	data := sampleData(t, s.file)
	switch s.as {
	case "request":
		answer := e.success(t)
		if s.with != "" {
			answer = answerOf(t, e, 0, sampleData(t, s.with))
		}
		if s.want != nil {
			requestIsRefused(t, l, e.bodies[0].raw(data), s.want)
			return
		}
		requestArrives(t, l, e.bodies[0], data, answer)
	case "target":
		s.targetArrives(t, l, e, string(data))
	case "answer":
		request, answer := requestOf(t, e, s.with), answerOf(t, e, s.status, data)
		if s.want != nil {
			answerIsRefused(t, l, request, answer, s.want)
			return
		}
		answerArrives(t, l, e, request, answer)
	case "url":
		s.urlArrives(t, l, e, strings.TrimSpace(string(data)))
	default:
		t.Fatalf("as %q", s.as)
	}
}

// targetArrives sends what a sample has of a request: its target, and nothing
// that the guide leaves to the merchant.
func (s sample) targetArrives(t *testing.T, l *relay, e *endpoint, text string) {
	t.Helper()
	request := message{method: e.method, target: target(t, e, text), header: http.Header{}}
	answerArrives(t, l, e, request, answerOf(t, e, 0, sampleData(t, s.with)))
	sameTarget(t, request, *l.arrived)
}

// urlArrives answers with an order sheet that has the URL, of which no byte may change.
func (s sample) urlArrives(t *testing.T, l *relay, e *endpoint, url string) {
	t.Helper()
	v, err := decode(sampleData(t, s.with))
	if err != nil {
		t.Fatal(err)
	}
	at(v, "data").(object)["approval_url"] = url
	answerArrives(t, l, e, e.asked(t), answerOf(t, e, 0, encode(t, v)))
}

// Each sample goes over HTTP in its direction, from a generated client to a
// generated server: what the document allows comes out as the same value, and
// what it does not is refused with exactly the violations that INDEX.md tells.
func TestSamplesTravel(t *testing.T) {
	lines := newRelays(t)
	for _, s := range samples {
		for _, id := range s.calls {
			t.Run(s.file+" of "+id, func(t *testing.T) { s.run(t, lines, id) })
		}
	}
}

var (
	indexRow = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|(.*)\\|$")
	code     = regexp.MustCompile("`([^`]*)`")
	aside    = regexp.MustCompile(`\([^()]*\)`)
)

// The samples of this file are those of the folder, and what is wanted of each is
// what INDEX.md says.
func TestSamplesAreSent(t *testing.T) {
	folder := filepath.Join(root, "kakao", "samples")
	found, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	there := []string{}
	for _, file := range found {
		if name := filepath.Base(file); name != "INDEX.md" {
			there = append(there, name)
		}
	}
	var sent []string
	for _, s := range samples {
		sent = append(sent, s.file)
	}
	slices.Sort(sent)
	if !slices.Equal(sent, there) {
		t.Errorf("sent  %q\nthere %q", sent, there)
	}

	index := string(read(t, filepath.Join(folder, "INDEX.md")))
	for _, row := range indexRow.FindAllStringSubmatch(index, -1) {
		i := slices.IndexFunc(samples, func(s sample) bool { return s.file == row[1] })
		if i < 0 {
			t.Errorf("%s is in INDEX.md and not sent", row[1])
			continue
		}
		var said []violation
		if _, text, refused := strings.Cut(row[2], "refused: "); refused {
			var places []string
			for _, m := range code.FindAllStringSubmatch(aside.ReplaceAllString(text, ""), -1) {
				if strings.HasPrefix(m[1], "/") {
					places = append(places, m[1])
					continue
				}
				for _, place := range places {
					said = append(said, violation{place, m[1]})
				}
				places = nil
			}
		}
		if want := samples[i].want; !slices.Equal(sorted(said), sorted(want)) {
			t.Errorf("%s: INDEX.md says %v, wanted here %v", row[1], said, want)
		}
	}
	printed, _, _ := strings.Cut(index, "\n## Derived")
	if n := len(indexRow.FindAllString(printed, -1)); n != 23 {
		t.Errorf("%d printed samples, the guide has 23", n)
	}
}
