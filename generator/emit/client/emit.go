// Package client prints the client side of a package: Client, and one small
// method an operation, over the runtime. It knows nothing of HTTP itself.
package client

import (
	"github.com/bizgen/bizgen/generator/emit"
	"github.com/bizgen/bizgen/generator/emit/form"
	"github.com/bizgen/bizgen/generator/plan"
)

// Emit returns the files client.go, client_2.go and so on, links.go where answers
// lead to other operations, and servers.go where the document names servers.
func Emit(p *plan.Package) ([]emit.File, error) {
	files, err := form.Emit(p, "client", emitPair)
	if err != nil {
		return nil, err
	}
	links := form.NewWriter("client")
	for _, l := range p.Links {
		links.Add("link", l)
	}
	printed, err := links.Files("links", form.Package{Package: p, Names: plan.PathNames})
	if files = append(files, printed...); err != nil || p.Servers == nil {
		return files, err
	}
	w := form.NewWriter("client")
	w.Add("servers", p.Servers)
	servers, err := w.Files("servers", form.Package{Package: p, Names: plan.PathNames})
	return append(files, servers...), err
}

// emitPair prints one pair; file is the name of the first file without its extension.
func emitPair(p form.Package, file string) ([]emit.File, error) {
	w := form.NewWriter("client")
	w.Add("client", p)
	read := map[string]bool{}
	for _, op := range p.Operations {
		w.Add("call", operation{p.Names, op, form.Cases(op)})
		for _, r := range form.Responses(op) {
			if r.Type != "" && !read[r.Type] {
				read[r.Type] = true
				w.Add("receive", r)
			}
		}
	}
	return w.Files(file, p)
}

// operation is what the templates of an operation print from.
type operation struct {
	Names plan.PairNames
	*plan.Operation
	Cases []form.Case
}
