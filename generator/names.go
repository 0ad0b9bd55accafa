package generator

import (
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/slice"
)

// A Name says what something of a document is called in Go, and why.
type Name = plan.Naming

// Names lists what the exported names of a job's package come from. It writes
// nothing. With an error among the problems there are none.
func Names(job Job) ([]Name, document.Problems) {
	doc, problems := document.Load(job.Spec, document.Options{Lenient: job.Lenient, Overlays: job.Overlays})
	if problems.HasErrors() {
		return nil, problems
	}
	m, found := lower.Document(doc)
	found = append(found, slice.Apply(m, job.Choice)...)
	problems = append(problems, convert(found)...)
	if problems.HasErrors() {
		return nil, problems
	}
	pkg, found := plan.New(m, planOptions(job))
	problems = append(problems, convert(found)...)
	if problems.HasErrors() {
		return nil, problems
	}
	return pkg.Namings(), problems
}
