package diagram

import (
	"fmt"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// States draws a state machine in SVG, from its initial state downwards. The
// language, "ko" or "en", is of the few words that the drawing adds. It is nil for a
// machine of so many states and transitions that a drawing would show nothing: a
// table serves.
func States(m model.StateMachine, language string) []byte {
	g := graphOf(&m)
	if g == nil {
		return nil
	}
	g.rank()
	if !g.stretch() {
		return nil
	}
	g.order()
	g.place()
	w := in(language)
	d := drawing{graph: g}
	d.draw()
	return d.canvas.document("states", language, w.states+": "+strings.Join(m.States, ", "), tellStates(&m, w))
}

func tellStates(m *model.StateMachine, w vocabulary) string {
	lines := []string{w.begins + ": " + m.Initial}
	for _, t := range m.Transitions {
		lines = append(lines, fmt.Sprintf("%s → %s: %s", t.From, t.To, t.On))
	}
	if len(m.Terminal) > 0 {
		lines = append(lines, w.ends+": "+strings.Join(m.Terminal, ", "))
	}
	return strings.Join(lines, "\n")
}

// graphOf makes nodes of the states and edges of the transitions; those from one
// state to the same other are one edge. Nil when there are too many.
func graphOf(m *model.StateMachine) *graph {
	if len(m.States) == 0 || len(m.States) > 40 || len(m.Transitions) > 120 {
		return nil
	}
	g := &graph{}
	of := map[string]*node{}
	for _, name := range m.States {
		n := &node{kind: stateNode, lines: nameFace.wrap(name, 190)}
		n.w, n.h = max(64, nameFace.widest(n.lines)+28), len(n.lines)*nameFace.leading()+16
		of[name] = n
		g.nodes = append(g.nodes, n)
	}
	for _, name := range m.Terminal {
		if of[name] != nil {
			of[name].terminal = true
		}
	}
	g.first = g.nodes[0]
	if of[m.Initial] != nil {
		g.first = of[m.Initial]
	}
	edges := map[[2]string]*edge{}
	for _, t := range m.Transitions {
		from, to := of[t.From], of[t.To]
		if from == nil || to == nil {
			continue
		}
		label := codeFace.wrap(t.On, 200)
		if from == to {
			from.loops = append(from.loops, label...)
			continue
		}
		key := [2]string{t.From, t.To}
		if edges[key] == nil {
			edges[key] = &edge{from: from, to: to}
			g.edges = append(g.edges, edges[key])
		}
		edges[key].label = append(edges[key].label, label...)
	}
	return g
}
