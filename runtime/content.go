package runtime

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime/quotedprintable"
	"strings"
)

// DecodeContent decodes a text that stands for bytes, as the keyword contentEncoding
// says: base64, base64url, base32 and base16 (RFC 4648), quoted-printable (RFC
// 2045). Line breaks are skipped, and so may be the padding; an absent text is nil.
func DecodeContent[T ~string](encoding string, text *T) ([]byte, error) {
	if text == nil {
		return nil, nil
	}
	data, err := decodeContent(encoding, string(*text))
	if err != nil { // without the text: it may be secret
		return nil, fmt.Errorf("the content is not %s", encoding)
	}
	return data, nil
}

func decodeContent(encoding, text string) ([]byte, error) {
	if encoding == "quoted-printable" {
		return io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
	}
	text = strings.TrimRight(strings.NewReplacer("\r", "", "\n", "").Replace(text), "=")
	switch encoding {
	case "base64":
		return base64.RawStdEncoding.DecodeString(text)
	case "base64url":
		return base64.RawURLEncoding.DecodeString(text)
	case "base32":
		return base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(text)
	case "base16":
		return hex.DecodeString(text)
	}
	return nil, fmt.Errorf("unknown encoding %q", encoding)
}
