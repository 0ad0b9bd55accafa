package diff_test

import (
	"slices"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
)

// TestPackages changes documents and wants what code on top of the Go has to change.
func TestPackages(t *testing.T) {
	shop := func(schemas, more string) string {
		return api("paths: {/orders: {post: {operationId: order, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}" + more + "}}}\ncomponents: {schemas: {" + schemas + "}}")
	}
	order := func(members string) string { return "Order: {type: object, properties: {" + members + "}}" }
	for _, c := range []struct {
		name, old, new string
		want           []string // "id server client identifier: message"
	}{
		{"nothing", shop(order("a: {type: string}"), ""), shop(order("a: {type: string}"), ""), nil},
		{"an optional property", shop(order("a: {type: string}"), ""), shop(order("a: {type: string}, b: {type: string}"), ""), nil},
		{"a property less", shop(order("a: {type: string}, b: {type: string}"), ""), shop(order("a: {type: string}"), ""), []string{"go-removed breaking breaking Order.B: it is gone"}},
		{"a type", shop(order("a: {type: string}"), ""), shop(order("a: {type: integer}"), ""), []string{"go-retyped breaking breaking Order.A: it is *int64 now, it was *string"}},
		{"a name of Go", shop(order("a: {type: string}"), ""), shop(order("a: {type: string, x-go-name: First}"), ""), []string{"go-renamed breaking breaking Order.A: its name is Order.First now"}},
		{"a schema with another name", shop(order("a: {$ref: '#/components/schemas/Item'}")+", Item: {type: object, properties: {sku: {type: string}}}", ""), shop(order("a: {$ref: '#/components/schemas/Article'}")+", Article: {type: object, properties: {sku: {type: string}}}", ""), []string{"go-renamed breaking breaking Item: its name is Article now"}},
		{"a schema less", shop(order("a: {type: string}")+", Item: {type: object, properties: {sku: {type: string}}}", ""), shop(order("a: {type: string}"), ""), []string{"go-removed breaking breaking Item: it is gone"}},
		{"a constant less", shop(order("a: {$ref: '#/components/schemas/State'}")+", State: {type: string, enum: [on, off]}", ""), shop(order("a: {$ref: '#/components/schemas/State'}")+", State: {type: string, enum: [on]}", ""), []string{"go-removed breaking breaking StateOff: it is gone"}},
		{"a parameter", shop(order("a: {type: string}"), ""), shop(order("a: {type: string}"), ", parameters: [{name: q, in: query, schema: {type: string}}]"), nil},
		{"an operation", shop(order("a: {type: string}"), ""), shop(order("a: {type: string}"), "}, get: {operationId: list, "+ok), []string{"go-handler-method-added breaking safe Handler.List: the interface has a method more: List"}},
		{"an operation less", shop(order("a: {type: string}"), "}, get: {operationId: list, "+ok), shop(order("a: {type: string}"), ""), []string{
			"go-removed breaking breaking ListRequest: it is gone", "go-removed breaking safe Handler.List: it is gone", "go-removed safe breaking Client.List: it is gone"}},
		{"an operationId", api("paths: {/a: {get: {operationId: one, " + ok + "}}}"), api("paths: {/a: {get: {operationId: two, " + ok + "}}}"), []string{
			"go-renamed breaking breaking OneRequest: its name is TwoRequest now", "go-renamed breaking safe Handler.One: its name is Handler.Two now", "go-renamed safe breaking Client.One: its name is Client.Two now"}},
		{"a webhook", api("webhooks: {paid: {post: {" + ok + "}}}"), api("webhooks: {paid: {post: {" + ok + "}}, refunded: {post: {" + ok + "}}}"), []string{"go-handler-method-added safe breaking WebhookHandler.Refunded: the interface has a method more: Refunded"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			findings := diff.Packages(planned(t, c.old), planned(t, c.new))
			lines(t, findings)
			var have []string
			for _, f := range findings {
				have = append(have, f.ID+" "+f.Severity.Server.String()+" "+f.Severity.Client.String()+" "+f.Where+": "+f.Message("en"))
			}
			slices.Sort(have)
			check(t, c.name, have, c.want)
		})
	}
}
