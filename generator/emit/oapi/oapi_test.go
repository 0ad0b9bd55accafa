package oapi_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/emit/oapi"
)

// The configuration file knows the frameworks that there are.
func TestFrameworksAreConfigurable(t *testing.T) {
	if !slices.Equal(config.Frameworks, oapi.Frameworks()) {
		t.Errorf("%v, and %v", config.Frameworks, oapi.Frameworks())
	}
}

// Handlers and callers that were written for oapi-codegen's own output compile with
// ours: what it exports, we export with the same types. Options may have more.
func TestNothingIsMissing(t *testing.T) {
	for _, framework := range oapi.Frameworks() {
		t.Run(framework, func(t *testing.T) {
			theirs := exported(t, plain(t, framework))
			ours := exported(t, shaped(t, framework))
			if len(theirs) < 50 {
				t.Fatalf("%d declarations", len(theirs))
			}
			for _, name := range slices.Sorted(maps.Keys(theirs)) {
				switch have, want := ours[name], theirs[name]; {
				case strings.HasSuffix(name, "Options") && strings.Contains(want, "BaseURL"):
					for _, field := range strings.Split(want, "\n") {
						if fields := strings.Fields(field); !strings.Contains(strings.Join(strings.Fields(have), " "), strings.Join(fields, " ")) {
							t.Errorf("%s: no %q in\n%s", name, field, have)
						}
					}
				case have != want:
					t.Errorf("%s: have\n%s\nwant\n%s", name, have, want)
				}
			}
		})
	}
}

// document is one of the catalogue that the library reads in full.
const document = "../../../spec/kakao/options.yaml"

// plain is what the library prints by itself.
func plain(t *testing.T, framework string) []byte {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromFile(document)
	if err != nil {
		t.Fatal(err)
	}
	c := codegen.Configuration{PackageName: "options", Generate: codegen.GenerateOptions{Models: true, Client: true, Strict: true}}
	*map[string]*bool{
		"std-http": &c.Generate.StdHTTPServer, "chi": &c.Generate.ChiServer, "gorilla": &c.Generate.GorillaServer,
		"echo": &c.Generate.EchoServer, "echo5": &c.Generate.Echo5Server, "gin": &c.Generate.GinServer,
		"fiber": &c.Generate.FiberServer, "fiber-v3": &c.Generate.FiberV3Server, "iris": &c.Generate.IrisServer,
	}[framework] = true
	code, err := codegen.Generate(doc, c)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(code)
}

// shaped is what we print.
func shaped(t *testing.T, framework string) []byte {
	t.Helper()
	files, problems := generator.Generate(generator.Job{
		Spec: document, Package: "options", Target: generator.OapiCodegen, Shapes: generator.Shapes{Framework: framework},
	})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	for _, f := range files {
		if f.Name == "api.gen.go" {
			return f.Data
		}
	}
	t.Fatal("no shapes")
	return nil
}

// exported returns the exported declarations of a file by name, without bodies and
// comments.
func exported(t *testing.T, code []byte) map[string]string {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "api.gen.go", code, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	note := func(name string, node any) {
		var b bytes.Buffer
		if err := format.Node(&b, fset, node); err != nil {
			t.Fatal(err)
		}
		if ast.IsExported(name[strings.LastIndexByte(name, '.')+1:]) {
			out[name] = b.String()
		}
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				var b bytes.Buffer
				if err := format.Node(&b, fset, d.Recv.List[0].Type); err != nil {
					t.Fatal(err)
				}
				name = strings.TrimPrefix(b.String(), "*") + "." + name
			}
			d.Type.Params.List = unnamed(d.Type.Params.List)
			note(name, d.Type)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					note(s.Name.Name, s.Type)
				case *ast.ValueSpec:
					for _, name := range s.Names {
						note(name.Name, s)
					}
				}
			}
		}
	}
	return out
}

// unnamed returns parameters without their names, which are nobody's matter.
func unnamed(list []*ast.Field) (out []*ast.Field) {
	for _, p := range list {
		for range max(len(p.Names), 1) {
			out = append(out, &ast.Field{Type: p.Type})
		}
	}
	return out
}

// A configuration of oapi-codegen is read as it is; what cannot be taken is named with
// its line.
func TestRead(t *testing.T) {
	c, err := oapi.Read([]byte("package: api\noutput: gen/api.gen.go\ngenerate:\n  models: true\n  echo-server: true\n"))
	if err != nil || c.Package != "api" || c.Output != "gen/api.gen.go" || c.File != "api.gen.go" {
		t.Errorf("%+v, %v", c, err)
	}
	for text, want := range map[string]struct {
		line    int
		message string
	}{
		"package: [\n": {1, "did not find expected node content"},
		"package: api\ngenerate: {echos: true}\n":                           {2, "field echos not found in type codegen.GenerateOptions"},
		"package: api\noutput: api.txt\n":                                   {2, `output: want a file that ends in .go, have "api.txt"`},
		"package: api\noutput-options:\n  overlay:\n    path: o.yaml\n":     {3, "overlay: bizgen applies overlays itself: name the file with --overlay, or as overlays in bizgen.yaml, and remove it here"},
		"package: api\noutput-options:\n  user-templates:\n    a.tmpl: x\n": {3, "user-templates: templates of your own are not supported: bizgen's go in the place of some of oapi-codegen's"},
		"generate:\n  strict-server: true\n":                                {2, "strict-server: needs the server of one framework beside it"},
		"generate:\n  gin-server: true\n  echo-server: true\n":              {1, "only one server type is supported at a time"},
	} {
		_, err := oapi.Read([]byte(text))
		fault, ok := err.(*oapi.Error)
		if !ok || fault.Line != want.line || fault.Message != want.message {
			t.Errorf("%q: %+v, want %+v", text, err, want)
		}
	}
}
