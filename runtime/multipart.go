package runtime

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"strconv"
	"strings"
)

// isMultipart tells whether a media type is one whose parts have names.
func isMultipart(mediaType string) bool {
	media, _ := splitMedia(mediaType)
	return strings.EqualFold(media, "multipart/form-data") || strings.EqualFold(media, "multipart/mixed")
}

func itoa(n int) string { return strconv.Itoa(n) }

// maxParts is how many parts a multipart body may have, as net/http has it.
const maxParts = 1000

// Why a multipart body cannot be read. What a text holds is limited by
// [WithMaxItemBytes], all texts of a body together.
var (
	errBoundary = errors.New("the multipart body has no boundary")
	errPartName = errors.New("a part of the multipart body has no name")
	errParts    = errors.New("the multipart body has more than " + itoa(maxParts) + " parts")
	errText     = errors.New("the texts of the multipart body are too large")
)

// readParts goes through a multipart body: file is given the parts that are files,
// and tells whether one is; the others become pairs, as those of a form are, within
// limit bytes.
func readParts(body io.Reader, contentType string, limit int64, file func(name string, part *multipart.Part) (bool, error)) (string, error) {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["boundary"] == "" {
		return "", errBoundary
	}
	var pairs strings.Builder
	in := multipart.NewReader(body, params["boundary"])
	for n := 0; ; n++ {
		part, err := in.NextPart()
		if err == io.EOF {
			return pairs.String(), nil
		}
		if err != nil {
			return "", err
		}
		if n == maxParts {
			return "", errParts
		}
		name := partName(part)
		if name == "" {
			return "", errPartName
		}
		if taken, err := file(name, part); taken || err != nil {
			if err != nil {
				return "", err
			}
			continue
		}
		text, err := io.ReadAll(io.LimitReader(part, limit+1))
		if err != nil {
			return "", err
		}
		if limit -= int64(len(name) + len(text)); limit < 0 {
			return "", errText
		}
		if pairs.Len() > 0 {
			pairs.WriteByte('&')
		}
		pairs.WriteString(url.QueryEscape(name) + "=" + strings.ReplaceAll(url.QueryEscape(string(text)), "%2C", ","))
	}
}

// partName returns the name of a part, of whatever disposition it is.
func partName(part *multipart.Part) string {
	_, params, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	return params["name"]
}

// noFile is for bodies that the document has no files in.
func noFile(string, *multipart.Part) (bool, error) { return false, nil }

// A PartType is the media type of a member that is no file, where the document
// gives it.
type PartType struct{ Name, ContentType string }

// writeParts writes the members of an object, given as JSON, as parts; what it
// cannot say is left out, as [Form.encode] does. The media type of a part is written
// where it is not text.
func (f *Form) writeParts(w *multipart.Writer, data []byte, how Reading) error {
	p := f.object()
	var err error
	put := func(name, text, contentType string) {
		if err == nil {
			err = writePart(w, name, text, contentType)
		}
	}
	styled := output{found: findings{how: how}}
	eachMember(string(data), func(name, value string) {
		whole := p.whole()
		at, _ := whole.member(name)
		switch {
		case f.part(name) != nil:
			if part := f.part(name); value != "null" || part.Kind&(KindNull|KindJSON) != 0 {
				styled.spread(part, value)
			}
		case at.Kind&KindJSON != 0:
			put(name, compact(value), f.typeOf(name, jsonType))
		case value == "null" && at.Kind&KindNull == 0:
		case value[0] == '[':
			eachElement(value, func(element string) {
				put(name, at.Item.textOf(element), f.typeOf(name, jsonOf(element)))
			})
		default:
			put(name, at.Kind.textOf(value), f.typeOf(name, jsonOf(value)))
		}
	})
	if err == nil {
		err = styled.found.error()
	}
	for pair := range strings.SplitSeq(string(styled.query), "&") {
		name, value, _ := strings.Cut(pair, "=")
		if name, ok := formText(name); ok && name != "" {
			value, _ = formText(value)
			put(name, value, "")
		}
	}
	return err
}

// typeOf returns the media type of a member that the document gives, or else otherwise.
func (f *Form) typeOf(name, otherwise string) string {
	for _, t := range f.Types {
		if t.Name == name {
			return t.ContentType
		}
	}
	return otherwise
}

// jsonOf returns the media type of objects, and of arrays in arrays.
func jsonOf(value string) string {
	if value[0] == '{' || value[0] == '[' {
		return jsonType
	}
	return ""
}

func writePart(w *multipart.Writer, name, text, contentType string) error {
	h := map[string][]string{"Content-Disposition": {"form-data; name=" + quoteName(name)}}
	if contentType != "" {
		h["Content-Type"] = []string{contentType}
	}
	out, err := w.CreatePart(h)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text)
	return err
}

// quoteName spells a quoted string (RFC 9110, section 5.6.4). Control characters, which
// may not stand in one, are percent-encoded as browsers do with line breaks.
func quoteName(name string) string {
	out := []byte{'"'}
	for _, c := range []byte(name) {
		switch {
		case c < ' ' || c == 0x7F:
			out = fmt.Appendf(out, "%%%02X", c)
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
}
