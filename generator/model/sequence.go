package model

// A Sequence says how a media type is values one after the other.
type Sequence int

// The kinds of sequences.
const (
	NoSequence Sequence = iota
	Texts               // JSON texts: one a line, or records of RFC 7464
	Events              // the events of text/event-stream, whose data is meant
)
