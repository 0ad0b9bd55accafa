package runtime

import "math"

// A Tape is what checking leaves for building: one word a member in the order of
// the document, an end word an object, a count before the elements of an array.
// Building reads nothing else, except the bytes of strings.
//
// A word holds, from the top: 12 bits the member's number in its object, 1 bit
// "has escapes", 1 bit "far", 20 bits a length, 30 bits an offset; or a number
// of 32 bits. int64 and float64 take a second word. What does not fit (strings
// of a megabyte, names that were escaped) stands in a list beside, and the word,
// marked far, holds its index.
type Tape struct {
	s         string
	w         []uint64
	far       []farText
	textBytes int // what short texts and booleans will take
	fixed     int // what numbers that are pointed to will take
	texts     textRoom
	numbers   numberRoom
	slabs     []slab
	touched   []int // slabs to be cleared
}

// EndMember is the member number of the word that ends an object.
const EndMember = 1<<12 - 1

const (
	memberShift = 52
	escapedBit  = 1 << 51
	farBit      = 1 << 50
	lengthShift = 30
	lengthMask  = 1<<20 - 1
	offsetMask  = 1<<30 - 1
)

// farText is a text that no word can tell of.
type farText struct {
	text    string
	escaped bool
}

// Put notes that member k is there; what it is follows, or is small enough to be v.
func (c *Check) Put(k int, v uint32) {
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift|uint64(v))
}

// EndObject ends an object on the tape.
func (c *Check) EndObject() {
	c.tape.w = append(c.tape.w, EndMember<<memberShift)
}

// Open starts an array or a map; Close gives its number of elements.
func (c *Check) Open(k int) int {
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift)
	return len(c.tape.w) - 1
}

// Close ends what Open started.
func (c *Check) Close(open, n int) {
	c.tape.w[open] |= uint64(uint32(n))
}

// putText notes the text that stands in the document from i up to j and decodes
// to n bytes.
func (c *Check) putText(k, i, j, n int) {
	raw := j - i
	if raw > lengthMask {
		c.putFar(k, c.s[i:j], raw != n)
		return
	}
	w := uint64(k)<<memberShift | uint64(raw)<<lengthShift | uint64(i)
	if raw != n {
		w |= escapedBit
	} else if n <= longText {
		c.tape.textBytes += n
	}
	c.tape.w = append(c.tape.w, w)
}

//go:noinline
func (c *Check) putFar(k int, text string, escaped bool) {
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift|farBit|uint64(len(c.tape.far)))
	c.tape.far = append(c.tape.far, farText{text, escaped})
}

// StringTo is String for member k, which will be built.
func (c *Check) StringTo(k, i int, at string) (string, int) {
	x, j := c.String(i, at)
	if raw := j - i - 2; raw == len(x) && raw <= longText && c.syntax == nil {
		c.tape.w = append(c.tape.w, uint64(k)<<memberShift|uint64(raw)<<lengthShift|uint64(i+1))
		c.tape.textBytes += raw
	} else if raw >= 0 && c.syntax == nil {
		c.putText(k, i+1, j-1, len(x))
	}
	return x, j
}

// RawTo notes the value from i up to j as JSON text.
func (c *Check) RawTo(k, i, j int) {
	if c.syntax == nil {
		c.putText(k, i, j, j-i)
	}
}

// NameTo notes the name of a map's member.
func (c *Check) NameTo(text string) {
	if c.inDocument(text) {
		if len(text) == 0 {
			c.putText(0, 0, 0, 0)
			return
		}
		i := c.offsetOf(text)
		c.putText(0, i, i+len(text), len(text))
		return
	}
	c.putFar(0, c.stable(text), false)
}

// BoolTo is Bool for member k, which will be built.
func (c *Check) BoolTo(k, i int, at string) (bool, int) {
	x, j := c.Bool(i, at)
	n := uint32(0)
	if x {
		n = 1
	}
	c.Put(k, n)
	return x, j
}

// Int32To is Int32 for member k, which will be built.
func (c *Check) Int32To(k, i int, at string) (int64, int) {
	x, j := c.Int32(i, at)
	c.Put(k, uint32(x))
	return x, j
}

// Int64To is Int64 for member k, which will be built.
func (c *Check) Int64To(k, i int, at string) (int64, int) {
	x, j := c.Int64(i, at)
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift, uint64(x))
	return x, j
}

// IntegerTo is Integer for member k, which will be built as an int64: one beyond
// is a violation only of that.
func (c *Check) IntegerTo(k, i int, at string) (int64, int) {
	x, j := c.Integer(i, at)
	if c.mode&Build != 0 && (x == math.MaxInt64 || x == math.MinInt64) && !c.holdsInt64(i, j) {
		c.bad(j, "range", at, "int64")
	}
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift, uint64(x))
	return x, j
}

// FloatTo is Number for member k, which will be built as a float64.
func (c *Check) FloatTo(k, i int, at string) (string, int) {
	if d, j := plainDecimal(c.s, i); j > i {
		c.tape.w = append(c.tape.w, uint64(k)<<memberShift, math.Float64bits(d.float()))
		return c.s[i:j], j
	}
	return c.floatSlow(k, i, at)
}

//go:noinline
func (c *Check) floatSlow(k, i int, at string) (string, int) {
	x, j := c.Number(i, at)
	f := 0.0
	if x != "" && c.mode&Build != 0 {
		var ok bool
		if f, ok = ParseFloat64(x); !ok {
			c.bad(j, "range", at, "float64")
		}
	}
	c.tape.w = append(c.tape.w, uint64(k)<<memberShift, math.Float64bits(f))
	return x, j
}
