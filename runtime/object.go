package runtime

import (
	"sync/atomic"
	"unsafe"
)

// An Object says how the values of a struct are read, built and written. Generated code
// has one for each struct, as data: that is far fewer lines than code that does the same,
// and takes the compiler less.
type Object struct {
	At         string                 // place of the schema in the document
	Size       uintptr                // of the struct
	Clear      func(v unsafe.Pointer) // makes the struct at v the zero value
	Read       Reader                 // reads the value instead of what is said here of reading; nil for none
	Need       uint64                 // the first 64 properties that are required, as bits
	NeedMore   []uint64               // those from number 64 on
	Closed     string                 // place of the schema that allows no other members; "" where others are passed over
	Properties []Property
	Rest       *Rest
	Fill       func(v unsafe.Pointer) // gives absent members of the struct at v their defaults; nil without any

	ready atomic.Pointer[steps]
}

// A Property is a declared member of an [Object], and the field that holds it.
type Property struct {
	Key      string // how it is written: a comma, the name quoted, a colon
	Kind     PropertyKind
	Held     Held
	Required bool    // it is written in any case: where it is nil, as null
	Escaped  bool    // Key has escapes
	Secret   bool    // messages tell nothing of its value but that it is there
	Nullable bool    // it may be null
	Field    uintptr // offset of the field
	Slab     *Slab   // of what the field points to; nil for numbers and booleans, which share memory
	Items    *Slab   // of the elements of an array
	Object   *Object // of [OfObject] and [OfObjects]
	Rule     *Rule   // of the kinds that say so
	At       string  // place of the schema; "" for "/properties/" and the name below that of the object
}

// A PropertyKind is what the value of a [Property] is, and what is asked of it.
type PropertyKind uint8

// The kinds of properties.
const (
	OfText       PropertyKind = iota
	OfEnum                    // a text, one of Rule.Values
	OfConst                   // the text Rule.Values[0]
	OfFormat                  // a text of the format Rule.Name, for which Rule.Valid holds, maybe with bounds
	OfPattern                 // a text that matches the pattern Rule.Name, likewise
	OfTextLength              // a text with bounds of its length
	OfBool
	OfInt32   // an integer of 32 bits, within Rule if there is one
	OfInt64   // an integer of 64 bits, likewise
	OfInteger // an integer that is built as an int64, likewise
	OfFloat   // a number that is built as a float64, likewise
	OfObject
	OfObjects // an array of objects
	OfTexts   // an array of texts, which are described at Rule.Name, or read by Rule.Each
	OfNumbers // an array of numbers of the kind Rule.Element, which are described at Rule.Name
	OfArray   // an array of values that Rule reads, one by one, builds and writes
	OfValue   // a value that Rule reads, builds and writes
)

// Held is how the field of a [Property] holds its value.
type Held uint8

// How fields hold values of a type T.
const (
	Plain   Held = iota // T
	Pointer             // *T: nil is absent, or null
	Nilled              // T, whose nil is absent, or null
	Nulled              // *Null[T]: absent, null and value are three
	Zeroed              // T, whose zero value is absent: where Rule.Zero holds
)

// A Rule is what a [Property] has beside its kind.
type Rule struct {
	Name        string
	Values      []string
	Valid       func(text string) bool
	Bounds      Bounds // of numbers, of code points, of elements
	Least, Most int64
	Unique      bool         // no two elements are equal
	Element     PropertyKind // of OfNumbers: OfInt32, OfInt64, OfInteger or OfFloat

	Size   uintptr // of an element, or of a value that may be null
	Read   Reader  // reads the value instead of what its kind says
	Each   Reader  // reads an element
	Build  func(t *Tape, v unsafe.Pointer, w uint64, p int) int
	Append func(dst []byte, v unsafe.Pointer) []byte
	Zero   func(v unsafe.Pointer) bool
}

// Bounds says which of a [Rule]'s bounds count.
type Bounds uint8

// The bounds; they may be combined.
const (
	AtLeast Bounds = 1 << iota // Rule.Least or more
	AtMost                     // Rule.Most or less
	Above                      // more than Rule.Least
	Below                      // less than Rule.Most
)

// RawJSON is the rule of values that are kept as JSON text.
var RawJSON = Rule{
	Size: unsafe.Sizeof([]byte{}),
	Read: func(c *Check, k, i int) int {
		j := c.Skip(i)
		c.RawTo(k, i, j)
		return j
	},
	Build: func(t *Tape, v unsafe.Pointer, w uint64, p int) int {
		*(*[]byte)(v) = t.Raw(w)
		return p
	},
	Append: func(dst []byte, v unsafe.Pointer) []byte { return AppendRaw(dst, *(*[]byte)(v)) },
}

// Clear makes v, a T, the zero value.
func Clear[T any](v unsafe.Pointer) { *(*T)(v) = *new(T) }

// A Rest is the field of a struct that keeps members which are not declared: a map of JSON
// text, or what its functions, which are given the struct, make of it.
type Rest struct {
	Member int     // number on the tape
	Field  uintptr // offset of the field
	Build  func(t *Tape, v unsafe.Pointer, w uint64, p int) int
	Append func(dst []byte, v unsafe.Pointer) []byte
}

// name returns the property's name.
func (p *Property) name() string {
	plain := p.Key[2 : len(p.Key)-2]
	if p.Escaped {
		return unescaped(plain)
	}
	return plain
}

// place returns where the property's schema stands.
func (o *Object) place(p *Property) string {
	if p.At != "" {
		return p.At
	}
	return o.At + "/properties/" + EscapePointer(p.name())
}

// find returns the index of the property called name; -1 when it is not declared.
func (o *Object) find(name string) int {
	if k, ok := o.steps().numbers[name]; ok {
		return int(k)
	}
	return -1
}
