// Package operations prints what both sides of an operation share: the structs of
// requests and responses, and the errors. It knows nothing of servers and clients.
package operations

import (
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/form"
	"github.com/bizgen/bizgen/generator/plan"
)

// Emit returns the files operations.go, operations_2.go and so on, and security.go
// where the document has security schemes.
func Emit(p *plan.Package) ([]emit.File, error) {
	files, err := form.Emit(p, "operations", emitPair)
	if err != nil {
		return nil, err
	}
	security, err := emitSecurity(p)
	return append(files, security...), err
}

// emitSecurity prints the security schemes, and what operations demand, of all
// pairs together: the schemes are theirs in common.
func emitSecurity(p *plan.Package) ([]emit.File, error) {
	w := form.NewWriter("operations")
	for _, s := range p.Schemes {
		w.Add("scheme", s)
	}
	for _, s := range p.Secured {
		w.Add("secured", s)
	}
	return w.Files("security", form.Package{Package: p, Names: plan.PathNames})
}

// emitPair prints one pair; file is the name of the first file without its extension.
func emitPair(p form.Package, file string) ([]emit.File, error) {
	w := form.NewWriter("operations")
	declared := map[string]bool{}
	for _, op := range p.Operations {
		w.Add("request", op)
		for _, b := range op.Bodies() {
			if b.Files != "" {
				w.Add("files", b)
			}
		}
		if op.Result == plan.ResultSealed {
			w.Add("sealed", op)
		}
		for _, c := range form.Cases(op) {
			if c.Type == "" {
				continue
			}
			if !declared[c.Type] {
				declared[c.Type] = true
				w.Add("response", response{op, c})
			}
			if op.Result == plan.ResultSealed && !c.Error {
				w.Add("seal", response{op, c})
			}
		}
	}
	return w.Files(file, p)
}

// response is what the templates of a response print from.
type response struct {
	Op *plan.Operation
	form.Case
}
