//go:build peers && unionours

package contest

import "github.com/bizgen/bizgen/bench/peers/unions/ours"

func init() {
	unionOurs = func() entrant { return bizgen[ours.Payments](sameName, ours.ValidatePayments) }
}
