package document

import (
	"errors"
	"strconv"

	"github.com/bizgen/bizgen/generator/jsonpath"
)

// action applies one action to the tree as it is now.
func (o *overlayer) action(n *Node) {
	if n.Kind != Object {
		o.err(n.Position, "an action must be an object, not %s", n.Kind)
		return
	}
	o.members(n, "an action", "target", "description", "update", "remove")
	target, update, remove := n.Get("target"), n.Member("update"), n.Get("remove")
	if remove != nil && remove.Kind != Bool {
		o.err(remove.Position, "remove must be true or false, not %s", remove.Kind)
		return
	}
	removes := remove != nil && remove.Bool
	switch {
	case target == nil:
		o.err(n.Position, "the action has no target; add the JSONPath of what it changes")
		return
	case target.Kind != String:
		o.err(target.Position, "target must be a string, not %s", target.Kind)
		return
	case update == nil && !removes:
		o.err(n.Position, "the action does nothing; give it update, or remove: true")
		return
	case update != nil && removes:
		o.warn(update.KeyPosition, "update has no effect beside remove: true; make two actions of it, or drop one")
	}
	found := o.find(target)
	switch {
	case found == nil:
	case removes:
		o.remove(target, found)
	default:
		o.update(target, update, found)
	}
}

// find gives what the target selects: objects and arrays only.
func (o *overlayer) find(target *Node) []jsonpath.Match {
	query, err := jsonpath.Parse(target.Text)
	if err != nil {
		o.err(target.Position, "target %q is no JSONPath: %v", target.Text, err)
		return nil
	}
	found, err := query.Select(treeValue{o.f.root}, &o.steps)
	if errors.Is(err, jsonpath.ErrWork) {
		o.exhausted(target.Position)
		return nil
	}
	if len(found) == 0 {
		o.warn(target.Position, "target %q matches nothing in %s, and the action has no effect%s", target.Text, o.f.display, o.suggest(query))
		return nil
	}
	for _, m := range found {
		if n := node(m.Value); n.Kind != Object && n.Kind != Array {
			o.err(target.Position, "target %q selects %s, at %s; Overlay 1.0 selects objects and arrays: select what contains it", target.Text, n.Kind, n.Position)
			return nil
		}
	}
	return found
}

// suggest gives "; did you mean ...?" for the name where a query leads nowhere.
func (o *overlayer) suggest(query *jsonpath.Query) string {
	in, name := query.Missing(treeValue{o.f.root})
	if in == nil {
		return ""
	}
	names := make([]string, in.Len())
	for i := range names {
		names[i] = in.Name(i)
	}
	if near := nearest(name, names); near != "" {
		return "; did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}

// exhausted ends the work where a limit is reached.
func (o *overlayer) exhausted(at Position) {
	if !o.spent {
		o.spent = true
		o.err(at, "the overlays look at more than %d values or put more than %d into the document; write narrower targets", maxSteps, maxInserted)
	}
}

// remove takes what was found out of what contains it.
func (o *overlayer) remove(target *Node, found []jsonpath.Match) {
	gone := map[*Node]map[*Node]bool{} // by what contains them
	for _, m := range found {
		if m.Parent == nil {
			o.err(target.Position, "target %q selects the document itself, which cannot be removed", target.Text)
			return
		}
		parent := node(m.Parent)
		if gone[parent] == nil {
			gone[parent] = map[*Node]bool{}
		}
		gone[parent][node(m.Value)] = true
	}
	for parent, children := range gone {
		parent.drop(children)
	}
}

// update merges the value into every object, and appends it to every array.
func (o *overlayer) update(target *Node, update *Member, found []jsonpath.Match) {
	for _, m := range found {
		n := node(m.Value)
		ok := false
		switch {
		case n.Kind == Object && update.Value.Kind != Object:
			o.err(update.Value.Position, "update must be an object, not %s: target %q selects an object, at %s", update.Value.Kind, target.Text, n.Position)
		case n.Kind == Object:
			ok = o.merge(n, update.Value)
		default:
			ok = o.push(n, update.Value)
		}
		if !ok {
			return
		}
	}
	if update.Value.Kind == Array {
		o.warn(update.Value.Position, "update is an array, and becomes one entry of the array that is selected; to append its entries, update the object that holds the array")
	}
}
