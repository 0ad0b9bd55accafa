package generator

import (
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/client"
	"github.com/bizgen/bizgen/generator/emit/codec"
	"github.com/bizgen/bizgen/generator/emit/models"
	"github.com/bizgen/bizgen/generator/emit/objects"
	"github.com/bizgen/bizgen/generator/emit/operations"
	"github.com/bizgen/bizgen/generator/emit/server"
	"github.com/bizgen/bizgen/generator/emit/validators"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/slice"
)

// emitters print a planned package, each its own files. They do not know each
// other: the codec is handed the reading that the validators print.
var emitters = []func(*plan.Package) ([]emit.File, error){
	models.Emit,
	func(p *plan.Package) ([]emit.File, error) {
		return codec.Emit(p, codec.Reader{Open: validators.Root, Whole: validators.Whole, Name: validators.Name})
	},
	func(p *plan.Package) ([]emit.File, error) {
		return objects.Emit(p, objects.Printer{
			Read: validators.Literal, Simple: validators.Simple, Name: validators.Name, Quote: codec.Quote,
			Build: codec.Build, Append: codec.Append, Zero: codec.Zero, Fill: codec.Fill, Rest: codec.Rest,
		})
	},
	validators.Emit, // last of these: it prints the functions that they call
	operations.Emit,
	server.Emit,
	client.Emit,
}

// pipeline is the way from the document to the files.
var pipeline = func(job Job, doc *document.Document) ([]output.File, document.Problems) {
	m, found := lower.Document(doc)
	problems := convert(found)
	if problems.HasErrors() {
		return nil, append(problems, diagnose(job, doc, problems)...)
	}
	problems = append(problems, convert(slice.Apply(m, job.Choice))...)
	if problems.HasErrors() {
		return nil, problems
	}
	pkg, found := plan.New(m, planOptions(job))
	problems = append(problems, convert(found)...)
	if problems.HasErrors() {
		return nil, problems
	}
	if job.Target == OapiCodegen {
		printed, more := printShapes(job, doc, m, pkg)
		return outputs(printed), append(problems, more...)
	}
	var files []output.File
	for _, print := range emitters {
		printed, err := print(pkg)
		if err != nil {
			return nil, append(problems, broken(job, err))
		}
		files = append(files, outputs(printed)...)
	}
	return files, problems
}

func planOptions(job Job) plan.Options {
	return plan.Options{Package: job.Package, AssertFormat: job.Format != Annotate, FillDefaults: job.Fill, Lenient: job.Lenient, ChecksOnly: job.Target == OapiCodegen}
}

// diagnose goes on with a document that a phase has found faults in, only to name
// the faults that later phases find: all of them are told in one run. Where known
// says something of a place already, it is enough.
func diagnose(job Job, doc *document.Document, known document.Problems) (more document.Problems) {
	if doc.Root == nil {
		return nil
	}
	told := map[document.Position]bool{}
	for _, p := range known {
		told[p.Position] = true
	}
	// What a phase expects of the one before does not hold here, so it may fail in
	// any way; the faults that are known stand.
	defer func() { _ = recover() }()
	m, found := lower.Document(doc)
	_, later := plan.New(m, planOptions(job))
	for _, p := range convert(append(found, later...)) {
		if p.Severity == document.Error && !told[p.Position] {
			told[p.Position] = true
			more = append(more, p)
		}
	}
	return more
}

// convert gives the problems of the inner phases the form that users see.
func convert(found []model.Problem) document.Problems {
	var problems document.Problems
	for _, p := range found {
		severity := document.Error
		if p.Warning {
			severity = document.Warning
		}
		problems = append(problems, document.Problem{
			Position: document.Position{File: p.Place.File, Line: p.Place.Line, Column: p.Place.Column},
			Severity: severity,
			Message:  p.Message,
		})
	}
	return problems
}
