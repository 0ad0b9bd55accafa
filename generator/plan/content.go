package plan

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// contentEncodings are those that the runtime decodes: RFC 2045, section 6.1, and
// RFC 4648.
var contentEncodings = []string{"base64", "base64url", "base32", "base16", "quoted-printable"}

// decoders gives texts that stand for bytes a method that returns these: contentEncoding
// and the format "byte" assert nothing of their own, they say how to read.
func (p *planner) decoders(t *Type, view objectView) {
	for k, d := range view.properties() {
		f := t.Fields[k]
		encoding := contentEncoding(d.main().Schema)
		if f.Type.Kind != String || f.Form == Nulled || !slices.Contains(contentEncodings, encoding) {
			continue
		}
		f.Encoding, f.Decoder = encoding, t.fields.Take(f.Name+"Decoded")
	}
}

// contentEncoding returns how s says that its text is to be decoded; "" when it does not.
func contentEncoding(s *model.Schema) string {
	for _, part := range parts(resolve(s)) {
		if part.ContentEncoding != "" {
			return strings.ToLower(part.ContentEncoding)
		}
		if part.Format == "byte" {
			return "base64"
		}
	}
	return ""
}
