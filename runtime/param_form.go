package runtime

import "unicode/utf8"

// readForm reads an array, an object or a union; false when there is none, or
// when it was refused.
func (in *input) readForm(p *Param, decode func([]byte) error) bool {
	if p.Form == FormUnion && p.Style != StyleDeep {
		return in.readUnion(p, decode)
	}
	root, found := in.parts(p)
	if found == present && p.Form == FormUnion && len(root.kids) == 0 && len(root.values) == 1 {
		return in.readOne(p, root.values[0], decode)
	}
	if found != present {
		return found == absent && in.readDefault(p, decode)
	}
	g := grower{in: in, p: p}
	data := g.whole(in.scratch[:0], root)
	in.scratch = data
	if g.wrong {
		return false
	}
	return in.decoded(p, decode(data))
}

// whole appends the value of the parameter itself, which may be without parts.
func (g *grower) whole(dst []byte, root *branch) []byte {
	at := g.p.whole()
	switch g.p.Form {
	case FormArray:
		return g.array(dst, at, root, "")
	case FormObject:
		if len(root.kids) == 0 && len(root.values) == 1 {
			return g.single(dst, at, root, "")
		}
		return g.object(dst, at, root, "")
	}
	return g.value(dst, at, root, "")
}

// parts finds what a value is put together from.
func (in *input) parts(p *Param) (*branch, presence) {
	switch {
	case p.Form == FormObject:
		return in.members(p)
	case p.Style == StyleDeep && p.In == InQuery:
		root := &branch{}
		found := in.deepMembers(p, root)
		if found == absent {
			_, found = in.missing(p)
		}
		return root, found
	}
	items, found := in.items(p)
	return &branch{values: items}, found
}

// readUnion reads a value of several types.
func (in *input) readUnion(p *Param, decode func([]byte) error) bool {
	var text string
	var found presence
	if p.Kind&KindArray == 0 {
		text, found = in.text(p)
	} else {
		var items []string
		if items, found = in.items(p); found == present {
			if len(items) > 1 {
				g := grower{in: in, p: p}
				data := g.array(in.scratch[:0], p.whole(), &branch{values: items}, "")
				in.scratch = data
				return !g.wrong && in.decoded(p, decode(data))
			}
			if len(items) == 1 {
				text = items[0]
			}
		}
	}
	if found != present {
		return found == absent && in.readDefault(p, decode)
	}
	return in.readOne(p, text, decode)
}

// readOne decodes the one text of a value: as JSON, as a string, and as the only
// element of an array, whichever the document allows first.
func (in *input) readOne(p *Param, text string, decode func([]byte) error) bool {
	if text == "" && p.Empty && !p.Kind.text() {
		return false
	}
	var first error
	try := func(data []byte, ok bool) bool {
		in.scratch = data
		if !ok {
			return false
		}
		err := decode(data)
		if err != nil && first == nil {
			first = err
		}
		return err == nil
	}
	if p.Kind&KindJSON != 0 || p.Kind.allowsJSON(text) {
		if try(append(in.scratch[:0], text...), true) {
			return true
		}
	}
	if try(p.Kind.appendText(in.scratch[:0], text)) {
		return true
	}
	if p.Form == FormUnion && p.Kind&KindArray != 0 {
		data, ok := p.Item.appendValue(append(in.scratch[:0], '['), text)
		if try(append(data, ']'), ok) {
			return true
		}
	}
	if first == nil {
		in.add(p.typeViolation(p.Kind, text))
		return false
	}
	return in.decoded(p, first)
}

// decoded records why a value was refused, if it was.
func (in *input) decoded(p *Param, err error) bool {
	if err != nil {
		in.found.refuse(p.In.String(), p.Name, err)
	}
	return err == nil
}

// readDefault takes the default in place of a value. One that the document itself
// does not allow stands for nothing: no caller could help it.
func (in *input) readDefault(p *Param, decode func([]byte) error) bool {
	if p.Default == "" {
		return false
	}
	in.scratch = append(in.scratch[:0], p.Default...)
	return decode(in.scratch) == nil
}

// typeViolation says that text is of none of the kinds.
func (p *Param) typeViolation(kind ParamKind, text string) Violation {
	if !utf8.ValidString(text) && (kind.text() || kind&KindText != 0) {
		return p.violation("syntax", "UTF-8")
	}
	return p.violation("type", kind.String())
}
