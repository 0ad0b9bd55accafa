package check

import (
	"slices"
	"testing"
)

// tolerance is what section E of the catalogue of facts asks readers to take, as
// the documents state it.
var tolerance = []struct{ finding, file, member, extension, value string }{
	{"E1", callbacksDoc, "App/properties/company", "x-aliases", "conpany"},
	{"E2", oneclickDoc, "Ordersheet/properties/quantity", "x-coerce", "string-to-number"},
	{"E2", oneclickDoc, "Ordersheet/properties/total_amount", "x-coerce", "string-to-number"},
	{"E2", oneclickDoc, "Ordersheet/properties/tax_free_amount", "x-coerce", "string-to-number"},
	{"E2", oneclickDoc, "Ordersheet/properties/vat_amount", "x-coerce", "string-to-number"},
	{"E12", optionsDoc, "OptionType", "x-extensible-enum", "INTEGER"},
	{"E14", otpDoc, "ShippingAddress/properties/id", "x-coerce", "string-to-number"},
	{"E24", otpDoc, "LandAddress/properties/mountain_yn", "x-extensible-enum", "Y"},
}

func TestToleranceIsStated(t *testing.T) {
	for _, c := range tolerance {
		if values := list(schemaPart(t, c.file, c.member), c.extension); !slices.Contains(values, any(c.value)) {
			t.Errorf("%s: %s of %s: %s %v", c.finding, c.member, c.file, c.extension, values)
		}
	}
	kind := schemaPart(t, optionsDoc, "OptionType")
	if !slices.Equal(list(kind, "enum"), list(kind, "x-extensible-enum")) {
		t.Errorf("E12: written are %v, known are %v", list(kind, "enum"), list(kind, "x-extensible-enum"))
	}
	says(t, "OptionType", text(kind, "description"), "COUNT", "읽는 쪽")
}
