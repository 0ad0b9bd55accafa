package runtime

import (
	"encoding/json"
	"unsafe"
)

// Append appends the struct at v as JSON; what cannot be written is left for [Written].
func (o *Object) Append(dst []byte, v unsafe.Pointer) []byte { return o.append(dst, hidden(v)) }

func (o *Object) append(dst []byte, v unsafe.Pointer) []byte {
	open, steps := len(dst), o.steps().write
	for k := range steps {
		s := &steps[k]
		value := unsafe.Add(v, s.field)
		if s.optional {
			first := *(*unsafe.Pointer)(value)
			if first == nil {
				continue
			}
			if s.pointer {
				value = first
			}
		} else if s.odd {
			m := &o.Properties[k]
			if value = m.value(value); value == nil {
				continue
			}
			if value == null {
				dst = AppendNull(append(dst, m.Key...))
				continue
			}
		}
		if n := len(dst); s.length > 0 && cap(dst)-n >= keyRoom {
			*(*[keyRoom]byte)(dst[n : n+keyRoom]) = s.key
			dst = dst[:n+int(s.length)]
		} else {
			dst = append(dst, o.Properties[k].Key...)
		}
		switch s.kind {
		case OfText, OfEnum, OfConst, OfFormat, OfPattern, OfTextLength:
			dst = AppendString(dst, *(*string)(value))
		case OfBool:
			dst = AppendBool(dst, *(*bool)(value))
		case OfInt32:
			dst = AppendInt(dst, *(*int32)(value))
		case OfInt64, OfInteger:
			dst = AppendInt(dst, *(*int64)(value))
		case OfFloat:
			dst = AppendFloat(dst, *(*float64)(value))
		default:
			dst = o.Properties[k].append(dst, value)
		}
	}
	if o.Rest != nil {
		dst = o.Rest.append(dst, v)
	}
	return CloseObject(dst, open)
}

// append appends the value at v, which is no scalar.
func (p *Property) append(dst []byte, v unsafe.Pointer) []byte {
	switch p.Kind {
	case OfObject:
		return p.Object.append(dst, v)
	case OfObjects:
		return p.Object.appendAll(dst, v)
	case OfTexts:
		return AppendStrings(dst, *(*[]string)(v))
	case OfNumbers:
		return p.Rule.appendNumbers(dst, v)
	case OfArray:
		return p.Rule.appendAll(dst, v)
	}
	return p.Rule.Append(dst, v)
}

// null is where a value stands that is null.
var null = unsafe.Pointer(new(byte))

// value returns where the value stands that a field holds: nil where it is absent, and
// null where it is that.
func (p *Property) value(field unsafe.Pointer) unsafe.Pointer {
	if p.Held == Zeroed {
		if p.Rule.Zero(field) {
			return nil
		}
		return field
	}
	first := *(*unsafe.Pointer)(field) // of a slice, a map, an interface too
	switch {
	case first == nil && p.Required:
		return null
	case first == nil:
		return nil
	case p.Held == Nilled:
		return field
	case p.Held == Nulled && !*(*bool)(unsafe.Add(first, p.size())):
		return null
	}
	return first
}

// appendAll appends the list of structs at v.
func (o *Object) appendAll(dst []byte, v unsafe.Pointer) []byte {
	all := *(*list)(v)
	open, base := len(dst), unsafe.Pointer(unsafe.SliceData(all))
	for k := range all {
		dst = o.append(append(dst, ','), unsafe.Add(base, uintptr(k)*o.Size))
	}
	return CloseArray(dst, open)
}

// appendAll appends the list of values at v.
func (r *Rule) appendAll(dst []byte, v unsafe.Pointer) []byte {
	all := *(*list)(v)
	open, base := len(dst), unsafe.Pointer(unsafe.SliceData(all))
	for k := range all {
		dst = r.Append(append(dst, ','), unsafe.Add(base, uintptr(k)*r.Size))
	}
	return CloseArray(dst, open)
}

// appendNumbers appends the list of numbers at v.
func (r *Rule) appendNumbers(dst []byte, v unsafe.Pointer) []byte {
	switch r.Element {
	case OfFloat:
		return appendEach(dst, *(*[]float64)(v), AppendFloat[float64])
	case OfInt32:
		return appendEach(dst, *(*[]int32)(v), AppendInt[int32])
	}
	return appendEach(dst, *(*[]int64)(v), AppendInt[int64])
}

func appendEach[T any](dst []byte, all []T, write func(dst []byte, x T) []byte) []byte {
	open := len(dst)
	for _, x := range all {
		dst = write(append(dst, ','), x)
	}
	return CloseArray(dst, open)
}

// append appends what the struct at v keeps.
func (r *Rest) append(dst []byte, v unsafe.Pointer) []byte {
	if r.Append != nil {
		return r.Append(dst, v)
	}
	kept := *(*map[string]json.RawMessage)(unsafe.Add(v, r.Field))
	if len(kept) == 0 {
		return dst
	}
	for _, name := range SortedNames(kept) {
		dst = AppendRaw(AppendName(dst, name), kept[name])
	}
	return dst
}
