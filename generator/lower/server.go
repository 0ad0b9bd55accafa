package lower

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// servers lowers a list of servers. One that cannot be understood is left out with a
// warning: who calls names the URL anyway.
func (l *lowerer) servers(n *document.Node) []model.Server {
	var out []model.Server
	for _, item := range items(n) {
		url := item.Get("url")
		if url == nil {
			continue // reported when the document was loaded
		}
		s := model.Server{
			URL: url.Text, Name: text(item.Get("name")), Description: text(item.Get("description")), Place: place(url.Position),
		}
		if l.serverVariables(&s, url, item.Get("variables")) {
			out = append(out, s)
		}
	}
	return out
}

// serverVariables finds the variables of a URL in their declarations.
func (l *lowerer) serverVariables(s *model.Server, url, declared *document.Node) bool {
	names, ok := holes(s.URL)
	if !ok {
		l.warnf(url.Position, "server URL %q has a brace without its other half; it is left out", s.URL)
		return false
	}
	for _, name := range names {
		n := declared.Get(name)
		value := n.Get("default")
		if value == nil {
			l.warnf(url.Position, "server URL %q: the variable %q has no default under variables; it is left out", s.URL, name)
			return false
		}
		v := model.ServerVariable{Name: name, Default: value.Text, Enum: texts(n.Get("enum")), Description: text(n.Get("description"))}
		if v.Enum != nil && !slices.Contains(v.Enum, v.Default) {
			l.warnf(value.Position, "the default %q of the variable %q is not in its enum; the server is left out", v.Default, name)
			return false
		}
		s.Variables = append(s.Variables, v)
	}
	return true
}

// holes lists the names in braces of a URL, each once.
func holes(url string) (names []string, ok bool) {
	for {
		before, rest, more := strings.Cut(url, "{")
		if strings.Contains(before, "}") {
			return nil, false
		}
		if !more {
			return names, true
		}
		name, behind, closed := strings.Cut(rest, "}")
		if !closed || name == "" || strings.Contains(name, "{") {
			return nil, false
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		url = behind
	}
}
