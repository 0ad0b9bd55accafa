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
	if !strings.HasPrefix(strings.ToLower(media), "application/x-www-form-urlencoded") {
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
