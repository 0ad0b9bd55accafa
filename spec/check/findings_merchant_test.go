package check

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// E5: simple and related options, and one bundle.
func TestE05OneRelatedChain(t *testing.T) {
	var rules []string
	for _, r := range list(schemaPart(t, optionsDoc, "OptionResponse"), "x-validations") {
		if strings.Contains(text(r, "x-seed"), "004:L1054-1056") {
			rules = append(rules, text(r, "message-en"))
		}
	}
	if len(rules) != 3 {
		t.Errorf("rules %q", rules)
	}
}

// E16: the id asked for is not the id answered.
func TestE16OpaqueIDs(t *testing.T) {
	for _, schema := range []string{"OptionResponse", "OptionSelection"} {
		id := schemaPart(t, optionsDoc, schema+"/properties/id")
		if text(id, "type") != "string" || at(id, "pattern") != nil {
			t.Errorf("%s: %v", schema, id)
		}
	}
	says(t, "the query's id", text(document(t, optionsDoc), "components", "parameters", "ProductID", "description"), "비교하지 않습니다")
}

// E19: the text encodes approval_url once, the sample twice.
func TestE19EncodedTwice(t *testing.T) {
	u, err := url.Parse(strings.TrimSpace(string(read(t, filepath.Join(root, "kakao", "samples", "pay-approval-url.txt")))))
	if err != nil {
		t.Fatal(err)
	}
	twice, err := url.QueryUnescape(u.Query().Get("approval_url"))
	if err != nil || !strings.HasPrefix(twice, "https://") {
		t.Errorf("%q, %v", twice, err)
	}
	says(t, "approval_url", text(schemaPart(t, oneclickDoc, "Ordersheet/properties/approval_url"), "description"), "두 번 인코딩")
}

// E28: the sample's tax is not what the formula gives.
func TestE28VATAsGiven(t *testing.T) {
	vat := schemaPart(t, oneclickDoc, "Ordersheet/properties/vat_amount")
	if at(vat, "default") != nil {
		t.Error("vat_amount has a default: it depends on the others")
	}
	says(t, "vat_amount", text(vat, "description"), "안보낼 경우", "/11")
	for _, r := range list(schemaPart(t, oneclickDoc, "Ordersheet"), "x-validations") {
		if strings.Contains(text(r, "rule"), "vat_amount") {
			t.Errorf("a given tax is computed again: %s", text(r, "rule"))
		}
	}
	optional(t, oneclickDoc, "Ordersheet", "vat_amount")
}

// E29: the title of the agreement to recurring payment is blank.
func TestE29BlankTitle(t *testing.T) {
	says(t, "order_agreements", text(schemaPart(t, oneclickDoc, "Ordersheet/properties/order_agreements"), "description"), "비어 있습니다", "구매조건 확인 및 결제진행 동의")
}

// E30: AutomaicPayment and other misprints.
func TestE30SpeltRight(t *testing.T) {
	for _, schema := range []string{"AutomaticPayment", "AutomaticPaymentDetail", "OrderAgreement"} {
		schemaPart(t, oneclickDoc, schema)
	}
	for _, name := range keys(at(document(t, oneclickDoc), "components", "schemas")) {
		if strings.Contains(name, "Automaic") {
			t.Error(name)
		}
	}
}

// E31: nothing says what C does; all four are there, and three are final.
func TestE31WhatCDoes(t *testing.T) {
	status := schemaPart(t, oneclickDoc, "OrderStatus")
	if !slices.Equal(list(status, "enum"), []any{"W", "C", "S", "F"}) {
		t.Errorf("%v", list(status, "enum"))
	}
	if terminal := list(status, "x-state-machine", "terminal"); !slices.Equal(terminal, []any{"C", "S", "F"}) {
		t.Errorf("terminal %v", terminal)
	}
	says(t, "C", fmt.Sprint(list(status, "x-enum-descriptions")[1]), "[확인 필요]")
}

// E32: printed samples that are not JSON are repaired here.
func TestE32RepairedSamples(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(root, "*", "samples", "*.json"))
	if err != nil || len(found) < 20 {
		t.Fatal(len(found), err)
	}
	for _, file := range found {
		data := read(t, file)
		if !json.Valid(data) || strings.ContainsAny(string(data), "“”") {
			t.Errorf("%s is not repaired", file)
		}
	}
}

// E34: the sample has data and message together.
func TestE34DataAndMessage(t *testing.T) {
	accepts(t, optionsDoc, "SelectionResult", `{"data": "string", "message": "string", "status": 200}`)
	optional(t, optionsDoc, "SelectionResult", "data")
	optional(t, optionsDoc, "SelectionResult", "message")
}

// Every status of a body is shown by an example.
func TestEveryStatusCodeHasAnExample(t *testing.T) {
	shown := map[string]bool{}
	walk(document(t, oneclickDoc), func(n node) {
		if n.kind == isExample {
			shown[fmt.Sprint(at(n.at, "value", "status"))] = true
		}
	})
	for _, code := range list(schemaPart(t, oneclickDoc, "StatusCode"), "enum") {
		if !shown[fmt.Sprint(code)] {
			t.Errorf("no example has the status %v", code)
		}
	}
}
