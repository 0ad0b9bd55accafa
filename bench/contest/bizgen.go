//go:build peers

package contest

import (
	"github.com/bizgen/bizgen/bench/peers/ours"
	"github.com/bizgen/bizgen/generated/options"
)

const (
	bizgenName = "**bizgen**, the catalogue's document"
	sameName   = "**bizgen**, the peers' document"
)

// A message is what generated types have in common.
type message[T any] interface {
	*T
	UnmarshalJSON(data []byte) error
	AppendJSON(dst []byte) ([]byte, error)
	Validate() error
}

// bizgen is what bizgen has generated for a type and its text's validator.
func bizgen[T any, P message[T]](name string, check func([]byte) error) entrant {
	return entrant{
		name:  name,
		check: check,
		decode: func(data []byte) error {
			var v T
			return P(&v).UnmarshalJSON(data)
		},
		open: func(data []byte) (value, error) {
			v := P(new(T))
			var buf []byte
			return value{
				encode: func() ([]byte, error) {
					var err error
					buf, err = v.AppendJSON(buf[:0])
					return buf, err
				},
				validate: v.Validate,
			}, v.UnmarshalJSON(data)
		},
	}
}

// bizgenOptions reads the catalogue's document, conditions and all.
func bizgenOptions() entrant {
	return bizgen[options.OptionsEnvelope](bizgenName, options.ValidateOptionsEnvelope)
}

func bizgenSelection() entrant {
	return bizgen[options.OptionSelection](bizgenName, options.ValidateOptionSelection)
}

// sameOptions reads what the peers read.
func sameOptions() entrant {
	return bizgen[ours.OptionsEnvelope](sameName, ours.ValidateOptionsEnvelope)
}

func sameSelection() entrant {
	return bizgen[ours.OptionSelection](sameName, ours.ValidateOptionSelection)
}
