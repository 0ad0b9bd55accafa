package model

// A GoType is the user's own type for the values of a schema.
type GoType struct {
	Text  string // as x-go-type has it: "uuid.UUID"
	Name  string // of the package, from x-go-type-import; "" when it gives none
	Path  string // of the package; "" when nothing is imported
	Place Place
}
