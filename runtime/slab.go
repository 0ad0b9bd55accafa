package runtime

import "unsafe"

// A slab is the memory for all values of one kind that a document holds, in few
// pieces of exact size.
type slab struct {
	base unsafe.Pointer
	used uint32
	room uint32
	want uint32 // values still to come, as counted while checking
}

// chunkBytes bounds a piece: one kept value keeps its piece, not the document's whole.
const chunkBytes = 16 << 10

// Count says that building will need n more values of a slab.
func (c *Check) Count(id, n int) {
	s := &c.tape.slabs[id]
	if s.want == 0 {
		c.tape.touched = append(c.tape.touched, id)
	}
	s.want += uint32(n)
}

// Slice returns room for the n elements of an array: never nil, and with no
// spare capacity, so that append copies.
func Slice[T any](t *Tape, id, n int) []T {
	if n == 0 {
		return []T{}
	}
	return unsafe.Slice(take[T](t, id, uint32(n)), n)
}

// Slices builds an array of objects, each by build, from the tape at p. It returns
// where that ends.
func Slices[T any](t *Tape, id, n, p int, build func(t *Tape, v *T, p int) int) ([]T, int) {
	list := Slice[T](t, id, n)
	for k := range list {
		p = build(t, &list[k], p)
	}
	return list, p
}

// Strings builds an array of strings from the tape at p. It returns where that ends.
func Strings[T ~string](t *Tape, id, n, p int) ([]T, int) {
	list := Slice[T](t, id, n)
	for k := range list {
		list[k] = T(t.String(t.w[p]))
		p++
	}
	return list, p
}

// New returns room for one value.
func New[T any](t *Tape, id int) *T { return take[T](t, id, 1) }

// Keep returns a pointer to a copy of v.
func Keep[T any](t *Tape, id int, v T) *T {
	p := take[T](t, id, 1)
	*p = v
	return p
}

// Valid returns a pointer to v, which is not null.
func Valid[T any](t *Tape, id int, v T) *Null[T] {
	p := take[Null[T]](t, id, 1)
	p.V, p.Valid = v, true
	return p
}

// take returns the next n values of a slab.
func take[T any](t *Tape, id int, n uint32) *T {
	s := &t.slabs[id]
	k := s.used
	if s.room-k < n {
		grow[T](s, n)
		k = 0
	}
	s.used = k + n
	var zero T
	return (*T)(unsafe.Add(s.base, uintptr(k)*unsafe.Sizeof(zero)))
}

//go:noinline
func grow[T any](s *slab, n uint32) {
	var zero T
	size := max(n, min(s.want, uint32(chunkBytes/max(1, unsafe.Sizeof(zero)))))
	s.base = unsafe.Pointer(unsafe.SliceData(make([]T, size)))
	s.room = size
	s.want -= min(s.want, size)
}
