package valid_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/docs/valid"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
)

// Each line has a schema, a value, and the faults that are to be found.
const cases = `
{type: string, maxLength: 2}                         | "가나" |
{type: string, maxLength: 2}                         | "가나다" | maxLength
{type: string, pattern: "^[0-9]{2}$"}                | "12" |
{type: string, pattern: "^[0-9]{2}$"}                | "1x" | pattern
{type: string, format: date}                         | "2026-02-30" | format
{type: string, enum: [a, b]}                         | "c" | enum
{type: integer, format: int32, minimum: 1}           | 1.0 |
{type: integer, format: int32, minimum: 1}           | 1.5 | type
{type: integer, format: int32, minimum: 1}           | 3000000000 | format
{type: integer, maximum: 9007199254740993}           | 9007199254740994 | maximum
{type: number, multipleOf: 0.01}                     | 0.03 |
{type: number, multipleOf: 0.01}                     | 0.035 | multipleOf
{type: [string, "null"]}                             | null |
{type: object, required: [a]}                        | {} | required
{type: object, properties: {a: {type: string}}}      | {"a": 1, "b": 2} | /a: type
{properties: {a: {const: {x: 1, y: [2]}}}}           | {"a": {"y": [2.0], "x": 1}} |
{additionalProperties: false, properties: {a: true}} | {"a": 1, "b": 2} | /b: false
{patternProperties: {"^x-": {type: string}}}         | {"x-a": 1, "y": 1} | /x-a: type
{propertyNames: {maxLength: 1}}                      | {"ab": 1} | /ab: maxLength
{type: array, items: {type: string}, minItems: 1}    | ["a", 2] | /1: type
{type: array, items: {type: string}, minItems: 1}    | [] | minItems
{prefixItems: [{type: string}], items: false}        | ["a", 1] | /1: false
{uniqueItems: true}                                  | [1, 1.0] | uniqueItems
{contains: {const: 1}, maxContains: 1}               | [1, 2, 1] | contains
{oneOf: [{required: [a]}, {required: [b]}]}          | {"a": 1, "b": 1} | oneOf
{anyOf: [{required: [a]}, {required: [b]}]}          | {} | anyOf
{not: {required: [a]}}                               | {"a": 1} | not
{if: {properties: {s: {const: 1}}}, then: {required: [d]}, else: {required: [e]}} | {"s": 1} | required
{if: {properties: {s: {const: 1}}}, then: {required: [d]}, else: {required: [e]}} | {"s": 2, "e": 1} |
{dependentRequired: {a: [b]}}                        | {"a": 1} | dependentRequired
{dependentSchemas: {a: {properties: {l: {minItems: 1}}}}} | {"a": 1, "l": []} | /l: minItems
{allOf: [{properties: {a: true}}], unevaluatedProperties: false} | {"a": 1, "b": 1} | /b: false
{anyOf: [{properties: {a: {type: string}}}, {properties: {b: true}}], unevaluatedProperties: false} | {"a": 1, "b": 1} | /a: false
{prefixItems: [true], unevaluatedItems: {type: string}} | [1, "a", 2] | /2: type
{$ref: "#/components/schemas/Node"}                  | {"next": {"next": {"next": 1}}} | /next/next/next: type
{type: object, minProperties: 1}                     | {} | minProperties
{properties: {"a/b~c": {type: string}}}              | {"a/b~c": 1} | /a~1b~0c: type
`

func TestCheck(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(cases)) {
		part := strings.SplitN(strings.TrimSpace(line), " | ", 3)
		if len(part) < 2 {
			t.Fatalf("%q", line)
		}
		value, want := strings.TrimSuffix(strings.TrimSpace(part[1]), " |"), ""
		if len(part) == 3 {
			want = strings.TrimSpace(part[2])
		}
		file := filepath.Join(t.TempDir(), "doc.yaml")
		text := "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}\n    S: " + strings.TrimSpace(part[0]) + "\n"
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		doc, problems := document.Load(file, document.Options{})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		m, found := lower.Document(doc)
		for _, p := range found {
			if !p.Warning {
				t.Fatal(p)
			}
		}
		var have []string
		for _, fault := range valid.Check(m.Schemas[1].Schema, valid.Parse(value)) {
			have = append(have, fault.String())
		}
		if got := strings.Join(have, "; "); got != want {
			t.Errorf("%s\n\t%s: have %q, want %q", part[0], value, got, want)
		}
	}
}
