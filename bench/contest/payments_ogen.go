//go:build peers && unionogen

package contest

import "github.com/bizgen/bizgen/bench/peers/unions/ogenapi"

func init() {
	unionOgen = func() entrant { return ogen[ogenapi.Payments]() }
}
