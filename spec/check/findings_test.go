package check

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// findings says which test shows what was made of each finding of section E of
// the catalogue of facts: contradictions, typing errors and gaps of the seeds.
// Those of the option and one-click payment plugins run generated code, in
// generated/findings_test.go; the others are below and ask the documents.
var findings = map[int]string{
	1:  "TestE01ConpanyAlias",
	2:  "TestE02NumbersInStrings",
	3:  "TestE03RepeatedOptionIDs",
	4:  "TestE04RequiredAbsent",
	5:  "TestE05OneRelatedChain",
	6:  "TestE06PostNoAbsent",
	7:  "TestE07UseShippingAbsent",
	8:  "TestE08VersionTwo",
	9:  "TestE09RelayIDBothWays",
	10: "TestE10URLsOfTheSampleAlone",
	11: "TestE11DataOnlyWith200",
	12: "TestE12Count",
	13: "TestE13ExpireIsTheBound",
	14: "TestE14AddressIDAsString",
	15: "TestE15AddPrice",
	16: "TestE16OpaqueIDs",
	17: "TestE17RegisteredURL",
	18: "TestE18ApprovalURL",
	19: "TestE19EncodedTwice",
	20: "TestE20StricterOperator",
	21: "TestE21StatusInTheBody",
	22: "TestE22SubGroups",
	23: "TestE23DetailIsOptional",
	24: "TestE24MountainOfTheSampleAlone",
	25: "TestE25EmptyRegion",
	26: "TestE26PresenceDecides",
	27: "TestE27CidSecret",
	28: "TestE28VATAsGiven",
	29: "TestE29BlankTitle",
	30: "TestE30SpeltRight",
	31: "TestE31WhatCDoes",
	32: "TestE32RepairedSamples",
	33: "TestE33OnlyIDsAreRequired",
	34: "TestE34DataAndMessage",
	35: "TestE35MaskedSamples",
	36: "TestE36OutOfScope",
	37: "TestE37Availability",
	38: "TestE38ImportAgency",
	39: "TestE39ApprovalInCallbacks",
	40: "TestE40OverflowIsPending",
}

// Every finding has its test, named after it, here or beside the generated code;
// and no test is named after a finding that it is not listed for.
func TestFindingsAreTested(t *testing.T) {
	there := tests(t, ".")
	for name := range tests(t, filepath.Join(root, "..", "generated")) {
		there[name] = true
	}
	for n := 1; n <= 40; n++ {
		name := findings[n]
		if !there[name] {
			t.Errorf("E%d: there is no %q", n, name)
		}
		if !strings.HasPrefix(name, fmt.Sprintf("TestE%02d", n)) {
			t.Errorf("E%d: %q is named after another", n, name)
		}
		delete(there, name)
	}
	numbered := regexp.MustCompile(`^TestE\d\d`)
	for name := range there {
		if numbered.MatchString(name) {
			t.Errorf("%s is not listed", name)
		}
	}
	for n, row := range regexp.MustCompile(`(?m)^\| E(\d+) \|`).FindAllStringSubmatch(string(sharedFile(t, "domain/CATALOG.md")), -1) {
		if row[1] != fmt.Sprint(n+1) || findings[n+1] == "" {
			t.Errorf("E%s of CATALOG.md is not listed", row[1])
		}
	}
}

// schemaPart returns a part of a component schema by its JSON Pointer,
// relative to the schemas.
func schemaPart(t *testing.T, file, at string) any {
	t.Helper()
	v, ok := resolve(document(t, file), "/components/schemas/"+at)
	if !ok {
		t.Fatalf("%s has no %s", file, at)
	}
	return v
}

// says wants a text of a document to contain words.
func says(t *testing.T, where, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s does not say %q", where, w)
		}
	}
}

// optional wants a member not to be required.
func optional(t *testing.T, file, schema, member string) {
	t.Helper()
	schemaPart(t, file, schema+"/properties/"+member)
	if slices.Contains(list(schemaPart(t, file, schema), "required"), any(member)) {
		t.Errorf("%s requires %s", schema, member)
	}
}

// accepts wants an instance to be valid, for both judges.
func accepts(t *testing.T, file, schema, instance string) {
	t.Helper()
	if have, ok := judge(t, file, schema, []byte(instance), nil); !ok {
		t.Errorf("%s: jsonschema: %v: %s", schema, have, instance)
	}
	if have := generated(t, file, schema, []byte(instance)); have != nil {
		t.Errorf("%s: generated: %v: %s", schema, have, instance)
	}
}

