package model

// A Link says how an answer of an operation leads to a call of another.
type Link struct {
	Name        string
	Description string
	Target      *Operation
	Parameters  []LinkParameter
	Body        *Value // requestBody, a constant or a runtime expression; nil when there is none
	Place       Place
}

// A LinkParameter is a parameter of the call that a link leads to.
type LinkParameter struct {
	In    string // "" where the name alone says which it is
	Name  string
	Value Value // a constant or a runtime expression
	Place Place
}
