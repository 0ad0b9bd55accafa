package main

import (
	"context"
	"fmt"
	"time"

	"github.com/bizgen/bizgen/generated/oneclick"
)

// interval is how often the plugin asks for an order that waits.
const interval = 500 * time.Millisecond

// poll asks T4 until the order is settled. The merchant has to have answered W
// more than once: success comes after its handling, not before.
func (k *kakao) poll(ctx context.Context, orderID string) error {
	k.step("One-click T4, order status (주문상태 확인), every 0.5 s")
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for waited := 0; ; waited++ {
		res, err := k.pay.GetOrderStatus(ctx, &oneclick.GetOrderStatusRequest{
			AppUserID: new(appUserID), OrderID: orderID, RelayID: new(relayID),
		})
		if err != nil {
			return err
		}
		if res.Status != oneclick.StatusCodeOK {
			return unexpected("the order status", int32(res.Status), res.Message)
		}
		switch status := res.Data.OrderStatus; {
		case status == oneclick.OrderStatusSuccess && waited >= 2:
			return nil
		case status != oneclick.OrderStatusWaiting:
			return fmt.Errorf("the order is %s after %d times W, want S after 2 at least", status, waited)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
