//go:build peers

package contest

import (
	"context"

	"github.com/bizgen/bizgen/bench/peers/ogenapi"
	"github.com/bizgen/bizgen/bench/peers/ogenbare"
)

type ogenHandler struct{ ogenapi.UnimplementedHandler }

func (ogenHandler) SelectOptions(context.Context, *ogenapi.OptionSelection, ogenapi.SelectOptionsParams) (*ogenapi.SelectionResult, error) {
	return &ogenapi.SelectionResult{Status: 200, Data: ogenapi.NewOptString(orderID)}, nil
}

// serveOgen is ogen's server as it is by default: with OpenTelemetry, here
// without anybody who collects it.
func serveOgen() (served, error) {
	h, err := ogenapi.NewServer(ogenHandler{})
	return served{ogenName, h}, err
}

type bareHandler struct{ ogenbare.UnimplementedHandler }

func (bareHandler) SelectOptions(context.Context, *ogenbare.OptionSelection, ogenbare.SelectOptionsParams) (*ogenbare.SelectionResult, error) {
	return &ogenbare.SelectionResult{Status: 200, Data: ogenbare.NewOptString(orderID)}, nil
}

func serveOgenBare() (served, error) {
	h, err := ogenbare.NewServer(bareHandler{})
	return served{"ogen, generated without OpenTelemetry", h}, err
}
