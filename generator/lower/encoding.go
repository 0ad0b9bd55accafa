package lower

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// encodings reads how the members of a form are written; other media types have
// no use for it here.
func (l *lowerer) encodings(media string, n *document.Node) []model.Encoding {
	media = strings.ToLower(media)
	if !strings.HasPrefix(media, "application/x-www-form-urlencoded") && !strings.HasPrefix(media, "multipart/") {
		return nil
	}
	var out []model.Encoding
	for _, m := range members(n.Get("encoding")) {
		e := model.Encoding{
			Name:        m.Key,
			ContentType: text(m.Value.Get("contentType")),
			Style:       text(m.Value.Get("style")),
			Reserved:    truth(m.Value.Get("allowReserved")),
			Place:       place(m.KeyPosition),
		}
		if headers := m.Value.Member("headers"); headers != nil {
			l.warnf(headers.KeyPosition, "encoding: the headers of a part are handed over with a file, and not checked")
		}
		explode := m.Value.Get("explode")
		e.Styled = e.Style != "" || explode != nil || e.Reserved
		if e.Style != "" && !slices.Contains(styles["query"], e.Style) {
			l.warnf(m.Value.Get("style").Position, "style %q is not one of a form's members; form is taken", e.Style)
			e.Style = ""
		}
		if e.Style == "" {
			e.Style = "form"
		}
		e.Explode = e.Style == "form"
		if explode != nil {
			e.Explode = truth(explode)
		}
		out = append(out, e)
	}
	return out
}

// binary tells whether strings of a schema are bytes: OpenAPI 3.0 says so by format,
// and 3.1 by a media type of what they hold, or by an encoding that is none.
func (l *lowerer) binary(n *document.Node) bool {
	encoding, media := text(n.Get("contentEncoding")), strings.ToLower(text(n.Get("contentMediaType")))
	switch {
	case text(n.Get("format")) == "binary":
		return true
	case l.doc.Dialect == document.OpenAPI30:
		return false
	case encoding == "binary":
		return true
	}
	return encoding == "" && media != "" && !strings.HasPrefix(media, "text/") && !strings.Contains(media, "json")
}
