package docs

import (
	"cmp"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A failure is a row of the table of errors: an HTTP status, or a code in the body of
// an answer that HTTP takes for a success.
type failure struct {
	Code  string
	Where template.HTML // empty for an HTTP status
	Words string
	Text  template.HTML
	Href  string
}

// failures lists what can go wrong in a call, as its answers say.
func (k *book) failures(c *call, v *callView) []failure {
	var out []failure
	for i, r := range c.Responses {
		if r.Status[0] == '4' || r.Status[0] == '5' || r.Status == "default" {
			out = append(out, failure{Code: r.Status, Words: statusWords(r.Status), Text: k.inline(r.Description), Href: "#" + v.Responses[i].ID})
		}
	}
	for _, r := range c.Responses {
		for _, media := range r.Content {
			if media.Schema != nil {
				out = append(out, k.codes(gather(media.Schema), "", 0)...)
			}
		}
	}
	return slices.CompactFunc(out, func(a, b failure) bool { return a.Code == b.Code && a.Where == b.Where && a.Text == b.Text })
}

// codeNames are what a member that tells the outcome is called.
var codeNames = []string{"status", "code", "errorCode", "error_code", "resultCode", "result_code", "error", "type"}

// codes finds the members of an answer that are a list of outcomes with what each of
// them means.
func (k *book) codes(parts []*model.Schema, path string, depth int) []failure {
	var out []failure
	for _, m := range propertiesOf(parts) {
		inner := gather(m.schemas...)
		if slices.Contains(codeNames, m.name) {
			for _, s := range inner {
				values := k.values(s, k.node(s))
				for _, v := range values {
					if v.Text != "" && !succeeds(v.JSON) {
						out = append(out, failure{Code: v.JSON, Where: code(at(path, m.name)), Text: v.Text})
					}
				}
			}
		}
		if depth < 1 && (m.name == "error" || m.name == "extras") {
			out = append(out, k.codes(inner, at(path, m.name), depth+1)...)
		}
	}
	return out
}

// succeeds tells whether a code in a body is one of those by which HTTP says that all
// went well.
func succeeds(json string) bool {
	n, err := strconv.Atoi(strings.Trim(json, `"`))
	return err == nil && n >= 200 && n < 300
}

// statusWords is the phrase of an HTTP status; "" where there is none.
func statusWords(status string) string {
	n, err := strconv.Atoi(status)
	if err != nil {
		return ""
	}
	return cmp.Or(http.StatusText(n))
}
