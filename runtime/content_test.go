package runtime

import "testing"

func TestDecodeContent(t *testing.T) {
	for _, c := range []struct{ encoding, text, want string }{
		{"base64", "a2FrYW8=", "kakao"}, {"base64", "a2Fr\r\nYW8", "kakao"}, {"base64", "", ""}, {"base64", "+/8=", "\xfb\xff"},
		{"base64url", "-_8", "\xfb\xff"}, {"base32", "NNQWWYLP", "kakao"}, {"base16", "6b616B616f", "kakao"},
		{"quoted-printable", "=EC=B9=B4=\r\n a", "카 a"},
	} {
		if got, err := DecodeContent(c.encoding, &c.text); err != nil || string(got) != c.want {
			t.Errorf("%s %q: %q, %v, want %q", c.encoding, c.text, got, err, c.want)
		}
	}
	for encoding, text := range map[string]string{"base64": "secret!", "base64url": "+/8", "base32": "1", "base16": "abc", "quoted-printable": "=\x00", "rot13": "a"} {
		if got, err := DecodeContent(encoding, &text); err == nil {
			t.Errorf("%s %q: %q", encoding, text, got)
		} else if err.Error() != "the content is not "+encoding {
			t.Errorf("%s: %v", encoding, err)
		}
	}
	if got, err := DecodeContent[string]("base64", nil); got != nil || err != nil {
		t.Errorf("absent: %v, %v", got, err)
	}
}
