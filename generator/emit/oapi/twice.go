package oapi

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"

	"github.com/bizgen/bizgen/generator/emit"
)

// twice tells of a name that the library has declared more than once, of which the
// compiler would complain: it makes names that collide for some documents.
func twice(f emit.File) error {
	names, err := Declared(f)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, name := range names {
		if seen[name] && name != "_" {
			return fmt.Errorf("oapi-codegen declares %s twice; name one of the two with %s, or set resolve-type-name-collisions in its configuration", name, goName)
		}
		seen[name] = true
	}
	file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Data, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.TypeSpec); ok {
			ast.Inspect(s.Type, func(n ast.Node) bool {
				if fields, ok := n.(*ast.StructType); ok && err == nil {
					err = twiceIn(s.Name.Name, fields)
				}
				return true
			})
		}
		return true
	})
	return err
}

// twiceIn is twice for the fields of a struct.
func twiceIn(name string, s *ast.StructType) error {
	seen := map[string]bool{}
	for _, field := range s.Fields.List {
		for _, id := range field.Names {
			if seen[id.Name] {
				return fmt.Errorf("oapi-codegen gives %s the field %s twice; name one of the two members with %s", name, id.Name, goName)
			}
			seen[id.Name] = true
		}
	}
	return nil
}
