package diagram

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/model"
)

func machine(initial string, states, terminal string, transitions ...string) model.StateMachine {
	m := model.StateMachine{Initial: initial, States: strings.Fields(states), Terminal: strings.Fields(terminal)}
	for _, t := range transitions {
		f := strings.Fields(t)
		m.Transitions = append(m.Transitions, model.Transition{From: f[0], To: f[1], On: f[2]})
	}
	return m
}

// It has all that edges can be: straight, long, back, a loop, two at once.
var adminUser = machine("UNKNOWN", "UNKNOWN CONSENTED ACTIVE NOT_NORMAL TERMINATED ALONE", "ALONE",
	"UNKNOWN CONSENTED giveConsents", "UNKNOWN ACTIVE giveConsentsWithGrant", "CONSENTED ACTIVE grantPartner", "CONSENTED ACTIVE grantAgain",
	"CONSENTED TERMINATED receiveUnlink", "ACTIVE ACTIVE login", "ACTIVE NOT_NORMAL deactivate", "ACTIVE TERMINATED receiveUnlink",
	"NOT_NORMAL ACTIVE changeUserState", "NOT_NORMAL TERMINATED receiveUnlink", "TERMINATED CONSENTED giveConsents")

func TestStates(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		have := States(adminUser, language)
		golden(t, "states."+language+".svg", have)
		texts := inspect(t, have)
		for _, want := range []string{"TERMINATED → CONSENTED: giveConsents", "ACTIVE → ACTIVE: login", "grantAgain", "ALONE"} {
			if !strings.Contains(texts, want) {
				t.Errorf("no %q in\n%s", want, texts)
			}
		}
		if !bytes.Equal(have, States(adminUser, language)) {
			t.Error("a second drawing differs")
		}
	}
}

// Nothing stands on anything else, edges lead downwards except for those that close
// a circle, and no two lines of this machine cross needlessly.
func TestLayout(t *testing.T) {
	g := graphOf(&adminUser)
	g.rank()
	if !g.stretch() {
		t.Fatal("too big")
	}
	g.order()
	g.place()
	for _, rank := range g.ranks {
		for i := 1; i < len(rank); i++ {
			if a, b := rank[i-1], rank[i]; b.x-a.x < apart(a, b) {
				t.Errorf("%q at %d and %q at %d are too close", a.lines, a.x, b.lines, b.x)
			}
		}
	}
	for i := 1; i < len(g.ranks); i++ {
		for _, above := range g.ranks[i-1] {
			for _, below := range g.ranks[i] {
				if above.y+above.h/2 >= below.y-below.h/2 {
					t.Errorf("%q reaches into %q", above.lines, below.lines)
				}
			}
		}
	}
	for _, e := range g.edges {
		if e.back != (e.from.rank > e.to.rank) {
			t.Errorf("%q to %q, back %v", e.from.lines, e.to.lines, e.back)
		}
	}
	if n := g.crossings(); n > 2 {
		t.Errorf("%d crossings", n)
	}
}

func TestHostileStates(t *testing.T) {
	m := model.StateMachine{Initial: evil, States: []string{evil, strings.Repeat("X", 5000), ""}, Terminal: []string{evil, "none"}, Transitions: []model.Transition{
		{From: evil, To: evil, On: evil}, {From: evil, To: "", On: strings.Repeat("가", 3000)}, {From: "", To: evil, On: ""}, {From: "nowhere", To: evil},
	}}
	if texts := inspect(t, States(m, "en")); !strings.Contains(texts, "<script>alert(1)</script>") {
		t.Errorf("the text is lost:\n%s", texts)
	}
	m.Initial = "nowhere"
	inspect(t, States(m, "en"))
	if States(model.StateMachine{}, "en") != nil {
		t.Error("a drawing of nothing")
	}
	var big, dense model.StateMachine
	for i := range 2000 {
		big.States = append(big.States, fmt.Sprint("S", i))
	}
	for i := range 40 {
		dense.States = append(dense.States, fmt.Sprint("S", i))
		for j := range 3 {
			dense.Transitions = append(dense.Transitions, model.Transition{From: fmt.Sprint("S", i), To: fmt.Sprint("S", (i*7+j*13+1)%40), On: "x"})
		}
	}
	for _, m := range []model.StateMachine{big, dense} {
		if States(m, "en") != nil {
			t.Error("a drawing of what is too big")
		}
	}
}
