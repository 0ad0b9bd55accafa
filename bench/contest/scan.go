//go:build peers

package contest

import (
	"encoding/json"
	"errors"

	"github.com/go-faster/jx"
)

// Those who only look whether text is JSON: a floor for all others.

func jxScan() entrant {
	d := jx.GetDecoder()
	return entrant{name: "jx, plain skip (is it JSON?)", check: func(data []byte) error {
		d.ResetBytes(data)
		return d.Validate()
	}}
}

var errSyntax = errors.New("not JSON")

func jsonScan() entrant {
	return entrant{name: "encoding/json, Valid (is it JSON?)", check: func(data []byte) error {
		if !json.Valid(data) {
			return errSyntax
		}
		return nil
	}}
}
