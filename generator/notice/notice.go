// Package notice writes what a command has to say of files: for people, with the
// line at fault, and in the forms that programs read. It knows how problems look
// and nothing of what they are about.
package notice

import (
	"fmt"
	"io"

	"github.com/bizgen/bizgen/generator/document"
)

// Forms are the forms that a log can be had in, the usual one first.
var Forms = []string{"text", "json", "github-actions", "junit"}

// An Entry is one thing to say of a file, or of a place in it.
type Entry struct {
	document.Problem        // with Line 0 when it is about the whole file
	Kind             string // "problem"; "missing", "stale" or "orphaned" of generated code
}

// A Log takes what there is to say while a command runs. Text and workflow commands
// are written at once; the other forms are one document, written at the end.
type Log struct {
	Form string // one of [Forms]
	// Frames says that text shows the lines at fault. By itself it does so on a
	// terminal: elsewhere a problem is a line, which programs count on.
	Frames  bool
	w       io.Writer
	entries []Entry
	frames  int // written, of [maxFrames]
	lines   source
}

// New makes a log that writes text to w until its Form is set.
func New(w io.Writer) *Log { return &Log{Form: Forms[0], Frames: Terminal(w), w: w} }

// Whole tells whether the form is one document, which no other line may disturb.
func (l *Log) Whole() bool { return l.Form == "json" || l.Form == "junit" }

// Problem adds a problem of a document.
func (l *Log) Problem(p document.Problem) {
	l.add(Entry{Problem: p, Kind: "problem"})
}

// Finding adds what a check has found of a whole file.
func (l *Log) Finding(kind, file string) {
	l.add(Entry{Kind: kind, Problem: document.Problem{Position: document.Position{File: file}, Message: kind}})
}

func (l *Log) add(e Entry) {
	l.entries = append(l.entries, e)
	switch l.Form {
	case "text":
		l.text(e)
	case "github-actions":
		l.workflow(e)
	}
}

// Note writes a line for people; forms that are one document have no place for it.
func (l *Log) Note(line string) {
	if !l.Whole() {
		fmt.Fprintln(l.w, line)
	}
}

// End closes the log: message says why the command has ended with the exit code,
// or is "". The hint is for people. A command that runs on may begin again.
func (l *Log) End(code int, message, hint string) {
	switch l.Form {
	case "json":
		l.json(code, message)
	case "junit":
		l.junit(message)
	case "github-actions":
		l.failure(message)
	default:
		if message != "" {
			fmt.Fprintln(l.w, "bizgen: "+message)
		}
	}
	if hint != "" {
		l.Note(hint)
	}
	l.entries, l.frames, l.lines = nil, 0, source{}
}

func (l *Log) text(e Entry) {
	if e.Position.Line == 0 {
		fmt.Fprintln(l.w, e.Position.File+": "+e.Message)
		return
	}
	fmt.Fprintln(l.w, e.Error())
	if l.Frames && e.Severity == document.Error && l.frames < maxFrames {
		l.frame(e.Position)
	}
}
