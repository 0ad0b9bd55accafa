// Package store keeps the merchant's products, carts, orders and stock.
package store

import (
	"context"
	"errors"

	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/examples/merchant/order"
)

// ErrNotFound is what a [Tx] returns for what it does not have.
var ErrNotFound = errors.New("store: not found")

// A Store is where the merchant's state lives. [Memory] is one; a database is
// another, with its transactions behind InTx.
type Store interface {
	// InTx runs f in a transaction. What f has changed is kept if it returns
	// nil, and undone otherwise. Transactions on the same order, cart or stock
	// come one after another, as if in no other order. f must not wait for
	// anything outside the store.
	InTx(ctx context.Context, f func(Tx) error) error
}

// A Tx reads and changes the state within a transaction.
type Tx interface {
	// FindProduct finds a product by the id that the plugin asks T1 with.
	FindProduct(key string) (*catalog.Product, error)
	// Product finds a product by the id that T1 answers and T2 brings back. The
	// guide's sample has "10013529" for the one and "101:10013529" for the other.
	Product(id string) (*catalog.Product, error)

	Cart(id string) (order.Cart, error)
	PutCart(order.Cart) error

	Order(id string) (order.Order, error)
	PutOrder(order.Order) error

	// Stock returns what is left, or ErrNotFound where nobody counts.
	Stock(catalog.StockKey) (int64, error)
	SetStock(key catalog.StockKey, left int64) error

	// Restricted tells whether a Kakao user may buy nothing here.
	Restricted(appUserID string) (bool, error)
}
