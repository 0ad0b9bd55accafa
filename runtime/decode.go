package runtime

import "unsafe"

// Decode checks data and then builds the struct at v of it; on an error, which is an
// [*Error], v stays as it was.
func (o *Object) Decode(data []byte, v unsafe.Pointer, how Reading, slabs int, mode Mode) error {
	c := Begin(data, slabs, Build|mode, how)
	if err := c.End(c.Object(o, c.Start())); err != nil {
		c.Free()
		return err
	}
	v = hidden(v)
	o.Clear(v)
	o.build(c.Tape(), v, 1, 0)
	c.Free()
	return nil
}

// Verify checks data. It returns nil, or an [*Error] with the violations.
func (o *Object) Verify(data []byte, how Reading, slabs int, mode Mode) error {
	c := Begin(data, slabs, mode, how)
	return c.Done(c.Object(o, c.Start()))
}

// DecodeWord checks data by check and then builds the value at v of it, which is built from
// the word that stands for it; on an error, which is an [*Error], v stays as it was.
func DecodeWord(data []byte, v unsafe.Pointer, how Reading, slabs int, mode Mode, check Reader, build func(t *Tape, v unsafe.Pointer, w uint64, p int) int) error {
	c := Begin(data, slabs, Build|mode, how)
	if err := c.End(check(c, 0, c.Start())); err != nil {
		c.Free()
		return err
	}
	t := c.Tape()
	build(t, hidden(v), t.Word(0), 1)
	c.Free()
	return nil
}

// Verify checks data by check. It returns nil, or an [*Error] with the violations.
func Verify(data []byte, how Reading, slabs int, mode Mode, check Reader) error {
	c := Begin(data, slabs, mode, how)
	return c.Done(check(c, 0, c.Start()))
}

// Built ends the reading of a scalar, or of strings, that ends at i, which set builds from
// its word and what follows that; on an error, which is an [*Error], it is not called.
func (c *Check) Built(i int, set func(t *Tape, w uint64)) error {
	err := c.End(i)
	if err == nil && len(c.tape.w) > 0 { // or it is null
		t := c.Tape()
		set(t, t.Word(0))
	}
	c.Free()
	return err
}

// DecodeString ends the reading of a string, which ends at i, and sets v to it.
func DecodeString[T ~string](c *Check, i int, v *T) error {
	return c.Built(i, func(t *Tape, w uint64) { *v = T(t.String(w)) })
}

// DecodeInt32 ends the reading of an integer, which ends at i, and sets v to it.
func DecodeInt32[T ~int32](c *Check, i int, v *T) error {
	return c.Built(i, func(_ *Tape, w uint64) { *v = T(Int32(w)) })
}

// DecodeInt64 ends the reading of an integer, which ends at i, and sets v to it.
func DecodeInt64[T ~int64](c *Check, i int, v *T) error {
	return c.Built(i, func(t *Tape, _ uint64) { *v = T(t.Int64(1)) })
}

// DecodeFloat64 ends the reading of a number, which ends at i, and sets v to it.
func DecodeFloat64[T ~float64](c *Check, i int, v *T) error {
	return c.Built(i, func(t *Tape, _ uint64) { *v = T(t.Float64(1)) })
}

// DecodeBool ends the reading of a boolean, which ends at i, and sets v to it.
func DecodeBool[T ~bool](c *Check, i int, v *T) error {
	return c.Built(i, func(_ *Tape, w uint64) { *v = T(True(w)) })
}
