package diff_test

import (
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
)

// api puts paths, webhooks and what else there is into a document.
func api(parts string) string {
	text := "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n" + parts + "\n"
	if !strings.Contains(parts, "paths:") {
		text += "paths: {}\n"
	}
	return text
}

// op is a document with one operation.
func op(parts string) string {
	return api("paths: {/a: {post: {operationId: a, " + parts + "}}}\ncomponents: {securitySchemes: {one: {type: http, scheme: basic}, two: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://x.example, scopes: {r: r, w: w}}}}}}")
}

const ok = "responses: {'204': {description: ok}}"

// param is an operation with one parameter.
func param(p string) string { return op("parameters: [" + p + "], " + ok) }

func body(b string) string { return op("requestBody: " + b + ", " + ok) }

func answers(r string) string { return op("responses: " + r) }

// TestOperations changes documents one way and back. What is wanted is
// "id server client".
func TestOperations(t *testing.T) {
	const text = "{application/json: {schema: {type: string}}}"
	for _, c := range []struct {
		name, old, new string
		there, back    []string
	}{
		{"an operation", api("paths: {/a: {get: {" + ok + "}}}"), api("paths: {/a: {get: {" + ok + "}, put: {" + ok + "}}}"), []string{"operation-added risky safe"}, []string{"operation-removed safe breaking"}},
		{"another path", api("paths: {/a: {get: {operationId: x, " + ok + "}}}"), api("paths: {/b: {get: {operationId: x, " + ok + "}}}"), []string{"operation-moved risky breaking"}, []string{"operation-moved risky breaking"}},
		{"another operationId", api("paths: {/a: {get: {operationId: x, " + ok + "}}}"), api("paths: {/a: {get: {operationId: y, " + ok + "}}}"), []string{"operation-id-changed safe safe"}, []string{"operation-id-changed safe safe"}},
		{"deprecated", op(ok), op("deprecated: true, " + ok), []string{"operation-deprecated safe safe"}, nil},
		{"a path parameter with another name", api("paths: {'/a/{x}': {get: {parameters: [{name: x, in: path, required: true, schema: {type: string}}], " + ok + "}}}"), api("paths: {'/a/{y}': {get: {parameters: [{name: y, in: path, required: true, schema: {type: string}}], " + ok + "}}}"), nil, nil},
		{"a parameter", op(ok), param("{name: q, in: query, schema: {type: string}}"), []string{"parameter-added safe safe"}, []string{"parameter-removed risky risky"}},
		{"a required parameter", op(ok), param("{name: q, in: query, required: true, schema: {type: string}}"), []string{"parameter-required-added safe breaking"}, []string{"parameter-removed breaking risky"}},
		{"required", param("{name: q, in: query, schema: {type: string}}"), param("{name: q, in: query, required: true, schema: {type: string}}"), []string{"parameter-became-required safe breaking"}, []string{"parameter-became-optional breaking safe"}},
		{"a name", param("{name: p, in: query, schema: {type: string}}"), param("{name: q, in: query, schema: {type: string}}"), []string{"parameter-renamed risky risky"}, []string{"parameter-renamed risky risky"}},
		{"a name of a header in another case", param("{name: X-A, in: header, schema: {type: string}}"), param("{name: x-a, in: header, schema: {type: string}}"), nil, nil},
		{"a place", param("{name: q, in: query, required: true, schema: {type: string}}"), param("{name: q, in: header, required: true, schema: {type: string}}"), []string{"parameter-moved breaking breaking"}, []string{"parameter-moved breaking breaking"}},
		{"a type", param("{name: q, in: query, schema: {type: integer}}"), param("{name: q, in: query, schema: {type: number}}"), []string{"parameter-type-widened breaking safe"}, []string{"parameter-type-narrowed safe breaking"}},
		{"a style", param("{name: q, in: query, schema: {type: array, items: {}}}"), param("{name: q, in: query, explode: false, schema: {type: array, items: {}}}"), []string{"parameter-style-changed breaking breaking"}, []string{"parameter-style-changed breaking breaking"}},
		{"a style of one text", param("{name: q, in: query, schema: {type: string}}"), param("{name: q, in: query, explode: false, schema: {type: string}}"), []string{"parameter-style-changed safe safe"}, []string{"parameter-style-changed safe safe"}},
		{"reserved characters", param("{name: q, in: query, schema: {type: string}}"), param("{name: q, in: query, allowReserved: true, schema: {type: string}}"), []string{"parameter-style-changed risky safe"}, []string{"parameter-style-changed safe safe"}},
		{"an empty value", param("{name: q, in: query, schema: {type: string}}"), param("{name: q, in: query, allowEmptyValue: true, schema: {type: string}}"), []string{"parameter-empty-changed breaking safe"}, []string{"parameter-empty-changed safe breaking"}},
		{"a deprecated parameter", param("{name: q, in: query, schema: {type: string}}"), param("{name: q, in: query, deprecated: true, schema: {type: string}}"), []string{"parameter-deprecated safe safe"}, nil},
		{"a default", param("{name: q, in: query, schema: {type: integer, default: 1}}"), param("{name: q, in: query, schema: {type: integer, default: 2}}"), []string{"parameter-default-changed risky risky"}, []string{"parameter-default-changed risky risky"}},
		{"a body", op(ok), body("{content: " + text + "}"), []string{"request-body-added safe safe"}, []string{"request-body-removed risky risky"}},
		{"a required body", op(ok), body("{required: true, content: " + text + "}"), []string{"request-required-body-added safe breaking"}, []string{"request-body-removed breaking risky"}},
		{"a body that is required", body("{content: " + text + "}"), body("{required: true, content: " + text + "}"), []string{"request-body-became-required safe breaking"}, []string{"request-body-became-optional breaking safe"}},
		{"a media type", body("{content: {application/json: {}}}"), body("{content: {application/json: {}, application/xml: {}}}"), []string{"request-media-type-added risky safe"}, []string{"request-media-type-removed risky breaking"}},
		{"a media type with the charset that it has", body("{content: {application/json: {}}}"), body("{content: {'application/json;charset=UTF-8': {}}}"), nil, nil},
		{"a media type with another charset", body("{content: {text/plain: {}}}"), body("{content: {text/plain;charset=euc-kr: {}}}"), []string{"request-media-type-added risky safe", "request-media-type-removed risky breaking"}, []string{"request-media-type-added risky safe", "request-media-type-removed risky breaking"}},
		{"a form", body("{content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}}"), body("{content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {explode: false}}}}}"), []string{"request-encoding-changed risky risky"}, []string{"request-encoding-changed risky risky"}},
		{"a status", answers("{'200': {description: ok}}"), answers("{'200': {description: ok}, '202': {description: later}}"), []string{"response-status-added safe breaking"}, []string{"response-status-removed breaking safe"}},
		{"a status of an error", answers("{'200': {description: ok}}"), answers("{'200': {description: ok}, '404': {description: no}}"), []string{"response-status-added safe risky"}, []string{"response-status-removed risky safe"}},
		{"a status under default", answers("{'200': {description: ok}, default: {description: no}}"), answers("{'200': {description: ok}, '404': {description: no}, default: {description: no}}"), []string{"response-status-added safe safe"}, []string{"response-status-removed safe safe"}},
		{"a body of an answer", answers("{'200': {description: ok}}"), answers("{'200': {description: ok, content: " + text + "}}"), []string{"response-body-added breaking risky"}, []string{"response-body-removed risky breaking"}},
		{"a media type of an answer", answers("{'200': {description: ok, content: {application/json: {}}}}"), answers("{'200': {description: ok, content: {application/json: {}, text/plain: {}}}}"), []string{"response-media-type-added safe risky"}, []string{"response-media-type-removed breaking risky"}},
		{"a stream", answers("{'200': {description: ok, content: {text/event-stream: {x-sse-sentinel: END, schema: {type: string}}}}}"), answers("{'200': {description: ok, content: {text/event-stream: {x-sse-sentinel: DONE, schema: {type: string}}}}}"), []string{"response-sequence-changed breaking breaking"}, []string{"response-sequence-changed breaking breaking"}},
		{"a header", answers("{'200': {description: ok}}"), answers("{'200': {description: ok, headers: {X-A: {schema: {type: string}}}}}"), []string{"header-added safe safe"}, []string{"header-removed safe risky"}},
		{"a required header", answers("{'200': {description: ok}}"), answers("{'200': {description: ok, headers: {X-A: {required: true, schema: {type: string}}}}}"), []string{"header-required-added breaking safe"}, []string{"header-removed safe breaking"}},
		{"a header that is required", answers("{'200': {description: ok, headers: {X-A: {schema: {type: string}}}}}"), answers("{'200': {description: ok, headers: {X-A: {required: true, schema: {type: string}}}}}"), []string{"header-became-required breaking safe"}, []string{"header-became-optional safe breaking"}},
		{"a type of a header", answers("{'200': {description: ok, headers: {X-A: {schema: {type: integer}}}}}"), answers("{'200': {description: ok, headers: {X-A: {schema: {type: number}}}}}"), []string{"header-type-widened safe breaking"}, []string{"header-type-narrowed breaking safe"}},
		{"credentials", op(ok), op("security: [{one: []}], " + ok), []string{"security-changed safe breaking"}, []string{"security-changed breaking safe"}},
		{"a choice of credentials", op("security: [{one: []}], " + ok), op("security: [{one: []}, {two: []}], " + ok), []string{"security-changed risky safe"}, []string{"security-changed safe risky"}},
		{"a scope", op("security: [{two: [r]}], " + ok), op("security: [{two: [r, w]}], " + ok), []string{"security-changed safe breaking"}, []string{"security-changed breaking safe"}},
		{"a scheme", strings.Replace(op("security: [{one: []}], "+ok), "basic", "bearer", 1), op("security: [{one: []}], " + ok), []string{"security-scheme-changed breaking breaking"}, []string{"security-scheme-changed breaking breaking"}},
		{"another name of a scheme", op("security: [{two: [r]}], " + ok), strings.ReplaceAll(op("security: [{two: [r]}], "+ok), "two:", "zwei:"), nil, nil},
		{"a scheme of another kind", op("security: [{one: []}], " + ok), strings.ReplaceAll(strings.ReplaceAll(op("security: [{one: []}], "+ok), "one:", "eins:"), "basic", "bearer"), []string{"security-changed breaking breaking"}, []string{"security-changed breaking breaking"}},
		{"an address of a scheme", strings.Replace(op("security: [{two: []}], "+ok), "x.example", "y.example", 1), op("security: [{two: []}], " + ok), []string{"security-scheme-details-changed risky risky"}, []string{"security-scheme-details-changed risky risky"}},
		{"a server", api("servers: [{url: https://a.example}]"), api("servers: [{url: https://a.example}, {url: https://b.example}]"), []string{"server-added safe safe"}, []string{"server-removed safe risky"}},
		{"a variable of a server", api("servers: [{url: 'https://{a}.example', variables: {a: {default: x}}}]"), api("servers: [{url: 'https://{a}.example', variables: {a: {default: y}}}]"), []string{"server-variables-changed safe risky"}, []string{"server-variables-changed safe risky"}},
		{"a server of an operation", op(ok), op("servers: [{url: https://b.example}], " + ok), []string{"server-added safe safe"}, []string{"server-removed safe risky"}},
		{"readOnly in 3.0", strings.Replace(body("{content: {application/json: {schema: {type: object, properties: {a: {type: string, readOnly: true}}}}}}"), "3.1.0", "3.0.3", 1), strings.Replace(body("{content: {application/json: {schema: {type: object, required: [a], properties: {a: {type: string, readOnly: true}}}}}}"), "3.1.0", "3.0.3", 1), nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, two := read(t, "old.yaml", c.old), read(t, "new.yaml", c.new)
			check(t, "there", lines(t, diff.Documents(one, two)), c.there)
			check(t, "back", lines(t, diff.Documents(two, one)), c.back)
		})
	}
}

