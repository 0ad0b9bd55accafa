package docs_test

import (
	"regexp"
	"strings"
	"testing"
)

// evil stands in every text of a document.
const evil = `<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) <javascript:alert(4)> ![b](https://evil.example/b.png) [c](//evil.example) [d](data:text/html,x) [e](https://fine.example/e) ` + "`</code><script>`" + ` {{.}} "'><svg onload=alert(5)>`

const hostile = `openapi: 3.1.0
info: {title: EVIL, version: EVIL, summary: EVIL, description: EVIL, x-source: "javascript:alert(1), https://fine.example/x"}
x-parties: {you: EVIL, other: EVIL, calls: other}
x-checklist: {idempotency: EVIL, time: EVIL, retries: EVIL, signature: EVIL}
externalDocs: {url: "javascript:alert(1)", description: EVIL}
servers: [{url: "https://fine.example/a", description: EVIL}]
tags: [{name: EVIL, description: EVIL}]
security: [{key: [EVIL]}]
paths:
  /orders/{EVILNAME}:
    post:
      operationId: EVIL
      tags: [EVIL]
      summary: EVIL
      description: EVIL
      x-function: EVIL
      x-roles-gap: [EVIL]
      parameters:
        - {name: EVIL, in: query, description: EVIL, schema: {type: string, pattern: EVIL}, example: EVIL}
      requestBody:
        description: EVIL
        content:
          application/json:
            schema: {$ref: "#/components/schemas/a<script>b"}
            examples: {EVIL: {summary: EVIL, description: EVIL, value: {EVIL: EVIL}}}
      responses:
        "400": {description: EVIL, content: {text/EVILTYPE: {schema: {type: string}, example: EVIL}}}
        "200": {description: EVIL, headers: {X-A: {description: EVIL, schema: {type: string, default: EVIL}}}, content: {application/json: {schema: {oneOf: [{title: EVIL, type: object, properties: {a: true}}, {type: string}]}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key, description: EVIL, x-roles: [{name: EVIL, description: EVIL, limit: EVIL, created-by: EVIL}]}
  schemas:
    a<script>b:
      title: EVIL
      description: EVIL
      type: object
      properties:
        EVIL: {description: EVIL, type: string, enum: [EVIL, b], x-enum-descriptions: [EVIL, EVIL], x-aliases: [EVIL]}
      x-validations: [{rule: EVIL, message: EVIL, message-en: EVIL}]
      if: {properties: {EVIL: {const: EVIL}}}
      then: {required: [EVIL]}
`

var allowedTags = regexp.MustCompile(`^</?(?:!doctype|html|head|meta|title|link|script|body|a|header|img|div|nav|button|span|details|summary|p|ul|ol|li|main|footer|section|h[1-6]|dl|dt|dd|code|pre|figure|figcaption|table|thead|tbody|tr|th|td|article|aside|blockquote|b|i|em|strong|var|time|br|hr|del)$`)

var (
	elementPattern   = regexp.MustCompile(`^<[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"]*")?)*\s*>`)
	attributePattern = regexp.MustCompile(`\s([a-z-]+)(?:="[^"]*")?`)
)

