package corpus

import (
	"encoding/json"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

const schemaPrefix = "#/components/schemas/"

// Slice returns a document, as JSON, with the schema and those that it refers to,
// and one operation that takes an object with a list of them, named list, and
// returns it.
func Slice(document []byte, schema, list string) ([]byte, error) {
	var whole struct {
		OpenAPI    string `yaml:"openapi"`
		Components struct {
			Schemas map[string]any `yaml:"schemas"`
		} `yaml:"components"`
	}
	if err := yaml.Unmarshal(document, &whole); err != nil {
		return nil, err
	}
	schemas := map[string]any{}
	if err := reach(whole.Components.Schemas, schema, schemas); err != nil {
		return nil, err
	}
	name := strings.ToUpper(list[:1]) + list[1:]
	if schemas[name] != nil {
		return nil, fmt.Errorf("the document has a schema %s of its own", name)
	}
	schemas[name] = map[string]any{
		"type": "object", "required": []string{list},
		"properties": map[string]any{list: map[string]any{"type": "array", "items": ref(schema)}},
	}
	content := map[string]any{"application/json": map[string]any{"schema": ref(name)}}
	return json.MarshalIndent(map[string]any{
		"openapi": whole.OpenAPI,
		"info":    map[string]any{"title": "Slice", "version": "1"},
		"paths": map[string]any{"/" + list: map[string]any{"post": map[string]any{
			"operationId": "post" + name,
			"requestBody": map[string]any{"required": true, "content": content},
			"responses":   map[string]any{"200": map[string]any{"description": "the same", "content": content}},
		}}},
		"components": map[string]any{"schemas": schemas},
	}, "", "\t")
}

func ref(schema string) map[string]any { return map[string]any{"$ref": schemaPrefix + schema} }

// reach copies a schema and all that it refers to.
func reach(from map[string]any, name string, to map[string]any) error {
	if to[name] != nil {
		return nil
	}
	schema := from[name]
	if schema == nil {
		return fmt.Errorf("the document has no schema %s", name)
	}
	to[name] = schema
	return references(schema, func(name string) error { return reach(from, name, to) })
}

// references calls visit with each schema that is referred to inside value.
func references(value any, visit func(name string) error) error {
	switch value := value.(type) {
	case map[string]any:
		if target, ok := value["$ref"].(string); ok {
			name, ok := strings.CutPrefix(target, schemaPrefix)
			if !ok {
				return fmt.Errorf("a reference to %s cannot be cut out", target)
			}
			return visit(name)
		}
		for _, inner := range value {
			if err := references(inner, visit); err != nil {
				return err
			}
		}
	case []any:
		for _, inner := range value {
			if err := references(inner, visit); err != nil {
				return err
			}
		}
	}
	return nil
}
