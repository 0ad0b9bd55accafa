package runtime

import (
	"encoding/base64"
	"encoding/json"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// formatCases are what the official suite does not ask.
var formatCases = map[string]struct{ valid, invalid []string }{
	"date": {[]string{"0000-02-29", "1900-02-28", "2000-02-29"}, []string{"1900-02-29", "2023-04-31", "2023-1-011"}},
	"date-time": {[]string{"2024-01-01T00:00:00.000000000000000000001+09:00"}, []string{"2024-01-01 00:00:00Z",
		"2024-01-01T00:00:00", "2024-01-01T", "2024-01-01T00:00:00.Z"}},
	"time":     {[]string{"00:00:00z", "08:59:60+09:00"}, []string{"", "08:30:06", "08:30:06+09", "08:30:06+0900", "08:30:06.", "23:59:60+09:00"}},
	"duration": {[]string{"P1Y", "PT1S", "P1DT1S"}, []string{"P1W1D", "PT1Y", "P1S", "PT1H1H", "p1d", "P1M1Y", "P1YT1Y"}},
	"email": {[]string{"a@b", "a+b@example.co.kr", `"a\"b"@example.com`, "a@[IPv6:2001:db8::1]", strings.Repeat("a", 64) + "@example.com"},
		[]string{"", "a", "a@", "a@b.", "a@.b", "a@-b.com", "a@b..c", `"a@example.com`, `"a\`, `"a"b@example.com`, "a@[]", "a@[x:y]",
			"a@b@c", "가@example.com",
			strings.Repeat("a", 65) + "@example.com", "a@" + strings.Repeat("a", 64), "a\x00@b.com", "a@example.com\n", "a@한국.kr"}},
	"idn-email": {[]string{"홍길동@한국.kr", `"홍 길동"@example.com`}, []string{"홍 길동@한국.kr", "@한국.kr", "홍@"}},
	"hostname": {[]string{"xn--3e0b707e", "XN--3E0B707E", "xn--bcher-kva.example", "xn--zzzzzzzzzz", "123", strings.Repeat("a.", 126) + "a"},
		[]string{"xn--", "xn---", "xn--a", "xn--abc-", "xn--99999999", "한국.kr", "a..b", strings.Repeat("a.", 126) + "aa",
			"xn--99zzzzzzzzzz99zz", "xn--" + strings.Repeat("z", 59)}},
	"ipv4": {[]string{"0.0.0.0", "255.255.255.255"}, []string{"", "1.2.3", "1.2.3.", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1",
		"1.2.3.04", "1..2.3", " 1.2.3.4"}},
	"ipv6": {[]string{"1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "FE80::1"},
		[]string{"", ":", ":::", "1", "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3.4::", "::1.2.3", "::1.2.3.4:5"}},
	"uri": {[]string{"a:", "a:b", "a+b-c.d:/x", "http://[v1.a:b]/", "http://a:/", "http://@/", "file:///etc", "urn:x:%EA%B0%80",
		"http://a?b?c/d#e?f/g", "a:?", "kakaotalk://inappbrowser?url=x"},
		[]string{"", ":", "a", "a:b c", "http://[v1]/", "http://[v.a]/", "http://[::1", "http://[::1]x", "http://[::1]:x",
			"http://a:b:c", "a:#b#c", "http://[fe80::1%25eth0]/", "http://가.kr", "a:\x7f", "http://[]/", "http://[v1.%41]"}},
	"uri-reference": {[]string{"", "a/b:c", "//a", "?", "#", "..", "%20", "/:", "?:"}, []string{"a b", ":", "%2", "a\\b", "[", "//[", "//a:b", "1a:b"}},
	"iri": {[]string{"http://한국.kr/가?나#다", "a:\U000E1000", "a:?\uE000"}, []string{"a:\uE000", "a:#\uE000", "가:나",
		"a:\uFDD0", "a:\uFFFE", "a:\U0001FFFE", "a:\U000E0001", "a:\xff", "a:\u0080", "a:\uFFFD\xff"}},
	"iri-reference": {[]string{"", "가/나:다"}, []string{"가:나", "\xff", " "}},
	"uri-template": {[]string{"{?x,hello*,y:1}", "{/a_b.c}", "{=x}", "가", "{+path}/here"}, []string{"{", "}", "{{a}}", "{a*:1}",
		"{a:1*}", "{*}", "{:1}", "{a:}", "{.}", "{+}", "{a b}", "{가}", "{a%4}", "%", "%4", "\xff", "{%4g}"}},
	"uuid": {[]string{"2eb8aa08-AA98-11ea-b4aa-73b441d16380"}, []string{"", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}"}},
	"relative-json-pointer": {[]string{"0", "0+1", "0-1#", "2-12/a", "10#", "1/~0~1"},
		[]string{"#", "+1", "0+", "0+01", "1#a", "0-1-1", "00", "0a"}},
	"byte": {[]string{"", "QQ==", "QUI=", "QUJD", "+/+/", "QR=="}, []string{"Q", "QQ", "QQ=", "Q===", "====", "QQ==QQ==", "Q=Q=",
		"QUJ\n", "-_-_", "QUJD\n", "=QQQ", "QQ=Q"}},
	"regex": {[]string{"", "a|", "|", "^$", "(?:a)*?", "a{2}", "a{2,}", "a{2,3}?", "(a)\\1", "\\1(a)", "(?<a>.)(?<b>.)\\k<b>",
		"(?<a>x)|(?<a>y)", "\\k<a>(?<a>.)", "[\\d-]", "[a-z\\-]", "[-a]", "[\\b]",
		"\\x41\\u0041\\u{1F600}\\ud83d\\ude00", "[\\u{1F600}-\\u{1F64F}]", "[\\ud83d\\ude00-\\ud83d\\ude4f]", "[😀-😎]",
		"\\p{L}\\P{Script=Hangul}\\p{scx=Hang}", "(?=a)b(?!c)", "(?<!a)(?<=b)", "\\0", "(?i:a)", "(?i-s:a)", "(?-m:a)", "[^\\]]", "\\/",
		"가+", "(?<가>a)\\k<가>", "(?<\\u0061>x)\\k<a>", "^[가-힣]{2,10}$", "(?<_a1\\u{200d}>x)", "\\f\\n\\r\\t\\v\\cJ\\d\\W\\$",
		"a{000000000000000000001,99999999999999999999999}", "[[]", "[(]"},
		[]string{"(", ")", "a)", "[", "[a", "*", "a**", "+a", "a{", "{", "}", "]", "a{2", "a{,2}", "a{3,2}",
			"a{99999999999999999999,2}", "\\", "\\q", "\\-", "\\_", "\\ ", "\\1", "(a)\\2", "\\k<a>", "(?<a>x)(?<a>y)", "((?<a>x)|y)(?<a>z)",
			"(?<1>x)", "(?<>x)", "(?<a", "(?<a>", "\\k", "\\k<",
			"[b-a]", "[\\d-z]", "[a-\\d]", "[\\B]", "[\\1]", "\\x4", "\\xg0", "\\u004", "\\u{110000}", "\\u{}", "\\u{41", "\\c1", "\\c",
			"\\p", "\\pL", "\\p{}", "\\p{L", "\\p{Foo=Bar}", "\\p{sc=}", "\\p{a-b}", "^*", "(?=a)*", "(?<=a)+", "\\b?", "(?", "(?)", "(?i)",
			"(?-:a)", "(?ii:a)", "(?i-i:a)", "(?x:a)", "\\00", "[\\00]", "(?P<a>x)", "(?#a)", "a++", "a?+", "(?>a)", "\\A", "\\Z",
			"[[:alpha:", "(?|a)",
			"(?<a\\u>x)", "(?<a\\>x)", strings.Repeat("(", 2000) + strings.Repeat(")", 2000)}},
}

func TestFormats(t *testing.T) {
	for name, c := range formatCases {
		check, known := Format(name)
		if !known {
			t.Errorf("Format(%q) is not known", name)
			continue
		}
		for _, s := range c.valid {
			if !check(s) {
				t.Errorf("%s: %q is refused", name, s)
			}
		}
		for _, s := range c.invalid {
			if check(s) {
				t.Errorf("%s: %q is accepted", name, s)
			}
		}
	}
	for _, name := range []string{"", "password", "binary", "int32", "double", "idn-hostname", "Date"} {
		if check, known := Format(name); known || check != nil {
			t.Errorf("Format(%q) is known", name)
		}
	}
}

var allFormats = strings.Fields("date date-time time duration email idn-email hostname ipv4 ipv6 uri uri-reference iri iri-reference " +
	"uri-template uuid json-pointer relative-json-pointer regex byte")

// FuzzFormats: no check panics, and where the standard library has an opinion of
// its own, the two agree.
func FuzzFormats(f *testing.F) {
	suiteInstances(f, func(text string) {
		var s string
		if json.Unmarshal([]byte(text), &s) == nil && len(s) < 1000 {
			f.Add(s)
		}
	})
	for _, c := range formatCases {
		for _, s := range append(c.valid, c.invalid...) {
			if len(s) < 1000 {
				f.Add(s)
			}
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range allFormats {
			check, _ := Format(name)
			if check(s) {
				checkFormat(t, name, s)
			}
		}
		a, err := netip.ParseAddr(s)
		if want := err == nil && a.Is4(); FormatIPv4(s) != want {
			t.Errorf("ipv4: %q: want %v", s, want)
		}
		if want := err == nil && a.Is6() && a.Zone() == ""; FormatIPv6(s) != want {
			t.Errorf("ipv6: %q: want %v", s, want)
		}
		_, err = base64.StdEncoding.DecodeString(s)
		if want := err == nil && !strings.ContainsAny(s, "\r\n"); FormatByte(s) != want {
			t.Errorf("byte: %q: want %v", s, want)
		}
		if _, err := time.Parse(time.DateOnly, s); FormatDate(s) != (err == nil) {
			t.Errorf("date: %q: want %v", s, err == nil)
		}
	})
}

// checkFormat asks of an accepted text what must then be true as well.
func checkFormat(t *testing.T, name, s string) {
	ok := true
	switch name {
	case "date-time":
		_, err := time.Parse(time.RFC3339Nano, strings.ToUpper(s))
		ok = err == nil || s[17:19] == "60"
	case "uri":
		ok = FormatURIReference(s) && FormatIRI(s)
	case "uri-reference", "iri":
		ok = FormatIRIReference(s)
	case "email":
		ok = FormatIDNEmail(s)
	case "hostname":
		ok = FormatEmail("a@"+s) && FormatURI("a://"+s)
	case "ipv6":
		u, err := url.Parse("http://[" + s + "]/")
		ok = err == nil && u.Hostname() == s && FormatURI("http://["+s+"]/")
	case "json-pointer":
		ok = FormatRelativeJSONPointer("0" + s)
	}
	if !ok {
		t.Errorf("%s: %q: accepted, against another check", name, s)
	}
}

func TestFormatsDoNotAllocate(t *testing.T) {
	for name, c := range formatCases {
		check, _ := Format(name)
		n := testing.AllocsPerRun(10, func() {
			for _, s := range c.valid {
				check(s)
			}
		})
		if n != 0 && name != "regex" { // names of groups are collected
			t.Errorf("%s: %v allocations", name, n)
		}
	}
	if n := testing.AllocsPerRun(10, func() { FormatRegex(`^(?:[a-z0-9]+(-\d{2,4})?)+$`) }); n != 0 {
		t.Errorf("regex: %v allocations", n)
	}
}

func BenchmarkFormats(b *testing.B) {
	for name, s := range map[string]string{
		"date-time": "2024-01-01T00:00:00.123+09:00", "uri": "https://developers.kakao.com/docs/latest/ko/getting-started/app?x=1#y",
		"email": "joe.bloggs@example.com", "uuid": "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "ipv6": "2001:db8::1",
		"hostname": "xn--9n2bp8q.xn--9t4b11yi5a", "regex": `^(?:[a-z0-9]+(-\d{2,4})?)+$`,
	} {
		check, _ := Format(name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				check(s)
			}
		})
	}
}

func TestFormatLocal(t *testing.T) {
	for text, want := range map[string]bool{
		"2026-11-23T08:30:06": true, "2026-11-23t08:30:06.5": true, "2026-11-23T08:30:06Z": false,
		"2026-02-29T08:30:06": false, "2026-11-23T24:00:00": false, "2026-11-23T08:30": false, "2026-11-23T08:30:06.": false, "": false,
	} {
		if got := FormatDateTimeLocal(text); got != want {
			t.Errorf("date-time-local %q: %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string]bool{"08:30:06": true, "23:59:60": true, "08:30:06.25": true, "8:30:06": false, "08:30:06+09:00": false} {
		if got := FormatTimeLocal(text); got != want {
			t.Errorf("time-local %q: %v, want %v", text, got, want)
		}
	}
}
