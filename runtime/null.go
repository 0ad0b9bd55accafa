package runtime

import (
	"bytes"
	"encoding/json"
	"log/slog"
)

// Null is a value that may be null, where that is not the same as absent: a nil
// *Null is absent, one that is not Valid is null. A component that is nullable has no
// null of its own: where it may be the whole of a text, decode into a Null of it.
type Null[T any] struct {
	V     T
	Valid bool
}

// UnmarshalJSON reads null, or else a value as json.Unmarshal does, which validates
// generated types.
func (n *Null[T]) UnmarshalJSON(data []byte) error {
	var v T
	if isNull(data) {
		*n = Null[T]{}
		return nil
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*n = Null[T]{v, true}
	return nil
}

// MarshalJSON writes null, or else the value.
func (n Null[T]) MarshalJSON() ([]byte, error) {
	if !n.Valid {
		return []byte("null"), nil
	}
	return json.Marshal(n.V)
}

// LogValue is nil, or else the value, which keeps its own secrets out of logs.
func (n Null[T]) LogValue() slog.Value {
	if !n.Valid {
		return slog.AnyValue(nil)
	}
	return slog.AnyValue(n.V)
}

// DecodeNull is decode for values that may be null.
func DecodeNull[T any](decode func([]byte, *T, Reading) error) func([]byte, *Null[T], Reading) error {
	return func(data []byte, n *Null[T], how Reading) error {
		if isNull(data) {
			*n = Null[T]{}
			return nil
		}
		n.Valid = true
		return decode(data, &n.V, how)
	}
}

// EncodeNull is encode for values that may be null.
func EncodeNull[T any](encode func(*T, []byte) ([]byte, error)) func(*Null[T], []byte) ([]byte, error) {
	return func(n *Null[T], dst []byte) ([]byte, error) {
		if !n.Valid {
			return append(dst, "null"...), nil
		}
		return encode(&n.V, dst)
	}
}

func isNull(data []byte) bool {
	return string(bytes.Trim(data, " \t\r\n")) == "null"
}

// nullRange is the detail of a null that the Go type cannot say.
const nullRange = "the Go type, but runtime.Null of it"

// RootNull ends the reading of a document that is null, where the schema allows
// that: a violation only where a value is to be built that cannot say it.
func (c *Check) RootNull(j int, nilable bool, at string) int {
	if !nilable && c.mode&Build != 0 {
		c.bad(j, "range", at, nullRange)
	}
	return j
}

// OrRootNull tells the reading of a document, as OrNull does, whether it is null.
func (c *Check) OrRootNull(i int, nilable bool, at string) int {
	if end, ok := c.Null(i); ok {
		return ^c.RootNull(end, nilable, at)
	}
	return i
}

// IsNull tells whether the document that has been read is null.
func (c *Check) IsNull() bool {
	_, ok := c.Null(c.Start())
	return ok
}
