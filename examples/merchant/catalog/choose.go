package catalog

import (
	"math"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/generated/options"
)

// A Choice is a selection that has been held against its product.
type Choice struct {
	Quantity int32
	Amount   int64 // won, options and quantity included
	Lines    []Line
	Texts    map[string]string // what was typed in, by group
}

// A Line is one option of a choice.
type Line struct {
	StockKey
	Value    string
	Quantity int64 // pieces of the option, for the whole order
}

// Choose holds a selection of T2 against the product.
//
// The selection names groups and options, but no sub groups, and an option's id
// repeats from sub group to sub group: the seed's "A" stands in nine of them,
// at other prices. So the answers are walked in their order, and every chosen
// option says which sub group its successor is to be found in.
func (p *Product) Choose(s *options.OptionSelection) (*Choice, error) {
	if err := p.same(s); err != nil {
		return nil, err
	}
	w := p.newWalk(s)
	for i := range s.OptionGroups {
		if err := w.take(&s.OptionGroups[i]); err != nil {
			return nil, err
		}
	}
	if err := w.complete(); err != nil {
		return nil, err
	}
	return w.choice()
}

// same checks that the selection speaks of what T1 has shown.
func (p *Product) same(s *options.OptionSelection) error {
	if or(s.Name, p.tree.Name) != p.tree.Name {
		return answer.Invalid("상품명이 조회한 값과 다릅니다.")
	}
	if or(s.Price, 0) != or(p.tree.Price, 0) {
		return answer.Invalid("상품 가격이 조회한 값과 다릅니다.")
	}
	low, high := p.tree.MinQuantityOrDefault(), p.tree.MaxQuantityOrDefault()
	if n := s.QuantityOrDefault(); n < low || n > high {
		return answer.Invalid("구매 수량은 %d~%d개입니다.", low, high)
	}
	return nil
}

// choice adds up what has been taken.
func (w *walk) choice() (*Choice, error) {
	c := &Choice{Quantity: w.selection.QuantityOrDefault(), Lines: w.lines, Texts: w.texts}
	each := or(w.product.tree.Price, 0)
	for _, price := range w.prices {
		each += price // neither can overflow: no more than 2^31 * 2^31 each
		if each > math.MaxInt32 || each < math.MinInt32 {
			return nil, answer.Invalid("주문 금액이 너무 큽니다.")
		}
	}
	c.Amount = each * int64(c.Quantity)
	switch {
	case c.Amount < 0:
		return nil, answer.Invalid("주문 금액이 0보다 작습니다.")
	case c.Amount > math.MaxInt32:
		return nil, answer.Invalid("주문 금액이 너무 큽니다.")
	}
	for i := range c.Lines {
		c.Lines[i].Quantity *= int64(c.Quantity)
	}
	return c, nil
}
