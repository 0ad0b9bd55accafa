package model

// A Flow is a course of calls between parties: x-flow of a document. Nothing is
// generated of it; documentation draws it.
type Flow struct {
	Name         string // a word of lower-case letters, digits and hyphens; no other flow of the document has it
	Title        string
	Description  string
	Participants []Participant // as they stand from left to right
	Steps        []Step        // one after the other
	Place        Place
}

// A Participant is one of those between whom a flow goes.
type Participant struct {
	Name   string // by which steps mean it
	Title  string
	Person bool // not a program
	Place  Place
}

// A StepKind says what a step of a flow is.
type StepKind int

// The kinds of steps.
const (
	CallStep     StepKind = iota // From asks something of To
	AnswerStep                   // From answers what To has asked
	NoteStep                     // something to know about From up to To
	RepeatStep                   // Parts has one part, which happens again and again
	ChoiceStep                   // one of Parts happens
	OptionalStep                 // Parts has one part, which may happen
)

// A Step is one step of a flow.
type Step struct {
	Kind      StepKind
	From, To  int           // in Participants; the same of a step by oneself
	Text      string        // what happens; of a RepeatStep, what ends it
	Operation *OperationRef // of a call; nil where the catalogue has no document of it
	Every     string        // between two times of a RepeatStep: a duration of ISO 8601, or ""
	Within    string        // time limit of the step: a duration of ISO 8601, or ""
	Parts     []FlowPart
	Place     Place
}

// A FlowPart is a course inside a step.
type FlowPart struct {
	Text  string // when it is taken
	Steps []Step
	Place Place
}

// An OperationRef names an operation of a document.
type OperationRef struct {
	File   string     // of another document, from where the user stands; "" in this one
	Name   string     // operationId, or a pointer of the operation: "#/paths/~1pay/post"
	Target *Operation // nil while the other document is not there
	In     *Document  // that Target is of
	Place  Place
}

// EachStep calls f for every step, those inside other steps included, in
// document order.
func (f *Flow) EachStep(do func(*Step)) { eachStep(f.Steps, do) }

func eachStep(steps []Step, do func(*Step)) {
	for i := range steps {
		do(&steps[i])
		for k := range steps[i].Parts {
			eachStep(steps[i].Parts[k].Steps, do)
		}
	}
}
