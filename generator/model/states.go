package model

// A StateMachine says how the states that a schema lists follow each other:
// x-state-machine. Nothing is generated of it; documentation draws it.
type StateMachine struct {
	States      []string // in the order of the document, none twice
	Initial     string
	Transitions []Transition
	Terminal    []string // states that nothing leads out of
	Place       Place
}

// A Transition leads from one state to another, or back to the same.
type Transition struct {
	From, To string
	On       string     // operationId, or the name of an event
	Target   *Operation // of the document that On names; nil of an event
	Place    Place
}
