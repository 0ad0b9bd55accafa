package generator

import (
	"encoding/json"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/record"
)

// unchanged tells whether the last run of job has left what this one would: then
// its warnings are said again and nothing is done.
func unchanged(store *record.Store, job Job, seen *observer) (document.Problems, bool) {
	run, ok := store.Find(keyOf(job), seen.reading)
	if !ok {
		return nil, false
	}
	state, err := output.State(job.Out, run.Folders)
	var problems document.Problems
	if err != nil || state != run.State || json.Unmarshal(run.Notes, &problems) != nil {
		return nil, false
	}
	return problems, true
}

// remember notes what a run of job has read and left. A lenient one is not: a file
// that was missing may be there next time.
func remember(store *record.Store, job Job, p prepared) {
	if store == nil || job.Lenient || p.inputs == nil {
		return
	}
	notes, err := json.Marshal(p.problems)
	if err != nil {
		return
	}
	folders := output.Folders(p.files)
	state, err := output.State(job.Out, folders)
	if err != nil {
		return
	}
	store.Keep(keyOf(job), record.Run{Inputs: p.inputs, State: state, Folders: folders, Notes: notes})
}

// keyOf is everything outside of the files that decides about the code.
func keyOf(job Job) any {
	return []any{job, document.Confinement(job.Spec)}
}
