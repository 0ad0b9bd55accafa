package generator

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/checks"
	"github.com/bizgen/bizgen/generator/emit/oapi"
	"github.com/bizgen/bizgen/generator/emit/validators"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/plan"
)

// A Target says whose types, server and client a package has.
type Target string

// The zero Target is Own.
const (
	Own         Target = "bizgen"
	OapiCodegen Target = "oapi-codegen" // with our checks before its server and its client
)

// Shapes says how a package of the target oapi-codegen looks.
type Shapes struct {
	Framework string // of the server: one of [Frameworks]; "" stands for the first
	File      string // path of a configuration of oapi-codegen, which then says it
	Config    []byte // its content; nil without one
}

// Frameworks are those that the target oapi-codegen has a server for.
func Frameworks() []string { return oapi.Frameworks() }

// ShapesFile is what a configuration of oapi-codegen says of its own output: the
// package's name and the path of the file, "" where it says nothing.
func ShapesFile(s Shapes) (pkg, file string, problems document.Problems) {
	c, problems := s.read()
	return c.Package, c.Output, problems
}

func (s Shapes) read() (oapi.Config, document.Problems) {
	if s.File == "" {
		return oapi.Default(s.Framework), nil
	}
	c, err := oapi.Read(s.Config)
	if fault, ok := errors.AsType[*oapi.Error](err); ok {
		return c, document.Problems{{Position: document.Position{File: s.File, Line: fault.Line, Column: 1}, Message: fault.Message}}
	}
	return c, nil
}

// printShapes prints a document of the target oapi-codegen. Names of ours that
// its code declares too are made anew.
func printShapes(job Job, doc *document.Document, m *model.Document, pkg *plan.Package) ([]emit.File, document.Problems) {
	config, problems := job.Shapes.read()
	if problems.HasErrors() {
		return nil, problems
	}
	if !job.Choice.All() {
		return nil, append(problems, at(job.Spec, "with oapi-codegen's shapes, its own configuration chooses operations: include-tags, exclude-tags and include-operation-ids below output-options"))
	}
	if config.Package != "" && config.Package != job.Package {
		message := fmt.Sprintf("package: %s here, and %s where bizgen is told; make them one", config.Package, job.Package)
		return nil, append(problems, at(job.Shapes.File, message))
	}
	shapes, err := oapi.Emit(pkg, doc.Fresh, config)
	if err != nil {
		return nil, append(problems, at(job.Spec, err.Error()))
	}
	theirs, err := oapi.Declared(shapes)
	if err != nil {
		return nil, append(problems, broken(job, err))
	}
	for range 2 {
		files, err := printChecks(pkg)
		if err != nil {
			return nil, append(problems, broken(job, err))
		}
		shared, err := common(files, theirs)
		if err != nil {
			return nil, append(problems, broken(job, err))
		}
		if len(shared) == 0 {
			return append(files, shapes), problems
		}
		options := planOptions(job)
		options.Taken = shared
		pkg, _ = plan.New(m, options)
	}
	return nil, append(problems, at(job.Spec, "oapi-codegen declares names that bizgen's checks have; rename the schemas with x-go-name"))
}

// printChecks prints what of a package is ours.
func printChecks(pkg *plan.Package) (files []emit.File, err error) {
	for _, print := range []func(*plan.Package) ([]emit.File, error){validators.Emit, checks.Emit} {
		printed, err := print(pkg)
		if err != nil {
			return nil, err
		}
		for _, f := range printed { // beside files of others
			f.Name = strings.TrimSuffix(f.Name, ".go") + ".gen.go"
			files = append(files, f)
		}
	}
	return files, nil
}

// common returns the names that files declare and theirs has.
func common(files []emit.File, theirs []string) (shared []string, err error) {
	for _, f := range files {
		ours, err := oapi.Declared(f)
		if err != nil {
			return nil, err
		}
		for _, name := range ours {
			if name != "_" && slices.Contains(theirs, name) {
				shared = append(shared, name)
			}
		}
	}
	return shared, nil
}

// broken is the problem of code that does not parse.
func broken(job Job, err error) document.Problem {
	return at(job.Spec, fmt.Sprintf("the generated code is broken, which is a fault of bizgen: %v", err))
}

// outputs gives printed files the form in which they are written.
func outputs(printed []emit.File) []output.File {
	files := make([]output.File, len(printed))
	for i, f := range printed {
		files[i] = output.File(f)
	}
	return files
}