const (
	otpDoc       = "kakao/talkplugin-otp"
	callbacksDoc = "kakao/callbacks"
	optionsDoc   = "kakao/options"
	oneclickDoc  = "kakao/oneclick"
)

// E1: the table has conpany, the sample company.
func TestE01ConpanyAlias(t *testing.T) {
	app := schemaPart(t, callbacksDoc, "App")
	if !slices.Equal(keys(at(app, "properties")), []string{"company", "name"}) {
		t.Errorf("members %q", keys(at(app, "properties")))
	}
	if aliases := list(app, "properties", "company", "x-aliases"); !slices.Equal(aliases, []any{"conpany"}) {
		t.Errorf("x-aliases %v", aliases)
	}
	accepts(t, callbacksDoc, "App", `{"name": "n", "company": "c"}`)
}

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

// E8: without version, the deprecated answer comes, whose members nobody knows.
func TestE08VersionTwo(t *testing.T) {
	if v := list(schemaPart(t, otpDoc, "LocationVersion"), "enum"); !slices.Equal(v, []any{"v2"}) {
		t.Errorf("version %v", v)
	}
	v1 := schemaPart(t, otpDoc, "LocationV1")
	if at(v1, "deprecated") != true || at(v1, "properties") != nil {
		t.Errorf("%v", v1)
	}
	accepts(t, otpDoc, "LocationV1", `{"land_address": {"post_no": "463400"}, "whatever": 1}`)
}

// E9: a header for callbacks and options, a parameter for one-click payment.
func TestE09RelayIDBothWays(t *testing.T) {
	for file, want := range map[string][]string{
		callbacksDoc: {"header X-Kakao-Plugin-Relay-Id", "header X-Kakao-Plugin-Relay-Id", "header X-Kakao-Plugin-Relay-Id"},
		optionsDoc:   {"header X-Kakao-Plugin-Relay-Id", "header X-Kakao-Plugin-Relay-Id"},
		oneclickDoc:  {"query relay_id", "query relay_id"},
	} {
		var have []string
		walk(document(t, file), func(n node) {
			if n.kind != isOperation || n.path[0] != "paths" {
				return
			}
			for _, p := range list(n.at, "parameters") {
				p = follow(t, file, p)
				if strings.Contains(strings.ToLower(strings.ReplaceAll(text(p, "name"), "-", "_")), "relay_id") {
					have = append(have, text(p, "in")+" "+text(p, "name"))
					if at(p, "required") == true {
						t.Errorf("%s: the relay id is required", file)
					}
				}
			}
		})
		if !slices.Equal(have, want) {
			t.Errorf("%s: %q, want %q", file, have, want)
		}
	}
	optional(t, oneclickDoc, "ApproveRequest", "relay_id")
}

// E13: ten minutes, of the OTP URL or of the images; expire says when.
func TestE13ExpireIsTheBound(t *testing.T) {
	if f := text(schemaPart(t, otpDoc, "SecureImages/properties/expire"), "format"); f != "date-time" {
		t.Errorf("expire: %q", f)
	}
	v, err := decode(read(t, filepath.Join(root, "kakao", "samples", "img-otp-response.json")))
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(text(list(v, "secure_urls")[0], "original"))
	if err != nil || text(v, "expire") != "2020-01-22T07:49:15Z" || u.Query().Get("expires") != "1579679355000" {
		t.Errorf("expire %s, expires %s, %v", text(v, "expire"), u, err)
	}
}

