package runtime

import (
	"strconv"
	"strings"
)

// A Violation is one broken rule of a document, at one place of an instance.
type Violation struct {
	// In says where the instance was: "body" or, for a parameter, "path",
	// "query", "header" or "cookie". Empty outside HTTP.
	In string
	// Name is the parameter's name; empty for a body.
	Name string
	// Pointer is the JSON Pointer (RFC 6901) of the offending value; for a
	// missing member, of the object that lacks it. "" is the whole instance.
	Pointer string
	// Keyword is the JSON Schema keyword that failed, or one of the reader's
	// own: "syntax", "duplicate", "depth", "range" (the value is legal but the
	// Go type cannot hold it).
	Keyword string
	// SchemaPointer is the place of the keyword in the document, for example
	// "#/components/schemas/Ordersheet/properties/cid/maxLength".
	SchemaPointer string
	// Detail is what the keyword asked for: a limit, the missing member's
	// name, the wanted types. Never a value of the instance.
	Detail string
	// Offset is the byte offset into the instance that the violation was found at.
	Offset int
}

// Message says in English what is wrong. It never repeats the instance's value.
func (v Violation) Message() string { return message(v) }

// String returns the place and the English message: "/data/cid: must have ...".
func (v Violation) String() string { return v.place() + ": " + v.Message() }

// Error is what an instance was refused for: every violation, in the order in
// which reading met them. The list stops at [MaxViolations].
type Error struct {
	Violations []Violation
	// Truncated is set when there were more violations than the list holds.
	Truncated bool
}

// MaxViolations is the length at which the list of an [Error] stops.
const MaxViolations = 32

// Error joins the violations, one "pointer: message" each.
func (e *Error) Error() string {
	var b strings.Builder
	for i, v := range e.Violations {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(v.String())
	}
	if e.Truncated {
		b.WriteString("; and more")
	}
	return b.String()
}

// place names the value for a reader: the pointer, or the parameter before it.
func (v Violation) place() string {
	p := v.Pointer
	if v.Name != "" {
		return v.In + " parameter " + strconv.Quote(v.Name) + p
	}
	if p == "" {
		return "(root)"
	}
	return p
}
