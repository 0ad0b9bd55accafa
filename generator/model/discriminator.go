package model

// A Discriminator names the member that tells the branches of a union apart. It
// is a hint: what a value matches is the branches' own matter, unless it decides.
type Discriminator struct {
	Property string
	Decides  bool // the branch that it names is enough for oneOf, whatever others match: OpenAPI 3.0
	Mapping  []Mapping
}

// A Mapping is the value that stands for a branch.
type Mapping struct {
	Value  string
	Target string // name of the branch's schema: a component's, or one's of another file
}
