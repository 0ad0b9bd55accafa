package runtime

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A branch is what has been found for a value that is given in parts: texts, and
// the values below it by name or index.
type branch struct {
	name   string
	values []string
	whole  bool // the one text is all there is: it could not have been repeated
	kids   []*branch
	index  map[string]*branch // of kids, once they are many
}

// manyKids is how many children are looked through one by one.
const manyKids = 16

// maxDeep is how deep the style deepObject may nest.
const maxDeep = 32

// kid returns the child of a name, which is made if need be.
func (b *branch) kid(name string) *branch {
	if b.index != nil {
		if k := b.index[name]; k != nil {
			return k
		}
	} else {
		for _, k := range b.kids {
			if k.name == name {
				return k
			}
		}
	}
	k := &branch{name: name}
	b.kids = append(b.kids, k)
	if b.index != nil {
		b.index[name] = k
	} else if len(b.kids) == manyKids {
		b.index = make(map[string]*branch, 2*manyKids)
		for _, k := range b.kids {
			b.index[k.name] = k
		}
	}
	return k
}

// indexed tells whether all children are elements of an array.
func (b *branch) indexed() bool {
	for _, k := range b.kids {
		if digitsEnd(k.name, 0) != len(k.name) {
			return false
		}
	}
	return len(b.kids) > 0
}

// elements returns the children in the order of their indices; the same index
// again is a later element.
func (b *branch) elements() []*branch {
	slices.SortStableFunc(b.kids, func(x, y *branch) int {
		return cmp.Or(cmp.Compare(len(x.name), len(y.name)), cmp.Compare(x.name, y.name))
	})
	return b.kids
}

// A grower turns branches into JSON; the first text that does not fit ends it.
type grower struct {
	in    *input
	p     *Param
	lax   bool // a text that does not fit is a string, and of repeated ones the first counts
	wrong bool
}

// value appends what b holds, for which at is the description.
func (g *grower) value(dst []byte, at ParamProp, b *branch, pointer string) []byte {
	switch {
	case g.wrong:
		return dst
	case at.Kind&KindArray != 0 && (b.indexed() || len(b.values) > 1):
		return g.array(dst, at, b, pointer)
	case len(b.kids) > 0:
		return g.object(dst, at, b, pointer)
	case len(b.values) > 1:
		g.fail("duplicate", "", pointer)
		if !g.lax {
			return dst
		}
	}
	return g.single(dst, at, b, pointer)
}

// single appends one text: a value, or the only element of an array.
func (g *grower) single(dst []byte, at ParamProp, b *branch, pointer string) []byte {
	kind, text := at.Kind, b.values[0]
	if kind&KindJSON != 0 {
		if text = strings.Trim(text, " \t\r\n"); !wellFormed(text) {
			g.fail("syntax", "expected one JSON value", pointer)
			g.wrong = true
		}
		return append(dst, text...)
	}
	if kind&KindArray != 0 && (g.p.Explode || g.p.Style == StyleDeep) && !b.whole {
		kind &^= KindArray
	}
	if kind != 0 || at.Kind == 0 {
		if out, ok := kind.appendValue(dst, text); ok {
			return out
		}
	}
	if at.Kind&KindArray != 0 {
		out, ok := at.Item.appendValue(append(dst, '['), text)
		if ok {
			return append(out, ']')
		}
		if g.lax {
			return append(AppendString(append(dst, '['), text), ']')
		}
		at.Kind, pointer = at.Item, pointer+"/0"
	}
	if g.lax {
		return AppendString(dst, text)
	}
	v := g.p.typeViolation(at.Kind, text)
	v.Pointer = pointer
	g.in.add(v)
	g.wrong = true
	return dst
}

func (g *grower) array(dst []byte, at ParamProp, b *branch, pointer string) []byte {
	element := at.element()
	n := 0
	add := func(dst []byte, b *branch) []byte {
		if n > 0 {
			dst = append(dst, ',')
		}
		n++
		return g.value(dst, element, b, pointer+"/"+strconv.Itoa(n-1))
	}
	dst = append(dst, '[')
	for k := range b.values {
		dst = add(dst, &branch{values: b.values[k : k+1], whole: true})
	}
	for _, kid := range b.elements() {
		for k := range kid.values {
			dst = add(dst, &branch{values: kid.values[k : k+1], whole: true})
		}
		if len(kid.kids) > 0 {
			dst = add(dst, &branch{kids: kid.kids})
		}
	}
	return append(dst, ']')
}

func (g *grower) object(dst []byte, at ParamProp, b *branch, pointer string) []byte {
	if len(b.values) > 0 {
		g.fail("duplicate", "", pointer)
		return dst
	}
	dst = append(dst, '{')
	for i, kid := range b.kids {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(AppendString(dst, kid.name), ':')
		member, _ := at.member(kid.name)
		dst = g.value(dst, member, kid, string(AppendPointer([]byte(pointer), kid.name)))
	}
	return append(dst, '}')
}

func (g *grower) fail(keyword, detail, pointer string) {
	v := g.p.violation(keyword, detail)
	v.Pointer = pointer
	g.in.add(v)
	g.wrong = g.wrong || !g.lax
}
