// Package checks prints what holds requests and answers against the document where
// the types of a package, its server and its client are another generator's: for
// each operation, what reads its parameters and bodies only to check them.
package checks

import (
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/form"
	"github.com/bizgen/bizgen/generator/plan"
)

// Emit returns the files checks.go, checks_2.go and so on.
func Emit(p *plan.Package) ([]emit.File, error) {
	paths := form.Package{Package: p, Names: plan.PathNames}
	w := form.NewWriter("checks")
	w.Add("gate", paths)
	for _, op := range p.Operations {
		w.Add("request", op)
	}
	w.Add("answers", paths)
	for _, op := range p.Operations {
		w.Add("answer", operation{op, form.Cases(op)})
	}
	return w.Files("checks", paths)
}

// operation is an operation with its responses in the order of trying.
type operation struct {
	*plan.Operation
	Cases []form.Case
}
