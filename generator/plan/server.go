package plan

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// Servers are the base URLs of a document.
type Servers struct {
	List       []Server
	Path       string            // name of the constant of the first one's path; "" when it has none
	PathValue  string            // "/v1"
	Elsewhere  []OperationServer // operations with servers of their own
	Option     string            // of the client that sends these there
	ByVariable []*ServerForm     // of URLs with variables
}

// A Server is a constant with a base URL, variables having their defaults.
type Server struct {
	Name  string
	Value string
	Doc   []string
}

// An OperationServer is that of one operation.
type OperationServer struct {
	ID string
	Server
}

// A ServerForm is a struct whose fields are the variables of a URL.
type ServerForm struct {
	Name   string
	URL    string // with its variables
	Doc    []string
	Fields []ServerField
}

// A ServerField is one variable.
type ServerField struct {
	Name string // in Go
	Doc  []string
	model.ServerVariable
}

// planServers names the servers, behind all other names: they rename nothing.
func (p *planner) planServers(m *model.Document) {
	out := &Servers{}
	for _, s := range m.Servers {
		name := "ServerURL"
		if s.Name != "" {
			name += goname.Exported(s.Name)
		}
		out.List = append(out.List, p.server(name, s, ""))
		if len(s.Variables) > 0 {
			out.ByVariable = append(out.ByVariable, p.serverForm(s))
		}
	}
	if len(out.List) > 0 {
		if path := pathOf(out.List[0].Value); path != "" {
			out.Path, out.PathValue = p.names.Take("ServerPath"), path
		}
	}
	for k, op := range m.Operations {
		if len(op.Servers) == 0 || op.Left {
			continue
		}
		name := p.operations[k].method
		s := p.server(name+"ServerURL", op.Servers[0], name)
		if u, err := url.Parse(s.Value); err == nil && u.IsAbs() {
			out.Elsewhere = append(out.Elsewhere, OperationServer{p.pkg.operationID(name), s})
		}
	}
	if len(out.Elsewhere) > 0 {
		out.Option = p.names.Take("WithOperationServers")
	}
	if len(out.List)+len(out.Elsewhere) > 0 {
		p.pkg.Servers = out
	}
}

// operationID is what the runtime knows a method's operation by.
func (p *Package) operationID(method string) string {
	k := slices.IndexFunc(p.Operations, func(o *Operation) bool { return o.Name == method })
	return p.Operations[k].ID
}

// server plans the constant of a URL; operation is the method that it is for, ""
// for the document's.
func (p *planner) server(name string, s model.Server, operation string) Server {
	value := s.URL
	for _, v := range s.Variables {
		value = strings.ReplaceAll(value, "{"+v.Name+"}", v.Default)
	}
	out := Server{Name: p.names.Take(name), Value: value}
	subject := "is a base URL of the service"
	if operation != "" {
		subject = "is where the document has " + operation + " served"
	}
	if len(s.Variables) > 0 {
		subject += ", its variables having their defaults"
	}
	if u, err := url.Parse(value); err != nil || !u.IsAbs() {
		subject += ", relative to where the document lies"
	}
	text := out.Name + " " + subject
	if s.Description != "" {
		text += ": " + strings.TrimSpace(s.Description)
	}
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	out.Doc = comment("", text)
	return out
}

func (p *planner) serverForm(s model.Server) *ServerForm {
	out := &ServerForm{Name: p.names.Take("ServerVariables"), URL: s.URL}
	out.Doc = comment("", out.Name+" are those of the base URL "+s.URL+". An empty one has the document's default.")
	fields := goname.NewScope("URL")
	for _, v := range s.Variables {
		f := ServerField{Name: fields.Take(goname.Exported(v.Name)), ServerVariable: v}
		text := strings.TrimSpace(v.Description)
		if len(v.Enum) > 0 {
			text += "\nOne of " + strings.Join(v.Enum, ", ") + "."
		}
		f.Doc = comment("", strings.TrimSpace(text+"\nDefault: "+strconv.Quote(v.Default)))
		out.Fields = append(out.Fields, f)
	}
	return out
}

// pathOf returns the path of a base URL without the slash at its end.
func pathOf(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return strings.TrimRight(u.Path, "/")
}
