package docs_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/docs/search"
)

// An indexed is an entry of the index of a site, as search.js reads it.
type indexed struct {
	url, anchor, name, korean, english string
	kind                               search.Kind
}

// indexOf reads the index of a site.
func indexOf(t *testing.T, files map[string]string) []indexed {
	t.Helper()
	data := strings.TrimSuffix(strings.TrimPrefix(files["assets/search-index.js"], "self.bizgenIndex="), ";\n")
	var pages [][]json.RawMessage
	if err := json.Unmarshal([]byte(data), &pages); err != nil {
		t.Fatal(err)
	}
	var out []indexed
	for _, page := range pages {
		var url string
		if err := json.Unmarshal(page[0], &url); err != nil {
			t.Fatal(err)
		}
		for _, raw := range page[1:] {
			var row []any
			if err := json.Unmarshal(raw, &row); err != nil {
				t.Fatal(err)
			}
			text := func(i int) string {
				if i < len(row) {
					s, _ := row[i].(string)
					return s
				}
				return ""
			}
			kind, _ := row[0].(float64)
			e := indexed{url: url, kind: search.Kind(kind), name: text(1), korean: text(2), english: text(3), anchor: text(4)}
			if len(row) > 3 && row[3] == 0.0 {
				e.english = e.korean
			}
			if a := e.anchor; a != "" {
				base := ""
				if a[0] == '^' {
					base = strings.TrimSuffix(url[strings.LastIndexByte(url, '/')+1:], ".html")
				}
				tail := ""
				if a[len(a)-1] == '0' {
					tail = e.name
				}
				e.anchor = base + a[1:len(a)-1] + tail
			}
			out = append(out, e)
		}
	}
	return out
}

// What the index leads to is there, in both languages; and what there is of calls,
// schemas and members is in the index, which is small enough.
func TestSearchIndex(t *testing.T) {
	files := catalogue(t)
	if size := len(files["assets/search-index.js"]); size > search.Limit {
		t.Errorf("the index has %d bytes", size)
	}
	count := map[search.Kind]int{}
	found := map[string]bool{}
	for _, e := range indexOf(t, files) {
		count[e.kind]++
		found[e.url] = true
		for _, folder := range []string{"", "en/"} {
			page, there := files[folder+e.url]
			if !there {
				t.Errorf("%s: no page %s%s", e.name, folder, e.url)
			} else if e.anchor != "" && !strings.Contains(page, `id="`+e.anchor+`"`) {
				t.Errorf("%s: no place %s in %s%s", e.name, e.anchor, folder, e.url)
			}
		}
		if e.kind != search.Property && e.kind != search.Parameter && (e.korean == "" || e.english == "") {
			t.Errorf("%s: %s: titles %q and %q", e.url, e.name, e.korean, e.english)
		}
	}
	for name := range files {
		if bare := strings.TrimPrefix(name, "en/"); strings.HasSuffix(bare, ".html") && (strings.Contains(bare, "/calls/") || strings.Contains(bare, "/schemas/")) && !found[bare] {
			t.Errorf("%s is not found by searching", bare)
		}
	}
	for kind, least := range map[search.Kind]int{search.Document: 14, search.Operation: 124, search.Schema: 250, search.Property: 600, search.Parameter: 50, search.Code: 150, search.Flow: 20} {
		if count[kind] < least {
			t.Errorf("%d entries of kind %d, want %d", count[kind], kind, least)
		}
	}
}

// Each thing of a document is found under its name.
func TestSearchEntries(t *testing.T) {
	files, _ := site(t, `openapi: 3.1.0
info: {title: 가게, version: "1"}
paths:
  /orders:
    post:
      operationId: createOrder
      summary: 주문하기
      parameters: [{name: dry_run, in: query, description: 시험 삼아, schema: {type: boolean}}]
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {inline: {type: object, properties: {deep: {type: string, description: 깊은 곳}}}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
components:
  schemas:
    Order: {type: object, description: 주문., properties: {state: {$ref: "#/components/schemas/State"}, lines: {type: array, items: {type: object, properties: {sku: {type: string}}}}}}
    State: {type: string, description: 상태, enum: [NEW, DONE], x-enum-descriptions: [새 주문, 끝난 주문]}
`)
	have := indexOf(t, files)
	for _, want := range []indexed{
		{"shop/index.html", "", "shop", "가게", "가게", search.Document},
		{"shop/calls/createOrder.html", "", "createOrder", "주문하기", "주문하기", search.Operation},
		{"shop/calls/createOrder.html", "query.dry_run", "dry_run", "시험 삼아", "시험 삼아", search.Parameter},
		{"shop/calls/createOrder.html", "body.inline.deep", "deep", "깊은 곳", "깊은 곳", search.Property},
		{"shop/schemas/Order.html", "", "Order", "주문", "주문", search.Schema},
		{"shop/schemas/Order.html", "Order.lines.-.sku", "sku", "", "", search.Property},
		{"shop/schemas/State.html", "State", "NEW", "새 주문", "새 주문", search.Code},
	} {
		if !slices.Contains(have, want) {
			t.Errorf("no %+v among %+v", want, have)
		}
	}
}
