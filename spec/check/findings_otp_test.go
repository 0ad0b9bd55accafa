package check

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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

// E39: "when the approval has succeeded" is copied from payment.
func TestE39ApprovalInCallbacks(t *testing.T) {
	result := document(t, "common/plugin-otp")["CallbackResult"]
	says(t, "CallbackResult", text(result, "description"), "승인이 성공한 경우", "[확인 필요]")
	accepts(t, callbacksDoc, "CallbackResult", `{"status": 200}`)
}
