package runtime

// Decode checks data by check and then builds v of it; on an error, which is an
// [*Error], v stays as it was.
func Decode[T any](data []byte, v *T, how Reading, slabs int, mode Mode, check func(c *Check, k, i int) int, build func(t *Tape, v *T, p int) int) error {
	c := Begin(data, slabs, Build|mode, how)
	if err := c.reads(check); err != nil {
		return err
	}
	*v = *new(T)
	build(c.Tape(), v, 0)
	c.Free()
	return nil
}

// DecodeWord is [Decode] of a type that is built from the word that stands for it.
func DecodeWord[T any](data []byte, v *T, how Reading, slabs int, mode Mode, check func(c *Check, k, i int) int, build func(t *Tape, v *T, w uint64, p int) int) error {
	c := Begin(data, slabs, Build|mode, how)
	if err := c.reads(check); err != nil {
		return err
	}
	t := c.Tape()
	build(t, v, t.Word(0), 1)
	c.Free()
	return nil
}

// reads checks a whole document. With an error the Check is given back.
func (c *Check) reads(check func(c *Check, k, i int) int) error {
	err := c.End(check(c, 0, c.Start()))
	if err != nil {
		c.Free()
	}
	return err
}

// Verify checks data by check. It returns nil, or an [*Error] with the violations.
func Verify(data []byte, how Reading, slabs int, mode Mode, check func(c *Check, k, i int) int) error {
	c := Begin(data, slabs, mode, how)
	return c.Done(check(c, 0, c.Start()))
}
