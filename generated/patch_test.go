package generated_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An operation is one of JSON Patch (RFC 6902): add, replace or remove.
type operation struct {
	Op    string          `json:"op"`
	Path  string          `json:"path"`
	Value json.RawMessage `json:"value"`
}

// patch applies operations to a document. What they do not touch keeps its
// text, numbers above all.
func patch(doc json.RawMessage, operations []operation) (json.RawMessage, error) {
	for _, op := range operations {
		var err error
		if doc, err = op.apply(doc, tokens(op.Path)); err != nil {
			return nil, fmt.Errorf("%s %s: %w", op.Op, op.Path, err)
		}
	}
	return doc, nil
}

// tokens splits a JSON Pointer.
func tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	path := strings.Split(pointer[1:], "/")
	for i := range path {
		path[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(path[i])
	}
	return path
}

// apply returns doc with the operation done at path; nil when doc itself goes.
func (op operation) apply(doc json.RawMessage, path []string) (json.RawMessage, error) {
	if len(path) == 0 {
		if op.Op == "remove" {
			return nil, nil
		}
		return op.Value, nil
	}
	parts, isObject, err := open(doc)
	if err != nil {
		return nil, err
	}
	i, err := find(parts, isObject, path[0])
	if err != nil {
		return nil, err
	}
	last := len(path) == 1
	switch {
	case last && op.Op == "add" && (!isObject || i == len(parts)):
		parts = slices.Insert(parts, i, part{path[0], op.Value})
	case i == len(parts):
		return nil, errors.New("there is nothing")
	default:
		value, err := op.apply(parts[i].value, path[1:])
		if err != nil {
			return nil, err
		}
		parts[i].value = value
		if value == nil {
			parts = slices.Delete(parts, i, i+1)
		}
	}
	return join(parts, isObject)
}

// A part is a member of an object or an element of an array.
type part struct {
	name  string
	value json.RawMessage
}

func open(doc json.RawMessage) (parts []part, isObject bool, err error) {
	d := json.NewDecoder(bytes.NewReader(doc))
	start, err := d.Token()
	if err != nil {
		return nil, false, err
	}
	if start != json.Delim('{') && start != json.Delim('[') {
		return nil, false, errors.New("neither an object nor an array")
	}
	isObject = start == json.Delim('{')
	for d.More() {
		var p part
		if isObject {
			name, err := d.Token()
			if err != nil {
				return nil, false, err
			}
			p.name = name.(string)
		}
		if err := d.Decode(&p.value); err != nil {
			return nil, false, err
		}
		parts = append(parts, p)
	}
	return parts, isObject, nil
}

// find returns the position of the part called token; that of a new one is len(parts).
func find(parts []part, isObject bool, token string) (int, error) {
	if isObject {
		if i := slices.IndexFunc(parts, func(p part) bool { return p.name == token }); i >= 0 {
			return i, nil
		}
		return len(parts), nil
	}
	if token == "-" {
		return len(parts), nil
	}
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 || i > len(parts) {
		return 0, errors.New("no such element: " + token)
	}
	return i, nil
}

func join(parts []part, isObject bool) (json.RawMessage, error) {
	var b bytes.Buffer
	brackets := "[]"
	if isObject {
		brackets = "{}"
	}
	b.WriteByte(brackets[0])
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		if isObject {
			name, err := json.Marshal(p.name)
			if err != nil {
				return nil, err
			}
			b.Write(name)
			b.WriteByte(':')
		}
		b.Write(p.value)
	}
	b.WriteByte(brackets[1])
	return b.Bytes(), nil
}
