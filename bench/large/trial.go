package main

import (
	"os"
	"path/filepath"
	"time"

	"github.com/bizgen/bizgen/bench/process"
)

// A trial is what one generator made of one document.
type trial struct {
	document  string
	size      int64
	generator string
	note      string // how it was started, where that was not as usual
	generate  process.Usage
	lines     int
	build     process.Usage
	failed    string // at which step it ended, and with what words; "" is whole
}

// try generates and compiles, in the next way where one does not end well. If none
// does, the first one's end is told.
func (g generator) try(document, scratch string, patience time.Duration) (trial, error) {
	var first trial
	for k, w := range g.ways {
		t, err := g.once(w, document, scratch, patience)
		if err != nil || t.failed == "" {
			return t, err
		}
		if k == 0 {
			first = t
		}
	}
	return first, nil
}

func (g generator) once(w way, document, scratch string, patience time.Duration) (t trial, err error) {
	t = trial{generator: g.name, note: w.note}
	if err := os.RemoveAll(scratch); err != nil {
		return t, err
	}
	out := filepath.Join(scratch, "api")
	if err := os.MkdirAll(out, 0o777); err != nil {
		return t, err
	}
	var problem error
	if t.generate, problem = process.Run(patience, out, g.program, w.args(document, out)...); problem != nil {
		t.failed = "generating: " + problem.Error()
		return t, nil
	}
	if t.lines, err = process.Lines(out); err != nil {
		return t, err
	}
	if t.build, problem = process.Compile(patience, out, "api"); problem != nil {
		t.failed = "compiling: " + problem.Error()
	}
	return t, nil
}
