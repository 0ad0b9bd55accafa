// Package catalog holds what the merchant sells: the option tree that T1 shows,
// and the rules by which a selection of T2 is held against it.
package catalog

import (
	"errors"
	"fmt"

	"github.com/bizgen/bizgen/generated/options"
)

// A Product is an option tree that has been checked. It never changes.
type Product struct {
	tree   options.OptionResponse
	groups map[string]*options.OptionGroup
	led    map[string]bool // groups that an option of an earlier group leads to
}

// Parse reads a product from the JSON of an answer to T1.
func Parse(data []byte) (*Product, error) {
	var envelope options.OptionsEnvelope
	if err := envelope.UnmarshalJSON(data); err != nil {
		return nil, err
	}
	if envelope.Data == nil {
		return nil, errors.New("no data")
	}
	return New(*envelope.Data)
}

// New checks a tree. What the document can say has been checked by generated
// code; what is left are the rules that compare one member with another.
func New(tree options.OptionResponse) (*Product, error) {
	p := &Product{
		tree:   tree,
		groups: map[string]*options.OptionGroup{},
		led:    map[string]bool{},
	}
	for i := range tree.OptionGroups {
		g := &tree.OptionGroups[i]
		if p.groups[g.ID] != nil {
			return nil, fmt.Errorf("product %s: group %s is there twice", tree.ID, g.ID)
		}
		p.groups[g.ID] = g
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("product %s: %w", tree.ID, err)
	}
	return p, nil
}

// ID is what T2 calls the product, which is not always what T1 asked for.
func (p *Product) ID() string { return p.tree.ID }

// Name is what the user sees.
func (p *Product) Name() string { return p.tree.Name }

// Priced tells a product that is sold (커머스형) from one that only asks (비커머스형).
func (p *Product) Priced() bool { return p.tree.Price != nil }

// A StockKey names an option whose stock is counted. The option's id alone does
// not: it repeats from sub group to sub group.
type StockKey struct{ Product, SubGroup, Option string }

// Stock returns the stock that the tree came with, of the options that have one.
func (p *Product) Stock() map[StockKey]int64 {
	stock := map[StockKey]int64{}
	for _, g := range p.tree.OptionGroups {
		for _, sub := range g.OptionSubGroups {
			for _, o := range sub.Options {
				if o.Stock != nil {
					stock[StockKey{p.tree.ID, sub.ID, o.ID}] = int64(*o.Stock)
				}
			}
		}
	}
	return stock
}

// Tree returns the tree with the stock of this moment, for T1.
func (p *Product) Tree(stock func(StockKey) (int64, error)) (*options.OptionResponse, error) {
	tree := p.tree
	tree.OptionGroups = append([]options.OptionGroup{}, tree.OptionGroups...)
	for i := range tree.OptionGroups {
		g := &tree.OptionGroups[i]
		g.OptionSubGroups = append([]options.OptionSubGroup(nil), g.OptionSubGroups...)
		for j := range g.OptionSubGroups {
			sub := &g.OptionSubGroups[j]
			sub.Options = append([]options.Option{}, sub.Options...)
			for k := range sub.Options {
				o := &sub.Options[k]
				if o.Stock == nil {
					continue
				}
				n, err := stock(StockKey{tree.ID, sub.ID, o.ID})
				if err != nil {
					return nil, err
				}
				o.Stock = new(int32(n))
			}
		}
	}
	return &tree, nil
}

// or returns what p points at, or the document's default.
func or[T any](p *T, otherwise T) T {
	if p == nil {
		return otherwise
	}
	return *p
}
