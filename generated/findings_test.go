package generated_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// The guide contradicts itself in places. Each test here is called after one of
// these findings, as the catalogue numbers them, and shows what the generated
// code makes of it.

var (
	findingE02 = []violation{
		{"/data/quantity", "type"}, {"/data/tax_free_amount", "type"}, {"/data/total_amount", "type"}, {"/data/vat_amount", "type"},
	}
	findingE07 = []violation{{"/data", "required"}}
	findingE27 = []violation{{"/data/cid_secret", "pattern"}}
)

// judge wants exactly the violations given of a sample after a patch.
func judge(t *testing.T, schema, base, operations string, want ...violation) {
	t.Helper()
	var ops []operation
	if err := json.Unmarshal([]byte(operations), &ops); err != nil {
		t.Fatal(err)
	}
	data, err := patch(sample(t, base), ops)
	if err != nil {
		t.Fatal(err)
	}
	if have := violations(t, schemas[schema].validate(data)); !slices.Equal(have, want) {
		t.Errorf("%s: have %v, want %v", operations, have, want)
	}
}

// E2: the single order sheet prints its numbers as strings.
func TestE02NumbersInStrings(t *testing.T) {
	const repair = `{"op":"add","path":"/data/use_shipping","value":true},
		{"op":"replace","path":"/data/cid_secret","value":"0123456789abcdefghijklmn"}`
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.json", `[`+repair+`]`, findingE02...)
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.json", `[`+repair+`,
		{"op":"replace","path":"/data/quantity","value":1},
		{"op":"replace","path":"/data/total_amount","value":13500},
		{"op":"replace","path":"/data/tax_free_amount","value":20},
		{"op":"replace","path":"/data/vat_amount","value":1300}]`)
	judge(t, "OrdersheetEnvelope", "pay-t1-response-recurring.json", `[]`)
}

// E3: "all ids are unique", but the sample's sub groups use option ids again.
func TestE03RepeatedOptionIDs(t *testing.T) {
	judge(t, "OptionsEnvelope", "opt-t1-response.json", `[]`)
}

// E4: required is required, has a default, and is absent in three of four groups.
func TestE04RequiredAbsent(t *testing.T) {
	var v options.OptionsEnvelope
	if err := v.UnmarshalJSON(sample(t, "opt-t1-response.json")); err != nil {
		t.Fatal(err)
	}
	var absent int
	for _, g := range v.Data.OptionGroups {
		if g.Required == nil {
			absent++
		}
	}
	if len(v.Data.OptionGroups) != 4 || absent != 3 {
		t.Errorf("%d groups, %d without required", len(v.Data.OptionGroups), absent)
	}
}

// E6: post_no is required in the table and absent in the sample.
func TestE06PostNoAbsent(t *testing.T) {
	judge(t, "ApproveRequest", "pay-t2-request.json", `[]`)
	judge(t, "ApproveRequest", "pay-t2-request.json", `[{"op":"add","path":"/shipping_address/post_no","value":13494}]`,
		violation{"/shipping_address/post_no", "type"})
}

// E7: use_shipping is required in the table and absent in the single order sheet.
func TestE07UseShippingAbsent(t *testing.T) {
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.coerced.json",
		`[{"op":"replace","path":"/data/cid_secret","value":"0123456789abcdefghijklmn"}]`, findingE07...)
	var list *runtime.Error
	list, _ = oneclick.ValidateOrdersheetEnvelope(sample(t, "pay-t1-response-single.coerced.json")).(*runtime.Error)
	if list == nil || !slices.ContainsFunc(list.Violations, func(v runtime.Violation) bool { return v.Detail == "use_shipping" }) {
		t.Errorf("%v does not name the member", list)
	}
}

// E10: cancel_url and fail_url are in the sample alone.
func TestE10URLsOfTheSampleAlone(t *testing.T) {
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.strict.json",
		`[{"op":"remove","path":"/data/cancel_url"},{"op":"remove","path":"/data/fail_url"}]`)
}

// E11: the tables list the inner members, the samples wrap them.
func TestE11DataOnlyWith200(t *testing.T) {
	judge(t, "OrderStatusEnvelope", "pay-t4-response-w.json", `[{"op":"remove","path":"/data"}]`, violation{"", "required"})
	judge(t, "OrderStatusEnvelope", "pay-t4-response-w.json", `[{"op":"remove","path":"/data"},{"op":"replace","path":"/status","value":500}]`)
}

// E12: COUNT is named four times and is no type.
func TestE12Count(t *testing.T) {
	judge(t, "OptionsEnvelope", "opt-t1-response.json", `[{"op":"replace","path":"/data/option_groups/3/type","value":"COUNT"}]`,
		violation{"/data/option_groups/3/type", "enum"})
}

// E15: add_price is a double in T1 and a long in T2.
func TestE15AddPrice(t *testing.T) {
	const group = "/option_groups/2/add_price"
	judge(t, "OptionSelection", "opt-t2-request.json", `[{"op":"replace","path":"`+group+`","value":100.0}]`)
	judge(t, "OptionSelection", "opt-t2-request.json", `[{"op":"replace","path":"`+group+`","value":100.5}]`, violation{group, "type"})
	judge(t, "OptionsEnvelope", "opt-t1-response.json",
		`[{"op":"add","path":"/data/option_groups/0/option_sub_groups/0/options/0/add_price","value":100.5}]`)
}

// E16, E17: ids are opaque, and each operation has a URL of its own.
func TestE17RegisteredURL(t *testing.T) {
	mux := http.NewServeMux()
	base := listen(t, mux)
	server, err := oneclick.NewServer(payments{})
	if err != nil {
		t.Fatal(err)
	}
	mux.HandleFunc("/status", func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = "/order/status"
		server.ServeHTTP(w, r)
	})
	c, err := oneclick.NewClient("http://nowhere.invalid", runtime.WithOperationURL("getOrderStatus", base+"/status"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.GetOrderStatus(t.Context(), &oneclick.GetOrderStatusRequest{OrderID: "F"})
	if err != nil || res.Data.OrderStatus != oneclick.OrderStatusFail {
		t.Errorf("%+v, %v", res, err)
	}
}

// E18: no prefix of approval_url is demanded but https.
func TestE18ApprovalURL(t *testing.T) {
	const file = "pay-t1-response-single.strict.json"
	url, _ := json.Marshal(string(sample(t, "pay-approval-url.txt")[:len(sample(t, "pay-approval-url.txt"))-1]))
	judge(t, "OrdersheetEnvelope", file, `[{"op":"replace","path":"/data/approval_url","value":`+string(url)+`}]`)
	judge(t, "OrdersheetEnvelope", file, `[{"op":"replace","path":"/data/approval_url","value":"http://shop.example/ok"}]`,
		violation{"/data/approval_url", "pattern"})
}

// E21: 301, 400, 401 and 500 are in the body; HTTP answers 200.
func TestE21StatusInTheBody(t *testing.T) {
	for _, status := range []string{"300", "301", "400", "401", "500"} {
		judge(t, "ApproveResult", "pay-t2-response.json", `[{"op":"replace","path":"/status","value":`+status+`}]`)
	}
	judge(t, "ApproveResult", "pay-t2-response.json", `[{"op":"replace","path":"/status","value":404}]`, violation{"/status", "enum"})
}

// E22: sub groups are not required "when TEXT"; NUMBERS and the others have none either.
func TestE22SubGroups(t *testing.T) {
	const group = "/data/option_groups/3"
	for _, c := range []struct {
		kind, more string
		want       []violation
	}{
		{kind: "TEXT"},
		{kind: "DATE"},
		{kind: "NUMBERS", more: `,{"op":"add","path":"` + group + `/min_length","value":1},{"op":"add","path":"` + group + `/max_length","value":2}`},
		{kind: "INTEGER", more: `,{"op":"add","path":"` + group + `/min_value","value":0},{"op":"add","path":"` + group + `/max_value","value":2}`},
		{kind: "NUMBERS", want: []violation{{group, "required"}, {group, "required"}}},
		{kind: "INTEGER", want: []violation{{group, "required"}, {group, "required"}}},
		{kind: "SELECT", want: []violation{{group, "required"}}},
		{kind: "MULTI_SELECT", want: []violation{{group, "required"}}},
	} {
		judge(t, "OptionsEnvelope", "opt-t1-response.json", `[{"op":"replace","path":"`+group+`/type","value":"`+c.kind+`"}`+c.more+`]`, c.want...)
	}
}

// E27: cid_secret has 24 characters, the sample's 15.
func TestE27CidSecret(t *testing.T) {
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.coerced.json", `[{"op":"add","path":"/data/use_shipping","value":false}]`, findingE27...)
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.coerced.json", `[{"op":"add","path":"/data/use_shipping","value":false},
		{"op":"remove","path":"/data/cid_secret"}]`)
	judge(t, "OrdersheetEnvelope", "pay-t1-response-single.strict.json", `[{"op":"replace","path":"/data/cid_secret","value":"0123456789ABCDEFGHIJKLMN"}]`, findingE27...)
}

// E33, E34: the selection needs only its ids; the result may hold data and message.
func TestE33OnlyIDsAreRequired(t *testing.T) {
	judge(t, "OptionSelection", "opt-t2-request.json",
		`[{"op":"remove","path":"/name"},{"op":"remove","path":"/price"},{"op":"remove","path":"/quantity"}]`)
	judge(t, "SelectionResult", "opt-t2-response.json", `[]`)
}
