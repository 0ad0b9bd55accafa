package diff

// An effect is what a difference does to who sends a value and to who receives
// it, each with its code of yesterday.
type effect struct{ sender, receiver Severity }

// The effects.
var (
	narrows  = effect{Breaking, Safe}     // yesterday's values may be refused
	widens   = effect{Safe, Breaking}     // values may come that yesterday's code refuses
	replaces = effect{Breaking, Breaking} // both
	unclear  = effect{Risky, Risky}       // which of them takes an understanding that is not there
	harmless = effect{Safe, Safe}
)

// A turn is how a difference inside a keyword counts outside it.
type turn int

const (
	straight turn = 0
	turned   turn = 1 << iota // not: what narrows inside widens outside
	shared                    // what narrows may also widen: one of two branches of oneOf, what unevaluatedItems leaves
	watched                   // unevaluatedProperties: a member that is declared is not refused any more
	blurred                   // if: it depends
)

func (t turn) then(u turn) turn { return t&turned ^ u&turned | (t|u)&^turned }

// into is how a difference counts in a part of the value, or in the same value.
func (t turn) into(step string) turn {
	if step != "" {
		return t &^ watched
	}
	return t
}

func (t turn) apply(e effect) effect {
	switch {
	case t&blurred != 0:
		return unclear
	case t&turned != 0:
		e = effect{e.receiver, e.sender}
	}
	if t&shared != 0 && e != harmless {
		e = effect{max(e.sender, Risky), max(e.receiver, Risky)}
	}
	return e
}

// A flow is the way of a value: who sends it.
type flow int

const (
	toServer flow = iota
	toClient
)

func (f flow) back() flow { return 1 - f }

// sides tells an effect by role.
func (f flow) sides(e effect) Sides {
	if f == toServer {
		return Sides{Client: e.sender, Server: e.receiver}
	}
	return Sides{Client: e.receiver, Server: e.sender}
}
