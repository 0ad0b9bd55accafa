package store

import (
	"context"
	"errors"
	"testing"

	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/examples/merchant/order"
)

func TestTransactions(t *testing.T) {
	m, ctx := NewMemory(), t.Context()
	key := catalog.StockKey{Product: "p", SubGroup: "s", Option: "o"}
	lines := []catalog.Line{{StockKey: key, Quantity: 2}, {StockKey: catalog.StockKey{Product: "not counted"}, Quantity: 9}}
	stop := errors.New("stop")
	left := func() (n int64) {
		_ = m.InTx(ctx, func(tx Tx) (err error) { n, err = tx.Stock(key); return err })
		return n
	}

	if err := m.InTx(ctx, func(tx Tx) error { return tx.SetStock(key, 3) }); err != nil {
		t.Fatal(err)
	}
	err := m.InTx(ctx, func(tx Tx) error {
		if err := errors.Join(TakeStock(tx, lines), tx.PutOrder(order.Order{ID: "1"})); err != nil {
			return err
		}
		if n, _ := tx.Stock(key); n != 1 {
			t.Errorf("a transaction sees %d, and has left 1", n)
		}
		return stop
	})
	if !errors.Is(err, stop) || left() != 3 {
		t.Errorf("error %v, %d left: want it undone", err, left())
	}
	err = m.InTx(ctx, func(tx Tx) error { _, err := tx.Order("1"); return err })
	if !errors.Is(err, ErrNotFound) {
		t.Errorf("the order of a transaction that was undone: %v", err)
	}

	if err := m.InTx(ctx, func(tx Tx) error { return TakeStock(tx, lines) }); err != nil || left() != 1 {
		t.Errorf("error %v, %d left", err, left())
	}
	if err := m.InTx(ctx, func(tx Tx) error { return TakeStock(tx, lines) }); err == nil || left() != 1 {
		t.Errorf("error %v, %d left: there was not enough", err, left())
	}
	if err := m.InTx(ctx, func(tx Tx) error { return ReturnStock(tx, lines) }); err != nil || left() != 3 {
		t.Errorf("error %v, %d left", err, left())
	}

	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := m.InTx(gone, func(Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a caller that has gone: %v", err)
	}
}
