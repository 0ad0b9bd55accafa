package runtime

import (
	"slices"
	"strings"
	"testing"
)

// The table of RFC 6901, section 5, and more.
func TestPointers(t *testing.T) {
	for pointer, tokens := range map[string][]string{
		"": nil, "/": {""}, "/foo": {"foo"}, "/foo/0": {"foo", "0"}, "/a~1b": {"a/b"}, "/c%d": {"c%d"}, "/e^f": {"e^f"},
		"/g|h": {"g|h"}, "/i\\j": {"i\\j"}, "/k\"l": {"k\"l"}, "/ ": {" "}, "/m~0n": {"m~n"}, "/~01": {"~1"}, "/~10": {"/0"},
		"/~0~1~0": {"~/~"}, "//": {"", ""}, "/한글/~1": {"한글", "/"},
	} {
		got, err := SplitPointer(pointer)
		if err != nil || !slices.Equal(got, tokens) {
			t.Errorf("SplitPointer(%q) = %q, %v", pointer, got, err)
		}
		var back []byte
		escaped := ""
		for _, token := range tokens {
			back = AppendPointer(back, token)
			escaped += "/" + EscapePointer(token)
		}
		if string(back) != pointer || escaped != pointer {
			t.Errorf("%q: AppendPointer gives %q, EscapePointer %q", tokens, back, escaped)
		}
	}
}

func TestSplitPointerFails(t *testing.T) {
	for pointer, want := range map[string]string{
		"a": `must be empty or start with "/"`, "#/a": `must be empty or start with "/"`,
		"/a~": `"~" at byte 2 is not followed by 0 or 1`, "/~0/~2": `"~" at byte 4`, "/~~0": `"~" at byte 1`,
	} {
		if tokens, err := SplitPointer(pointer); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("SplitPointer(%q) = %q, %v; want %s", pointer, tokens, err, want)
		}
		if strings.HasPrefix(pointer, "/") && FormatJSONPointer(pointer) {
			t.Errorf("FormatJSONPointer(%q) = true", pointer)
		}
	}
}

func FuzzPointer(f *testing.F) {
	f.Add("a/b~c", "~01")
	f.Fuzz(func(t *testing.T, a, b string) {
		p := string(AppendPointer(AppendPointer(nil, a), b))
		got, err := SplitPointer(p)
		if err != nil || !slices.Equal(got, []string{a, b}) || !FormatJSONPointer(p) {
			t.Errorf("%q, %q -> %q -> %q, %v", a, b, p, got, err)
		}
		if tokens, err := SplitPointer(a); (err == nil) != FormatJSONPointer(a) {
			t.Errorf("SplitPointer(%q) = %q, %v", a, tokens, err)
		}
	})
}
