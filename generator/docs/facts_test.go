package docs_test

import (
	"html"
	"strings"
	"testing"
)

// Each line has a schema, and what the page says of it in English and in Korean.
const facts = `
{type: string, minLength: 10, maxLength: 10}            | string · 10 characters                  | 문자열 · 10자
{type: string, maxLength: 1}                            | string · at most 1 character            | 문자열 · 최대 1자
{type: string, minLength: 2, maxLength: 20}             | string · 2 to 20 characters             | 문자열 · 2~20자
{type: string, pattern: "^[0-9]{10,11}$"}               | string · digits only, 10 to 11 characters | 문자열 · 숫자만 10~11자
{type: string, pattern: "^\\d{6}$"}                     | string · digits only, 6 characters      | 문자열 · 숫자만 6자
{type: string, pattern: "^[A-Z]+$"}                     | string · uppercase letters only        | 문자열 · 영문 대문자만
{type: string, pattern: "^https://"}                    | string · starts with https://           | 문자열 · https://로 시작
{type: string, pattern: "^a|b$"}                        | string · matches ^a|b$                  | 문자열 · 정규식 ^a|b$
{type: string, format: date}                            | string · date, for example 2026-01-31      | 문자열 · 날짜 (예: 2026-01-31)
{type: string, format: odd}                             | string · format odd                     | 문자열 · odd 형식
{type: integer, minimum: 1, maximum: 1000000}           | integer · 1 to 1,000,000                | 정수 · 1 이상 1,000,000 이하
{type: number, exclusiveMinimum: 0}                     | number · more than 0                    | 숫자 · 0 초과
{type: integer, multipleOf: 10}                         | integer · a multiple of 10              | 정수 · 10의 배수
{type: [string, "null"]}                                | string or null                          | 문자열 또는 null
{type: array, minItems: 1, items: {type: integer}}      | array of integer · at least 1 item   | 배열 [정수] · 요소 1개 이상
{type: array, uniqueItems: true, items: {type: string}} | array of string · no duplicate items      | 배열 [문자열] · 중복 요소 없음
{const: 7}                                              | integer · always 7                      | 정수 · 항상 7
{type: string, default: x}                              | string · default "x"                    | 문자열 · 기본값 "x"
{type: object, additionalProperties: false}             | object · no other fields allowed               | 객체 · 다른 항목을 보낼 수 없음
{type: integer, x-coerce: [string-to-number]}           | integer · A number written as a string is also accepted when reading. Always send a number. | 정수 · 읽을 때는 문자열로 적힌 숫자도 허용합니다. 보낼 때는 숫자로 보내세요.
{type: string, x-aliases: [b]}                          | string · The name b is also accepted when reading. Always send this name. | 문자열 · 읽을 때는 b라는 이름도 허용합니다. 보낼 때는 이 이름만 사용하세요.
{type: object, if: {properties: {s: {const: 1}}}, then: {required: [d]}} | object · If s is 1: d is required | 객체 · s 값이 1일 때: d 항목이 필수입니다
{type: object, dependentRequired: {a: [b, c]}}          | object · If a is present: b, c are required | 객체 · a 항목이 있을 때: b, c 항목이 필수입니다
{type: object, dependentSchemas: {a: {required: [l], properties: {l: {minItems: 1}}}}} | object · If a is present: l is required and l: at least 1 item | 객체 · a 항목이 있을 때: l 항목이 필수입니다, l: 요소 1개 이상
{type: object, anyOf: [{required: [a]}, {required: [b]}]} | object · At least one of: a is present or b is present | 객체 · 다음 중 하나 이상: a 항목 있음 또는 b 항목 있음
{type: object, not: {required: [a, b]}}                 | object · Not allowed: a, b are all present    | 객체 · 허용되지 않음: a, b 항목 모두 있음
{type: object, x-validations: [{rule: "self.a < self.b", message: 작아야 합니다, message-en: must be less}]} | object · must be less self.a < self.b | 객체 · 작아야 합니다 self.a < self.b
`

// Constraints, conditions and tolerance are said in words, in each language.
func TestFacts(t *testing.T) {
	var document strings.Builder
	document.WriteString("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    S:\n      type: object\n      properties:\n")
	var lines [][]string
	for line := range strings.Lines(strings.TrimSpace(facts)) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		if len(parts) != 3 {
			t.Fatalf("%q", line)
		}
		document.WriteString("        p" + string(rune('A'+len(lines))) + ": " + parts[0] + "\n")
		lines = append(lines, parts)
	}
	files, _ := site(t, document.String())
	for k, page := range []string{files["en/shop/schemas/S.html"], files["shop/schemas/S.html"]} {
		for i, parts := range lines {
			id := "S.p" + string(rune('A'+i))
			if have, want := said(page, id), strings.TrimSpace(parts[k+1]); have != want {
				t.Errorf("%s\nhave %s\nwant %s", parts[0], have, want)
			}
		}
	}
}

// said is what a page says of a value, without its name.
func said(page, id string) string {
	_, rest, _ := strings.Cut(page, `<li class="node" id="`+id+`">`)
	end := strings.Index(rest, `<li class="node"`)
	if end < 0 {
		end = strings.Index(rest, "</ul>\n</details>")
	}
	if end >= 0 {
		rest = rest[:end]
	}
	_, rest, _ = strings.Cut(rest, `<span class="types">`)
	rest, _, _ = strings.Cut(rest, "</article>")
	rest = strings.NewReplacer("<div class=\"rules\"><p>Rules</p>", "", "<div class=\"rules\"><p>조건</p>", "").Replace(rest)
	rest = strings.ReplaceAll(rest, "<li>", " · ")
	rest, _, _ = strings.Cut(rest, `<div class="root"`)
	text := html.UnescapeString(tagPattern.ReplaceAllString(rest, ""))
	return strings.Join(strings.Fields(text), " ")
}

// What has no example of its own gets one that its schema takes: of a union, the first
// branch with the value that stands for it.
func TestMadeExamples(t *testing.T) {
	files, problems := site(t, `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /pay:
    post:
      requestBody: {content: {application/json: {schema: {}, examples: {short: {value: {cid: TC0}}, full: {value: [{cid: TC0ONETIME}]}}}}}
      responses: {"200": {description: ok}}
components:
  schemas:
    Pet: {oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}], discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat"}}}
    Cat: {type: object, required: [kind, phone, born, cid, note], properties: {cid: {type: string, minLength: 10, maxLength: 10}, note: {type: string, minLength: 6}, kind: {type: string}, phone: {type: string, pattern: "^[0-9]{10,11}$"}, born: {type: string, format: date}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
`)
	if len(problems) > 0 {
		t.Error(problems)
	}
	page := files["en/shop/schemas/Pet.html"]
	for _, want := range []string{"object", "kind = cat"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	text := html.UnescapeString(tagPattern.ReplaceAllString(page, ""))
	if want := "{\n  \"kind\": \"cat\",\n  \"cid\": \"TC0ONETIME\",\n  \"note\": \"text01\",\n  \"phone\": \"01012345678\",\n  \"born\": \"2026-01-31\"\n}"; !strings.Contains(text, want) {
		t.Errorf("no %s", want)
	}
}
