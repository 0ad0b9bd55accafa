//go:build peers && unionoapi

package contest

import "github.com/bizgen/bizgen/bench/peers/unions/oapi"

func init() {
	unionPlain = func() entrant { return plainJSON[oapi.Payments]() }
}
