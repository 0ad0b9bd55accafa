package plan

// A Param is one parameter, or one response header.
type Param struct {
	Name     string // on the wire: "X-Kakao-AppUserId"
	In       string // "path", "query", "header", "cookie"
	Field    string // Go field of the request struct
	Type     string // Go type as printed, without the pointer: "string", "int64", "OrderStatus", "[]string"
	Pointer  bool   // the field is *Type: optional, and without a nil of its own
	Required bool
	Secret   bool     // the document marks it, or something in it, as secret
	Doc      []string // comment lines without "//"; the first starts with Field
	Style    string   // "simple", "form", ...
	Explode  bool
	Reserved bool // the client leaves reserved characters unencoded
	Empty    bool // an empty value stands for none
	Form     ParamForm
	Array    bool   // Type is a slice of scalars of Kind
	Kind     string // how the text becomes JSON, that of an array's elements: "string", "integer", ... joined by "|", "any", or "json"
	GoKind   string // of a scalar or an Array: the basic Go type under the (element's) Type, "string", "int32", ...
	ElemType string // Go type of an element when Array
	Decode   string // func(data []byte, v *Type, how runtime.Reading) error over JSON text, validating; "" when any text of Kind string will do
	Verify   string // func(data []byte, how runtime.Reading) error over the same; "" when nobody asks
	Encode   string // func(v *Type, dst []byte) ([]byte, error); "" of a scalar and of an Array, which are formatted by GoKind
	Nilable  bool   // Type has a nil that says "absent"
	Default  string // JSON text of the schema's default; "" when none

	Item   string      // kinds of a union's elements, and of members that Props does not name
	Props  []ParamProp // members, as far as a reader must know them
	Rest   bool        // an object among the pairs of the query takes those that no other parameter has
	Except []string    // the names of those others

	source source
}

// A ParamForm says how a parameter's text is read as a whole.
type ParamForm int

// The forms of parameters.
const (
	ParamValue  ParamForm = iota // one text
	ParamArray                   // texts of Kind
	ParamObject                  // members
	ParamUnion                   // one text or several, whichever it is
)

// A ParamProp is what a reader must know of a member to make JSON of its text.
type ParamProp struct {
	Name  string
	Kind  string
	Item  string      // kinds of an array's elements
	Props []ParamProp // of members, or of the elements' members
}
