//go:build peers

package contest

import (
	"context"

	"github.com/bizgen/bizgen/bench/peers/ours"
	"github.com/bizgen/bizgen/generated/options"
)

type bizgenHandler struct{ options.UnimplementedHandler }

func (bizgenHandler) SelectOptions(context.Context, *options.SelectOptionsRequest) (*options.SelectionResult, error) {
	return &options.SelectionResult{Status: 200, Data: new(orderID)}, nil
}

// serveBizgen is the server as it is by default: it validates its answers too.
func serveBizgen() (served, error) {
	h, err := options.NewServer(bizgenHandler{})
	return served{bizgenName, h}, err
}

type sameHandler struct{ ours.UnimplementedHandler }

func (sameHandler) SelectOptions(context.Context, *ours.SelectOptionsRequest) (*ours.SelectionResult, error) {
	return &ours.SelectionResult{Status: 200, Data: new(orderID)}, nil
}

func serveSame() (served, error) {
	h, err := ours.NewServer(sameHandler{})
	return served{sameName, h}, err
}
