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
	straight turn = iota
	turned        // not: what narrows inside widens outside
	blurred       // if: it depends
)

func (t turn) then(u turn) turn {
	switch {
	case t == blurred || u == blurred:
		return blurred
	case t == u:
		return straight
	}
	return turned
}

func (t turn) apply(e effect) effect {
	switch t {
	case turned:
		return effect{e.receiver, e.sender}
	case blurred:
		return unclear
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
