package docs_test

import (
	"regexp"
	"strings"
	"testing"
)

// Messages have the first example that the schema accepts. Where it accepts none, they
// have one that is made, or else the given one, and say that it is wrong.
func TestSamplesFit(t *testing.T) {
	const document = `openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
x-bizgen-role: client
paths:
  /orders:
    get:
      operationId: list
      parameters:
        - {name: size, in: query, schema: {type: integer}, examples: {bad: {value: much}, fine: {value: 31}}}
        - {name: page, in: query, required: true, schema: {type: integer, minimum: 7}, example: first}
        - {name: sort, in: query, schema: {type: integer}, example: up}
      responses:
        "200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/A"}, examples: {bad: {value: {a: "no"}}, ok: {value: {a: 12}}}}}}
    post:
      operationId: create
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/A"}, examples: EXAMPLES}}}
      responses: {"204": {description: d}}
components:
  schemas:
    A: {type: object, required: [a], properties: {a: TYPE}}
`
	build := func(typ, examples string) map[string]string {
		files, _ := site(t, strings.NewReplacer("TYPE", typ, "EXAMPLES", examples).Replace(document))
		return files
	}
	tag := regexp.MustCompile(`<[^>]*>`)
	sample := func(page, id string) string {
		_, text, _ := strings.Cut(page, `id="sample.`+id+`"`)
		text, _, _ = strings.Cut(text, "</section>")
		return unescape.Replace(tag.ReplaceAllString(text, ""))
	}
	const wrong = "This example does not match its schema"
	for _, c := range []struct {
		name, typ, examples, want string
		marked                    bool
	}{
		{"a later one", "{type: integer}", `{bad: {value: {a: "no"}}, worse: {value: 1}, ok: {value: {a: 11}}}`, "11", false},
		{"one that is made", "{type: integer, minimum: 5}", `{bad: {value: {a: "no"}}}`, "5", false},
		{"the given one", "{type: integer, minimum: 5, maximum: 4}", `{bad: {value: {a: "no"}}}`, `"no"`, true},
	} {
		page := build(c.typ, c.examples)["en/shop/calls/create.html"]
		for _, id := range []string{"curl", "http", "client"} {
			text := sample(page, id)
			if !regexp.MustCompile(`a"?: +`+c.want).MatchString(text) && !(id == "client" && strings.Contains(text, "A: "+c.want)) {
				t.Errorf("%s: %s has not %s:\n%s", c.name, id, c.want, text)
			}
			if strings.Contains(text, wrong) != c.marked {
				t.Errorf("%s: %s is marked: %t", c.name, id, !c.marked)
			}
		}
	}
	files := build("{type: integer}", `{ok: {value: {a: 1}}}`)
	page := files["en/shop/calls/list.html"]
	for _, id := range []string{"curl", "http"} {
		if text := sample(page, id); !strings.Contains(text, "/orders?size=31&page=7") || strings.Contains(text, "sort=") {
			t.Errorf("%s has other parameters:\n%s", id, text)
		}
	}
	for _, id := range []string{"http", "handler"} {
		if text := sample(page, id); !strings.Contains(text, "12") || strings.Contains(text, `"no"`) {
			t.Errorf("%s has another answer:\n%s", id, text)
		}
	}
	if collection := files["en/shop/files/shop.postman_collection.json"]; !strings.Contains(collection, "size=31&page=7") {
		t.Error("Postman sends other parameters")
	}
}

// Of a schema's own examples, too, the first that it accepts is shown.
func TestSchemaExamplesFit(t *testing.T) {
	files, problems := site(t, strings.Replace(shop, "maxLength: 10}", "maxLength: 10, examples: [much too long a name, cup]}", 1))
	if page := files["en/shop/schemas/Order.html"]; !strings.Contains(page, "cup") || strings.Contains(page, "much too long") {
		t.Error("the page shows an example that is refused")
	}
	if len(problems) > 0 {
		t.Error(problems)
	}
	_, problems = site(t, strings.Replace(shop, "maxLength: 10}", "maxLength: 10, examples: [much too long a name]}", 1))
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "the example does not fit its schema: maxLength") {
		t.Error(problems)
	}
}
