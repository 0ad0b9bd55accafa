//go:build peers

package contest

import (
	"errors"
	"io"

	"github.com/go-faster/jx"
)

const ogenName = "ogen"

// An ogenMessage is what ogen's types have in common.
type ogenMessage interface {
	Decode(d *jx.Decoder) error
	Encode(e *jx.Encoder)
	Validate() error
}

var errTrailing = errors.New("unexpected trailing data")

// ogenRead does what ogen's server does with a body.
func ogenRead(d *jx.Decoder, data []byte, v ogenMessage) error {
	d.ResetBytes(data)
	if err := v.Decode(d); err != nil {
		return err
	}
	if err := d.Skip(); err != io.EOF {
		return errTrailing
	}
	return v.Validate()
}

func ogenOpened(data []byte, v ogenMessage) (value, error) {
	e := jx.GetEncoder()
	return value{
		encode: func() ([]byte, error) {
			e.Reset()
			v.Encode(e)
			return e.Bytes(), nil
		},
		validate: v.Validate,
	}, ogenRead(jx.GetDecoder(), data, v)
}

// ogen has no check: ogen looks at limits in values, not in text.
func ogen[T any, P interface {
	*T
	ogenMessage
}]() entrant {
	d := jx.GetDecoder()
	return entrant{
		name:   ogenName,
		decode: func(data []byte) error { return ogenRead(d, data, P(new(T))) },
		open:   func(data []byte) (value, error) { return ogenOpened(data, P(new(T))) },
	}
}
