package runtime

import (
	"math"
	"strings"
	"unicode/utf8"
	"unsafe"
)

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

// Word returns the word at p.
func (t *Tape) Word(p int) uint64 { return t.w[p] }

// Member returns the number of the member that a word tells of.
func Member(w uint64) int { return int(w >> memberShift) }

// Len returns the number of elements that a word tells of.
func Len(w uint64) int { return int(uint32(w)) }

// True tells whether a word holds true.
func True(w uint64) bool { return w&1 != 0 }

// Int32 returns the int32 of a word.
func Int32(w uint64) int32 { return int32(uint32(w)) }

// Int64 returns the int64 whose second word is at p.
func (t *Tape) Int64(p int) int64 { return int64(t.w[p]) }

// Float64 returns the float64 whose second word is at p.
func (t *Tape) Float64(p int) float64 { return math.Float64frombits(t.w[p]) }

// String returns the text that w tells of, in memory of its own.
func (t *Tape) String(w uint64) string {
	if w&(escapedBit|farBit) != 0 {
		return t.stringSlow(w)
	}
	i, n := int(w&offsetMask), int(w>>lengthShift&lengthMask)
	return t.keep(t.s[i : i+n])
}

// Raw returns the JSON text that w tells of, in memory of its own.
func (t *Tape) Raw(w uint64) []byte {
	if w&farBit != 0 {
		return []byte(t.far[w&offsetMask].text)
	}
	i, n := int(w&offsetMask), int(w>>lengthShift&lengthMask)
	text := t.keep(t.s[i : i+n])
	return unsafe.Slice(unsafe.StringData(text), len(text))[:n:n]
}

// keep copies text into the arena.
func (t *Tape) keep(text string) string {
	if len(text) == 0 {
		return ""
	}
	k := len(t.arena)
	if cap(t.arena)-k < len(text) {
		if len(text) > chunkBytes/4 {
			t.strBytes -= len(text)
			return strings.Clone(text)
		}
		t.arena = make([]byte, 0, max(len(text), min(t.strBytes, chunkBytes)))
		k = 0
	}
	t.strBytes -= len(text)
	t.arena = append(t.arena, text...)
	return unsafe.String(unsafe.SliceData(t.arena[k:]), len(text))
}

//go:noinline
func (t *Tape) stringSlow(w uint64) string {
	var far farText
	if w&farBit != 0 {
		far = t.far[w&offsetMask]
	} else {
		i, n := int(w&offsetMask), int(w>>lengthShift&lengthMask)
		far = farText{t.s[i : i+n], true}
	}
	if !far.escaped {
		return strings.Clone(far.text)
	}
	b := unescape(make([]byte, 0, len(far.text)), far.text)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// unescape appends what the inside of a checked JSON string stands for.
func unescape(b []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			b = append(b, text[i])
			continue
		}
		i++
		if text[i] != 'u' {
			b = append(b, simpleEscapes[text[i]])
			continue
		}
		r := hex4(text, i+1)
		i += 4
		if r >= 0xD800 && r < 0xE000 {
			r = (r-0xD800)<<10 | (hex4(text, i+3) - 0xDC00) + 0x10000
			i += 6
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// Slice returns room for the n elements of an array: never nil, and with no
// spare capacity, so that append copies.
func Slice[T any](t *Tape, id, n int) []T {
	if n == 0 {
		return []T{}
	}
	s := &t.slabs[id]
	if s.room-s.used < uint32(n) {
		grow[T](s, uint32(n))
	}
	k := s.used
	s.used += uint32(n)
	return unsafe.Slice((*T)(s.base), s.room)[k:s.used:s.used]
}

// New returns room for one value.
func New[T any](t *Tape, id int) *T {
	s := &t.slabs[id]
	if s.room == s.used {
		grow[T](s, 1)
	}
	k := s.used
	s.used++
	return &unsafe.Slice((*T)(s.base), s.room)[k]
}

// Keep returns a pointer to a copy of v.
func Keep[T any](t *Tape, id int, v T) *T {
	p := New[T](t, id)
	*p = v
	return p
}

//go:noinline
func grow[T any](s *slab, n uint32) {
	var zero T
	size := max(n, min(s.want, uint32(chunkBytes/max(1, unsafe.Sizeof(zero)))))
	s.base = unsafe.Pointer(unsafe.SliceData(make([]T, size)))
	s.used, s.room = 0, size
	s.want -= min(s.want, size)
}

// room prepares building: the arena takes all short strings at once.
func (t *Tape) room() {
	t.arena = nil
	if t.strBytes > 0 && t.strBytes <= chunkBytes {
		t.arena = make([]byte, 0, t.strBytes)
	}
}

// reset forgets everything of the document, and tells whether the tape is worth keeping.
func (t *Tape) reset() bool {
	t.s, t.strBytes, t.arena = "", 0, nil
	for _, id := range t.touched {
		t.slabs[id] = slab{}
	}
	t.touched = t.touched[:0]
	clear(t.far)
	t.far = t.far[:0]
	t.w = t.w[:0]
	return cap(t.w) <= 1<<17
}
