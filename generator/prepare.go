package generator

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/standalone"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/record"
)

// A prepared job is one that can be written.
type prepared struct {
	unchanged bool // since the last run: there is nothing to write
	files     []output.File
	problems  document.Problems
	inputs    map[string]record.Sum // nil when there are errors
	report    output.Report
}

// prepare generates every job and looks at every folder, so that all problems
// are known before anything is written.
func prepare(ctx context.Context, jobs []Job, store *record.Store, opts []Option) ([]prepared, document.Problems, error) {
	seen := observe(opts)
	plans := make([]prepared, len(jobs))
	each(len(jobs), func(i int) {
		if context.Cause(ctx) == nil {
			plans[i] = prepareOne(jobs[i], store, seen)
			seen.finished()
		}
	})
	var problems document.Problems
	for i, job := range jobs {
		problems = append(problems, plans[i].problems...)
		if j := slices.IndexFunc(jobs[:i], func(other Job) bool { return overlap(other, job) }); j >= 0 {
			problems = append(problems, at(job.Spec, "goes to the folder "+job.Out+", as "+jobs[j].Spec+" does; give each document its own"))
		}
	}
	problems.Sort()
	return plans, slices.Compact(problems), context.Cause(ctx)
}

// each calls do for every number below n, as many at a time as there are
// processors.
func each(n int, do func(int)) {
	var wait sync.WaitGroup
	room := make(chan bool, runtime.GOMAXPROCS(0))
	for i := range n {
		room <- true
		wait.Go(func() {
			defer func() { <-room }()
			do(i)
		})
	}
	wait.Wait()
}

func prepareOne(job Job, store *record.Store, seen *observer) prepared {
	if problems, ok := unchanged(store, job, seen); ok {
		return prepared{unchanged: true, problems: problems, report: output.Report{Dir: job.Out}}
	}
	p := generate(job, seen)
	report, err := output.Diff(job.Out, p.files, job.folder()...)
	p.report = report
	p.problems = append(p.problems, folderProblems(job.Out, err)...)
	return p
}

// generate makes the files of one package.
func generate(job Job, seen *observer) prepared {
	doc, problems := document.Load(job.Spec, document.Options{Lenient: job.Lenient, Overlays: job.Overlays, Fetch: seen.reading})
	if problems.HasErrors() {
		return prepared{problems: append(problems, diagnose(job, doc, problems)...)}
	}
	files, more := pipeline(job, doc)
	problems = append(problems, more...)
	if problems.HasErrors() {
		return prepared{problems: problems}
	}
	if job.Copy != "" {
		var err error
		if files, err = standAlone(files, job.Copy); err != nil {
			return prepared{problems: append(problems, broken(job, err))}
		}
	}
	inputs := map[string]record.Sum{}
	for _, path := range doc.Files() {
		inputs[path] = doc.Sum(path)
	}
	return prepared{files: files, problems: problems, inputs: inputs}
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

// overlap tells whether two jobs want one folder.
func overlap(a, b Job) bool {
	return slices.ContainsFunc(a.folders(), func(x string) bool {
		return slices.ContainsFunc(b.folders(), func(y string) bool { return sameFolder(x, y) })
	})
}

// standAlone adds a copy of the runtime to a package.
func standAlone(files []output.File, at string) ([]output.File, error) {
	printed := make([]emit.File, len(files))
	for i, f := range files {
		printed[i] = emit.File(f)
	}
	whole, err := standalone.Copy(printed, at)
	return outputs(whole), err
}

// sameFolder compares paths as far as they can be compared while the folders
// may not exist yet.
func sameFolder(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// warning is a problem of a whole file that stops nothing.
func warning(file, message string) document.Problem {
	p := at(file, message)
	p.Severity = document.Warning
	return p
}

// at is a problem of a whole file.
func at(file, message string) document.Problem {
	return document.Problem{Position: document.Position{File: file, Line: 1, Column: 1}, Message: message}
}
