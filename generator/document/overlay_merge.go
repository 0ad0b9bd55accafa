package document

import "slices"

// merge puts the members of update into n: objects are merged, arrays joined,
// scalars replaced. It reports whether there was room and every type fitted.
func (o *overlayer) merge(n, update *Node) bool {
	if o.steps -= len(update.Members); o.steps < 0 {
		o.exhausted(update.Position)
		return false
	}
	for _, m := range update.Members {
		old := n.Member(m.Key)
		if old == nil {
			value := o.graft(m.Value)
			if value == nil {
				return false
			}
			n.add(Member{Key: m.Key, KeyPosition: m.KeyPosition, Value: value})
			continue
		}
		if !o.mergeMember(old, m) {
			return false
		}
	}
	return true
}

// mergeMember updates a member that is there already.
func (o *overlayer) mergeMember(old *Member, m Member) bool {
	was, is := old.Value.Kind, m.Value.Kind
	switch {
	case was == Object && is == Object:
		return o.merge(old.Value, m.Value)
	case was == Array && is == Array:
		for _, item := range m.Value.Items {
			if !o.push(old.Value, item) {
				return false
			}
		}
		return true
	case is == Null && (was == Object || was == Array):
		// the specification's own example has empty "components:" and "tags:"
		if !o.said[m.KeyPosition] {
			o.said[m.KeyPosition] = true
			o.warn(m.KeyPosition, "%s is empty, and leaves %s at %s as it is; remove it", m.Key, was, old.Value.Position)
		}
		return true
	case was == Null || was.scalar() && is.scalar():
		value := o.graft(m.Value)
		if value == nil {
			return false
		}
		old.KeyPosition, old.Value = m.KeyPosition, value
		return true
	}
	o.err(m.Value.Position, "%s is %s here and %s at %s, which cannot be merged; remove what contains it in an action before, and add it anew", m.Key, is, was, old.Value.Position)
	return false
}

func (k Kind) scalar() bool { return k != Object && k != Array }

func (o *overlayer) push(array, item *Node) bool {
	value := o.graft(item)
	if value != nil {
		array.Items = append(array.Items, value)
	}
	return value != nil
}

// graft gives a copy of a value of an overlay, for the main file: what it refers
// to is looked for from there. nil when there is no room for it.
func (o *overlayer) graft(n *Node) *Node {
	if o.inserted += size(n); o.inserted > maxInserted {
		o.exhausted(n.Position)
		return nil
	}
	twin := n.copy()
	twin.adopt(o.f.key)
	return twin
}

// adopt makes the subtree part of a file.
func (n *Node) adopt(file string) {
	n.File = file
	for _, m := range n.Members {
		m.Value.adopt(file)
	}
	for _, item := range n.Items {
		item.adopt(file)
	}
}

// drop takes children out of an object or array.
func (n *Node) drop(children map[*Node]bool) {
	n.Items = slices.DeleteFunc(n.Items, func(item *Node) bool { return children[item] })
	left := slices.DeleteFunc(n.Members, func(m Member) bool { return children[m.Value] })
	n.Members, n.index = nil, nil
	for _, m := range left {
		n.add(m)
	}
}
