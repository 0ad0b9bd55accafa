package check

import (
	"strings"
	"testing"
)

// journeys are what the seeds tell of states, as walks through the machines: the
// events in order, and after "!" one that must not happen there.
var journeys = []struct{ of, story, walk, ends string }{
	{"order status", "polled until the payment is done", "getOrderStatus getOrderStatus finishOrder ! getOrderStatus", "S"},
	{"order status", "the deadline turns waiting into failure", "getOrderStatus failOrder ! finishOrder", "F"},
	{"order status", "cancelled while waiting", "cancelOrder ! failOrder", "C"},
	{"coupon", "delivered, registered, granted", "deliverCoupon registerCoupon grant ! registerCoupon", "GRANTED"},
	{"coupon", "not registered before it is delivered", "! registerCoupon", "ISSUED"},
	{"coupon", "not granted before it is registered", "deliverCoupon ! grant", "DELIVERED"},
	{"grant", "granted at once, never taken back", "grant ! reject", "GRANTED"},
	{"grant", "refused to a person with two accounts", "reject ! grant", "REJECTED"},
	{"invitation", "accepted, and not cancelled afterwards", "acceptInvitation ! cancelInvitation", "ACCEPTED"},
	{"invitation", "cancelled after another e-mail, and not accepted afterwards", "resendInvitationEmail cancelInvitation ! acceptInvitation", "CANCELLED"},
	{"contract", "saving is not immediate", "saveProductContract apply saveProductContract", "SAVING"},
	{"contract", "applied once", "apply ! apply", "APPLIED"},
	{"admin user", "a new user consents, then gets a partner", "giveConsents grantPartner", "ACTIVE"},
	{"admin user", "no grant before the consent", "! grantPartner", "UNKNOWN"},
	{"admin user", "a user of before consents once", "giveConsentsWithGrant", "ACTIVE"},
	{"admin user", "back after unlinking, with a new grant", "giveConsents grantPartner receiveUnlink giveConsents grantPartner", "ACTIVE"},
	{"admin user", "unlinking leaves no grant", "giveConsents grantPartner receiveUnlink ! grantPartner", "TERMINATED"},
	{"admin user", "put back into use by the master admin", "giveConsents grantPartner deactivate changeUserState", "ACTIVE"},
}

// What the seeds tell of each state machine can be walked, and what they exclude
// cannot.
func TestJourneys(t *testing.T) {
	walked := map[string]bool{}
	for _, j := range journeys {
		t.Run(j.of+": "+j.story, func(t *testing.T) {
			walked[j.of] = true
			file, at, _ := strings.Cut(machines[j.of], "#")
			enum, ok := resolve(document(t, file), at)
			if !ok {
				t.Fatalf("no %s", machines[j.of])
			}
			state := text(enum, "x-state-machine", "initial")
			forbidden := false
			for event := range strings.FieldsSeq(j.walk) {
				if event == "!" {
					forbidden = true
					continue
				}
				next := after(enum, state, event)
				if forbidden != (next == "") {
					t.Fatalf("%s on %s leads to %q", state, event, next)
				}
				if !forbidden {
					state = next
				}
			}
			if state != j.ends {
				t.Errorf("it ends in %s, not %s", state, j.ends)
			}
		})
	}
	for of := range machines {
		if !walked[of] {
			t.Errorf("no journey of the %s", of)
		}
	}
}

// after is the state that an event leads to, or "".
func after(enum any, state, event string) string {
	for _, transition := range list(enum, "x-state-machine", "transitions") {
		if text(transition, "from") == state && text(transition, "on") == event {
			return text(transition, "to")
		}
	}
	return ""
}
