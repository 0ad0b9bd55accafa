package config

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"testing"
)

// schemaAccepts evaluates bizgen.schema.json, with as much of JSON Schema as
// it uses. A keyword that is not known here fails the test, so that the schema
// doesn't grow past what is tested.
func schemaAccepts(t *testing.T, value any) bool {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(Schema, &root); err != nil {
		t.Fatal(err)
	}
	e := evaluator{t: t, defs: root["$defs"].(map[string]any)}
	return e.accepts(root, value)
}

type evaluator struct {
	t    *testing.T
	defs map[string]any
}

func (e evaluator) accepts(schema map[string]any, value any) bool {
	for keyword, argument := range schema {
		if !e.keyword(schema, keyword, argument, value) {
			return false
		}
	}
	return true
}

func (e evaluator) keyword(schema map[string]any, keyword string, argument, value any) bool {
	object, _ := value.(map[string]any)
	list, isList := value.([]any)
	text, isText := value.(string)
	switch keyword {
	case "$schema", "$id", "$defs", "title", "description", "examples", "default":
		return true
	case "$ref":
		return e.accepts(e.defs[argument.(string)[len("#/$defs/"):]].(map[string]any), value)
	case "type":
		return typeOf(value) == argument
	case "const":
		return equal(argument, value)
	case "enum":
		return slices.ContainsFunc(argument.([]any), func(a any) bool { return equal(a, value) })
	case "not":
		return !e.accepts(argument.(map[string]any), value)
	case "minLength":
		return !isText || len([]rune(text)) >= int(argument.(float64))
	case "pattern":
		return !isText || regexp.MustCompile(argument.(string)).MatchString(text)
	case "minItems":
		return !isList || len(list) >= int(argument.(float64))
	case "items":
		return !slices.ContainsFunc(list, func(v any) bool { return !e.accepts(argument.(map[string]any), v) })
	case "required":
		return object == nil || !slices.ContainsFunc(argument.([]any), func(key any) bool {
			_, has := object[key.(string)]
			return !has
		})
	case "properties":
		for key, sub := range argument.(map[string]any) {
			if v, has := object[key]; has && !e.accepts(sub.(map[string]any), v) {
				return false
			}
		}
		return true
	case "dependentSchemas":
		for key, sub := range argument.(map[string]any) {
			if _, has := object[key]; has && !e.accepts(sub.(map[string]any), value) {
				return false
			}
		}
		return true
	case "additionalProperties":
		for key := range object {
			if _, known := schema["properties"].(map[string]any)[key]; !known {
				return argument.(bool)
			}
		}
		return true
	}
	e.t.Fatalf("keyword %q is not known to this test", keyword)
	return false
}

func typeOf(value any) string {
	switch value.(type) {
	case map[string]any:
		return "object"
	case []any:
		return "array"
	case string:
		return "string"
	case bool:
		return "boolean"
	case int:
		return "integer"
	}
	return "null"
}

func equal(argument, value any) bool {
	if n, ok := value.(int); ok {
		value = float64(n)
	}
	return reflect.DeepEqual(argument, value)
}
