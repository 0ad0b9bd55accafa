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
	// Go type cannot hold it), "case" (so does the name of a member that
	// encoding/json, in the place of our decoders, takes for another).
	Keyword string
	// SchemaPointer is the place of the keyword in the document, for example
	// "#/components/schemas/Ordersheet/properties/cid/maxLength".
	SchemaPointer string
	// Detail is what the keyword asked for: a limit, the missing member's
	// name, the wanted types. Never a value of the instance.
	Detail string
	// Offset is the byte offset into the instance that the violation was found at.
	Offset int

	secret bool // nothing of the value is told: not where within it
}

// Message says in English what is wrong. It never repeats the instance's value.
func (v Violation) Message() string { return message(v) }

// String returns the place and the English message: "/data/cid: must have ...".
func (v Violation) String() string { return v.place() + ": " + v.Message() }

// Error is what an instance was refused for: every violation, in the order in
// which reading met them. The list stops at the limit of the [Reading].
type Error struct {
	Violations []Violation
	// Truncated is set when there were more violations than the list holds.
	Truncated bool
}

// Error joins the violations, one "pointer: message" each, up to 400 KB of them.
func (e *Error) Error() string {
	text, all := violationsText(e.Violations, Violation.Message)
	if e.Truncated || !all {
		text += "; and more"
	}
	return text
}

// maxReport is how much is told of violations, in bytes, however many may be
// listed: who calls must not be able to make an answer of any size.
const maxReport = 400 << 10

// violationsText joins violations; all is false where there were too many.
func violationsText(list []Violation, message func(Violation) string) (text string, all bool) {
	var b strings.Builder
	for i, v := range list {
		if b.Len() > maxReport {
			return b.String(), false
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(v.place() + ": " + message(v))
	}
	return b.String(), true
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
