package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says whether generation can go on.
type Severity int

const (
	// Error means that the document cannot be understood as it stands.
	Error Severity = iota
	// Warning means that it can, and how it was understood is in the message.
	Warning
)

// A Problem is one thing that is wrong in a document, with its place.
type Problem struct {
	Position Position
	Severity Severity
	Message  string // what is wrong and what to do, one line
}

// Error gives "file:line:col: message", with "warning: " after the place of a warning.
func (p Problem) Error() string {
	if p.Severity == Warning {
		return p.Position.String() + ": warning: " + p.Message
	}
	return p.Position.String() + ": " + p.Message
}

// Problems is everything that one run found. It is an error with one line a problem.
type Problems []Problem

// Error joins the problems, one line each.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Err gives the problems as an error, or nil when all of them are warnings.
func (ps Problems) Err() error {
	if !ps.HasErrors() {
		return nil
	}
	return ps
}

// HasErrors reports whether one of the problems is more than a warning.
func (ps Problems) HasErrors() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// Sort puts the problems into the order of their places: file, line, column.
// Problems of one place keep their order.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Position.File, b.Position.File),
			cmp.Compare(a.Position.Line, b.Position.Line),
			cmp.Compare(a.Position.Column, b.Position.Column),
		)
	})
}

func problemAt(at Position, format string, args ...any) *Problem {
	return &Problem{Position: at, Message: oneLine(fmt.Sprintf(format, args...))}
}

// oneLine keeps a message on its line whatever text of the document it quotes.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
