package store

import (
	"context"
	"maps"
	"sync"

	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/examples/merchant/order"
)

// Memory is a [Store] that forgets everything when the program ends.
type Memory struct {
	mu         sync.Mutex // one transaction at a time
	keys       map[string]*catalog.Product
	products   map[string]*catalog.Product
	restricted map[string]bool
	state      tables
}

// tables are what transactions change.
type tables struct {
	carts  map[string]order.Cart
	orders map[string]order.Order
	stock  map[catalog.StockKey]int64
}

func newTables() tables {
	return tables{
		carts:  map[string]order.Cart{},
		orders: map[string]order.Order{},
		stock:  map[catalog.StockKey]int64{},
	}
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{
		keys:       map[string]*catalog.Product{},
		products:   map[string]*catalog.Product{},
		restricted: map[string]bool{},
		state:      newTables(),
	}
}

// AddProduct puts a product on sale, found by key and by its own id, with the
// stock that it came with.
func (m *Memory) AddProduct(key string, p *catalog.Product) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keys[key], m.products[p.ID()] = p, p
	maps.Copy(m.state.stock, p.Stock())
}

// AddCart puts a cart into the store.
func (m *Memory) AddCart(c order.Cart) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state.carts[c.ID] = c
}

// Restrict bars a Kakao user from buying.
func (m *Memory) Restrict(appUserID string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.restricted[appUserID] = true
}

// InTx runs f while nobody else runs.
func (m *Memory) InTx(ctx context.Context, f func(Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	tx := memoryTx{m: m, written: newTables()}
	if err := f(tx); err != nil {
		return err
	}
	maps.Copy(m.state.carts, tx.written.carts)
	maps.Copy(m.state.orders, tx.written.orders)
	maps.Copy(m.state.stock, tx.written.stock)
	return nil
}

// A memoryTx holds back what it is given until the transaction ends well.
type memoryTx struct {
	m       *Memory
	written tables
}

func (t memoryTx) FindProduct(key string) (*catalog.Product, error) { return find(t.m.keys, nil, key) }
func (t memoryTx) Product(id string) (*catalog.Product, error)      { return find(t.m.products, nil, id) }
func (t memoryTx) Cart(id string) (order.Cart, error) {
	return find(t.m.state.carts, t.written.carts, id)
}
func (t memoryTx) Order(id string) (order.Order, error) {
	return find(t.m.state.orders, t.written.orders, id)
}
func (t memoryTx) Stock(key catalog.StockKey) (int64, error) {
	return find(t.m.state.stock, t.written.stock, key)
}

func (t memoryTx) PutCart(c order.Cart) error {
	t.written.carts[c.ID] = c
	return nil
}

func (t memoryTx) PutOrder(o order.Order) error {
	t.written.orders[o.ID] = o
	return nil
}

func (t memoryTx) SetStock(key catalog.StockKey, left int64) error {
	t.written.stock[key] = left
	return nil
}

func (t memoryTx) Restricted(appUserID string) (bool, error) { return t.m.restricted[appUserID], nil }

// find looks among what the transaction has written first.
func find[K comparable, V any](stored, written map[K]V, key K) (V, error) {
	if v, ok := written[key]; ok {
		return v, nil
	}
	if v, ok := stored[key]; ok {
		return v, nil
	}
	var none V
	return none, ErrNotFound
}
