package catalog

import (
	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/generated/options"
)

// A walk goes through the answers of one selection, in their order.
type walk struct {
	product   *Product
	selection *options.OptionSelection
	shown     map[string]*options.OptionSubGroup // by group: the sub group that the user sees
	taken     map[string]map[string]bool         // by group: the options chosen
	texts     map[string]string
	lines     []Line
	prices    []int64
}

// newWalk starts where nothing leads to: groups of one sub group, which is shown
// from the beginning.
func (p *Product) newWalk(s *options.OptionSelection) *walk {
	w := &walk{
		product: p, selection: s,
		shown: map[string]*options.OptionSubGroup{},
		taken: map[string]map[string]bool{},
		texts: map[string]string{},
	}
	for id, g := range p.groups {
		if choosing(g.Type) && !p.led[id] {
			w.shown[id] = &g.OptionSubGroups[0]
		}
	}
	return w
}

// take takes the next answer.
func (w *walk) take(s *options.SelectOption) error {
	g := w.product.groups[s.OptionGroupID]
	switch {
	case g == nil:
		return answer.Invalid("없는 옵션 그룹입니다: %s", s.OptionGroupID)
	case choosing(g.Type):
		return w.takeOption(g, s)
	default:
		return w.takeText(g, s)
	}
}

func (w *walk) takeOption(g *options.OptionGroup, s *options.SelectOption) error {
	sub := w.shown[g.ID]
	if sub == nil {
		return answer.Invalid("%s: 앞의 옵션을 먼저 선택해 주세요.", g.Name)
	}
	o := option(sub, or(s.OptionID, ""))
	if o == nil {
		return answer.Invalid("%s: 앞에서 선택한 옵션에는 없는 옵션입니다: %s", g.Name, or(s.OptionID, ""))
	}
	if w.taken[g.ID][o.ID] {
		return answer.Invalid("%s: 같은 옵션을 두 번 선택했습니다: %s", g.Name, o.Value)
	}
	price := int64(or(o.AddPrice, 0))
	if or(s.AddPrice, 0) != price {
		return answer.Invalid("%s: 옵션 가격이 조회한 값과 다릅니다: %s", g.Name, o.Value)
	}
	if or(s.Extra, "") != or(o.Extra, "") {
		return answer.Invalid("%s: 추가 전달 값이 조회한 값과 다릅니다: %s", g.Name, o.Value)
	}
	n, low, high := s.QuantityOrDefault(), o.MinQuantityOrDefault(), o.MaxQuantityOrDefault()
	if n < low || n > high {
		return answer.Invalid("%s: %s 수량은 %d~%d개입니다.", g.Name, o.Value, low, high)
	}
	if w.taken[g.ID] == nil {
		w.taken[g.ID] = map[string]bool{}
	}
	w.taken[g.ID][o.ID] = true
	w.prices = append(w.prices, price*int64(n))
	w.lines = append(w.lines, Line{
		StockKey: StockKey{w.product.tree.ID, sub.ID, o.ID}, Value: o.Value, Quantity: int64(n),
	})
	for _, to := range o.RelateOptionGroups {
		w.shown[to.GroupID] = subGroup(w.product.groups[to.GroupID], to.SubGroupID)
	}
	return nil
}

func (w *walk) takeText(g *options.OptionGroup, s *options.SelectOption) error {
	text := or(s.Text, "")
	if s.OptionID != nil {
		return answer.Invalid("%s: 선택할 옵션이 없는 문항입니다.", g.Name)
	}
	if _, twice := w.texts[g.ID]; twice {
		return answer.Invalid("%s: 답변이 두 번 있습니다.", g.Name)
	}
	if text == "" {
		return nil // as if it had not come; complete asks for it where it must
	}
	if err := checkText(g, text); err != nil {
		return err
	}
	w.texts[g.ID] = text
	return nil
}

// complete checks that nothing is missing, and that no group has too many
// answers. A group that the chosen options do not lead to was never shown.
func (w *walk) complete() error {
	for i := range w.product.tree.OptionGroups {
		g := &w.product.tree.OptionGroups[i]
		if !choosing(g.Type) {
			if _, answered := w.texts[g.ID]; !answered && g.RequiredOrDefault() {
				return answer.Invalid("%s: 필수 옵션입니다.", g.Name)
			}
			continue
		}
		sub, n := w.shown[g.ID], int32(len(w.taken[g.ID]))
		if sub == nil {
			continue
		}
		if n == 0 {
			if g.RequiredOrDefault() {
				return answer.Invalid("%s: 필수 옵션입니다.", g.Name)
			}
			continue
		}
		low, high := int32(1), int32(1)
		if g.Type == options.OptionTypeMultiSelect {
			low, high = sub.MinSelectOrDefault(), sub.MaxSelectOrDefault()
		}
		if n < low || n > high {
			return answer.Invalid("%s: %d~%d개를 선택해 주세요.", g.Name, low, high)
		}
	}
	return nil
}

func option(sub *options.OptionSubGroup, id string) *options.Option {
	for i := range sub.Options {
		if sub.Options[i].ID == id {
			return &sub.Options[i]
		}
	}
	return nil
}
