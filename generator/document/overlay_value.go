package document

import "github.com/bizgen/bizgen/generator/jsonpath"

// A treeValue is a node as JSONPath sees it.
type treeValue struct{ *Node }

func node(v jsonpath.Value) *Node { return v.(treeValue).Node }

var pathKinds = [...]jsonpath.Kind{
	Null: jsonpath.Null, Bool: jsonpath.Bool, Number: jsonpath.Number,
	String: jsonpath.String, Array: jsonpath.Array, Object: jsonpath.Object,
}

// Kind, Bool and Text hide the fields of the node.

func (v treeValue) Kind() jsonpath.Kind { return pathKinds[v.Node.Kind] }
func (v treeValue) Bool() bool          { return v.Node.Bool }
func (v treeValue) Text() string        { return v.Node.Text }
func (v treeValue) Name(i int) string   { return v.Members[i].Key }

// Len is the number of members or items; a node has one of both.
func (v treeValue) Len() int { return len(v.Members) + len(v.Items) }

// At gives the i-th of them.
func (v treeValue) At(i int) jsonpath.Value {
	if v.Node.Kind == Object {
		return treeValue{v.Members[i].Value}
	}
	return treeValue{v.Items[i]}
}

// Member gives nil, not a treeValue without node, when there is none.
func (v treeValue) Member(name string) jsonpath.Value {
	if n := v.Get(name); n != nil {
		return treeValue{n}
	}
	return nil
}
