package diff

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// parameters compares the inputs outside the body. Those of the path go by their
// order in it, the others by name.
func (x *call) parameters() {
	added, removed := x.paths()
	for _, p := range x.new.Parameters {
		if p.In == "path" {
			continue
		}
		if old := lookup(x.old.Parameters, p); old != nil {
			x.parameter(old, p)
		} else {
			added = append(added, p)
		}
	}
	for _, p := range x.old.Parameters {
		if p.In != "path" && lookup(x.new.Parameters, p) == nil {
			removed = append(removed, p)
		}
	}
	for _, p := range added {
		k := slices.IndexFunc(removed, func(o *model.Parameter) bool { return x.renamed(o, p) })
		if k < 0 {
			x.addedParameter(p)
			continue
		}
		old := removed[k]
		removed = slices.Delete(removed, k, k+1)
		x.replacedParameter(old, p)
	}
	for _, p := range removed {
		e := unclear
		if p.Required {
			e.receiver = Breaking
		}
		x.report(x.at("parameter", "parameter "+p.Name), "removed", e, Place{p.Place, p.Pointer}, place(x.new), p.In, p.Name)
	}
}

// replacedParameter tells of a parameter that has another name, or another place,
// where styles cannot be compared.
func (x *call) replacedParameter(old, p *model.Parameter) {
	e := unclear
	if p.Required {
		e.sender = Breaking
	}
	if old.Required {
		e.receiver = Breaking
	}
	at := x.at("parameter", "parameter "+p.Name)
	from, to := Place{old.Place, old.Pointer}, Place{p.Place, p.Pointer}
	if old.In == p.In {
		x.report(at, "renamed", e, from, to, old.In+" "+old.Name, p.In+" "+p.Name)
		x.parameter(old, p)
		return
	}
	x.report(at, "moved", e, from, to, old.In+" "+old.Name, p.In+" "+p.Name)
	at.old, at.new = from, to
	x.walk(at, x.schemas(old.Schema, p.Schema, x.way))
}

// paths compares the parameters of the path. Of a path that has moved, some may
// be new or gone.
func (x *call) paths() (added, removed []*model.Parameter) {
	a, b := inPath(x.old), inPath(x.new)
	for k := range min(len(a), len(b)) {
		x.parameter(a[k], b[k])
	}
	return b[min(len(a), len(b)):], a[min(len(a), len(b)):]
}

// inPath gives the parameters of the path in its order.
func inPath(op *model.Operation) []*model.Parameter {
	var list []*model.Parameter
	for _, p := range op.Parameters {
		if p.In == "path" {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Parameter) int {
		return strings.Index(op.Path, "{"+a.Name+"}") - strings.Index(op.Path, "{"+b.Name+"}")
	})
	return list
}

// lookup finds a parameter of the same place and name. Names of headers have no case.
func lookup(list []*model.Parameter, p *model.Parameter) *model.Parameter {
	k := slices.IndexFunc(list, func(o *model.Parameter) bool {
		return o.In == p.In && (o.Name == p.Name || p.In == "header" && strings.EqualFold(o.Name, p.Name))
	})
	if k < 0 {
		return nil
	}
	return list[k]
}

// renamed takes a parameter for one that is gone when it has its name and another
// place, or its place and the same schema.
func (x *call) renamed(old, p *model.Parameter) bool {
	if old.Name == p.Name {
		return true
	}
	j := &judge{comparer: x.comparer}
	return old.In == p.In && old.Required == p.Required && old.Description == p.Description &&
		j.silent(x.schemas(old.Schema, p.Schema, x.way), map[*node]bool{})
}

func (x *call) addedParameter(p *model.Parameter) {
	at := Place{p.Place, p.Pointer}
	if p.Required {
		x.report(x.at("parameter", "parameter "+p.Name), "required-added", effect{Breaking, Safe}, place(x.old), at, p.In, p.Name)
		return
	}
	x.report(x.at("parameter", "parameter "+p.Name), "added", harmless, place(x.old), at, p.In, p.Name)
}

func (x *call) parameter(a, b *model.Parameter) {
	x.input(x.at("parameter", "parameter "+b.Name), a, b)
}

// input compares a parameter, or a header of an answer.
func (x *call) input(p position, a, b *model.Parameter) {
	p.old, p.new = Place{a.Place, a.Pointer}, Place{b.Place, b.Pointer}
	switch {
	case !a.Required && b.Required:
		x.report(p, "became-required", narrows, p.old, p.new)
	case a.Required && !b.Required:
		x.report(p, "became-optional", widens, p.old, p.new)
	}
	if !a.Deprecated && b.Deprecated {
		x.report(p, "deprecated", harmless, p.old, p.new)
	}
	if a.Style != b.Style || a.Explode != b.Explode || a.MediaType != b.MediaType {
		x.report(p, "style-changed", x.restyled(p.way, a, b), p.old, p.new, written(a), written(b))
	}
	if a.Reserved != b.Reserved {
		e := effect{Safe, Risky} // what comes unencoded may mean something else to yesterday's receiver
		if a.Reserved {
			e = harmless
		}
		x.report(p, "style-changed", e, p.old, p.new, written(a), written(b))
	}
	if a.Empty != b.Empty {
		e := widens
		if a.Empty {
			e = narrows
		}
		x.report(p, "empty-changed", e, p.old, p.new)
	}
	x.walk(p, x.schemas(a.Schema, b.Schema, p.way))
}

// restyled tells what another style means: nothing to a plain text in the same frame.
func (x *call) restyled(way flow, a, b *model.Parameter) effect {
	plain := func(p *model.Parameter, directed bool) bool {
		return p.MediaType == "" && !x.view(p.Schema, way, directed).types.Has(model.Array) && !x.view(p.Schema, way, directed).types.Has(model.Object)
	}
	if a.Style == b.Style && plain(a, x.comparer.old.Directed) && plain(b, x.current.Directed) {
		return harmless
	}
	return replaces
}

func written(p *model.Parameter) string {
	if p.MediaType != "" {
		return p.MediaType
	}
	style := p.Style
	if p.Explode {
		style += ", explode"
	}
	if p.Reserved {
		style += ", allowReserved"
	}
	return style
}
