//go:build peers

package contest

import (
	"github.com/getkin/kin-openapi/openapi3"

	"github.com/bizgen/bizgen/bench/payload"
	"github.com/bizgen/bizgen/bench/peers/oapinumbers"
	"github.com/bizgen/bizgen/bench/peers/ogennumbers"
	"github.com/bizgen/bizgen/bench/peers/ournumbers"
)

// numberSeries is a body that is numbers and little else; its document is not the others'.
func numberSeries(*openapi3.T) (codecs, error) {
	doc, err := peersDocument("numbers.yaml")
	if err != nil {
		return codecs{}, err
	}
	plain := plainJSON[oapinumbers.Series]()
	kin, err := withKin(doc, "Series", plain)
	return codecs{name: "number series", data: payload.Numbers(), entrants: []entrant{
		bizgen[ournumbers.Series](sameName, ournumbers.ValidateSeries), ogen[ogennumbers.Series](), kin, plain, jsonScan(), jxScan(),
	}}, err
}
