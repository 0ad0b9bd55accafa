package runtime

import (
	"encoding/json"
	"unsafe"
)

// hidden returns p in a way that does not tell the compiler where it goes. What is behind
// an Object's functions keeps no pointer to the struct it is given, which the compiler
// cannot see: a struct on the stack stays there.
func hidden(p unsafe.Pointer) unsafe.Pointer {
	address := uintptr(p)
	return *(*unsafe.Pointer)(unsafe.Pointer(&address))
}

// Build builds the struct at v from the tape at p, and returns where that ends.
func (o *Object) Build(t *Tape, v unsafe.Pointer, p int) int { return o.build(t, hidden(v), 1, p) }

// build builds n structs, one behind the other from v on.
func (o *Object) build(t *Tape, v unsafe.Pointer, n, p int) int {
	steps := o.steps().build
	for {
		w := t.w[p]
		p++
		k := Member(w)
		if k >= len(steps) {
			if k != EndMember {
				p = o.buildOther(t, v, w, p)
				continue
			}
			if o.Fill != nil {
				o.Fill(v)
			}
			if n--; n <= 0 {
				return p
			}
			v = unsafe.Add(v, o.Size)
			continue
		}
		step := &steps[k]
		field := unsafe.Add(v, step.field)
		switch step.op {
		case buildText, buildTextPointer:
			if step.op == buildTextPointer {
				text := t.take(step.slab, 1)
				*(*unsafe.Pointer)(field) = text
				field = text
			}
			// As Tape.String does it, for a short text in the middle of the document.
			i, n, k := int(w&offsetMask), int(w>>lengthShift&lengthMask), t.texts.used
			if w&(escapedBit|farBit) != 0 || uint(n-1) >= 16 || t.texts.room-k < 16 || len(t.s)-i < 16 {
				*(*string)(field) = t.String(w)
				continue
			}
			text := (*[16]byte)(unsafe.Add(t.texts.base, k))
			*text = *(*[16]byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(t.s)), i))
			t.texts.used = k + n
			*(*string)(field) = unsafe.String(&text[0], n)
		case buildBool:
			*(*bool)(field) = True(w)
		case buildInt32:
			*(*int32)(field) = Int32(w)
		case buildInt32Pointer:
			*(**int32)(field) = t.NewInt32(w)
		case buildWord:
			*(*uint64)(field) = t.w[p]
			p++
		case buildWordPointer:
			*(**int64)(field) = t.NewInt64(p)
			p++
		case buildObject:
			p = step.object.build(t, field, 1, p)
		case buildObjectPointer:
			value := t.take(step.slab, 1)
			*(*unsafe.Pointer)(field) = value
			p = step.object.build(t, value, 1, p)
		case buildObjects:
			p = step.object.buildAll(t, step.slab, field, w, p)
		default:
			p = o.Properties[k].build(t, field, w, p)
		}
	}
}

// build builds a value that is not among the most frequent.
func (m *Property) build(t *Tape, field unsafe.Pointer, w uint64, p int) int {
	switch {
	case m.Held == Pointer && m.Slab == nil:
		return m.buildNumber(t, field, w, p)
	case m.Held == Pointer:
		value := t.take(m.Slab, 1)
		*(*unsafe.Pointer)(field) = value
		field = value
	case m.Held == Nulled:
		value := t.take(m.Slab, 1)
		*(*unsafe.Pointer)(field) = value
		*(*bool)(unsafe.Add(value, m.size())) = true
		field = value
	}
	switch m.Kind {
	case OfBool:
		*(*bool)(field) = True(w)
	case OfInt32:
		*(*int32)(field) = Int32(w)
	case OfInt64, OfInteger, OfFloat:
		*(*uint64)(field) = t.w[p]
		p++
	case OfObject:
		return m.Object.build(t, field, 1, p)
	case OfObjects:
		return m.Object.buildAll(t, m.Items, field, w, p)
	case OfTexts:
		return m.buildTexts(t, field, w, p)
	case OfNumbers:
		return m.buildNumbers(t, field, w, p)
	case OfArray:
		return m.buildArray(t, field, w, p)
	case OfValue:
		return m.Rule.Build(t, field, w, p)
	default:
		*(*string)(field) = t.String(w)
	}
	return p
}

