package docs_test

import (
	"fmt"
	"strings"
	"testing"
)

// expanding is a document of 25 levels, each of which has the next one several times: NEXT
// in form is a reference to it.
func expanding(form string) string {
	var out strings.Builder
	out.WriteString(`openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    post:
      operationId: a
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/S0"}}}}
      responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/S0"}}}}}
components:
  schemas:
`)
	for i := range 25 {
		fmt.Fprintf(&out, "    S%d: %s\n", i, strings.ReplaceAll(form, "NEXT", fmt.Sprintf(`{$ref: "#/components/schemas/S%d"}`, i+1)))
	}
	out.WriteString("    S25: {type: object, required: [last], properties: {last: {type: string}}}\n")
	return out.String()
}

// unnamed is the same with schemas that have no name of their own.
func unnamed(form string) string {
	var out strings.Builder
	out.WriteString("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n")
	for i := range 25 {
		next := fmt.Sprintf(`{$ref: "#/paths/~1p%d/get/responses/200/content/application~1json/schema"}`, i+1)
		fmt.Fprintf(&out, "  /p%d: {get: {responses: {'200': {description: d, content: {application/json: {schema: %s}}}}}}\n", i, strings.ReplaceAll(form, "NEXT", next))
	}
	out.WriteString("  /p25: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: string}}}}}}}\n")
	return out.String()
}

// What a document of a few lines says many times over is not written as often: not in
// examples and samples, and not in trees or downloads.
func TestExpandingSchemas(t *testing.T) {
	const members = "{type: object, required: [a, b, c], properties: {a: NEXT, b: NEXT, c: NEXT}}"
	for name, text := range map[string]string{
		"members":         expanding(members),
		"members unnamed": unnamed(members),
		"allOf":           expanding("{allOf: [NEXT, {type: object, required: [a, b], properties: {a: NEXT, b: NEXT}}]}"),
		"oneOf unnamed":   unnamed("{oneOf: [{type: object, required: [a, b], properties: {a: NEXT, b: NEXT}}, NEXT]}"),
		"lists":           expanding("{type: object, required: [a, b], properties: {a: {type: array, items: NEXT}, b: {type: array, items: NEXT}}}"),
		"lists unnamed":   unnamed("{type: object, required: [a, b], properties: {a: {type: array, items: NEXT}, b: {type: array, items: NEXT}}}"),
		"maps unnamed":    unnamed("{type: object, additionalProperties: NEXT, patternProperties: {'^a': NEXT, '^b': NEXT}}"),
	} {
		t.Run(name, func(t *testing.T) {
			files, _ := site(t, text)
			for file, data := range files {
				limit := 300_000
				if strings.HasSuffix(name, "unnamed") { // what has no page of its own is shown where it is used
					limit = 400_000
				}
				if len(data) > limit && !strings.Contains(file, "print.html") && strings.HasSuffix(file, ".html") || len(data) > 1_000_000 {
					t.Errorf("%s has %d bytes", file, len(data))
				}
			}
			if name == "members" {
				for file, want := range map[string]string{"shop/calls/a.html": "안쪽 값은 길어서 생략했습니다", "en/shop/calls/a.html": "what is in here is left out"} {
					if !strings.Contains(files[file], want) {
						t.Errorf("%s does not say %q", file, want)
					}
				}
			}
		})
	}
}
