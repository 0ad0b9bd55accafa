package docs_test

import (
	"strings"
	"testing"
)

// On the page to print, a long list of values stands at its schema, and a short one
// also where it is used.
func TestPrintedValues(t *testing.T) {
	files, _ := site(t, `openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: getOrders
      parameters:
        - {name: bank, in: query, schema: {$ref: '#/components/schemas/Bank'}}
        - {name: state, in: query, schema: {$ref: '#/components/schemas/State'}}
      responses: {'204': {description: Nothing.}}
components:
  schemas:
    Bank: {type: string, enum: [b01, b02, b03, b04, b05, b06, b07, b08, b09]}
    State: {type: string, enum: [s1, s2]}
    Order: {type: object, properties: {bank: {$ref: '#/components/schemas/Bank'}, state: {$ref: '#/components/schemas/State'}}}
`)
	for value, want := range map[string]int{"b01": 1, "b09": 1, "s1": 3, "s2": 3} {
		term := "<li><code>&#34;" + value + "&#34;</code></li>"
		if have := strings.Count(files["en/shop/print.html"], term); have != want {
			t.Errorf("%s stands %d times, want %d", value, have, want)
		}
	}
}
