//go:build peers

package contest

import (
	"strings"
	"testing"

	"github.com/bizgen/bizgen/bench/roundrobin"
)

func TestTargets(t *testing.T) {
	row := func(name string, allocs uint64, ratios ...float64) roundrobin.Row {
		r := roundrobin.Row{Name: name, Allocs: allocs}
		for _, ratio := range ratios {
			r.Times = append(r.Times, roundrobin.Time{Ratio: ratio})
		}
		return r
	}
	var b strings.Builder
	err := WriteTargets(&b, []roundrobin.Result{
		{Title: "a: " + decoded, Rows: []roundrobin.Row{row("us", 1, 1, 1), row(ogenName, 9, 2.1, 1.9), row(interpreter, 9, 15, 16)}},
		{Title: "a: " + checked, Rows: []roundrobin.Row{row("us", 1, 1, 1), row("jx, plain", 0, 1.2, 1.2)}},
		{Title: "a: " + posted, Rows: []roundrobin.Row{row("us", 10, 1, 1), row(ogenName, 20, 3, 3)}},
	})
	const want = `### Targets

| of bizgen's first row | asked | measured | |
|---|--:|--:|---|
| a: decode + validate, beside ogen | 2x | 2.10x, 1.90x | **not reached** |
| a: decode + validate, beside oapi-codegen (encoding/json) + kin-openapi | 15x | 15.00x, 16.00x | reached |
| a: validate the text, without a value, beside jx, plain | 1x | 1.20x, 1.20x | reached |
| a: POST through the server, beside ogen | 2.5x | 3.00x, 3.00x | reached |
| a: POST through the server, allocations beside ogen | 2x | 2.00x | reached |
| a: validate the text, without a value, allocations | 0 | 1 | **not reached** |

`
	if err != nil || b.String() != want {
		t.Errorf("%v\n%s", err, b.String())
	}
}
