package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// Kind is the form of a Go type.
type Kind int

// The kinds of Go types.
const (
	Struct Kind = iota
	Map
	Slice
	String
	Int32
	Int64
	Float64
	Bool
	Raw     // JSON text that no Go type says better
	Union   // a struct that holds a value of one of several types
	Foreign // a type of the user's, which encoding/json reads and writes
)

// Basic returns the Go spelling of an unnamed scalar or raw kind.
func (k Kind) Basic() string {
	return [...]string{String: "string", Int32: "int32", Int64: "int64", Float64: "float64", Bool: "bool", Raw: "json.RawMessage"}[k]
}

// Scalar tells whether values of the kind are strings, numbers or booleans.
func (k Kind) Scalar() bool { return k >= String && k <= Bool }

// A Type is a Go type.
type Type struct {
	Kind       Kind
	Name       string // "" for an unnamed type
	Base       string // what the names of its functions end in: "OptionGroup"
	Doc        []string
	Deprecated bool
	Sensitive  bool     // the document marks all of it as secret
	Fields     []*Field // of a Struct
	Rest       *Rest    // of a Struct that keeps undeclared members
	Files      []*FileField
	Elem       *Elem   // of a Slice or a Map
	Consts     []Const // of a String, Int32, Int64 with an enum
	Union      *UnionType
	Untyped    Untyped // of a Raw: why
	Foreign    string  // of a Foreign: its spelling

	// Reader is the function that reads what a Struct is built of; nil when none does.
	Reader *Func
	// ReaderLater and RestLater say that what the struct's runtime.Object has of these is
	// set when the package is initialised: it leads back to that object.
	ReaderLater, RestLater bool

	schema  *model.Schema
	made    bool // for a union, of a branch without a name
	methods bool // a root has given it its methods
	redacts bool // set when all types are planned
	fields  *goname.Scope
}

// Go returns the type's spelling in its package.
func (t *Type) Go() string {
	switch {
	case t.Name != "":
		return t.Name
	case t.Kind == Slice:
		return "[]" + t.Elem.Go()
	case t.Kind == Map:
		return "map[string]" + t.Elem.Go()
	case t.Kind == Foreign:
		return t.Foreign
	}
	return t.Kind.Basic()
}

// Object is what the runtime.Object of a Struct is called.
func (t *Type) Object() string { return "object" + t.Base }

// Nilable tells whether the zero value says "absent" by itself.
func (t *Type) Nilable() bool {
	return t.Kind == Slice || t.Kind == Map || t.Kind == Raw || t.Kind == Foreign && nilable(t.Foreign)
}

// nilable tells whether a type by its spelling has a nil.
func nilable(spelling string) bool {
	return spelling == "any" || spelling == "error" || strings.HasPrefix(spelling, "[]") || strings.HasPrefix(spelling, "map[") || strings.HasPrefix(spelling, "*")
}

// A Field is a member of an object as a field of a struct.
type Field struct {
	Name       string // in Go
	JSON       string // on the wire
	Member     int    // number on the tape
	NullMember int    // number on the tape of the member given as null; -1 when it may not be
	Type       *Type
	Form       Form
	Required   bool
	Doc        []string
	Sensitive  bool  // the document marks it as secret
	Slab       *Slab // of what the field points to; nil when it is no pointer

	// Default is the Go literal of the document's default, and Accessor the method
	// that returns it where the member is absent; "" without one.
	Default, Accessor string
	// Decoder is the method that returns the bytes which the text stands for, encoded
	// as Encoding says; "" when it stands for itself.
	Encoding, Decoder string
	// Fill is the literal that decoding gives an absent member, "nil" for null; "" for none.
	Fill string
	// Later says that what the struct's runtime.Object has of the field is set when the
	// package is initialised: it leads back to that object.
	Later bool

	source source
}

// Form says how a type stands where it is used.
type Form int

// The forms.
const (
	Plain   Form = iota // T
	Pointer             // *T: nil is absent, or null
	Nilled              // T, whose nil is absent, or null
	Nulled              // *runtime.Null[T]: absent, null and value are three
	Zeroed              // T, whose zero value is absent
)

// Go returns the field's type as spelt in its package.
func (f *Field) Go() string { return f.Form.spell(f.Type) }

func (f Form) spell(t *Type) string {
	switch f {
	case Pointer:
		return "*" + t.Go()
	case Nulled:
		return "*runtime.Null[" + t.Go() + "]"
	}
	return t.Go()
}

// A FileField is a member of a multipart body that is a file, or a list of them. It
// is no member of the JSON.
type FileField struct {
	Name        string // in Go
	Part        string // on the wire
	Many        bool
	Required    bool
	MinItems    int
	MaxItems    int    // 0 is any number
	ContentType string // media types or ranges, joined by commas; "" is any
	Doc         []string
}

// Go returns the field's type.
func (f *FileField) Go() string {
	if f.Many {
		return "[]*runtime.File"
	}
	return "*runtime.File"
}

// A Rest is the field that keeps the members that are not declared.
type Rest struct {
	Name   string
	Member int
	Elem   *Elem
}

// An Elem is the element of a slice or a map.
type Elem struct {
	Type      *Type
	Nullable  bool
	Sensitive bool // the document marks it as secret
	Form      Form // Plain, Pointer (null is nil) or Nilled (null is nil)

	Slab        *Slab // of the elements of a slice
	PointerSlab *Slab // of what an element points to; nil when it is no pointer
}

// Go returns the element's type as spelt in its package.
func (e *Elem) Go() string { return e.Form.spell(e.Type) }

// A Const is a constant of an enum.
type Const struct {
	Name  string
	Value string // Go literal
	Doc   string

	source source
}

// A Root is a type that is decoded and encoded by itself: a component, a body, a
// parameter.
type Root struct {
	Type     *Type
	Check    *Check
	Exported bool   // a component: methods, and a Validate function
	Alias    bool   // the type is another component's, and has its methods from that
	Validate string // func(data []byte) error, of a component; "" of others
	Verify   string // func(data []byte, how runtime.Reading) error; "" when nobody asks
	Decode   string // func(data []byte, v *T, how runtime.Reading) error
	Decoded  bool   // operations ask for Decode; else only UnmarshalJSON does its work
	Encode   string // func(v *T, dst []byte) ([]byte, error); "" when nobody asks
}

// An Alias is a component that stands for another one.
type Alias struct {
	Name, Target string
	Doc          []string

	source source
}

// A Slab is a kind of values that decoding allocates together.
type Slab struct {
	Name  string // of its constant
	Go    string // type of its values
	Fixed int    // bytes of a number or a boolean, which share one slab without a name; 0 of others
}

// Schema returns what the type was planned from.
func (t *Type) Schema() *model.Schema { return t.schema }
