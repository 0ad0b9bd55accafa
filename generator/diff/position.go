package diff

import "slices"

// A position is where a value travels: which part of which calls, and which way.
type position struct {
	kind      string // what rules for it are named for: "request", "response", "parameter", "header"
	operation string // "POST /orders"
	where     string // "request body", "parameter limit"
	way       flow
	old, new  Place // for what has no place of its own
}

// state is a node on the way through a graph of them.
type state struct {
	node *node
	turn turn
}

// walk tells all differences of a value, the nearest place first where one schema
// is met on several ways.
func (c *comparer) walk(p position, n *node) {
	type stop struct {
		state
		path string
	}
	seen := map[state]bool{}
	for later := []stop{{state{n, straight}, ""}}; len(later) > 0; later = later[1:] {
		s := later[0]
		if seen[s.state] {
			continue
		}
		seen[s.state] = true
		for _, ch := range s.node.changes {
			c.tell(p, s.path, ch, s.turn)
		}
		for _, e := range s.node.edges {
			later = append(later, stop{state{e.to, s.turn.then(e.turn).into(e.step)}, s.path + e.step})
		}
	}
}

// under is the effect where unevaluatedProperties looks at what is declared.
func (ch change) under(t turn) effect {
	if t&watched == 0 {
		return ch.effect
	}
	switch ch.rule {
	case "property-added":
		return widens
	case "property-removed":
		return narrows
	}
	return ch.effect
}

func (c *comparer) tell(p position, path string, ch change, t turn) {
	f := &Finding{
		ID: p.kind + "-" + ch.rule, Severity: p.way.sides(t.apply(ch.under(t))),
		Old: ch.old, New: ch.new, Where: p.where, rule: ch.rule, args: ch.args, words: c.words,
	}
	if path != "" {
		f.Where += " " + path
	}
	if f.Old.Line == 0 {
		f.Old = p.old
	}
	if f.New.Line == 0 {
		f.New = p.new
	}
	if p.operation != "" {
		f.Operations = []string{p.operation}
	}
	c.add(f)
}

// report tells a change of the position itself.
func (c *comparer) report(p position, rule string, e effect, old, current Place, args ...string) {
	f := &Finding{ID: p.id(rule), Severity: p.way.sides(e), Old: old, New: current, Where: p.where, rule: rule, args: slices.Clone(args), words: c.words}
	if p.operation != "" {
		f.Operations = []string{p.operation}
	}
	c.add(f)
}

// id names a rule about a position: "media-type-added" of a request is
// "request-media-type-added".
func (p position) id(rule string) string {
	if p.kind == "" {
		return rule
	}
	return p.kind + "-" + rule
}
