package lower

import (
	"mime"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// parameters joins those of the path item and of the operation, which override
// them by name and place.
func (l *lowerer) parameters(item, op *document.Node) []*model.Parameter {
	var out []*model.Parameter
	index := map[string]int{}
	for _, list := range []*document.Node{item.Get("parameters"), op.Get("parameters")} {
		for _, n := range items(list) {
			p := l.parameter(n)
			if p == nil {
				continue
			}
			key := p.In + " " + p.Name
			if k, ok := index[key]; ok {
				out[k] = p
				continue
			}
			index[key] = len(out)
			out = append(out, p)
		}
	}
	return out
}

func (l *lowerer) parameter(ref *document.Node) *model.Parameter {
	n := l.follow(ref)
	if n == nil {
		return nil
	}
	if text(n.Get("in")) == "header" && reservedHeader(text(n.Get("name"))) {
		l.warnf(ref.Position, "header parameter %q is ignored, as OpenAPI wants: media types and security schemes say what it holds", text(n.Get("name")))
		return nil
	}
	if text(n.Get("in")) == "querystring" {
		l.warnf(ref.Position, "parameter %q is the whole query string, which is not generated: the requests have no field for it", text(n.Get("name")))
		return nil
	}
	if n.Get("name") == nil || styles[text(n.Get("in"))] == nil {
		return nil // package document has told of it
	}
	p := l.parameterObject(n, text(n.Get("name")), text(n.Get("in")))
	if p.In == "path" {
		p.Required = true
	}
	return p
}

// reservedHeader names the headers that are no parameters (OpenAPI, Parameter
// Object).
func reservedHeader(name string) bool {
	return strings.EqualFold(name, "Accept") || strings.EqualFold(name, "Content-Type") || strings.EqualFold(name, "Authorization")
}

// pathParameters makes the path parameters those of the template: one that it
// does not have is left out, and one that is not declared is a string. Package
// document has warned of both.
func (l *lowerer) pathParameters(op *model.Operation, list []*model.Parameter) []*model.Parameter {
	names := templateNames(op.Path)
	var out []*model.Parameter
	for _, p := range list {
		if p.In != "path" || slices.Contains(names, p.Name) {
			out = append(out, p)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(out, func(p *model.Parameter) bool { return p.In == "path" && p.Name == name }) {
			out = append(out, &model.Parameter{
				Name: name, In: "path", Required: true, Style: "simple", Schema: stringSchema(op.Place), Place: op.Place, Pointer: op.Pointer,
			})
		}
	}
	return out
}

// templateNames returns the names in the braces of a path template.
func templateNames(path string) []string {
	var names []string
	for {
		i := strings.IndexByte(path, '{')
		if i < 0 {
			return names
		}
		name, rest, ok := strings.Cut(path[i+1:], "}")
		if !ok {
			return names
		}
		names, path = append(names, name), rest
	}
}

// stringSchema is the schema of what may be any text.
func stringSchema(at model.Place) *model.Schema {
	return &model.Schema{Place: at, Types: model.String, HasTypes: true}
}

// defaultStyles are the styles that a parameter has when it names none.
var defaultStyles = map[string]string{"path": "simple", "header": "simple", "query": "form", "cookie": "form"}

// styles are those that each place allows.
var styles = map[string][]string{
	"path":   {"simple", "label", "matrix"},
	"header": {"simple"},
	"query":  {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
	"cookie": {"form"},
}

func (l *lowerer) parameterObject(n *document.Node, name, in string) *model.Parameter {
	p := &model.Parameter{
		Name:        name,
		In:          in,
		GoName:      text(n.Get("x-go-name")),
		Description: text(n.Get("description")),
		Required:    truth(n.Get("required")),
		Deprecated:  truth(n.Get("deprecated")),
		Reserved:    truth(n.Get("allowReserved")),
		Empty:       truth(n.Get("allowEmptyValue")),
		Style:       text(n.Get("style")),
		Place:       place(n.Position),
		Pointer:     l.pointer(n),
	}
	if p.Style != "" && !slices.Contains(styles[in], p.Style) {
		l.warnf(n.Get("style").Position, "style %q is not one of a parameter in the %s; %s is taken", p.Style, in, defaultStyles[in])
		p.Style = ""
	}
	if p.Style == "" {
		p.Style = defaultStyles[in]
	}
	p.Explode = p.Style == "form"
	if e := n.Get("explode"); e != nil {
		p.Explode = truth(e)
	}
	l.parameterSchema(p, n)
	return p
}

// parameterSchema reads the schema of a parameter, or the media type that says
// what its text is. Of content other than JSON nothing is known but that.
func (l *lowerer) parameterSchema(p *model.Parameter, n *document.Node) {
	if s := n.Get("schema"); s != nil {
		p.Schema = l.schema(s)
		return
	}
	content := members(n.Get("content"))
	if len(content) == 0 {
		l.warnf(n.Position, "%q has neither schema nor content; it is taken for a string", p.Name)
		p.Schema = stringSchema(p.Place)
		return
	}
	media := content[0]
	p.MediaType = media.Key
	s := media.Value.Get("schema")
	switch t, _, err := mime.ParseMediaType(media.Key); {
	case err != nil || t != "application/json" && !strings.HasSuffix(t, "+json"):
		p.Schema = stringSchema(p.Place)
	case s == nil:
		p.Schema = &model.Schema{Place: p.Place, Types: model.Any}
	default:
		p.Schema = l.schema(s)
	}
}
