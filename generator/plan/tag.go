package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// tags are the values that a member has in the objects that match a schema.
type tags struct {
	values   []string
	excluded bool // all but values
	others   bool // a value that is no string, or no member at all, may match too
}

// admits tells whether a string may be the member's value.
func (t *tags) admits(value string) bool {
	return t == nil || slices.Contains(t.values, value) != t.excluded
}

// byTag finds the member by whose value most branches are told apart, and parts
// them by it; the discriminator's is asked first. It returns "" when no member
// does so.
func (p *planner) byTag(s *model.Schema, list []*Branch) (tag string, cases []*Candidates) {
	most, all := len(list), 0
	for _, name := range p.tagNames(s, list) {
		parted := p.part(list, name)
		longest, sum := 0, 0
		for _, c := range parted {
			longest = max(longest, len(c.Branches))
			sum += len(c.Branches)
		}
		if parted != nil && (longest < most || longest == most && tag != "" && sum < all) {
			tag, cases, most, all = name, parted, longest, sum
		}
	}
	return tag, cases
}

// tagNames returns the members that may tell branches apart.
func (p *planner) tagNames(s *model.Schema, list []*Branch) []string {
	var names []string
	if s.Discriminator != nil {
		names = append(names, s.Discriminator.Property)
	}
	for _, b := range list {
		for _, part := range inPlace(b.place.schema) {
			for _, prop := range part.Properties {
				if found := stringsOf(prop.Schema); found != nil && !slices.Contains(names, prop.Name) {
					names = append(names, prop.Name)
				}
			}
		}
	}
	return names
}

// inPlace returns s and what applies beside it and in its alternatives.
func inPlace(s *model.Schema) []*model.Schema {
	out := parts(s)
	for k := 0; k < len(out); k++ {
		for _, b := range slices.Concat(out[k].OneOf, out[k].AnyOf) {
			for _, part := range parts(resolve(b)) {
				if !slices.Contains(out, part) {
					out = append(out, part)
				}
			}
		}
	}
	return out
}

// part parts branches by the values of a member; nil when it has none that could
// be looked for.
func (p *planner) part(list []*Branch, name string) []*Candidates {
	sets := make([]*tags, len(list))
	var values []string
	for k, b := range list {
		if sets[k] = p.tagsOf(b.place.schema, name); sets[k] != nil {
			values = append(values, sets[k].values...)
		}
	}
	if len(values) == 0 || slices.Contains(values, "") { // "" is what is found where there is no string
		return nil
	}
	var cases []*Candidates
	seen := map[string]bool{}
	for _, v := range values {
		if seen[v] {
			continue
		}
		seen[v] = true
		found := candidates(list, func(k int) bool { return sets[k].admits(v) })
		k := slices.IndexFunc(cases, func(c *Candidates) bool { return sameBranches(c.Branches, found) })
		if k < 0 {
			k = len(cases)
			cases = append(cases, &Candidates{Branches: found})
		}
		cases[k].Values = append(cases[k].Values, v)
	}
	return append(cases, &Candidates{Branches: candidates(list, func(k int) bool {
		return sets[k] == nil || sets[k].excluded || sets[k].others
	})})
}

// candidates returns copies of the branches that pass.
func candidates(list []*Branch, pass func(k int) bool) []*Branch {
	var out []*Branch
	for k, b := range list {
		if pass(k) {
			same := *b
			out = append(out, &same)
		}
	}
	return out
}

// tagsOf returns the values that a member has in the objects that match s; nil
// when s says nothing of them.
func (p *planner) tagsOf(s *model.Schema, name string) *tags {
	var found *tags
	required, member := false, declared{name: name}
	for _, part := range parts(resolve(s)) {
		required = required || slices.Contains(part.Required, name)
		for _, prop := range part.Properties {
			if prop.Name != name {
				continue
			}
			member.in = append(member.in, prop)
			if t := stringsOf(prop.Schema); t != nil && found == nil {
				found = &tags{values: t.values, excluded: t.excluded, others: t.others}
			}
		}
	}
	if found != nil { // what is required in one direction only may be absent
		found.others = found.others || !required || p.directionOf(member) != NoDirection
		return found
	}
	for _, part := range parts(resolve(s)) {
		for _, list := range [][]*model.Schema{part.OneOf, part.AnyOf} {
			if found == nil {
				found = p.tagsOfAny(list, name)
			}
		}
	}
	return found
}

// tagsOfAny is tagsOf for values that match one of some schemas.
func (p *planner) tagsOfAny(list []*model.Schema, name string) *tags {
	var out *tags
	for _, b := range list {
		if p.textTypes(b)&model.Object == 0 {
			continue
		}
		t := p.tagsOf(b, name)
		if t == nil || t.excluded {
			return nil
		}
		if out == nil {
			out = &tags{}
		}
		out.values = append(out.values, t.values...)
		out.others = out.others || t.others
	}
	return out
}

// stringsOf returns the strings that match s, where these are few, or all but few.
func stringsOf(s *model.Schema) *tags {
	for _, part := range parts(resolve(s)) {
		if all := texts(enumValues(part)); all != nil {
			return &tags{values: all}
		}
		if part.Not == nil {
			continue
		}
		if all := texts(enumValues(resolve(part.Not))); all != nil && onlyStrings(resolve(part.Not)) {
			return &tags{values: all, excluded: true, others: true}
		}
	}
	return nil
}

// texts returns the values as strings; nil unless all are strings.
func texts(values []model.Value) []string {
	var out []string
	for _, v := range values {
		if v.Kind != model.String {
			return nil
		}
		out = append(out, v.Text)
	}
	return out
}
