package runtime

import (
	"math"
	"strings"
	"unicode/utf8"
	"unsafe"
)

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
	i, n := int(w&offsetMask), int(w>>lengthShift&lengthMask)
	k := t.texts.used
	if w&(escapedBit|farBit) != 0 || uint(n-1) >= longText || t.texts.room-k < n {
		return t.stringSlow(w)
	}
	t.texts.used = k + n
	p := unsafe.Add(t.texts.base, k)
	if n <= 16 && t.texts.room-k >= 16 && len(t.s)-i >= 16 { // one move; the next text covers what is too much
		*(*[16]byte)(p) = *(*[16]byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(t.s)), i))
	} else {
		copy(unsafe.Slice((*byte)(p), n), t.s[i:i+n])
	}
	return unsafe.String((*byte)(p), n)
}

// Raw returns the JSON text that w tells of, in memory of its own.
func (t *Tape) Raw(w uint64) []byte {
	text := t.String(w)
	return unsafe.Slice(unsafe.StringData(text), len(text))
}

//go:noinline
func (t *Tape) stringSlow(w uint64) string {
	if w&farBit != 0 {
		far := t.far[w&offsetMask]
		if far.escaped {
			return unescaped(far.text)
		}
		return strings.Clone(far.text)
	}
	i, n := int(w&offsetMask), int(w>>lengthShift&lengthMask)
	text := t.s[i : i+n]
	switch {
	case w&escapedBit != 0:
		return unescaped(text)
	case n == 0:
		return ""
	case n > longText:
		return strings.Clone(text)
	}
	p := t.moreText(n)
	copy(unsafe.Slice(p, n), text)
	return unsafe.String(p, n)
}

// unescaped returns what the inside of a checked JSON string stands for.
func unescaped(text string) string {
	b := unescape(make([]byte, 0, len(text)), text)
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

// reset forgets everything of the document, and tells whether the tape is worth keeping.
func (t *Tape) reset() bool {
	t.s, t.textBytes, t.fixed = "", 0, 0
	t.texts, t.numbers = textRoom{}, numberRoom{}
	for _, id := range t.touched {
		t.slabs[id] = slab{}
	}
	t.touched = t.touched[:0]
	clear(t.far)
	t.far = t.far[:0]
	t.w = t.w[:0]
	return cap(t.w) <= 1<<17
}