// E14: the address id is a Long, and the sample's a string.
func TestE14AddressIDAsString(t *testing.T) {
	id := schemaPart(t, otpDoc, "ShippingAddress/properties/id")
	if text(id, "format") != "int64" || !slices.Equal(list(id, "x-coerce"), []any{"string-to-number"}) {
		t.Errorf("%v", id)
	}
	order := schemaPart(t, oneclickDoc, "ShippingAddress")
	if at(order, "properties", "id") != nil {
		t.Error("the address of an order has no id")
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

// E20: one article bars the operator from inviting, another is silent; the
// settlement manager is not defined.
func TestE20StricterOperator(t *testing.T) {
	r := rightsOf(t, "wallet/partner-center")
	if may := r.may("dealer-operator", "inviteOrganisationAdmin"); may != "no" {
		t.Errorf("dealer-operator: %s", may)
	}
	if r.roles["dealer-settlement-manager"] == nil {
		t.Error("the settlement manager is not declared")
	}
	says(t, "info", text(document(t, "wallet/partner-center"), "info", "description"), "정산 담당자")
}

// E23: detail is documented as if always there.
func TestE23DetailIsOptional(t *testing.T) {
	optional(t, otpDoc, "Location", "detail")
	accepts(t, otpDoc, "Location", `{"latitude": 37.4, "longitude": 127.1}`)
}

// E24: mountain_yn stands in the sample alone.
func TestE24MountainOfTheSampleAlone(t *testing.T) {
	optional(t, otpDoc, "LandAddress", "mountain_yn")
	if v := list(schemaPart(t, otpDoc, "LandAddress/properties/mountain_yn"), "x-extensible-enum"); !slices.Equal(v, []any{"Y", "N"}) {
		t.Errorf("%v", v)
	}
}

// E25: the third region is dong, myeon, or empty.
func TestE25EmptyRegion(t *testing.T) {
	for _, schema := range []string{"LandAddress", "RoadAddress"} {
		accepts(t, otpDoc, schema, `{"region_3depth_name": ""}`)
	}
}

// E26: the value of is_usable_user is not printed.
func TestE26PresenceDecides(t *testing.T) {
	for _, v := range []string{"true", "false"} {
		accepts(t, otpDoc, "Location", `{"is_usable_user": `+v+`}`)
	}
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
	says(t, "C", fmt.Sprint(list(status, "x-enum-descriptions")[1]), "가이드에 없습니다")
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

// E35: ages and birthdays are masked in the sample.
func TestE35MaskedSamples(t *testing.T) {
	for _, member := range []string{"age_range", "birthyear", "birthday"} {
		p := schemaPart(t, otpDoc, "PersonalInfo/properties/"+member)
		for _, keyword := range []string{"pattern", "enum", "maxLength", "minLength"} {
			if at(p, keyword) != nil {
				t.Errorf("%s has %s", member, keyword)
			}
		}
	}
	accepts(t, otpDoc, "PersonalInfo", `{"age_range": "30~49", "birthyear": "19XX", "birthday": "XXXX"}`)
}

// E36: chapters and documents that are named and absent.
func TestE36OutOfScope(t *testing.T) {
	readme := string(read(t, filepath.Join(root, "README.md")))
	_, section, ok := strings.Cut(readme, "## Out of reach")
	if !ok {
		t.Fatal("README.md has no such section")
	}
	says(t, "README.md", section, "카카오페이 콜백가이드 v1.0.docx", "카카오페이 파일서비스 가이드 v.1.8.docx", "docs.google.com", "07", "08", "A15")
}

// E37: what is in preparation, and what is not.
func TestE37Availability(t *testing.T) {
	info := at(document(t, "kakao/plugin-admin"), "info")
	says(t, "info", text(info, "description"), "준비중", "등록만 가능", "고객센터")
	says(t, "info", text(info, "x-seed"), "004:L705", "004:L961", "004:L1801")
}

// E38: import.agency is not what the SDK has.
func TestE38ImportAgency(t *testing.T) {
	says(t, "info", text(document(t, "portone/console"), "info", "description"), "import.agency", "IMP.agency")
}

// E39: "when the approval has succeeded" is copied from payment.
func TestE39ApprovalInCallbacks(t *testing.T) {
	result := document(t, "common/plugin-otp")["CallbackResult"]
	says(t, "CallbackResult", text(result, "description"), "승인이 성공한 경우", "추정")
	accepts(t, callbacksDoc, "CallbackResult", `{"status": 200}`)
}

// E40: a grant beyond the cap is no error.
func TestE40OverflowIsPending(t *testing.T) {
	const points = "kakaopay/points"
	if v := list(schemaPart(t, points, "RejectionReason"), "x-extensible-enum"); !slices.Equal(v, []any{"MULTIPLE_ACCOUNTS", "AMOUNT_OUT_OF_RANGE"}) {
		t.Errorf("reasons %v", v)
	}
	says(t, "createGrant", text(at(document(t, points), "paths", "/grants", "post"), "description"), "오류가 아닙니다")
	schemaPart(t, points, "PointBalance/properties/pending")
}
