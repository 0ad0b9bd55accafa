// Package generator is the table of contents of the program: an OpenAPI
// document goes through the phases, one after the other, and comes out as the
// files of a Go package. It knows the order of the phases and nothing of what
// they do.
package generator

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/slice"
)

// A Format says what the keyword "format" does.
type Format string

// The zero Format is Assert.
const (
	Assert   Format = "assert"   // formats are checked
	Annotate Format = "annotate" // formats describe values, as JSON Schema has it by itself
)

// A Job is one document to generate a package from.
type Job struct {
	Spec    string // path of the document
	Package string // name of the package
	Out     string // path of the package's folder
	Format  Format
	Fill    bool // decoding gives absent members their default
	Lenient bool // take harmless faults of the document as warnings
	// Overlays are paths of OpenAPI Overlays that are applied to the document in
	// this order.
	Overlays []string
	// Choice is of the operations that are generated; the zero Choice is all.
	Choice slice.Choice
}

// Generate makes the files of one package. It reads the document and writes
// nothing. With an error among the problems there are no files.
func Generate(job Job) ([]output.File, document.Problems) {
	doc, problems := document.Load(job.Spec, document.Options{Lenient: job.Lenient, Overlays: job.Overlays})
	if problems.HasErrors() {
		return nil, append(problems, diagnose(job, doc, problems)...)
	}
	files, more := pipeline(job, doc)
	return files, append(problems, more...)
}

// Run generates every job and then brings the folders up to date, or, when one
// of the jobs has an error, leaves all of them as they are. The reports say
// what was written, folder by folder. The error is the system's: a full disk,
// or the end of ctx.
func Run(ctx context.Context, jobs []Job) ([]output.Report, document.Problems, error) {
	plans, problems, err := prepare(ctx, jobs)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	var reports []output.Report
	for i, job := range jobs {
		report, err := output.Write(job.Out, plans[i].files)
		if err != nil {
			return reports, problems, err
		}
		reports = append(reports, report)
	}
	return reports, problems, nil
}

// Check generates every job and writes nothing. The reports say what [Run]
// would write.
func Check(ctx context.Context, jobs []Job) ([]output.Report, document.Problems, error) {
	plans, problems, err := prepare(ctx, jobs)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	var reports []output.Report
	for _, p := range plans {
		reports = append(reports, p.report)
	}
	return reports, problems, nil
}

// A prepared job is one that can be written.
type prepared struct {
	files  []output.File
	report output.Report
}

// prepare generates every job and looks at every folder, so that all problems
// are known before anything is written.
func prepare(ctx context.Context, jobs []Job) ([]prepared, document.Problems, error) {
	var problems document.Problems
	plans := make([]prepared, len(jobs))
	for i, job := range jobs {
		if err := context.Cause(ctx); err != nil {
			return nil, problems, err
		}
		files, more := Generate(job)
		problems = append(problems, more...)
		report, err := output.Diff(job.Out, files)
		problems = append(problems, folderProblems(job.Out, err)...)
		if j := slices.IndexFunc(jobs[:i], func(other Job) bool { return sameFolder(other.Out, job.Out) }); j >= 0 {
			problems = append(problems, at(job.Spec, "goes to the folder "+job.Out+", as "+jobs[j].Spec+" does; give each document its own"))
		}
		plans[i] = prepared{files, report}
	}
	problems.Sort()
	return plans, slices.Compact(problems), context.Cause(ctx)
}

// folderProblems says why a folder cannot be written to.
func folderProblems(dir string, err error) document.Problems {
	if err == nil {
		return nil
	}
	foreign, ok := errors.AsType[*output.ForeignError](err)
	if !ok {
		return document.Problems{at(dir, err.Error())}
	}
	var problems document.Problems
	for _, file := range foreign.Files {
		problems = append(problems, at(file, output.ForeignMessage))
	}
	return problems
}

// sameFolder compares paths as far as they can be compared while the folders
// may not exist yet.
func sameFolder(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// at is a problem of a whole file.
func at(file, message string) document.Problem {
	return document.Problem{Position: document.Position{File: file, Line: 1, Column: 1}, Message: message}
}
