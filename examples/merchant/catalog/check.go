package catalog

import (
	"fmt"
	"math"

	"github.com/bizgen/bizgen/generated/options"
)

// check holds the whole tree against the rules that compare its members.
func (p *Product) check() error {
	t := &p.tree
	if low, high := t.MinQuantityOrDefault(), t.MaxQuantityOrDefault(); low > high || t.DefaultQuantityOrDefault() < low || t.DefaultQuantityOrDefault() > high {
		return fmt.Errorf("want min_quantity <= default_quantity <= max_quantity")
	}
	if or(t.Price, 0) > math.MaxInt32 {
		return fmt.Errorf("the price does not fit an order sheet")
	}
	subGroups := map[string]bool{}
	for i := range t.OptionGroups {
		g := &t.OptionGroups[i]
		if err := checkInput(g); err != nil {
			return fmt.Errorf("group %s: %w", g.ID, err)
		}
		for j := range g.OptionSubGroups {
			sub := &g.OptionSubGroups[j]
			if subGroups[sub.ID] {
				return fmt.Errorf("sub group %s is there twice", sub.ID)
			}
			subGroups[sub.ID] = true
			if err := p.checkSubGroup(i, sub); err != nil {
				return fmt.Errorf("sub group %s: %w", sub.ID, err)
			}
		}
	}
	return p.checkChain()
}

// checkInput checks what a group says about an answer that is typed in.
func checkInput(g *options.OptionGroup) error {
	if or(g.MinLength, 0) > or(g.MaxLength, math.MaxInt32) || or(g.MinValue, 0) > or(g.MaxValue, math.MaxInt32) {
		return fmt.Errorf("the minimum is above the maximum")
	}
	if choosing(g.Type) {
		if len(g.OptionSubGroups) == 0 {
			return fmt.Errorf("no sub group to choose from")
		}
		return nil
	}
	if g.DefaultValue != nil {
		if err := checkText(g, *g.DefaultValue); err != nil {
			return fmt.Errorf("default_value: %w", err)
		}
	}
	return nil
}

// checkSubGroup checks the sub group of the group at an index.
func (p *Product) checkSubGroup(group int, sub *options.OptionSubGroup) error {
	if sub.MinSelectOrDefault() > sub.MaxSelectOrDefault() {
		return fmt.Errorf("min_select is above max_select")
	}
	seen := map[string]bool{}
	for k := range sub.Options {
		o := &sub.Options[k]
		if seen[o.ID] {
			return fmt.Errorf("option %s is there twice", o.ID)
		}
		seen[o.ID] = true
		if o.MinQuantityOrDefault() > o.MaxQuantityOrDefault() {
			return fmt.Errorf("option %s: min_quantity is above max_quantity", o.ID)
		}
		// T1 tells the price as a double, T2 as a whole number.
		if price := or(o.AddPrice, 0); price != math.Trunc(price) || math.Abs(price) > math.MaxInt32 {
			return fmt.Errorf("option %s: add_price is no amount of won", o.ID)
		}
		for _, to := range o.RelateOptionGroups {
			if err := p.checkRelation(group, to); err != nil {
				return fmt.Errorf("option %s: %w", o.ID, err)
			}
			p.led[to.GroupID] = true
		}
	}
	if id := sub.DefaultOptionID; id != nil && !seen[*id] {
		return fmt.Errorf("default_option_id %s is no option of it", *id)
	}
	return nil
}

// checkRelation checks that an option of a group leads to a sub group that is
// there, of a later group: so no chain bites its tail.
func (p *Product) checkRelation(group int, to options.OptionSubGroupId) error {
	if p.tree.OptionGroups[group].Type != options.OptionTypeSelect {
		return fmt.Errorf("only an option of SELECT leads on")
	}
	for i := range p.tree.OptionGroups {
		g := &p.tree.OptionGroups[i]
		if g.ID != to.GroupID {
			continue
		}
		if i <= group {
			return fmt.Errorf("leads back to group %s", g.ID)
		}
		if subGroup(g, to.SubGroupID) == nil {
			return fmt.Errorf("leads to sub group %s, which group %s does not have", to.SubGroupID, g.ID)
		}
		return nil
	}
	return fmt.Errorf("leads to group %s, which is not there", to.GroupID)
}

// checkChain checks the guide's rule that related options (relate_option_groups)
// stand alone: one chain, and beside it only groups that are answered by typing.
func (p *Product) checkChain() error {
	starts := 0
	for i := range p.tree.OptionGroups {
		g := &p.tree.OptionGroups[i]
		if !choosing(g.Type) || p.led[g.ID] {
			continue
		}
		starts++
		if len(g.OptionSubGroups) != 1 {
			return fmt.Errorf("group %s: nothing says which of its sub groups is shown", g.ID)
		}
	}
	if len(p.led) > 0 && starts > 1 {
		return fmt.Errorf("related options beside simple ones, or more than one chain of them")
	}
	return nil
}

// choosing tells the types that are answered by choosing options.
func choosing(t options.OptionType) bool {
	return t == options.OptionTypeSelect || t == options.OptionTypeMultiSelect
}

func subGroup(g *options.OptionGroup, id string) *options.OptionSubGroup {
	for i := range g.OptionSubGroups {
		if g.OptionSubGroups[i].ID == id {
			return &g.OptionSubGroups[i]
		}
	}
	return nil
}
