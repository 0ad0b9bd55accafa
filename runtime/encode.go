package runtime

import (
	"bytes"
	"errors"
	"maps"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// unwritable stands in the output where a value has no JSON form: generated code
// appends without error branches, and Written looks for it once at the end. No
// UTF-8 text holds this byte.
const unwritable = 0xFF

const hexDigits = "0123456789abcdef"

// AppendString appends s quoted. Text that is not UTF-8 cannot be written. It is copied in
// words of eight bytes, the last of which may repeat some of the one before.
func AppendString(dst []byte, s string) []byte {
	n := len(dst)
	if cap(dst)-n < len(s)+2 {
		dst = slices.Grow(dst, len(s)+2)
	}
	out := unsafe.Add(unsafe.Pointer(unsafe.SliceData(dst)), n)
	*(*byte)(out) = '"'
	*(*byte)(unsafe.Add(out, len(s)+1)) = '"'
	out = unsafe.Add(out, 1)
	from := unsafe.Pointer(unsafe.StringData(s))
	var seen uint64
	switch {
	case len(s) >= 8:
		last := len(s) - 8
		for i := 0; ; i = min(i+8, last) {
			w := load64(s, i)
			if escapes(w) {
				return appendStringSlow(dst, s)
			}
			seen |= w
			*(*[8]byte)(unsafe.Add(out, i)) = *(*[8]byte)(unsafe.Add(from, i))
			if i == last {
				break
			}
		}
	case len(s) >= 4:
		last := len(s) - 4
		if seen = uint64(load32(s, 0)) | uint64(load32(s, last))<<32; escapes(seen) {
			return appendStringSlow(dst, s)
		}
		*(*[4]byte)(out) = *(*[4]byte)(from)
		*(*[4]byte)(unsafe.Add(out, last)) = *(*[4]byte)(unsafe.Add(from, last))
	default:
		for i := range len(s) {
			b := s[i]
			if b < ' ' || b == '"' || b == '\\' {
				return appendStringSlow(dst, s)
			}
			seen |= uint64(b)
			*(*byte)(unsafe.Add(out, i)) = b
		}
	}
	if seen&highs != 0 && !validUTF8(s) {
		return append(dst, '"', unwritable, '"')
	}
	return dst[:n+len(s)+2]
}

// escapes tells whether one of eight bytes is not written as it is.
func escapes(w uint64) bool {
	return ((w^quotes-ones)|(w^backs-ones)|(w-spaces))&^w&highs != 0
}

// validUTF8 is utf8.ValidString, quicker for text that is not ASCII.
func validUTF8(s string) bool {
	if len(s) < 4 {
		return utf8.ValidString(s)
	}
	last := load32(s, len(s)-4)
	for j := 0; j < len(s); {
		switch left := len(s) - j; {
		case s[j] < utf8.RuneSelf && left < 8:
			j++
		case s[j] < utf8.RuneSelf:
			j += bits.TrailingZeros64(load64(s, j)&highs) >> 3 // eight where there is none
		default:
			w := last >> (8 * (4 - min(left, 4)))
			if left > 4 {
				w = load32(s, j)
			}
			n := runeLen(w)
			if n == 0 {
				return false
			}
			j += n
		}
	}
	return true
}

//go:noinline
func appendStringSlow(dst []byte, s string) []byte {
	if !validUTF8(s) {
		return append(dst, '"', unwritable, '"')
	}
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= ' ' && b != '"' && b != '\\' {
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		switch b {
		case '"', '\\':
			dst = append(dst, '\\', b)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[b>>4], hexDigits[b&15])
		}
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// AppendInt appends n.
func AppendInt[T ~int32 | ~int64](dst []byte, n T) []byte {
	return strconv.AppendInt(dst, int64(n), 10)
}

// AppendFloat appends f in its shortest form, and whole numbers with all of their
// digits. NaN and the infinities cannot be written.
func AppendFloat[T ~float64](dst []byte, v T) []byte {
	f := float64(v)
	if n := int64(f); float64(n) == f && n > -1e15 && n < 1e15 && (n != 0 || !math.Signbit(f)) {
		return strconv.AppendInt(dst, n, 10)
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(dst, unwritable)
	}
	return appendFloat(dst, f)
}

// AppendBool appends true or false.
func AppendBool[T ~bool](dst []byte, v T) []byte { return strconv.AppendBool(dst, bool(v)) }

// AppendNull appends null.
func AppendNull(dst []byte) []byte { return append(dst, "null"...) }

// AppendRaw appends JSON text as it is. Text that is not one JSON value cannot
// be written; none at all is null.
func AppendRaw[T ~[]byte](dst []byte, text T) []byte {
	if len(text) == 0 {
		return AppendNull(dst)
	}
	c := Begin(text, 0, 0, Reading{})
	if err := c.Done(c.Skip(c.Start())); err != nil {
		return append(dst, unwritable)
	}
	return append(dst, bytes.TrimSpace(text)...)
}

// CloseObject ends an object whose members were each appended with a comma
// before them, from open on: the first comma becomes the brace.
func CloseObject(dst []byte, open int) []byte {
	if len(dst) == open {
		return append(dst, '{', '}')
	}
	dst[open] = '{'
	return append(dst, '}')
}

// CloseArray is CloseObject for arrays.
func CloseArray(dst []byte, open int) []byte {
	if len(dst) == open {
		return append(dst, '[', ']')
	}
	dst[open] = '['
	return append(dst, ']')
}

// noForm is the detail of a value that cannot be written.
const noForm = "the value has no JSON form: NaN, an infinity, text that is not UTF-8, broken raw JSON, or a union without a value"

// Written ends an encoding: dst, from start on, is one JSON value, or there was a
// value that has no JSON form, and the error names it.
func Written(dst []byte, start int) ([]byte, error) {
	k := bytes.IndexByte(dst[start:], unwritable)
	if k < 0 {
		return dst, nil
	}
	text := string(dst[start:])
	return dst[:start], &Error{Violations: []Violation{{
		Pointer: pointerAt(text, k),
		Keyword: "syntax",
		Detail:  noForm,
		Offset:  k,
	}}}
}

// WrittenSecret is Written of a value that holds secrets: the error does not say
// where the value is that cannot be written.
func WrittenSecret(dst []byte, start int) ([]byte, error) {
	dst, err := Written(dst, start)
	if e, ok := errors.AsType[*Error](err); ok {
		e.Violations[0].Pointer, e.Violations[0].Offset = "", 0
	}
	return dst, err
}

// SortedNames returns the names of a map's members in their order as bytes, so
// that the same value is always the same text.
func SortedNames[M ~map[string]V, V any](m M) []string {
	return slices.Sorted(maps.Keys(m))
}

// AppendName appends a comma, a member's name and a colon.
func AppendName(dst []byte, name string) []byte {
	return append(AppendString(append(dst, ','), name), ':')
}
