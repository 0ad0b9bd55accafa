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
type message interface {
	AppendJSON(dst []byte) ([]byte, error)
	Validate() error
}

// opened is the value of a message; v points to it.
func opened(v message, err error) (value, error) {
	var buf []byte
	return value{
		encode: func() ([]byte, error) {
			var err error
			buf, err = v.AppendJSON(buf[:0])
			return buf, err
		},
		validate: v.Validate,
	}, err
}

// bizgenOptions reads the catalogue's document, conditions and all.
func bizgenOptions() entrant {
	return entrant{
		name:  bizgenName,
		check: options.ValidateOptionsEnvelope,
		decode: func(data []byte) error {
			var v options.OptionsEnvelope
			return v.UnmarshalJSON(data)
		},
		open: func(data []byte) (value, error) {
			var v options.OptionsEnvelope
			err := v.UnmarshalJSON(data)
			return opened(&v, err)
		},
	}
}

func bizgenSelection() entrant {
	return entrant{
		name:  bizgenName,
		check: options.ValidateOptionSelection,
		decode: func(data []byte) error {
			var v options.OptionSelection
			return v.UnmarshalJSON(data)
		},
		open: func(data []byte) (value, error) {
			var v options.OptionSelection
			err := v.UnmarshalJSON(data)
			return opened(&v, err)
		},
	}
}

// sameOptions reads what the peers read.
func sameOptions() entrant {
	return entrant{
		name:  sameName,
		check: ours.ValidateOptionsEnvelope,
		decode: func(data []byte) error {
			var v ours.OptionsEnvelope
			return v.UnmarshalJSON(data)
		},
		open: func(data []byte) (value, error) {
			var v ours.OptionsEnvelope
			err := v.UnmarshalJSON(data)
			return opened(&v, err)
		},
	}
}

func sameSelection() entrant {
	return entrant{
		name:  sameName,
		check: ours.ValidateOptionSelection,
		decode: func(data []byte) error {
			var v ours.OptionSelection
			return v.UnmarshalJSON(data)
		},
		open: func(data []byte) (value, error) {
			var v ours.OptionSelection
			err := v.UnmarshalJSON(data)
			return opened(&v, err)
		},
	}
}
