// Package server prints the server side of a package: Handler, Server, and one
// small method an operation, over the runtime. It knows nothing of HTTP itself.
package server

import (
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/form"
	"github.com/bizgen/bizgen/generator/plan"
)

// Emit returns the files server.go, server_2.go and so on.
func Emit(p *plan.Package) ([]emit.File, error) {
	return form.Emit(p, "server", emitPair)
}

// emitPair prints one pair; file is the name of the first file without its extension.
func emitPair(p form.Package, file string) ([]emit.File, error) {
	w := form.NewWriter("server")
	w.Add("handler", p)
	for _, op := range p.Operations {
		w.Add("unimplemented", operation{p.Names, op})
	}
	w.Add("server", p)
	written := map[string]bool{}
	for _, op := range p.Operations {
		w.Add("serve", operation{p.Names, op})
		if len(op.Errors) > 0 {
			w.Add("fail", op)
		}
		for _, r := range form.Responses(op) {
			if r.Type != "" && !written[r.Type] {
				written[r.Type] = true
				w.Add("respond", r)
			}
		}
	}
	return w.Files(file, p)
}

// operation is what the templates of an operation print from.
type operation struct {
	Names plan.PairNames
	*plan.Operation
}
