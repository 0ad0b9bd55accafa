package model

// A Discriminator names the member that tells the branches of a union apart. It
// is a hint: what a value matches is the branches' own matter, unless it decides.
type Discriminator struct {
	Property string
	Decides  bool // the branch that it names is enough for oneOf, whatever others match: OpenAPI 3.0
	Mapping  []Mapping
	Place    Place
}

// A Mapping is the value that stands for a branch.
type Mapping struct {
	Value  string
	Target string  // as the document has it
	Schema *Schema // that this refers to; nil where it is none but maybe a name in another file
	Place  Place
}