// buildOther builds what no number of a property tells of: one that is null, or a member
// that is not declared.
func (o *Object) buildOther(t *Tape, v unsafe.Pointer, w uint64, p int) int {
	k := Member(w)
	if r := o.Rest; r != nil && k == r.Member {
		if r.Build != nil {
			return r.Build(t, v, w, p)
		}
		return r.build(t, unsafe.Add(v, r.Field), p)
	}
	m := &o.Properties[k-len(o.Properties)]
	if m.Held == Nulled {
		*(*unsafe.Pointer)(unsafe.Add(v, m.Field)) = t.take(m.Slab, 1)
	}
	return p
}

// size returns the size of the property's value.
func (p *Property) size() uintptr {
	switch p.Kind {
	case OfText, OfEnum, OfConst, OfFormat, OfPattern, OfTextLength:
		return unsafe.Sizeof("")
	case OfBool:
		return 1
	case OfInt32:
		return 4
	case OfInt64, OfInteger, OfFloat:
		return 8
	case OfObject:
		return p.Object.Size
	case OfObjects, OfTexts, OfNumbers, OfArray:
		return unsafe.Sizeof(list{})
	}
	return p.Rule.Size
}

// buildNumber builds a number or a boolean that the field points to: they share memory.
func (m *Property) buildNumber(t *Tape, field unsafe.Pointer, w uint64, p int) int {
	switch m.Kind {
	case OfBool:
		*(**bool)(field) = t.NewBool(w)
	case OfInt32:
		*(**int32)(field) = t.NewInt32(w)
	default:
		*(**int64)(field) = t.NewInt64(p)
		p++
	}
	return p
}

// A list is a slice of which only is asked where it begins, and how many there are: its
// elements, whatever they are, have no size here.
type list []struct{}

// list makes room for the n elements of an array in field: it is never nil, and has no
// spare capacity, so that append copies.
func (t *Tape) list(of *Slab, field unsafe.Pointer, n int) unsafe.Pointer {
	if n == 0 {
		*(*list)(field) = list{}
		return nil
	}
	base := t.take(of, uint32(n))
	*(*list)(field) = unsafe.Slice((*struct{})(base), n)
	return base
}

// buildAll builds a list of structs in field.
func (o *Object) buildAll(t *Tape, of *Slab, field unsafe.Pointer, w uint64, p int) int {
	n := Len(w)
	if base := t.list(of, field, n); n > 0 {
		p = o.build(t, base, n, p)
	}
	return p
}

func (m *Property) buildTexts(t *Tape, field unsafe.Pointer, w uint64, p int) int {
	n := Len(w)
	list := unsafe.Slice((*string)(t.list(m.Items, field, n)), n)
	for k := range list {
		list[k] = t.String(t.w[p])
		p++
	}
	return p
}

func (m *Property) buildNumbers(t *Tape, field unsafe.Pointer, w uint64, p int) int {
	n := Len(w)
	base := t.list(m.Items, field, n)
	if m.Rule.Element == OfInt32 {
		for k := range n {
			*(*int32)(unsafe.Add(base, 4*k)) = Int32(t.w[p+k])
		}
		return p + n
	}
	list, words := unsafe.Slice((*uint64)(base), n), t.w[p:p+2*n]
	for k := range list {
		list[k] = words[2*k+1]
	}
	return p + 2*n
}

func (m *Property) buildArray(t *Tape, field unsafe.Pointer, w uint64, p int) int {
	n := Len(w)
	base := t.list(m.Items, field, n)
	for k := range n {
		w := t.w[p]
		p = m.Rule.Build(t, unsafe.Add(base, uintptr(k)*m.Rule.Size), w, p+1)
	}
	return p
}

// build keeps a member as JSON text.
func (r *Rest) build(t *Tape, field unsafe.Pointer, p int) int {
	kept := (*map[string]json.RawMessage)(field)
	if *kept == nil {
		*kept = map[string]json.RawMessage{}
	}
	(*kept)[t.String(t.w[p])] = t.Raw(t.w[p+1])
	return p + 2
}
