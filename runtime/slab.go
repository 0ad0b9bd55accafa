package runtime

import "unsafe"

// A Slab is a kind of values of a package that decoding allocates together.
type Slab struct {
	ID  int                                             // among those of the package
	New func(n int) (base unsafe.Pointer, each uintptr) // returns memory for n values, and the size of one
}

// Room is New of a [Slab] of values of type T.
func Room[T any](n int) (base unsafe.Pointer, each uintptr) {
	var zero T
	return unsafe.Pointer(unsafe.SliceData(make([]T, n))), unsafe.Sizeof(zero)
}

// A slab is the memory for all values of one kind that a document holds, in few
// pieces of exact size.
type slab struct {
	base unsafe.Pointer
	each uintptr // size of a value
	used uint32
	room uint32
	want uint32 // values still to come, as counted while checking
}

// chunkBytes bounds a piece: one kept value keeps its piece, not the document's whole.
const chunkBytes = 16 << 10

// Count says that building will need n more values of a slab.
func (c *Check) Count(of *Slab, n int) {
	s := &c.tape.slabs[of.ID]
	if s.want == 0 {
		c.tape.touched = append(c.tape.touched, of.ID)
	}
	s.want += uint32(n)
}

// Slice returns room for the n elements of an array: never nil, and with no
// spare capacity, so that append copies.
func Slice[T any](t *Tape, of *Slab, n int) []T {
	if n == 0 {
		return []T{}
	}
	return unsafe.Slice(take[T](t, of, uint32(n)), n)
}

// Slices builds an array of structs, which o describes, from the tape at p. It returns
// where that ends.
func Slices[T any](t *Tape, of *Slab, n, p int, o *Object) ([]T, int) {
	list := Slice[T](t, of, n)
	if n > 0 {
		p = o.build(t, unsafe.Pointer(&list[0]), n, p)
	}
	return list, p
}

// Strings builds an array of strings from the tape at p. It returns where that ends.
func Strings[T ~string](t *Tape, of *Slab, n, p int) ([]T, int) {
	list := Slice[T](t, of, n)
	for k := range list {
		list[k] = T(t.String(t.w[p]))
		p++
	}
	return list, p
}

// New returns room for one value.
func New[T any](t *Tape, of *Slab) *T { return take[T](t, of, 1) }

// Keep returns a pointer to a copy of v.
func Keep[T any](t *Tape, of *Slab, v T) *T {
	p := take[T](t, of, 1)
	*p = v
	return p
}

// take returns the next n values of a slab.
func take[T any](t *Tape, of *Slab, n uint32) *T { return (*T)(t.take(of, n)) }

func (t *Tape) take(of *Slab, n uint32) unsafe.Pointer {
	s := &t.slabs[of.ID]
	k := s.used
	if s.room-k < n {
		s.grow(of, n)
		k = 0
	}
	s.used = k + n
	return unsafe.Add(s.base, uintptr(k)*s.each)
}

//go:noinline
func (s *slab) grow(of *Slab, n uint32) {
	size := n
	if s.want > n {
		if s.each == 0 {
			_, s.each = of.New(0)
		}
		size = max(n, min(s.want, uint32(chunkBytes/max(1, s.each))))
	}
	s.base, s.each = of.New(int(size))
	s.room = size
	s.want -= min(s.want, size)
}
