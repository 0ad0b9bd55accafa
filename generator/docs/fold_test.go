package docs_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// Of a long enum the first ten values are seen, and the others are folded; short ones, and
// those of the print view, are whole. A table of errors does the same.
func TestLongEnums(t *testing.T) {
	list := func(n int) (values, texts string) {
		for i := range n {
			values += fmt.Sprintf("V%d, ", i)
			texts += fmt.Sprintf("Meaning %d., ", i)
		}
		return values, texts
	}
	long, texts := list(40)
	short, _ := list(15)
	files, _ := site(t, strings.NewReplacer("LONG", long, "SHORT", short, "TEXTS", texts).Replace(`openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses: {"200": {description: d, content: {application/json: {schema: {type: object, properties: {
        code: {type: string, enum: [LONG], x-enum-descriptions: [TEXTS]}, country: {type: string, enum: [LONG]}, size: {type: string, enum: [SHORT]}}}}}}}
`))
	page := files["en/shop/calls/a.html"]
	node := func(name string) string {
		_, text, found := strings.Cut(page, `id="response.200.`+name+`"`)
		if !found {
			t.Fatalf("there is no %s", name)
		}
		text, _, _ = strings.Cut(text, "</li>\n<li class=\"node\"")
		return text
	}
	code := regexp.MustCompile(`<code>&#34;V\d+&#34;</code>`)
	for _, c := range []struct {
		name, fold   string
		seen, folded int
	}{
		{"code", `<details class="more">`, 10, 30},
		{"country", `<details class="more plain">`, 10, 30},
		{"size", "", 15, 0},
	} {
		text := node(c.name)
		if c.name == "size" {
			text, _, _ = strings.Cut(text, "</ul>\n</li>")
			text, _, _ = strings.Cut(text, "<section")
		}
		seen, folded, found := strings.Cut(text, "<details class=\"more")
		if found != (c.fold != "") || !strings.Contains(text, c.fold) {
			t.Errorf("%s is folded: %t", c.name, found)
		}
		folded, _, _ = strings.Cut(folded, "</details>")
		if a, b := len(code.FindAllString(seen, -1)), len(code.FindAllString(folded, -1)); a != c.seen || b != c.folded {
			t.Errorf("%s: %d values are seen and %d folded", c.name, a, b)
		}
		if found && !strings.Contains(folded, "<summary>and 30 more</summary>") {
			t.Errorf("%s does not say how many are folded", c.name)
		}
	}
	_, errors, _ := strings.Cut(page, `<h2 id="errors">`)
	if seen, folded, _ := strings.Cut(errors, `<details class="more">`); strings.Count(seen, "Meaning ") != 10 || strings.Count(folded, "Meaning ") != 30 {
		t.Error("the table of errors is not folded after ten")
	}
	if print := files["en/shop/print.html"]; strings.Contains(print, `class="more`) || strings.Count(print, "Meaning 39.") == 0 {
		t.Error("the print view folds values")
	}
}
