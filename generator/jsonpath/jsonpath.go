// Package jsonpath reads JSONPath, RFC 9535, and finds what a query selects.
// It walks the caller's own tree, compares numbers exactly, and counts its
// steps, so that a hostile query ends. It knows nothing of documents.
package jsonpath

import (
	"errors"
	"fmt"
)

// Kind is the JSON type of a value.
type Kind int

// The kinds of a value.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// A Value is one value of the tree that a query is put to. Values must be
// comparable: == says whether two are the same place.
type Value interface {
	Kind() Kind
	Bool() bool
	Text() string             // String: decoded; Number: JSON source text
	Len() int                 // of an Array or Object; 0 for others
	At(i int) Value           // the i-th item or member's value
	Name(i int) string        // of the i-th member of an Object
	Member(name string) Value // nil when there is none
}

// A Query is a JSONPath query that begins at the root.
type Query struct {
	path path
}

// A Match is a value that a query selects, and what it stands in: nil for the root.
type Match struct {
	Value, Parent Value
}

// A SyntaxError says where a text is no JSONPath.
type SyntaxError struct {
	Character int // counts from 1
	Message   string
}

// Error gives "character 9: want a name".
func (e *SyntaxError) Error() string { return fmt.Sprintf("character %d: %s", e.Character, e.Message) }

// ErrWork is returned when a query has used up its steps.
var ErrWork = errors.New("the query takes too many steps")

// Select gives what the query selects from the tree below root, every value
// once, in the order of the nodelist. Each value that is looked at takes a step;
// Select subtracts them from steps, and stops with [ErrWork] when none is left.
func (q *Query) Select(root Value, steps *int) (found []Match, err error) {
	defer func() {
		if r := recover(); r != nil {
			if r != any(ErrWork) {
				panic(r)
			}
			found, err = nil, ErrWork
		}
	}()
	e := &evaluation{root: root, steps: steps}
	found = []Match{{Value: root}}
	for _, s := range q.path.segments {
		found = e.each(s, found)
	}
	return found, nil
}

// Missing follows the names that the query begins with, and gives the first one
// that leads nowhere, with the object that does not have it; nil when they lead
// on to where the query branches.
func (q *Query) Missing(root Value) (in Value, name string) {
	for _, s := range q.path.segments {
		if s.descendant || len(s.selectors) != 1 {
			break
		}
		name, ok := s.selectors[0].(nameSelector)
		if !ok || root.Kind() != Object {
			break
		}
		child := root.Member(string(name))
		if child == nil {
			return root, string(name)
		}
		root = child
	}
	return nil, ""
}
