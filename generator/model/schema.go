package model

// Types is a set of JSON types. The zero value stands for no type at all.
type Types uint8

// The JSON types. Integer is a subset of Number: a set never needs both.
const (
	Null Types = 1 << iota
	Boolean
	Integer
	Number
	String
	Array
	Object
	Any = Null | Boolean | Number | String | Array | Object
)

// Has tells whether all of u is in t, an integer being a number.
func (t Types) Has(u Types) bool {
	if t&Number != 0 {
		t |= Integer
	}
	return t&u == u
}

// Without returns t less u.
func (t Types) Without(u Types) Types { return t &^ u }

// Names lists the types as JSON Schema spells them, in a fixed order.
func (t Types) Names() []string {
	var names []string
	for _, n := range typeNames {
		if t&n.t != 0 {
			names = append(names, n.name)
		}
	}
	return names
}

// TypeNamed returns the type that JSON Schema calls name, or 0.
func TypeNamed(name string) Types {
	for _, n := range typeNames {
		if n.name == name {
			return n.t
		}
	}
	return 0
}

var typeNames = [...]struct {
	t    Types
	name string
}{{String, "string"}, {Integer, "integer"}, {Number, "number"}, {Boolean, "boolean"}, {Object, "object"}, {Array, "array"}, {Null, "null"}}

// A Schema is a JSON Schema 2020-12 of the document. Schemas of OpenAPI 3.0 are
// rewritten into this form by package lower. Pointers may form cycles.
type Schema struct {
	Place   Place
	Pointer string // "#/components/schemas/Foo": where errors say that a rule stands

	Component string // name when it stands under #/components/schemas itself
	Shared    string // name when it is defined elsewhere to be referred to: in another file, under $defs
	For       string // of a copy for one use of a generic schema: name of the schema whose $dynamicAnchor makes it so
	Bool      *bool  // the boolean schemas true and false

	Ref      *Schema // $ref; other keywords are its siblings
	Types    Types   // Any when there is no type keyword
	HasTypes bool
	Enum     []Value // nil when absent
	Const    *Value

	// Applicators.
	AllOf, AnyOf, OneOf  []*Schema
	Not                  *Schema
	If, Then, Else       *Schema
	Properties           []Property
	PatternProperties    []Property // Name is the pattern
	AdditionalProperties *Schema
	PropertyNames        *Schema
	DependentSchemas     []Property
	PrefixItems          []*Schema
	Items                *Schema
	Contains             *Schema

	// What no other keyword, in any branch that holds, has looked at.
	UnevaluatedProperties *Schema
	UnevaluatedItems      *Schema

	Required          []string
	DependentRequired []Dependency

	// Assertions holds the other assertions with their arguments, by keyword:
	// package keyword reads them.
	Assertions []Assertion

	// Stated holds what is said of values that no check comes of, by keyword: the
	// extensions for rules and tolerance.
	Stated []Assertion

	// Annotations.
	Title, Description string
	Deprecated         bool
	ReadOnly           bool
	ContentEncoding    string // OpenAPI 3.1
	WriteOnly          bool
	Sensitive          bool // x-sensitive, or a password, or only ever sent to the service
	Format             string
	Binary             bool // strings of it are bytes: in a multipart body, a file
	Default            *Value

	Discriminator *Discriminator
	States        *StateMachine // x-state-machine: how the values of the enum follow each other

	// Extensions that name things.
	GoName       string
	GoType       *GoType // the user's own type; nil when there is none
	ByValue      bool    // an optional member is no pointer: its zero value is absent
	EnumVarNames []string
}

// A Property is a member's schema.
type Property struct {
	Name   string
	Schema *Schema
	Place  Place
}

// A Dependency lists the members that the presence of one requires.
type Dependency struct {
	Name  string
	Needs []string
}

// An Assertion is a keyword that needs nothing but its argument.
type Assertion struct {
	Keyword string
	Value   Value
}

// A Value is a JSON value of the document, as source text.
type Value struct {
	Kind  Types  // one type; numbers are Number
	Text  string // the string itself, or a number's source text; else empty
	JSON  string // compact JSON text
	Place Place
}

// Assertion returns the argument of a keyword.
func (s *Schema) Assertion(keyword string) (Value, bool) {
	for _, a := range s.Assertions {
		if a.Keyword == keyword {
			return a.Value, true
		}
	}
	return Value{}, false
}
