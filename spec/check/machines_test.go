package check

import (
	"maps"
	"slices"
	"testing"
)

// machines are the state machines that the catalogue must have.
var machines = map[string]string{
	"order status": "kakao/oneclick#/components/schemas/OrderStatus",
	"coupon":       "kakaopay/points#/components/schemas/CouponState",
	"grant":        "kakaopay/points#/components/schemas/GrantState",
	"invitation":   "wallet/partner-center#/components/schemas/InvitationState",
	"contract":     "wallet/partner-center#/components/schemas/ContractState",
	"admin user":   "kakaopay/partner-admin#/components/schemas/AdminUserState",
}

// Each state machine is walked: its states are the values of the enum that it
// stands beside, all are reached from the initial one, none is left from a
// terminal one, and only terminal ones are not left.
func TestStateMachines(t *testing.T) {
	found := map[string]bool{}
	for _, name := range files() {
		walk(document(t, name), func(n node) {
			machine, ok := n.at["x-state-machine"].(object)
			if !ok {
				return
			}
			where := name + n.String()
			found[where] = true
			t.Run(where, func(t *testing.T) {
				for _, key := range keys(machine) {
					if !slices.Contains([]string{"states", "initial", "transitions", "terminal"}, key) {
						t.Errorf("unknown member %q", key)
					}
				}
				values := n.at["enum"]
				if values == nil {
					values = n.at["x-extensible-enum"]
				}
				states := names(t, machine["states"])
				if !slices.Equal(states, names(t, values)) {
					t.Errorf("states %q, values %q", states, names(t, values))
				}
				terminal := names(t, machine["terminal"])
				initial := text(machine, "initial")
				for _, s := range append(slices.Clone(terminal), initial) {
					if !slices.Contains(states, s) {
						t.Errorf("%q is no state", s)
					}
				}
				next := map[string][]string{}
				events := map[[2]string]bool{}
				for _, v := range list(machine, "transitions") {
					from, to, on := text(v, "from"), text(v, "to"), text(v, "on")
					if !slices.Contains(states, from) || !slices.Contains(states, to) || on == "" {
						t.Errorf("transition %v", v)
					}
					if events[[2]string{from, on}] {
						t.Errorf("%s on %s leads to two states", from, on)
					}
					events[[2]string{from, on}] = true
					if slices.Contains(terminal, from) {
						t.Errorf("%s is terminal and left on %s", from, on)
					}
					next[from] = append(next[from], to)
				}
				reached := map[string]bool{}
				for todo := []string{initial}; len(todo) > 0; {
					s := todo[0]
					todo = todo[1:]
					if !reached[s] {
						reached[s] = true
						todo = append(todo, next[s]...)
					}
				}
				for _, s := range states {
					if !reached[s] {
						t.Errorf("%s is not reached from %s", s, initial)
					}
					others := slices.DeleteFunc(slices.Clone(next[s]), func(to string) bool { return to == s })
					if len(others) == 0 && !slices.Contains(terminal, s) {
						t.Errorf("%s is not left, and is not terminal", s)
					}
				}
			})
		})
	}
	for _, of := range slices.Sorted(maps.Keys(machines)) {
		if !found[machines[of]] {
			t.Errorf("no state machine of the %s at %s", of, machines[of])
		}
	}
}

func names(t *testing.T, v any) []string {
	t.Helper()
	l, ok := v.([]any)
	if !ok {
		t.Errorf("%v is no list", v)
	}
	var out []string
	for _, x := range l {
		s, ok := x.(string)
		if !ok || slices.Contains(out, s) {
			t.Errorf("%v in %v", x, l)
		}
		out = append(out, s)
	}
	return out
}
