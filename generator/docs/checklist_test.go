package docs_test

import (
	"regexp"
	"strings"
	"testing"
)

var (
	checkPattern   = regexp.MustCompile(`(?s)<li id="check\.(\w+)"><h3>(.*?)</h3>\s*(.*?)</li>`)
	verdictPattern = regexp.MustCompile(`<span class="badge( stated)?">`)
)

// verdicts are the topics of a call's page with what is said of each.
func verdicts(page string) string {
	var out []string
	for _, m := range checkPattern.FindAllStringSubmatch(page, -1) {
		word := "advice"
		if badge := verdictPattern.FindStringSubmatch(m[2]); badge != nil {
			word = "unstated" + badge[1]
		}
		out = append(out, m[1]+" "+strings.Replace(word, "unstated stated", "stated", 1))
	}
	return strings.Join(out, ", ")
}

// Every call of the catalogue has the same checklist in both languages.
func TestChecklistsAgree(t *testing.T) {
	all := pages(catalogue(t))
	calls, stated := 0, 0
	for name, page := range all {
		if strings.HasPrefix(name, "en/") || !strings.Contains(name, "/calls/") {
			continue
		}
		calls++
		korean, english := verdicts(page), verdicts(all["en/"+name])
		if korean != english || !strings.Contains(korean, "idempotency ") {
			t.Errorf("%s: %q in Korean, %q in English", name, korean, english)
		}
		if strings.Contains(korean, "advice") {
			t.Errorf("%s has no verdict: %q", name, korean)
		}
		stated += strings.Count(korean, " stated")
	}
	if calls < 100 || stated < 50 {
		t.Errorf("%d calls, of which the documents state %d topics", calls, stated)
	}
}

const checked = `openapi: 3.1.0
info: {title: Shop, version: "1", description: "Retries are not in the guide. No duplicate IDs. Answer within 3 seconds."}
x-bizgen-role: server
CHECKLIST
paths:
  /a:
    post: {operationId: a, responses: {"204": {description: ok}}}
  /b:
    post:
      operationId: b
      OWN
      responses: {"204": {description: ok}}
`

// What a document says is what its x-checklist says: an operation's text stands in
// place of the document's, and no sentence elsewhere is taken for one.
func TestChecklistIsTheDocuments(t *testing.T) {
	for _, c := range []struct{ root, own, a, b string }{
		{"", "", "idempotency advice, time advice, retries advice, signature advice", "idempotency advice, time advice, retries advice, signature advice"},
		{"x-checklist: {time: ALL}", "x-checklist: {time: ONE, signature: MARK}",
			"idempotency unstated, time stated, retries unstated, signature unstated", "idempotency unstated, time stated, retries unstated, signature stated"},
		{"", "x-checklist: {retries: ONE}",
			"idempotency unstated, time unstated, retries unstated, signature unstated", "idempotency unstated, time unstated, retries stated, signature unstated"},
	} {
		files, _ := site(t, strings.NewReplacer("CHECKLIST", c.root, "OWN", c.own).Replace(checked))
		a, b := files["en/shop/calls/a.html"], files["en/shop/calls/b.html"]
		if have := verdicts(a); have != c.a {
			t.Errorf("%s, %s: a has %q", c.root, c.own, have)
		}
		if have := verdicts(b); have != c.b {
			t.Errorf("%s, %s: b has %q", c.root, c.own, have)
		}
		if strings.Contains(c.root, "ALL") && (!strings.Contains(a, "<p>ALL</p>") || strings.Contains(b, "<p>ALL</p>") || !strings.Contains(b, "<p>ONE</p>")) {
			t.Errorf("%s, %s: not the texts that hold", c.root, c.own)
		}
		if general := strings.Contains(a, "general advice"); general != (c.root+c.own == "") {
			t.Errorf("%s, %s: that it is general advice is said: %v", c.root, c.own, general)
		}
	}
}
