package merchant

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/examples/merchant/order"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// data holds what the shop sells. Products are answers to T1 of the options
// plugin, named as T1 asks for them; order sheets are answers to T1 of the
// one-click plugin, named by their ordersheet_id. The guide's samples are among
// them, as they stand in spec/kakao/samples.
//
//go:embed data
var data embed.FS

// Shop returns a store with the example's products, and with a subscription that
// waits in a cart.
func Shop() (*store.Memory, error) {
	s := store.NewMemory()
	err := eachFile("data/options", func(key string, text []byte) error {
		product, err := catalog.Parse(text)
		if err == nil {
			s.AddProduct(key, product)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = eachFile("data/ordersheets", func(key string, text []byte) error {
		cart, err := cartOf(key, text)
		if err != nil {
			return err
		}
		s.AddCart(cart)
		return nil
	})
	return s, err
}

// cartOf makes the cart that an order sheet may have come from.
func cartOf(id string, text []byte) (order.Cart, error) {
	var envelope oneclick.OrdersheetEnvelope
	if err := envelope.UnmarshalJSON(text); err != nil {
		return order.Cart{}, err
	}
	sheet := envelope.Data
	if sheet == nil {
		return order.Cart{}, fmt.Errorf("no data")
	}
	return order.Cart{
		ID: id, ItemName: sheet.ItemName, Quantity: sheet.Quantity, Amount: int64(sheet.TotalAmount),
		Shipping: sheet.UseShipping, Automatic: sheet.AutomaticPayment,
		Agreements: sheet.OrderAgreements, ProductURLs: sheet.ProductURLs,
	}, nil
}

func eachFile(dir string, f func(key string, text []byte) error) error {
	entries, err := data.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		text, err := data.ReadFile(path.Join(dir, entry.Name()))
		if err == nil {
			err = f(strings.TrimSuffix(entry.Name(), ".json"), text)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", entry.Name(), err)
		}
	}
	return nil
}
