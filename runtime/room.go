package runtime

import "unsafe"

// What holds no pointers shares memory: texts, numbers that are pointed to. A
// small document has one piece for all of it.

// textRoom is memory for texts and booleans, one behind the other.
type textRoom struct {
	base unsafe.Pointer
	used int
	room int
}

// numberRoom is memory for numbers that are pointed to, in words of eight bytes:
// a number of four bytes leaves the other half to the next one.
type numberRoom struct {
	base unsafe.Pointer
	used uint32
	room uint32
	half uint32 // offset of a half that is free; 0 is none
}

// longText is what a text has to have to get memory of its own.
const longText = chunkBytes / 4

// Fixed says that building will need n bytes for a value that is pointed to and
// holds no pointer: 8 or 4 for a number, 1 for a boolean.
func (c *Check) Fixed(n int) {
	if n == 1 {
		c.tape.textBytes++
	} else {
		c.tape.fixed += n
	}
}

// prepare makes the memory that numbers and texts share, where it is small.
func (t *Tape) prepare() {
	numbers := (t.fixed + 7) &^ 7
	total := numbers + t.textBytes
	if total == 0 || total > chunkBytes {
		return
	}
	block := unsafe.Pointer(unsafe.SliceData(make([]uint64, (total+7)/8)))
	t.numbers = numberRoom{base: block, room: uint32(numbers)}
	if t.textBytes > 0 { // no pointer past the end
		t.texts = textRoom{base: unsafe.Add(block, numbers), room: t.textBytes}
	}
}

// moreText begins a piece of memory with n bytes that are taken.
func (t *Tape) moreText(n int) *byte {
	size := max(n, min(t.textBytes, chunkBytes))
	t.textBytes -= min(t.textBytes, size)
	p := unsafe.SliceData(make([]byte, size))
	t.texts = textRoom{base: unsafe.Pointer(p), used: n, room: size}
	return p
}

// NewBool returns a pointer to the bool of a word.
func (t *Tape) NewBool(w uint64) *bool {
	k := t.texts.used
	var p *bool
	if k < t.texts.room {
		t.texts.used = k + 1
		p = (*bool)(unsafe.Add(t.texts.base, k))
	} else {
		p = (*bool)(unsafe.Pointer(t.moreText(1)))
	}
	*p = True(w)
	return p
}

// NewInt32 returns a pointer to the int32 of a word.
func (t *Tape) NewInt32(w uint64) *int32 {
	k := t.numbers.half
	if k != 0 {
		t.numbers.half = 0
	} else {
		k = t.number()
		t.numbers.half = k + 4
	}
	p := (*int32)(unsafe.Add(t.numbers.base, k))
	*p = Int32(w)
	return p
}

// NewInt64 returns a pointer to the int64 whose second word is at p.
func (t *Tape) NewInt64(p int) *int64 {
	k := t.number() // before base is read
	x := (*int64)(unsafe.Add(t.numbers.base, k))
	*x = t.Int64(p)
	return x
}

// NewFloat64 returns a pointer to the float64 whose second word is at p.
func (t *Tape) NewFloat64(p int) *float64 {
	k := t.number() // before base is read
	x := (*float64)(unsafe.Add(t.numbers.base, k))
	*x = t.Float64(p)
	return x
}

// number takes a word of the numbers' memory and returns its offset.
func (t *Tape) number() uint32 {
	k := t.numbers.used
	if k == t.numbers.room {
		t.moreNumbers()
		k = 0
	}
	t.numbers.used = k + 8
	return k
}

//go:noinline
func (t *Tape) moreNumbers() {
	size := max(8, min((t.fixed+7)&^7, chunkBytes))
	t.fixed -= min(t.fixed, size)
	t.numbers = numberRoom{base: unsafe.Pointer(unsafe.SliceData(make([]uint64, size/8))), room: uint32(size)}
}
