package check

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// findings says which test shows what was made of each finding of section E of
// the catalogue of facts: contradictions, typing errors and gaps of the seeds.
// Those of the option and one-click payment plugins run generated code, in
// generated/findings_test.go; the others ask the documents, in findings_*_test.go.
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
