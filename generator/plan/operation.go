package plan

import (
	"cmp"
	"strings"
)

// An Operation is one method of Handler and of Client, every name decided.
type Operation struct {
	Name       string   // Go method, exported: "SelectOptions"
	Func       string   // the server's own method, unexported and unique in the package: "serveSelectOptions"
	ID         string   // operationId as the document has it; "METHOD /path" when it has none
	Method     string   // "GET", upper case
	Path       string   // path template as written: "/pets/{id}"
	Doc        []string // comment lines without "//"; the first starts with Name
	Deprecated bool
	Request    string     // Go type of the request struct: "SelectOptionsRequest"
	Params     []*Param   // in document order
	Body       *Body      // nil when the operation takes none
	Accept     bool       // the request says which media type is wanted of the answer, in a field of that name
	Others     []*Body    // bodies of other media types, one of all of which is sent
	Result     ResultForm // what Handler and Client return beside the error
	ResultType string     // Go type returned by pointer (ResultBody, ResultStruct) or the interface (ResultSealed)
	Success    []*Response
	Errors     []*Response // documented 4xx and 5xx (and ranges), then default; Go errors
	Security   *Security   // nil when everybody may call

	source source
}

// Bodies returns the bodies that a request may have one of.
func (o *Operation) Bodies() []*Body {
	if o.Body == nil {
		return nil
	}
	return append([]*Body{o.Body}, o.Others...)
}

// A ResultForm says what a method returns: see DESIGN.md section 3.
type ResultForm int

// The forms of a result.
const (
	ResultNone   ResultForm = iota // func(...) error: no success response has content or headers
	ResultBody                     // func(...) (*T, error): one success response with a body and no headers
	ResultStruct                   // func(...) (*OpResponse, error): one success response; a struct holds headers and body
	ResultSealed                   // func(...) (OpResponse, error): several; a sealed interface, one struct a response
)

// A Body is the content of a request or a response.
type Body struct {
	Name      string    // of its field in a request beside that which is Body: "BodyMultipart"
	MediaType string    // "application/json"; of several of the same value, what is written; of a stream, a list
	Also      []string  // the others, which are read as well
	Form      *FormBody // how the value is a form, where one of the media types is that of forms
	Type      string    // Go type as printed, declared in the package; the field is *Type. "" for a stream
	Stream    bool      // the body is an io.Reader; MediaType may be a range
	Files     string    // the list of the files of a multipart body, a variable; "" where it has none
	Parts     []*FileField
	Sequence  Sequence // the body is an iterator over values of Type
	Text      bool     // the data of its events is text as it is, not JSON
	Sentinel  string   // data of the event that ends a stream of them
	Required  bool
	Secret    bool   // values of Type know what of them is secret
	Decode    string // func(data []byte, v *Type, how runtime.Reading) error: validates, then builds
	Append    string // func(v *Type, dst []byte) ([]byte, error)
	Validate  string // func(data []byte, how runtime.Reading) error
	Doc       []string
}

// A Sequence says what an iterator goes through.
type Sequence int

// The kinds of sequences.
const (
	NoSequence Sequence = iota
	Items               // iter.Seq2[Type, error]
	Events              // iter.Seq2[runtime.Event[Type], error]
)

// Reads returns the media types that are read as this body, joined by commas.
func (b *Body) Reads() string { return strings.Join(append([]string{b.MediaType}, b.Also...), ", ") }

// In returns the name of the field that holds the body of a request.
func (b *Body) In() string { return cmp.Or(b.Name, "Body") }

// TypeIn returns the name of the field that holds the content type of a stream.
func (b *Body) TypeIn() string { return b.Name + "ContentType" }

// Field returns the Go type of the field that holds the body.
func (b *Body) Field() string {
	switch {
	case b.Stream:
		return "io.Reader"
	case b.Sequence == Items:
		return "iter.Seq2[" + b.Type + ", error]"
	case b.Sequence == Events:
		return "iter.Seq2[runtime.Event[" + b.Type + "], error]"
	}
	return "*" + b.Type
}

// A FormBody says how an object is a body of application/x-www-form-urlencoded, or
// the texts of a multipart body.
type FormBody struct {
	Item  string      // kinds of members that Props does not name
	Props []ParamProp // members that are not plain text
	Parts []*Param    // members with a style of their own
	Types []PartType  // media types of members of a multipart body that are no files
}

// A PartType is the media type that the document gives a member.
type PartType struct{ Name, ContentType string }

// IsForm tells whether what is written of the body is a form.
func (b *Body) IsForm() bool {
	return b.Form != nil && (isForm(b.MediaType) || isMultipart(b.MediaType))
}

// A Response is one documented status of an operation, of one media type where it has several.
type Response struct {
	Status  string // "200", "4XX", "default"
	Type    string // Go type declared for it: ResultStruct, ResultSealed and errors; "" when the body's own type is returned
	Headers []*Param
	Body    *Body // nil when it has no content
	Doc     []string

	media string // what tells its type from that of the status's first media type
}
