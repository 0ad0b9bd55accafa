package check

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// alike are object schemas and parameters that have one form in several documents
// and are written in each, with the reason.
var alike = map[string]string{
	"kakaopay/partner-admin#/components/schemas/Partner = kakaopay/points#/components/schemas/SalesAgency":                                                                        "a partner company and a sales agency are different things that both have an id and a name so far",
	"kakao/oneclick#/components/schemas/OrderStatusEnvelope/if = kakao/oneclick#/components/schemas/OrdersheetEnvelope/if = kakao/options#/components/schemas/OptionsEnvelope/if": "a condition (status is 200), not the form of a value",
	"kakao/oneclick#/components/parameters/AppUserID = kakao/options#/components/parameters/AppUserID":                                                                            "the guide says something else of the header in each chapter: consent in options, identification in payment",
	"common/plugin-otp#/RelayID = kakao/options#/components/parameters/RelayID":                                                                                                   "options.yaml is whole in one file, so that tools without references across files read it; bench/ compares such tools with it",
	"kakaopay/points#/components/parameters/ContractID = wallet/partner-center#/components/parameters/ContractID":                                                                 "contracts of two owners: points by KakaoPay, products by the wallet",
}

// Nothing is written twice: where two documents have an object schema or a
// parameter of the same form, apart from texts and origins, one of them should
// refer to the other or both to ../common.
func TestWrittenOnce(t *testing.T) {
	places := map[string][]string{}
	for _, name := range files() {
		doc := document(t, name)
		walk(doc, func(n node) {
			if text(n.at, "$ref") != "" {
				return
			}
			switch n.kind {
			case isSchema, isProperty, isSubschema:
				if len(keys(n.at["properties"])) == 0 {
					return
				}
			case isParameter:
			default:
				return
			}
			form, err := json.Marshal(assertions(n.at))
			if err != nil {
				t.Fatal(err)
			}
			places[string(form)] = append(places[string(form)], name+n.String())
		})
	}
	found := map[string]bool{}
	for form, at := range places {
		slices.Sort(at)
		if first, _, _ := strings.Cut(at[0], "#"); strings.HasPrefix(at[len(at)-1], first+"#") {
			continue // all in one document
		}
		copies := strings.Join(at, " = ")
		found[copies] = true
		if alike[copies] == "" {
			t.Errorf("%s: %s", copies, form)
		}
	}
	for copies := range alike {
		if !found[copies] {
			t.Errorf("%s: not of one form, or not there", copies)
		}
	}
}

// assertions is a schema or parameter without what does not constrain a value:
// texts, examples and extensions other than the values that are known.
func assertions(v any) any {
	m, ok := v.(object)
	if !ok {
		return v
	}
	out := object{}
	for _, key := range keys(m) {
		switch key {
		case "title", "summary", "description", "example", "examples", "deprecated":
			continue
		case "properties", "patternProperties", "$defs", "dependentSchemas":
			members := object{}
			for _, name := range keys(m[key]) {
				members[name] = assertions(at(m, key, name))
			}
			out[key] = members
			continue
		case "required":
			out[key] = inOrder(m[key])
			continue
		}
		if strings.HasPrefix(key, "x-") && key != "x-extensible-enum" {
			continue
		}
		if l, ok := m[key].([]any); ok {
			parts := []any{}
			for _, part := range l {
				parts = append(parts, assertions(part))
			}
			out[key] = parts
			continue
		}
		out[key] = assertions(m[key])
	}
	return out
}

// inOrder sorts the names that a schema requires; of a parameter, required is a
// boolean and stays.
func inOrder(v any) any {
	l, ok := v.([]any)
	if !ok {
		return v
	}
	l = slices.Clone(l)
	slices.SortFunc(l, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return l
}
