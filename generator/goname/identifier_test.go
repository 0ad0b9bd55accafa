package goname

import (
	"go/token"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func table(t *testing.T, name string, f func(string) string, cases map[string]string) {
	t.Helper()
	for in, want := range cases {
		if got := f(in); got != want {
			t.Errorf("%s(%q) = %q, want %q", name, in, got, want)
		}
	}
}

func TestExported(t *testing.T) {
	table(t, "Exported", Exported, map[string]string{
		"option_sub_group_id": "OptionSubGroupID", "selectOptions": "SelectOptions", "OptionSubGroupId": "OptionSubGroupID",
		"2fa": "N2fa", "userIds": "UserIDs", "URLs": "URLs", "httpServer2xx": "HTTPServer2xx", "http2_server": "HTTP2Server", "MULTI_SELECT": "MultiSelect",
		"customerVATNumber": "CustomerVATNumber", "utf8": "UTF8", "otp": "Otp", "cid": "Cid", "api-key": "APIKey", "type": "Type", "@type": "AtType",
		"$ref": "DollarRef", "-1": "Minus1", "v1.5": "V1_5", "2022-11-28": "N2022_11_28", "": "Empty", "한글": "Hangeul", "주문번호": "Jumunbeonho",
		"주문ID": "JumunID", "中文": "U4E2DU6587", "😀": "U1F600", "привет": "Привет", "X-Kakao-AppUserId": "XKakaoAppUserID", "iPhone": "IPhone", "_id": "ID",
	})
}

func TestComponent(t *testing.T) {
	table(t, "Component", Component, map[string]string{
		"Foo": "Foo", "OptionSubGroupId": "OptionSubGroupId", "Foo_Bar": "Foo_Bar", "HTML": "HTML", "foo": "Foo", "foo.Bar": "FooBar", "User-Id": "UserID",
		"옵션": "Opsyeon", "Größe": "Größe", "3DSecure": "N3DSecure", "type": "Type",
	})
}

func TestConstant(t *testing.T) {
	table(t, "Constant", Constant, map[string]string{
		"MULTI_SELECT": "MultiSelect", "W": "W", "SELECT": "Select", "200": "200", "-1": "Minus1", "-1.5": "Minus1Dot5", "1.5": "1Dot5", "1.5.2": "1Dot5Dot2", "": "Empty",
		"inProgress": "InProgress", "in progress": "InProgress", "HTTP_ERROR": "HTTPError", ">=": "GreaterEqual", "-CREATED": "MinusCreated", "1-10": "1_10",
		"결제완료": "Gyeoljewallyo", "true": "True", "null": "Null", " ": "Space", "*": "Star", "application/json": "ApplicationJSON",
	})
}

func TestUnexported(t *testing.T) {
	table(t, "Unexported", Unexported, map[string]string{
		"type": "type_", "OptionID": "optionID", "ID": "id", "URLPath": "urlPath", "string": "string_", "len": "len_", "nil": "nil_", "init": "init_",
		"2fa": "n2fa", "MULTI_SELECT": "multiSelect", "옵션 이름": "opsyeonIreum", "中": "u4e2d", "Привет": "привет",
	})
}

func TestPackage(t *testing.T) {
	table(t, "Package", Package, map[string]string{
		"KakaoPay API": "kakaopayapi", "biz-plugin": "bizplugin", "type": "typepkg", "main": "mainpkg", "2fa": "n2fa", "옵션": "opsyeon", "привет": "u043fu0440u0438u0432u0435u0442", "": "empty",
	})
}

func TestFileName(t *testing.T) {
	table(t, "FileName", FileName, map[string]string{
		"OptionSubGroupId": "option_sub_group_id", "HTTPServer": "http_server", "옵션 이름": "opsyeon_ireum", "FooTest": "foo_test_file", "DeviceIos": "device_ios_file",
		"device.ARM64": "device_arm64_file", "linux": "linux", "test": "test", "con": "con_file", "中": "u4e2d", "": "empty",
		strings.Repeat("word_", 30): strings.TrimRight(strings.Repeat("word_", 20), "_"),
	})
}

var (
	packageForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	fileForm    = regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)
)

func FuzzExported(f *testing.F) {
	for _, seed := range []string{"", "optionSubGroupId", "-1", "1.5", "$ref", "한글", "ㄳ가ㅎ", "コーヒー", "ッ", "中文", "😀\u200d", "ǅ", "ŉ", "\u0345", "ª²", "\xff", "IDs", "ⅷ", "𝟙", "ᾳ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := Exported(s)
		if !token.IsIdentifier(name) || !token.IsExported(name) {
			t.Errorf("Exported(%q) = %q: no exported identifier", s, name)
		}
		if again := Exported(s); again != name {
			t.Errorf("Exported(%q) = %q, then %q", s, name, again)
		}
		if name := Component(s); !token.IsIdentifier(name) || !token.IsExported(name) {
			t.Errorf("Component(%q) = %q", s, name)
		}
		if name := "T" + Constant(s); !token.IsIdentifier(name) || name == "T" {
			t.Errorf("Constant(%q) = %q", s, name)
		}
		if name := Unexported(s); !token.IsIdentifier(name) || token.IsExported(name) || taken[name] {
			t.Errorf("Unexported(%q) = %q", s, name)
		}
		if name := Package(s); !packageForm.MatchString(name) || taken[name] {
			t.Errorf("Package(%q) = %q", s, name)
		}
		if name := FileName(s); !fileForm.MatchString(name) || len(name) > maxFileName+len("_file") {
			t.Errorf("FileName(%q) = %q", s, name)
		}
		for _, word := range Words(s) {
			if word == "" || !utf8.ValidString(word) {
				t.Errorf("Words(%q) has %q", s, word)
			}
		}
	})
}
