package catalog

import (
	"strings"
	"testing"
)

// TestParse holds trees against the rules between their members, which no schema
// of the document can state.
func TestParse(t *testing.T) {
	const size = `{"id":"size","name":"크기","type":"SELECT","option_sub_groups":[{"id":"sizes","options":[
		{"id":"S","value":"S","relate_option_groups":[{"group_id":"color","sub_group_id":"S:color"}]}]}]}`
	const color = `{"id":"color","name":"색","type":"SELECT","option_sub_groups":[{"id":"S:color","options":[{"id":"R","value":"R"}]}]}`
	select1 := func(subGroup string) string {
		return `{"id":"g","name":"g","type":"SELECT","option_sub_groups":[{"id":"s",` + subGroup + `}]}`
	}
	for name, test := range map[string]struct{ product, groups, want string }{
		"chain":                       {"", size + "," + color, ""},
		"chain and text":              {"", size + "," + color + `,{"id":"t","name":"t","type":"TEXT"}`, ""},
		"chain beside simple":         {"", size + "," + color + "," + select1(`"options":[]`), "related options beside simple ones"},
		"chain backwards":             {"", color + "," + size, "leads back"},
		"chain to nowhere":            {"", size, "which is not there"},
		"chain to no sub group":       {"", size + "," + strings.Replace(color, "S:color", "M:color", 1), "which group color does not have"},
		"groups alike":                {"", size + "," + color + "," + color, "twice"},
		"sub groups alike":            {"", select1(`"options":[]`) + "," + strings.Replace(select1(`"options":[]`), `"g"`, `"h"`, 1), "sub group s is there twice"},
		"options alike":               {"", select1(`"options":[{"id":"a","value":"a"},{"id":"a","value":"b"}]`), "option a is there twice"},
		"no such default":             {"", select1(`"default_option_id":"b","options":[{"id":"a","value":"a"}]`), "default_option_id b"},
		"half a won":                  {"", select1(`"options":[{"id":"a","value":"a","add_price":0.5}]`), "no amount of won"},
		"option quantities":           {"", select1(`"options":[{"id":"a","value":"a","min_quantity":2}]`), "min_quantity is above"},
		"numbers to select":           {"", select1(`"min_select":2,"options":[]`), "min_select is above"},
		"quantities":                  {`"min_quantity":2,`, "", "min_quantity <="},
		"default quantity":            {`"max_quantity":9,"default_quantity":10,`, "", "<= default_quantity <="},
		"price":                       {`"price":2147483648,`, "", "does not fit"},
		"lengths":                     {"", `{"id":"n","name":"n","type":"NUMBERS","min_length":3,"max_length":2}`, "above the maximum"},
		"default of the wrong length": {"", `{"id":"n","name":"n","type":"NUMBERS","min_length":3,"max_length":4,"default_value":"1"}`, "default_value"},
		"default that is no date":     {"", `{"id":"n","name":"n","type":"DATE","default_value":"20210229"}`, "default_value"},
		"two sub groups, no chain":    {"", `{"id":"g","name":"g","type":"SELECT","option_sub_groups":[{"id":"a","options":[]},{"id":"b","options":[]}]}`, "nothing says which"},
		"what the document forbids":   {"", `{"id":"n","name":"n","type":"NUMBERS"}`, "lacks the required member min_length"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]byte(`{"status":200,"data":{"id":"p","name":"p",` + test.product + `"option_groups":[` + test.groups + `]}}`))
			switch {
			case test.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
