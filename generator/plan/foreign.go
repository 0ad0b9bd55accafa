package plan

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// An Import is a package that types of the document's own choosing come from.
type Import struct{ Name, Path string }

// ImportPaths returns the paths of Imports by name.
func (p *Package) ImportPaths() map[string]string {
	paths := map[string]string{}
	for _, i := range p.Imports {
		paths[i.Name] = i.Path
	}
	return paths
}

// foreign returns the spelling of the Go type that s asks for by x-go-type, "" when
// it asks for none that can be used.
func (p *planner) foreign(s *model.Schema) string {
	if s.GoType == nil || p.pkg.ChecksOnly {
		return ""
	}
	if spelling, ok := p.foreigns[s]; ok {
		return spelling
	}
	expr, err := parser.ParseExpr(s.GoType.Text)
	spelling := ""
	if err != nil || strings.ContainsAny(s.GoType.Text, "\n\r") {
		err = errors.New("is no Go type")
	} else {
		spelling, err = p.spell(expr, s.GoType)
	}
	if err != nil {
		p.warnf(s.GoType.Place, "x-go-type: "+err.Error()+"; it has no effect")
		spelling = ""
	}
	p.foreigns[s] = spelling
	return spelling
}

// spell writes a type out anew, so that nothing but a type gets into the code.
func (p *planner) spell(expr ast.Expr, from *model.GoType) (string, error) {
	around := func(before string, inner ast.Expr) (string, error) {
		text, err := p.spell(inner, from)
		return before + text, err
	}
	switch e := expr.(type) {
	case *ast.Ident:
		if !slices.Contains(predeclared, e.Name) {
			return "", errors.New(e.Name + " is no type that Go declares; refer to a schema by $ref, or name a package in x-go-type-import")
		}
		return e.Name, nil
	case *ast.SelectorExpr:
		pkg, ok := e.X.(*ast.Ident)
		if !ok || !token.IsExported(e.Sel.Name) {
			return "", errors.New("want a type such as uuid.UUID")
		}
		name, err := p.imported(pkg.Name, from)
		return name + "." + e.Sel.Name, err
	case *ast.StarExpr:
		return around("*", e.X)
	case *ast.ParenExpr:
		return around("", e.X)
	case *ast.ArrayType:
		if e.Len == nil {
			return around("[]", e.Elt)
		}
		if n, ok := e.Len.(*ast.BasicLit); ok && n.Kind == token.INT {
			return around("["+n.Value+"]", e.Elt)
		}
	case *ast.MapType:
		key, err := p.spell(e.Key, from)
		if err != nil {
			return "", err
		}
		return around("map["+key+"]", e.Value)
	case *ast.InterfaceType:
		if len(e.Methods.List) == 0 {
			return "any", nil
		}
	case *ast.IndexExpr:
		return p.instance(e.X, []ast.Expr{e.Index}, from)
	case *ast.IndexListExpr:
		return p.instance(e.X, e.Indices, from)
	}
	return "", errors.New("want a type such as uuid.UUID")
}

func (p *planner) instance(generic ast.Expr, args []ast.Expr, from *model.GoType) (string, error) {
	text, err := p.spell(generic, from)
	for k, arg := range args {
		inner, wrong := p.spell(arg, from)
		text += []string{"[", ", "}[min(k, 1)] + inner
		err = errors.Join(err, wrong)
	}
	return text + "]", err
}

// predeclared are the types that need no package.
var predeclared = []string{
	"any", "bool", "byte", "error", "float32", "float64", "int", "int16", "int32", "int64", "int8", "rune", "string",
	"uint", "uint16", "uint32", "uint64", "uint8",
}

// standard are the packages that may be named without an import, as where
// oapi-codegen imports them by itself.
var standard = map[string]string{
	"big": "math/big", "json": "encoding/json", "netip": "net/netip", "net": "net", "time": "time", "url": "net/url",
}

// importPath is what an import path is made of.
var importPath = regexp.MustCompile(`^[A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)

// imported returns what a package that a type names is called in the output.
func (p *planner) imported(name string, from *model.GoType) (string, error) {
	at := from.Path
	switch {
	case at != "" && (from.Name == "" || from.Name == name):
	case standard[name] != "":
		at = standard[name]
	default:
		return "", errors.New("the package " + name + " has no path; give it in x-go-type-import: {path: ...}")
	}
	if !importPath.MatchString(at) {
		return "", errors.New("x-go-type-import: the path is none that Go can import")
	}
	for _, known := range p.pkg.Imports {
		if known.Path == at {
			return known.Name, nil
		}
	}
	if slices.Contains(printed, at) { // and so is called what the package is called everywhere
		name = path.Base(at)
	} else {
		if slices.Contains(locals, name) || token.IsKeyword(name) || slices.Contains(predeclared, name) {
			name += "pkg"
		}
		name = p.names.Take(name)
	}
	p.pkg.Imports = append(p.pkg.Imports, Import{name, at})
	return name, nil
}

// printed are the packages that generated code imports anyway.
var printed = []string{"context", "encoding/json", "errors", "fmt", "io", "iter", "log/slog", "net/http", "time"}

// locals are the variables of generated functions, which would hide a package.
var locals = []string{
	"all", "at", "body", "c", "client", "data", "dst", "e", "end", "err", "f", "from", "g", "h", "how", "i", "item", "j", "k", "key", "len", "m",
	"n", "name", "null", "open", "opts", "p", "q", "r", "req", "res", "s", "secret", "seen", "server", "start", "t", "v", "value", "w", "x",
}
