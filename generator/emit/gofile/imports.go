package gofile

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
)

// imports adds to a part the packages that types of the document's own name: they
// are spelt as text, of which jennifer knows nothing.
func (t Target) imports(p *part) error {
	if len(t.Imports) == 0 {
		return nil
	}
	names, err := selected(p.body)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(t.Imports)) {
		at := t.Imports[name]
		line := name + " " + strconv.Quote(at)
		if path.Base(at) == name {
			line = strconv.Quote(at)
		}
		if names[name] && !slices.Contains(p.imports, strconv.Quote(at)) {
			p.imports = append(p.imports, line)
		}
	}
	slices.Sort(p.imports)
	return nil
}

// selected returns the names before a dot in declarations.
func selected(body []byte) (map[string]bool, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", append([]byte("package p\n"), body...), parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("what was printed does not parse: %w", err)
	}
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				names[x.Name] = true
			}
		}
		return true
	})
	return names, nil
}
