package oapi

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"

	"github.com/bizgen/bizgen/templates"
)

// A server is one of the frameworks that the library has servers for.
type server struct {
	name     string // as the configuration of bizgen has it
	on       func(*codegen.GenerateOptions) *bool
	template string // of its routes: the library's name of it, and ours
	imports  string // what that needs besides
}

// servers are those of the library. Its server for net/http is where nothing is said.
var servers = []server{
	{"std-http", func(g *codegen.GenerateOptions) *bool { return &g.StdHTTPServer }, "stdhttp/std-http-handler.tmpl", ""},
	{"chi", func(g *codegen.GenerateOptions) *bool { return &g.ChiServer }, "chi/chi-handler.tmpl", ""},
	{"gorilla", func(g *codegen.GenerateOptions) *bool { return &g.GorillaServer }, "gorilla/gorilla-register.tmpl", ""},
	{"echo", func(g *codegen.GenerateOptions) *bool { return &g.EchoServer }, "echo/echo-register.tmpl", ""},
	{"echo5", func(g *codegen.GenerateOptions) *bool { return &g.Echo5Server }, "echo/v5/echo-register.tmpl", ""},
	{"gin", func(g *codegen.GenerateOptions) *bool { return &g.GinServer }, "gin/gin-register.tmpl", ""},
	{"fiber", func(g *codegen.GenerateOptions) *bool { return &g.FiberServer }, "fiber/fiber-handler.tmpl", "github.com/gofiber/fiber/v2/middleware/adaptor"},
	{"fiber-v3", func(g *codegen.GenerateOptions) *bool { return &g.FiberV3Server }, "fiber-v3/fiber-handler.tmpl", "github.com/gofiber/fiber/v3/middleware/adaptor"},
	{"iris", func(g *codegen.GenerateOptions) *bool { return &g.IrisServer }, "iris/iris-handler.tmpl", ""},
}

// serverOf returns the framework that a configuration asks for, nil for none.
func serverOf(g codegen.GenerateOptions) *server {
	k := slices.IndexFunc(servers, func(s server) bool { return *s.on(&g) })
	if k < 0 {
		return nil
	}
	return &servers[k]
}

// mark is a comment that tells that an override was used: the library says nothing
// of one whose name it does not know.
func (s *server) mark() string { return "// bizgen has printed " + s.template + ".\n" }

// override returns the text of our template in place of the library's.
func (s *server) override() (string, error) {
	text, err := fs.ReadFile(templates.FS, "oapi-codegen/"+s.template)
	return "\n" + s.mark() + "\n" + string(text), err
}

// ran takes the mark out of the code; it is an error when it is not there.
func (s *server) ran(code string) (string, error) {
	before, after, found := strings.Cut(code, s.mark())
	if !found {
		return "", fmt.Errorf("oapi-codegen has not used our template %s", s.template)
	}
	return before + strings.TrimLeft(after, "\n"), nil
}