// TestInverted: who serves the paths sends webhooks and callbacks.
func TestInverted(t *testing.T) {
	const schema = "{content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}"
	required := strings.Replace(schema, "type: object,", "type: object, required: [id],", 1)
	call := func(body string) string {
		return "post: {requestBody: " + body + ", responses: {'200': {description: ok, content: {application/json: {schema: {type: integer}}}}}}"
	}
	for name, document := range map[string]func(body string) string{
		"webhook": func(body string) string { return api("webhooks: {paid: {" + call(body) + "}}") },
		"callback": func(body string) string {
			return op("callbacks: {paid: {'{$request.body#/url}': {" + call(body) + "}}}, " + ok)
		},
	} {
		one, two := read(t, "old.yaml", document(schema)), read(t, "new.yaml", document(required))
		check(t, name, lines(t, diff.Documents(one, two)), []string{"request-property-became-required breaking safe"})
		check(t, name+" back", lines(t, diff.Documents(two, one)), []string{"request-property-became-optional safe breaking"})
		three := read(t, "new.yaml", strings.Replace(document(schema), "integer", "number", 1))
		check(t, name+" answer", lines(t, diff.Documents(one, three)), []string{"response-type-widened breaking safe"})
	}
}

// TestCallbacks: what a request shows of a callback is where it goes, not its name.
func TestCallbacks(t *testing.T) {
	const url, other, schema = "{$request.body#/url}", "{$request.body#/uri}", "{content: {application/json: {schema: {type: string}}}}"
	calls := func(id, method, name, expression, body string) string {
		return api("paths: {/a: {post: {operationId: " + id + ", callbacks: {" + name + ": {'" + expression + "': {" + method + ": {requestBody: " + body + ", " + ok + "}}}}, " + ok + "}}}")
	}
	one := calls("a", "post", "paid", url, schema)
	for _, c := range []struct {
		name, new string
		want      []string
	}{
		{"another name", calls("a", "post", "settled", url, schema), nil},
		{"another operationId of what brings it about", calls("b", "post", "paid", url, schema), []string{"operation-id-changed safe safe"}},
		{"another address", calls("a", "post", "paid", other, schema), []string{"callback-address-changed breaking breaking"}},
		{"another method", calls("a", "put", "paid", url, schema), []string{"operation-added safe risky", "operation-removed breaking safe"}},
		{"another name and body", calls("a", "post", "settled", url, strings.Replace(schema, "string", "integer", 1)), []string{"request-type-changed breaking breaking"}},
	} {
		check(t, c.name, lines(t, diff.Documents(read(t, "old.yaml", one), read(t, "new.yaml", c.new))), c.want)
	}
}

// TestOneFindingForOnePlace: a schema that many operations have is told once.
func TestOneFindingForOnePlace(t *testing.T) {
	document := func(length string) string {
		use := "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}, " + ok
		return api("paths: {/a: {post: {" + use + "}}, /b: {post: {" + use + "}}}\ncomponents: {schemas: {S: {type: object, properties: {a: {type: string, maxLength: " + length + "}}}}}")
	}
	found := diff.Documents(read(t, "old.yaml", document("4")), read(t, "new.yaml", document("3")))
	if len(found) != 1 {
		t.Fatal(lines(t, found))
	}
	f := found[0]
	if strings.Join(f.Operations, ", ") != "POST /a, POST /b" || f.Where != "request body /a" || f.New.Pointer != "#/components/schemas/S/properties/a" ||
		f.New.Line != 4 || f.Message("en") != "maxLength is 3 now, it was 4, which allowed more" || f.Message("ko") != "maxLength: 4에서 더 엄격한 3(으)로 바뀌었습니다" {
		t.Errorf("%+v: %s", f, f.Message("en"))
	}
}
