package merchant

import (
	"context"
	"errors"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/examples/merchant/order"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/options"
)

// statusOK is the status of a success; the document of the options plugin names
// no others.
const statusOK = 200

// GetOptions answers T1: the option tree of a product, with its present stock.
func (m *Merchant) GetOptions(ctx context.Context, req *options.GetOptionsRequest) (*options.OptionsEnvelope, error) {
	var tree *options.OptionResponse
	err := m.inTx(ctx, func(tx store.Tx) error {
		if _, err := identify(tx, req.AppUserID); err != nil {
			return err
		}
		product, err := tx.FindProduct(req.ID)
		if err != nil {
			return orInvalid(err, "없는 상품입니다.")
		}
		tree, err = product.Tree(tx.Stock)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &options.OptionsEnvelope{Status: statusOK, Data: tree}, nil
}

// SelectOptions answers T2: a selection that holds becomes a cart.
func (m *Merchant) SelectOptions(ctx context.Context, req *options.SelectOptionsRequest) (*options.SelectionResult, error) {
	cart := order.Cart{ID: m.config.NewID()}
	err := m.inTx(ctx, func(tx store.Tx) error {
		user, err := identify(tx, req.AppUserID)
		if err != nil {
			return err
		}
		product, err := tx.Product(req.Body.ID)
		if err != nil {
			return orInvalid(err, "없는 상품입니다.")
		}
		choice, err := product.Choose(req.Body)
		if err != nil {
			return err
		}
		if err := store.CheckStock(tx, choice.Lines); err != nil {
			return err
		}
		cart.Owner = order.Owner(user)
		cart.ItemName = itemName(product, choice)
		cart.Quantity, cart.Amount = choice.Quantity, choice.Amount
		cart.Lines, cart.Texts = choice.Lines, choice.Texts
		cart.Free, cart.Shipping = !product.Priced(), product.Priced()
		return tx.PutCart(cart)
	})
	if err != nil {
		return nil, err
	}
	return &options.SelectionResult{Status: statusOK, Data: &cart.ID}, nil
}

// itemName is one line of at most 100 characters: "윈터펠테스트11 (S12, R23, A)".
func itemName(p *catalog.Product, c *catalog.Choice) string {
	name := p.Name()
	for i, line := range c.Lines {
		if i == 0 {
			name += " (" + line.Value
		} else {
			name += ", " + line.Value
		}
	}
	if len(c.Lines) > 0 {
		name += ")"
	}
	if runes := []rune(name); len(runes) > 100 { // characters, not bytes
		name = string(runes[:99]) + "…"
	}
	return name
}

// orInvalid refuses what the store does not have; other errors stay failures.
func orInvalid(err error, message string) error {
	if errors.Is(err, store.ErrNotFound) {
		return answer.Invalid("%s", message)
	}
	return err
}
