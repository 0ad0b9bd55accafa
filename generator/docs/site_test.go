package docs_test

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	idPattern   = regexp.MustCompile(`\sid="([^"]*)"`)
	linkPattern = regexp.MustCompile(`\s(?:href|src)="([^"]*)"`)
)

// unescape is how a browser reads an attribute of our pages.
var unescape = strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+")

// Every link within the catalogue's site leads to a file and an anchor that are there,
// and no page has two things of one name.
func TestLinks(t *testing.T) {
	faults := checkLinks(catalogue(t))
	for _, fault := range faults[:min(len(faults), 30)] {
		t.Error(fault)
	}
	broken := map[string]string{"index.html": `<a href="no.html"></a><a href="#no"></a><p id="a"></p><p id="a"></p><img src="https://example.com/x.png">`}
	if faults := checkLinks(broken); len(faults) != 4 {
		t.Errorf("of four faults these were found: %q", faults)
	}
}

func checkLinks(files map[string]string) (faults []string) {
	ids := map[string]map[string]bool{}
	for name, text := range pages(files) {
		ids[name] = map[string]bool{}
		for _, m := range idPattern.FindAllStringSubmatch(text, -1) {
			id := unescape.Replace(m[1])
			if ids[name][id] {
				faults = append(faults, fmt.Sprintf("%s: two elements with the id %q", name, id))
			}
			ids[name][id] = true
		}
	}
	for name, text := range pages(files) {
		for _, m := range linkPattern.FindAllStringSubmatch(text, -1) {
			if fault := checkLink(files, ids, name, m[0], unescape.Replace(m[1])); fault != "" {
				faults = append(faults, name+": "+fault)
			}
		}
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

func checkLink(files map[string]string, ids map[string]map[string]bool, name, attribute, link string) string {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return fmt.Sprintf("%q is no link", link)
	case u.Scheme == "mailto", u.Scheme == "https" || u.Scheme == "http":
		if strings.Contains(attribute, "src=") {
			return fmt.Sprintf("%q is loaded from elsewhere", link)
		}
		return ""
	case u.Scheme != "" || u.Host != "":
		return fmt.Sprintf("%q is not a link to follow", link)
	}
	target := name
	if u.Path != "" {
		target = path.Join(path.Dir(name), u.Path)
	}
	if _, there := files[target]; !there && target != "SHA256SUMS" {
		return fmt.Sprintf("%q leads to no file", link)
	}
	if u.Fragment != "" && ids[target] != nil && !ids[target][u.Fragment] {
		return fmt.Sprintf("%q leads to no anchor", link)
	}
	return ""
}

// Pages ask nobody for anything, run no script of their own text, and have no style in
// their elements: the policy that they carry would stop them. They are small enough.
func TestPages(t *testing.T) {
	forbidden := regexp.MustCompile(`<script>|<style|\sstyle="|\son[a-z]+="|javascript:|<iframe|<object|<embed|<form`)
	const policy = `content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"`
	largest := 0
	for name, text := range pages(catalogue(t)) {
		if m := forbidden.FindString(text); m != "" {
			t.Errorf("%s has %s", name, m)
		}
		if !strings.Contains(text, policy) {
			t.Errorf("%s has no policy", name)
		}
		language := "ko"
		if strings.HasPrefix(name, "en/") {
			language = "en"
		}
		if !strings.Contains(text, `<html lang="`+language+`"`) {
			t.Errorf("%s: want lang %s", name, language)
		}
		if n := strings.Count(text, "<h1>"); n != 1 {
			t.Errorf("%s has %d headings of the first level", name, n)
		}
		largest = max(largest, len(text))
		if len(text) > 150_000 {
			t.Errorf("%s has %d bytes", name, len(text))
		}
	}
	t.Logf("the largest page has %d bytes", largest)
}

// Each page is there in each language, and says where the other is.
func TestAlternates(t *testing.T) {
	all := pages(catalogue(t))
	for name, text := range all {
		korean := strings.TrimPrefix(name, "en/")
		for language, want := range map[string]string{"ko": korean, "en": "en/" + korean} {
			m := regexp.MustCompile(`<link rel="alternate" hreflang="` + language + `" href="([^"]*)">`).FindStringSubmatch(text)
			if m == nil {
				t.Fatalf("%s names no page in %s", name, language)
			}
			href, err := url.PathUnescape(m[1])
			if have := path.Join(path.Dir(name), href); err != nil || have != want || all[want] == "" {
				t.Errorf("%s: in %s it is %s, want %s", name, language, have, want)
			}
		}
	}
	if len(all) < 500 {
		t.Errorf("%d pages", len(all))
	}
}

// The same documents give the same bytes.
func TestDeterminism(t *testing.T) {
	again, _ := build(t, catalogueJob(t))
	for name, text := range catalogue(t) {
		if again[name] != text {
			t.Errorf("%s is not the same again", name)
		}
	}
	if len(again) != len(catalogue(t)) {
		t.Errorf("%d files and %d again", len(catalogue(t)), len(again))
	}
}

// English pages have no Korean beside what is quoted or stands in code, as far as the
// words of pages go; the texts are spec/check's matter.
func TestEnglishWords(t *testing.T) {
	text := catalogue(t)["en/oneclick/calls/approveOrder.html"]
	for _, want := range []string{"Kakao&#39;s one-click payment plugin calls you", "T2. Saving the payment number", "Request body", "digits only, 10 to 11 characters", "Restricted user"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	korean := catalogue(t)["oneclick/calls/approveOrder.html"]
	for _, want := range []string{"카카오 원클릭 결제 플러그인이 귀사를 호출합니다", "요청 본문", "숫자만 10~11자", "사용이 제한된 유저입니다."} {
		if !strings.Contains(korean, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// No example of the catalogue is refused by its schema.
func TestExamples(t *testing.T) {
	catalogue(t)
	for _, p := range catalogueProblems {
		t.Error(p)
	}
	_, problems := site(t, strings.Replace(shop, "value: {item: bag, count: 2}", "value: {item: bag, count: two}", 1))
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "shop.yaml:14:42: warning: the example does not fit its schema: /count: type") {
		t.Errorf("problems: %v", problems)
	}
}

const shop = `openapi: 3.1.0
info: {title: Shop, version: 1.0.0, description: "Orders."}
x-bizgen-role: client
paths:
  /orders:
    post:
      operationId: createOrder
      summary: Order
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Order"}
            examples:
              one: {summary: One, value: {item: bag, count: 2}}
      responses: {"204": {description: Taken.}}
components:
  schemas:
    Order: {type: object, required: [item], properties: {item: {type: string, maxLength: 10}, count: {type: integer, minimum: 1}}}
`
