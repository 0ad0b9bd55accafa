package runtime

import (
	"testing"
	"unicode/utf8"
)

// FuzzAppendString holds that what is written of a text is read as that text, and that text
// which is not UTF-8 is not written.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "a", "ab\n", "색상2", "사이즈2 and more", "\xff", "abcdefg\xe2\x82", "\xed\xa0\x80abcd", "\"quoted\"", "a\x00b", "𝄞", "12345678\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if validUTF8(s) != utf8.ValidString(s) {
			t.Fatalf("%q: %v", s, validUTF8(s))
		}
		out, err := Written(AppendString([]byte("x"), s), 1)
		if err != nil {
			if utf8.ValidString(s) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		c := Begin(out[1:], 0, 0, Reading{})
		got, end := c.String(c.Start(), "")
		if got != s || c.Done(end) != nil {
			t.Fatalf("%q is written as %s, and read as %q", s, out[1:], got)
		}
	})
}
