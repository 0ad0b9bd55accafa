package runtime

import (
	"encoding/json"
	"unsafe"
)

// PutMap reads an object whose members, all of them, are read by each.
func (c *Check) PutMap(k, i int, at string, each Reader) int {
	if i < 0 {
		return ^i
	}
	open, n, names := c.Open(k), 0, c.Names()
	key, j, more := c.FirstKey(i, at)
	for more {
		c.Name(key, j)
		c.NameTo(key)
		key, j, more = c.NextKey(each(c, 0, j))
		n++
	}
	c.Forget(names)
	c.Close(open, n)
	return j
}

// BuildMap builds the map of strings, numbers, booleans or JSON text at v, whose word is w,
// from the tape at p, and returns where that ends.
func BuildMap[T any](t *Tape, v unsafe.Pointer, w uint64, p int) int {
	return BuildMapOf[T](t, v, w, p, buildPlain[T])
}

func buildPlain[T any](t *Tape, v unsafe.Pointer, w uint64, p int) int {
	switch to := any((*T)(v)).(type) {
	case *string:
		*to = t.String(w)
	case *int32:
		*to = Int32(w)
	case *bool:
		*to = True(w)
	case *json.RawMessage:
		*to = t.Raw(w)
	case *int64:
		*to = t.Int64(p)
		p++
	case *float64:
		*to = t.Float64(p)
		p++
	}
	return p
}

// AppendMap appends such a map.
func AppendMap[T any](dst []byte, v unsafe.Pointer) []byte {
	return AppendMapOf[T](dst, v, appendPlain[T])
}

func appendPlain[T any](dst []byte, v unsafe.Pointer) []byte {
	switch from := any((*T)(v)).(type) {
	case *string:
		return AppendString(dst, *from)
	case *int32:
		return AppendInt(dst, *from)
	case *bool:
		return AppendBool(dst, *from)
	case *json.RawMessage:
		return AppendRaw(dst, *from)
	case *int64:
		return AppendInt(dst, *from)
	case *float64:
		return AppendFloat(dst, *from)
	}
	return dst
}

// BuildMapOf is BuildMap of values that build builds.
func BuildMapOf[T any](t *Tape, v unsafe.Pointer, w uint64, p int, build func(t *Tape, v unsafe.Pointer, w uint64, p int) int) int {
	n := Len(w)
	m := make(map[string]T, n)
	for range n {
		name := t.String(t.w[p])
		var value T
		p = build(t, hidden(unsafe.Pointer(&value)), t.w[p+1], p+2)
		m[name] = value
	}
	*(*map[string]T)(v) = m
	return p
}

// AppendMapOf is AppendMap of values that write appends.
func AppendMapOf[T any](dst []byte, v unsafe.Pointer, write func(dst []byte, v unsafe.Pointer) []byte) []byte {
	open, m := len(dst), *(*map[string]T)(v)
	for _, name := range SortedNames(m) {
		value := m[name]
		dst = write(AppendName(dst, name), hidden(unsafe.Pointer(&value)))
	}
	return CloseObject(dst, open)
}
