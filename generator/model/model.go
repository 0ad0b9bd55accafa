// Package model is the waist of the generator: operations and schemas with
// references resolved and the dialects of OpenAPI unified to that of 3.1.
// It is plain data, and knows neither files nor Go names.
package model

import "strconv"

// A Place is where something stands in a document; lines and columns count from 1.
type Place struct {
	File         string
	Line, Column int
}

// String returns "file:line:col".
func (p Place) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// A Problem is something in a document that cannot be honoured, or, as a
// warning, that is honoured in a way worth telling.
type Problem struct {
	Place   Place
	Warning bool
	Message string // what is wrong, and what to do
}

// A Document is one OpenAPI document, understood.
type Document struct {
	File        string // name as the user gave it
	OpenAPI     string // version as written
	Title       string
	Version     string
	Description string
	Role        string   // x-bizgen-role, the side that its reader is on: "server", "client", "both"; "" when it does not say
	Servers     []Server // in document order
	Schemas     []Component
	Security    []*SecurityScheme
	Operations  []*Operation
	Webhooks    []*Operation // calls that the described service makes; the path is "/" and the webhook's name
	Directed    bool         // required takes effect on readOnly members in responses only, on writeOnly ones in requests only
	Callbacks   []*Operation // calls that operations bring about; the path is made of their and the operation's name
	Flows       []Flow       // x-flow
	Checklist   Checklist    // x-checklist, for all operations
}

// A Component is a schema under #/components/schemas.
type Component struct {
	Name   string
	Schema *Schema
	Left   bool // out: it has a name and gets no code
}

// An Operation is one method of one path.
type Operation struct {
	ID          string // operationId; "" when the document gives none
	GoName      string // x-go-name
	Method      string // upper case
	Path        string
	Name        string     // of a webhook or a callback: what it is called without an operationId
	By          *Operation // which brings a callback about
	Expression  string     // of a callback: where it goes, as a runtime expression
	Tags        []string
	Summary     string
	Description string
	Deprecated  bool
	Left        bool // out: it has a name and gets no code
	Parameters  []*Parameter
	Body        *Body
	Responses   []*Response
	Security    [][]SecurityRequirement
	Servers     []Server  // its own, or its path's; nil where those of the document hold
	Checklist   Checklist // x-checklist, before the document's
	Place       Place
	Pointer     string // in its file, as that of a Schema
}

// A Parameter is an input outside the body, or a response header.
type Parameter struct {
	Name        string
	In          string // path, query, header, cookie
	GoName      string
	Description string
	Required    bool
	Deprecated  bool
	Style       string
	Explode     bool
	Reserved    bool   // allowReserved
	Empty       bool   // allowEmptyValue
	MediaType   string // of a parameter with content in place of a schema
	Schema      *Schema
	Place       Place
	Pointer     string // in its file, as that of a Schema
}

// A Body is a request body or the content of a response.
type Body struct {
	Description string
	Required    bool
	Content     []Media
	Place       Place
	Pointer     string // in its file, as that of a Schema
}

// Media is one media type of a body.
type Media struct {
	Type    string
	Schema  *Schema // nil when the document gives none; of a sequence, that of an item
	Place   Place
	Pointer string // in its file, as that of a Schema

	Sequence Sequence
	Sentinel string     // data of the event that ends a stream of them; "" when none is documented
	Encoding []Encoding // of a form's members
	Untyped  bool       // of a multipart body: a member without a type is a file
}

// A Response is one documented status.
type Response struct {
	Status      string // "200", "4XX", "default"
	Description string
	Headers     []*Parameter
	Content     []Media
	Links       []*Link
	Place       Place
	Pointer     string // in its file, as that of a Schema
}
