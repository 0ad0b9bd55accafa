package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
)

// exchange has a schema in a request and in its answer.
const exchange = `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /in:
    post:
      operationId: in
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/In'}}}}
      responses: {'204': {description: none}}
  /out:
    post:
      operationId: out
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Out'}}}}}
components:
  schemas:
    In: %[1]s
    Out: %[1]s
    Tree: {type: object, properties: {name: {type: string}, kids: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
    Cat: {type: object, required: [meow], properties: {meow: {type: boolean}}}
    Dog: {type: object, required: [bark], properties: {bark: {type: boolean}}}
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
`

// Effects are "rule sender receiver": what a change does to yesterday's sender
// and to yesterday's receiver, whichever they are.
const (
	n = " breaking safe"     // narrower
	w = " safe breaking"     // wider
	b = " breaking breaking" // another thing
	u = " risky risky"
	h = " safe safe"
)

// TestSchemas changes schemas one way and back.
func TestSchemas(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		there, back    []string
	}{
		{"nothing", "{type: string}", "{type: string}", nil, nil},
		{"another text for the same", "{type: number, minimum: 1}", "{type: [number], minimum: 1.0, description: x}", nil, nil},
		{"a type", "{type: string}", "{type: integer}", []string{"type-changed" + b}, []string{"type-changed" + b}},
		{"integer to number", "{type: integer}", "{type: number}", []string{"type-widened" + w}, []string{"type-narrowed" + n}},
		{"a type more", "{type: string}", "{type: [string, integer]}", []string{"type-widened" + w}, []string{"type-narrowed" + n}},
		{"types that overlap", "{type: [string, integer]}", "{type: [string, boolean]}", []string{"type-changed" + b}, []string{"type-changed" + b}},
		{"a type at all", "{}", "{type: string}", []string{"type-narrowed" + n}, []string{"type-widened" + w}},
		{"null", "{type: string}", "{type: [string, 'null']}", []string{"became-nullable" + w}, []string{"became-not-nullable" + n}},
		{"null as a union", "{$ref: '#/components/schemas/Cat'}", "{oneOf: [{$ref: '#/components/schemas/Cat'}, {type: 'null'}]}", []string{"became-nullable" + w}, []string{"became-not-nullable" + n}},
		{"an enum", "{type: string}", "{type: string, enum: [a]}", []string{"enum-added" + n}, []string{"enum-removed" + w}},
		{"a value", "{type: string, enum: [a]}", "{type: string, enum: [a, b]}", []string{"enum-value-added" + w}, []string{"enum-value-removed" + n}},
		{"a value of many to come", "{type: string, x-extensible-enum: true, enum: [a]}", "{type: string, x-extensible-enum: true, enum: [a, b]}", []string{"enum-value-added safe risky"}, []string{"enum-value-removed risky safe"}},
		{"an enum that more may come to", "{type: string, enum: [a]}", "{type: string, enum: [a], x-extensible-enum: true}", []string{"enum-opened" + w}, []string{"enum-closed risky safe"}},
		{"an enum that gives way to known values", "{type: string, enum: [a]}", "{type: string, x-extensible-enum: [a]}", []string{"enum-removed" + w, "known-value-added" + h}, []string{"enum-added" + n, "known-value-removed risky safe"}},
		{"values of many to come", "{type: string, x-extensible-enum: [a]}", "{type: string, x-extensible-enum: [a, b]}", []string{"known-value-added" + h}, []string{"known-value-removed risky safe"}},
		{"const", "{const: 1}", "{const: 2}", []string{"enum-value-added" + w, "enum-value-removed" + n}, []string{"enum-value-added" + w, "enum-value-removed" + n}},
		{"a type that an enum has already", "{enum: [a]}", "{type: string, enum: [a]}", nil, nil},
		{"a type of whole numbers that an enum has already", "{enum: [1, 2.0]}", "{type: integer, enum: [1, 2]}", nil, nil},
		{"a type that leaves out a value", "{enum: [a, {}]}", "{type: string, enum: [a, {}]}", []string{"enum-value-removed" + n}, []string{"enum-value-added" + w}},
		{"null among the values", "{type: string, enum: [a, null]}", "{type: [string, 'null'], enum: [a, null]}", []string{"became-nullable" + w}, []string{"became-not-nullable" + n}},
		{"a type of an enum that more may come to", "{x-extensible-enum: true, enum: [a]}", "{type: string, x-extensible-enum: true, enum: [a]}", []string{"type-narrowed" + n}, []string{"type-widened" + w}},
		{"const and an enum of it", "{const: 1}", "{enum: [1.0]}", nil, nil},
		{"an optional property", "{type: object}", "{type: object, properties: {a: {type: string}}}", []string{"property-added" + h}, []string{"property-removed" + u}},
		{"a property of a closed object", "{type: object, additionalProperties: false}", "{type: object, properties: {a: {type: string}}, additionalProperties: false}", []string{"property-added" + w}, []string{"property-removed breaking risky"}},
		{"a required property", "{type: object}", "{type: object, required: [a], properties: {a: {type: string}}}", []string{"required-property-added" + n}, []string{"required-property-removed risky breaking"}},
		{"required", "{type: object, properties: {a: {}}}", "{type: object, required: [a], properties: {a: {}}}", []string{"property-became-required" + n}, []string{"property-became-optional" + w}},
		{"required, undeclared", "{type: object}", "{type: object, required: [a]}", []string{"property-became-required" + n}, []string{"property-became-optional" + w}},
		{"a required property that is declared", "{type: object, required: [a]}", "{type: object, required: [a], properties: {a: {type: string}}}", []string{"type-narrowed" + n}, []string{"type-widened" + w}},
		{"a required property of a map that is declared", "{type: object, required: [a], additionalProperties: {type: integer}}", "{type: object, properties: {a: {type: number}}, additionalProperties: {type: integer}}", []string{"property-became-optional" + w, "type-widened" + w}, []string{"property-became-required" + n, "type-narrowed" + n}},
		{"a property that must not be there", "{type: object}", "{type: object, properties: {a: false}}", []string{"property-forbidden risky safe"}, []string{"property-allowed safe risky"}},
		{"a property of a map", "{type: object, additionalProperties: {type: string}}", "{type: object, properties: {a: {type: integer}}, additionalProperties: {type: string}}", []string{"property-added" + h, "type-changed" + b}, []string{"property-removed" + u, "type-changed" + b}},
		{"unknown properties", "{type: object}", "{type: object, additionalProperties: false}", []string{"additional-properties-forbidden" + n}, []string{"additional-properties-allowed" + w}},
		{"values of a map", "{type: object, additionalProperties: {type: integer}}", "{type: object, additionalProperties: {type: number}}", []string{"type-widened" + w}, []string{"type-narrowed" + n}},
		{"a pattern of names", "{type: object}", "{type: object, patternProperties: {^x: {type: string}}}", []string{"pattern-property-added" + n}, []string{"pattern-property-removed" + w}},
		{"names", "{type: object}", "{type: object, propertyNames: {maxLength: 3}}", []string{"limit-tightened" + n}, []string{"limit-loosened" + w}},
		{"a dependency", "{type: object}", "{type: object, dependentRequired: {a: [b]}}", []string{"dependency-added" + n}, []string{"dependency-removed" + w}},
		{"a dependent schema", "{type: object}", "{type: object, dependentSchemas: {a: {required: [b]}}}", []string{"dependency-added" + n}, []string{"dependency-removed" + w}},
		{"length", "{type: string, maxLength: 5}", "{type: string, maxLength: 4}", []string{"limit-tightened" + n}, []string{"limit-loosened" + w}},
		{"a bound beyond float64", "{type: integer, maximum: 9007199254740993}", "{type: integer, maximum: 9007199254740992}", []string{"limit-tightened" + n}, []string{"limit-loosened" + w}},
		{"an exclusive bound", "{type: number, minimum: 1}", "{type: number, exclusiveMinimum: 1}", []string{"limit-tightened" + n}, []string{"limit-loosened" + w}},
		{"an exclusive bound of integers", "{type: integer, minimum: 1, maximum: 9}", "{type: integer, exclusiveMinimum: 0, exclusiveMaximum: 10}", nil, nil},
		{"another exclusive bound of integers", "{type: integer, minimum: 1}", "{type: integer, exclusiveMinimum: 1}", []string{"limit-tightened" + n}, []string{"limit-loosened" + w}},
		{"a bound that says nothing", "{type: string, minLength: 0}", "{type: string}", nil, nil},
		{"a bound of another type", "{type: string, minimum: 3}", "{type: string}", nil, nil},
		{"multiples", "{type: number, multipleOf: 0.01}", "{type: number, multipleOf: 0.1}", []string{"assertion-changed" + n}, []string{"assertion-changed" + w}},
		{"other multiples", "{type: integer, multipleOf: 2}", "{type: integer, multipleOf: 3}", []string{"assertion-changed" + u}, []string{"assertion-changed" + u}},
		{"a pattern", "{type: string}", "{type: string, pattern: a}", []string{"assertion-added" + n}, []string{"assertion-removed" + w}},
		{"another pattern", "{type: string, pattern: a}", "{type: string, pattern: b}", []string{"assertion-changed" + u}, []string{"assertion-changed" + u}},
		{"a format", "{type: string}", "{type: string, format: date}", []string{"assertion-added" + n}, []string{"assertion-removed" + w}},
		{"a wider format", "{type: integer, format: int32}", "{type: integer, format: int64}", []string{"assertion-changed" + w}, []string{"assertion-changed" + n}},
		{"a format of a secret", "{type: string}", "{type: string, format: password}", nil, nil},
		{"a format that refuses nothing", "{type: string}", "{type: string, format: shoe-size}", []string{"assertion-added" + u}, []string{"assertion-removed" + u}},
		{"more digits", "{type: number, format: float}", "{type: number, format: double}", []string{"assertion-changed" + u}, []string{"assertion-changed" + u}},
		{"bytes as text", "{type: string}", "{type: string, contentEncoding: base64}", []string{"assertion-added" + u}, []string{"assertion-removed" + u}},
		{"unique", "{type: array, items: {}}", "{type: array, items: {}, uniqueItems: true}", []string{"assertion-added" + n}, []string{"assertion-removed" + w}},
		{"items", "{type: array, items: {type: integer}}", "{type: array, items: {type: number}}", []string{"type-widened" + w}, []string{"type-narrowed" + n}},
		{"a position", "{type: array, items: {type: integer}}", "{type: array, prefixItems: [{type: string}], items: {type: integer}}", []string{"type-changed" + b}, []string{"type-changed" + b}},
		{"contains", "{type: array}", "{type: array, contains: {type: string}}", []string{"contains-added" + n}, []string{"contains-removed" + w}},
		{"minContains", "{type: array, contains: {}}", "{type: array, contains: {}, minContains: 2}", []string{"limit-tightened" + u}, []string{"limit-loosened" + u}},
		{"a branch", "{oneOf: [{type: string}]}", "{oneOf: [{type: string}, {type: integer}]}", []string{"union-branch-added" + w}, []string{"union-branch-removed" + n}},
		{"alone and one of two", "{$ref: '#/components/schemas/Cat'}", "{$ref: '#/components/schemas/Pet'}", []string{"union-branch-added risky breaking"}, []string{"union-branch-removed breaking risky"}},
		{"a branch that others may overlap", "{oneOf: [{type: object, required: [a]}, {type: string}]}", "{oneOf: [{type: object, required: [a]}, {type: string}, {type: object, required: [b]}]}", []string{"union-branch-added risky breaking"}, []string{"union-branch-removed breaking risky"}},
		{"a wider branch that others may overlap", "{oneOf: [{type: object, required: [a], properties: {n: {maximum: 1}}}, {type: object, required: [b]}]}", "{oneOf: [{type: object, required: [a], properties: {n: {maximum: 2}}}, {type: object, required: [b]}]}", []string{"limit-loosened risky breaking"}, []string{"limit-tightened breaking risky"}},
		{"a branch with a tag", "{oneOf: [{type: object, required: [t], properties: {t: {const: a}}}]}", "{oneOf: [{type: object, required: [t], properties: {t: {const: a}}}, {type: object, required: [t], properties: {t: {const: b}}}]}", []string{"union-branch-added" + w}, []string{"union-branch-removed" + n}},
		{"types and a union of them", "{type: [string, integer]}", "{oneOf: [{type: integer}, {type: string}]}", nil, nil},
		{"types and a union of more", "{type: [string, integer]}", "{oneOf: [{type: integer}, {type: string}, {type: boolean}]}", []string{"union-branch-added" + w}, []string{"union-branch-removed" + n}},
		{"branches in another order", "{anyOf: [{type: string}, {type: integer}]}", "{anyOf: [{type: integer}, {type: string}]}", nil, nil},
		{"anyOf and oneOf", "{anyOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: integer}]}", []string{"union-kind-changed" + u}, []string{"union-kind-changed" + u}},
		{"a union beside other keywords", "{type: object}", "{type: object, anyOf: [{required: [a]}, {required: [b]}]}", []string{"union-added" + n}, []string{"union-removed" + w}},
		{"not", "{type: string}", "{type: string, not: {maxLength: 3}}", []string{"not-added" + n}, []string{"not-removed" + w}},
		{"inside not", "{type: string, not: {maxLength: 3}}", "{type: string, not: {maxLength: 4}}", []string{"limit-loosened" + n}, []string{"limit-tightened" + w}},
		{"a condition", "{type: object}", "{type: object, if: {required: [a]}, then: {required: [b]}}", []string{"condition-added" + n}, []string{"condition-removed" + w}},
		{"inside if", "{if: {maxLength: 3}, then: {pattern: a}}", "{if: {maxLength: 4}, then: {pattern: a}}", []string{"limit-loosened" + u}, []string{"limit-tightened" + u}},
		{"inside then", "{if: {required: [a]}, then: {required: [b]}}", "{if: {required: [a]}, then: {required: [b, c]}}", []string{"property-became-required" + n}, []string{"property-became-optional" + w}},
		{"divided into allOf", "{type: object, required: [a], properties: {a: {type: string}}}", "{allOf: [{type: object}, {required: [a]}, {properties: {a: {type: string}}}]}", nil, nil},
		{"closed for a part of allOf", "{allOf: [{properties: {a: {}, b: {}}, additionalProperties: false}]}", "{allOf: [{properties: {a: {}}, additionalProperties: false}, {properties: {b: {}}}]}", []string{"additional-properties-scope-changed" + u}, []string{"additional-properties-scope-changed" + u}},
		{"no value at all", "{properties: {a: {type: string}}}", "{properties: {a: false}}", []string{"schema-forbidden" + n}, []string{"schema-allowed" + w}},
		{"a default", "{type: integer}", "{type: integer, default: 1}", []string{"default-added risky safe"}, []string{"default-removed" + u}},
		{"another default", "{type: integer, default: 1}", "{type: integer, default: 2}", []string{"default-changed" + u}, []string{"default-changed" + u}},
		{"the same default", "{type: number, default: 1}", "{type: number, default: 1.0}", nil, nil},
		{"readOnly", "{properties: {a: {type: string}}}", "{properties: {a: {type: string, readOnly: true}}}", []string{"direction-changed" + u}, []string{"direction-changed" + u}},
		{"deprecated", "{type: string}", "{type: string, deprecated: true}", []string{"deprecated" + h}, nil},
		{"a rule", "{type: object}", "{type: object, x-validations: [{rule: self.a < self.b}]}", []string{"validation-added" + n}, []string{"validation-removed" + w}},
		{"another rule", "{type: object, x-validations: [{rule: self.a < 1}]}", "{type: object, x-validations: [{rule: self.a < 2}]}", []string{"validation-added" + n, "validation-removed" + w}, []string{"validation-added" + n, "validation-removed" + w}},
		{"a message of a rule", "{type: object, x-validations: [{rule: self.a < 1}]}", "{type: object, x-validations: [{rule: self.a < 1, message: m}]}", nil, nil},
		{"aliases", "{type: string, x-aliases: [a]}", "{type: string, x-aliases: [a, b]}", []string{"alias-added" + h}, []string{"alias-removed risky safe"}},
		{"coercion", "{type: integer}", "{type: integer, x-coerce: [string-to-number]}", []string{"coercion-added" + h}, []string{"coercion-removed risky safe"}},
		{"a discriminator", "{oneOf: [{type: object, title: a}], discriminator: {propertyName: a}}", "{oneOf: [{type: object, title: a}], discriminator: {propertyName: b}}", []string{"discriminator-changed" + u}, []string{"discriminator-changed" + u}},
		{"deep in arrays of maps", "{type: array, items: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}}", "{type: array, items: {type: object, additionalProperties: {type: object, properties: {a: {type: string, maxLength: 1}}}}}", []string{"limit-tightened" + n}, []string{"limit-loosened" + w}},
		{"a schema with another name", "{allOf: [{$ref: '#/components/schemas/Cat'}]}", "{type: object, required: [meow], properties: {meow: {type: boolean}}}", nil, nil},
		{"recursion", "{$ref: '#/components/schemas/Tree'}", "{type: object, properties: {name: {type: string}, kids: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}", nil, nil},
		{"unevaluated", "{type: object, properties: {a: {}}}", "{type: object, properties: {a: {}}, unevaluatedProperties: {type: string}}", []string{"type-narrowed" + n}, []string{"type-widened" + w}},
		{"a union that unevaluated looks into", "{type: object, unevaluatedProperties: false}", "{type: object, unevaluatedProperties: false, anyOf: [{properties: {a: {}}}, {properties: {b: {}}}]}", []string{"union-added breaking risky"}, []string{"union-removed risky breaking"}},
		{"a property that unevaluated looks at", "{type: object, unevaluatedProperties: false, anyOf: [{title: A, properties: {a: {}}}]}", "{type: object, unevaluatedProperties: false, anyOf: [{title: A, properties: {a: {}, b: {}}}]}", []string{"property-added risky breaking"}, []string{"property-removed breaking risky"}},
		{"elements that unevaluated leaves", "{type: array, unevaluatedItems: false}", "{type: array, items: {type: string}, unevaluatedItems: false}", []string{"type-narrowed breaking risky"}, []string{"type-widened risky breaking"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, two := read(t, "old.yaml", fmt.Sprintf(exchange, c.old)), read(t, "new.yaml", fmt.Sprintf(exchange, c.new))
			check(t, "there", lines(t, diff.Documents(one, two)), twice(c.there))
			check(t, "back", lines(t, diff.Documents(two, one)), twice(c.back))
		})
	}
}

// twice spells effects for a request, which the client sends, and for an answer.
func twice(effects []string) []string {
	var out []string
	for _, e := range effects {
		f := strings.Fields(e)
		out = append(out, "request-"+f[0]+" "+f[2]+" "+f[1], "response-"+f[0]+" "+f[1]+" "+f[2])
	}
	return out
}