// What a document says is text in pages, whatever it looks like.
func TestHostileDocument(t *testing.T) {
	quoted := func(s string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"` }
	text := strings.NewReplacer("EVILNAME", "id", "EVILTYPE", "plain", "EVIL", quoted(evil)).Replace(hostile)
	files, _ := site(t, text)
	tag := regexp.MustCompile(`</?[a-zA-Z!][^\s/>]*`)
	scripts := regexp.MustCompile(`<script[^>]*>`)
	for name, page := range pages(files) {
		if got := strings.Count(page, "</script>"); got != len(scripts.FindAllString(page, -1)) {
			t.Errorf("%s: scripts do not match", name)
		}
		for _, s := range scripts.FindAllString(page, -1) {
			if !regexp.MustCompile(`^<script src="[./]*assets/[a-z]+\.js"(?: defer)?>$`).MatchString(s) {
				t.Errorf("%s has %s", name, s)
			}
		}
		for _, m := range tag.FindAllString(page, -1) {
			if !allowedTags.MatchString(strings.ToLower(m)) {
				t.Errorf("%s has %s", name, m)
			}
		}
		for _, start := range regexp.MustCompile(`<[a-z]`).FindAllStringIndex(page, -1) {
			m := elementPattern.FindString(page[start[0]:])
			if m == "" {
				t.Errorf("%s: not a start of an element that we write: %.80s", name, page[start[0]:])
			}
			for _, a := range attributePattern.FindAllStringSubmatch(m, -1) {
				if strings.HasPrefix(a[1], "on") || a[1] == "style" || a[1] == "srcdoc" || a[1] == "formaction" {
					t.Errorf("%s has %.80s", name, m)
				}
			}
		}
		for _, m := range linkPattern.FindAllStringSubmatch(page, -1) {
			link := unescape.Replace(m[1])
			if regexp.MustCompile(`^(?i)\s*(javascript|data|vbscript):`).MatchString(link) || strings.HasPrefix(link, "//") {
				t.Errorf("%s has a link to %s", name, link)
			}
			if strings.Contains(m[0], "src=") && !strings.Contains(link, "assets/") {
				t.Errorf("%s loads %s", name, link)
			}
		}
	}
	call := ""
	for name, page := range pages(files) {
		if strings.HasPrefix(name, "shop/calls/") {
			call = page
		}
	}
	for _, want := range []string{"https://fine.example/e", "&lt;script&gt;alert(1)"} {
		if !strings.Contains(call, want) {
			t.Errorf("the page of the call does not say %s", want)
		}
	}
	for _, fault := range checkLinks(files) {
		t.Error(fault)
	}
}

// Descriptions are CommonMark, and a picture is a link.
func TestMarkdown(t *testing.T) {
	text := strings.Replace(shop, `"Orders."`, `"**bold** ![chart](https://fine.example/c.png)\n\n| a | b |\n|:-:|---|\n| 1 | 2 |\n\n# Big\n\n[there](#calls) [no](javascript:x) <https://fine.example>"`, 1)
	files, _ := site(t, text)
	page := files["shop/index.html"]
	for _, want := range []string{"<strong>bold</strong>", `<a href="https://fine.example/c.png" rel="noopener noreferrer">chart</a>`, `<th align="center">a</th>`, "<h4>Big</h4>", `<a href="#calls">there</a>`, "<em>no</em>"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(page, "<img src=\"https") || strings.Contains(page, "javascript") {
		t.Error("something of the text is loaded or run")
	}
}

// Schemas that lead to themselves in every way have pages all the same.
func TestEndlessSchemas(t *testing.T) {
	files, _ := site(t, `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a: {post: {operationId: a, requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Tree"}}}}, responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Lists"}}}}}}}
components:
  schemas:
    Tree: {type: object, properties: {a: {$ref: "#/components/schemas/Tree"}, b: {$ref: "#/components/schemas/Tree"}, c: {$ref: "#/components/schemas/Pair"}}, required: [a]}
    Pair: {type: object, additionalProperties: {$ref: "#/components/schemas/Tree"}, patternProperties: {"^x": {$ref: "#/components/schemas/Pair"}}}
    Lists: {type: array, items: {$ref: "#/components/schemas/Lists"}}
    Union: {oneOf: [{type: array, items: {$ref: "#/components/schemas/Union"}}, {type: string}]}
    Rules: {type: object, if: {properties: {a: {$ref: "#/components/schemas/Rules"}, b: {$ref: "#/components/schemas/Rules"}}}, then: {not: {properties: {c: {$ref: "#/components/schemas/Rules"}}}}, contains: {$ref: "#/components/schemas/Rules"}}
    Wide: {anyOf: [{properties: {a: {$ref: "#/components/schemas/Wide"}}, not: {properties: {b: {$ref: "#/components/schemas/Wide"}}}}, {required: [b]}]}
`)
	for _, name := range []string{"Tree", "Pair", "Lists", "Rules", "Wide"} {
		page := files["shop/schemas/"+name+".html"]
		if page == "" || len(page) > 150_000 {
			t.Errorf("%s: %d bytes", name, len(page))
		}
	}
	for _, fault := range checkLinks(files) {
		t.Error(fault)
	}
}
