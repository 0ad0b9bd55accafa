package docs

import (
	"html/template"
	"regexp"
	"strings"
)

var jsonToken = regexp.MustCompile(`("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b`)

// highlight marks the parts of a text for the eye. What cannot be told stays plain.
func highlight(source, kind string) template.HTML {
	switch {
	case isJSON(kind):
		return mark(source, jsonToken, func(token string, groups []int) string {
			switch {
			case groups[4] >= 0:
				return "k"
			case token[0] == '"':
				return "s"
			}
			return "n"
		})
	case kind == "go":
		return mark(source, goToken, func(token string, _ []int) string {
			switch {
			case strings.HasPrefix(token, "//"):
				return "c"
			case token[0] == '"' || token[0] == '`':
				return "s"
			case token[0] >= '0' && token[0] <= '9':
				return "n"
			}
			return "k"
		})
	}
	return template.HTML(template.HTMLEscapeString(source))
}

var goToken = regexp.MustCompile("//[^\n]*|\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`]*`|\\b(?:package|import|func|return|if|else|for|range|type|struct|var|const|nil|true|false|switch|case|default|defer|go|map|interface)\\b|\\b\\d+(?:\\.\\d+)?\\b")

// mark puts each token in an element whose class says what it is.
func mark(source string, tokens *regexp.Regexp, class func(token string, groups []int) string) template.HTML {
	var b strings.Builder
	last := 0
	for _, m := range tokens.FindAllStringSubmatchIndex(source, -1) {
		b.WriteString(template.HTMLEscapeString(source[last:m[0]]))
		end := m[1]
		if len(m) > 4 && m[2] >= 0 {
			end = m[3]
		}
		token := source[m[0]:end]
		b.WriteString(`<i class="` + class(token, m) + `">` + template.HTMLEscapeString(token) + "</i>")
		last = end
	}
	b.WriteString(template.HTMLEscapeString(source[last:]))
	return template.HTML(b.String())
}
