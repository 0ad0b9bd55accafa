package lower

import (
	"slices"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// stateMachine reads x-state-machine; nil when it cannot be understood.
func (l *lowerer) stateMachine(n *document.Node) *model.StateMachine {
	m := &model.StateMachine{Initial: text(n.Get("initial")), Place: place(n.Position)}
	for _, s := range items(n.Get("states")) {
		if name := text(s); name == "" || slices.Contains(m.States, name) {
			l.stray(place(s.Position), "x-state-machine: want each state once and with a name, have %s", describe(s))
		} else {
			m.States = append(m.States, name)
		}
	}
	if len(m.States) == 0 {
		l.stray(m.Place, "x-state-machine: want states, initial, transitions and terminal, have %s", describe(n))
		return nil
	}
	if !l.isState(m, n, n.Get("initial")) {
		m.Initial = m.States[0]
	}
	for _, s := range items(n.Get("terminal")) {
		if l.isState(m, n, s) {
			m.Terminal = append(m.Terminal, s.Text)
		}
	}
	for _, t := range items(n.Get("transitions")) {
		from, to := l.isState(m, t, t.Get("from")), l.isState(m, t, t.Get("to"))
		if from && to {
			m.Transitions = append(m.Transitions, model.Transition{
				From: text(t.Get("from")), To: text(t.Get("to")), On: text(t.Get("on")), Place: place(t.Position),
			})
		}
	}
	return m
}

// isState reports what is no state of the machine; n is where a missing one should stand.
func (l *lowerer) isState(m *model.StateMachine, n, state *document.Node) bool {
	if slices.Contains(m.States, text(state)) {
		return true
	}
	if state != nil {
		n = state
	}
	have := "nothing"
	if state != nil {
		have = describe(state)
	}
	l.stray(place(n.Position), "x-state-machine: want one of its states, have %s", have)
	return false
}

// events finds the operations that transitions name.
func (l *lowerer) events(m *model.Document) {
	operations := map[string]*model.Operation{}
	for _, op := range slices.Concat(m.Callbacks, m.Webhooks, m.Operations) {
		if op.ID != "" {
			operations[op.ID] = op
		}
	}
	for _, s := range l.schemas {
		if s.States != nil {
			for i, t := range s.States.Transitions {
				s.States.Transitions[i].Target = operations[t.On]
			}
		}
	}
}
