// Package generator is the table of contents of the program: an OpenAPI
// document goes through the phases, one after the other, and comes out as the
// files of a Go package. It knows the order of the phases and nothing of what
// they do.
package generator

import (
	"context"
	"path/filepath"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/emit/standalone"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/record"
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
	Target Target
	Shapes Shapes // of the target oapi-codegen
	// Copy is the import path of the folder [standalone.Folder] of the package where a
	// copy of the runtime is to go there; "" where the code imports bizgen's.
	Copy string
}

// folder says what else the folder of the output may hold: handlers commonly stand
// beside the output of oapi-codegen, and a copy of the runtime below it.
func (j Job) folder() []output.Option {
	options := []output.Option{output.Below(standalone.Header, standalone.Folders...)}
	if j.Target == OapiCodegen {
		options = append(options, output.Shared)
	}
	return options
}

// folders are all that belong to the job.
func (j Job) folders() []string {
	list := []string{j.Out}
	if j.Copy != "" {
		for _, folder := range standalone.Folders {
			list = append(list, filepath.Join(j.Out, filepath.FromSlash(folder)))
		}
	}
	return list
}

// Generate makes the files of one package. It reads the document and writes
// nothing. With an error among the problems there are no files.
func Generate(job Job) ([]output.File, document.Problems) {
	p := generate(job, observe(nil))
	return p.files, p.problems
}

// Run generates every job and then brings the folders up to date, or, when one
// of the jobs has an error, leaves all of them as they are. The reports say
// what was written, folder by folder. A job whose last run is in the store, with
// nothing changed since, is not generated again; the store may be nil. The error
// is the system's: a full disk, or the end of ctx.
func Run(ctx context.Context, jobs []Job, store *record.Store, opts ...Option) ([]output.Report, document.Problems, error) {
	plans, problems, err := prepare(ctx, jobs, store, opts)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	var reports []output.Report
	for i, job := range jobs {
		report := plans[i].report
		if !plans[i].unchanged {
			if report, err = output.Write(job.Out, plans[i].files, job.folder()...); err != nil {
				return reports, problems, err
			}
			remember(store, job, plans[i])
		}
		reports = append(reports, report)
	}
	return reports, problems, nil
}

// Check generates every job and writes nothing. The reports say what [Run]
// would write.
func Check(ctx context.Context, jobs []Job, opts ...Option) ([]output.Report, document.Problems, error) {
	plans, problems, err := prepare(ctx, jobs, nil, opts)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	var reports []output.Report
	for _, p := range plans {
		reports = append(reports, p.report)
	}
	return reports, problems, nil
}
