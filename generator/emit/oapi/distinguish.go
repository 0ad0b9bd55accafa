package oapi

import (
	"fmt"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// goName is the extension by which the library takes names from a document.
const goName = "x-go-name"

// distinguish gives names of their own to the components, and to the members of an
// object, that are alike when they are spelt in ASCII.
func distinguish(document *openapi3.T) {
	if document.Components == nil {
		return
	}
	seen := map[*openapi3.Schema]bool{}
	apart(document.Components.Schemas)
	for _, s := range document.Components.Schemas {
		distinguishIn(s, seen)
	}
}

// distinguishIn does so within a schema.
func distinguishIn(s *openapi3.SchemaRef, seen map[*openapi3.Schema]bool) {
	if s == nil || s.Value == nil || seen[s.Value] {
		return
	}
	seen[s.Value] = true
	apart(s.Value.Properties)
	for _, sub := range s.Value.Properties {
		distinguishIn(sub, seen)
	}
	for _, list := range []openapi3.SchemaRefs{s.Value.AllOf, s.Value.AnyOf, s.Value.OneOf} {
		for _, sub := range list {
			distinguishIn(sub, seen)
		}
	}
	distinguishIn(s.Value.Items, seen)
	distinguishIn(s.Value.AdditionalProperties.Schema, seen)
}

// apart names those schemas of a scope whose names are not ASCII, where another has
// the same name by then. ASCII names come first and stay.
func apart(scope openapi3.Schemas) {
	names := slices.SortedFunc(maps.Keys(scope), func(a, b string) int {
		if isASCII(a) != isASCII(b) {
			if isASCII(a) {
				return -1
			}
			return 1
		}
		if a < b {
			return -1
		}
		return 1
	})
	taken := map[string]bool{}
	for _, name := range names {
		own := codegen.ToCamelCase(spelt(name))
		if !isASCII(name) && taken[own] {
			free := own
			for n := 2; taken[free]; n++ {
				free = fmt.Sprintf("%s%d", own, n)
			}
			own = free
			rename(scope[name], own)
		}
		taken[own] = true
	}
}

// rename sets the extension, unless the document has.
func rename(s *openapi3.SchemaRef, name string) {
	extensions := &s.Extensions
	if s.Ref == "" && s.Value != nil {
		extensions = &s.Value.Extensions
	}
	if *extensions == nil {
		*extensions = map[string]any{}
	}
	if (*extensions)[goName] == nil {
		(*extensions)[goName] = name
	}
}
