package document

import "strconv"

// A Position is a place in a file. Line and Column count from 1; a column is a
// character, not a byte, so that Hangul before it does not move it.
type Position struct {
	File         string // as the user gave it; other files relative to the same folder
	Line, Column int
}

// String gives "file:line:col", the form editors make a link of.
func (p Position) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// top is where a problem of a whole file is put.
func top(file string) Position { return Position{File: file, Line: 1, Column: 1} }
