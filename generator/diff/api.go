package diff

import (
	"strings"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// An identifier is a name of generated Go that code of a user may have.
type identifier struct {
	name  string // "Order.Price"
	form  string // what the compiler knows of it
	owner Role   // whose code has it
	at    Place
	duty  bool // of an interface that users implement
}

// An api is the identifiers of a package by what they stand for in the document.
type api struct {
	keys  []string
	by    map[string]identifier
	names map[string]string // keys by the name
	doc   *model.Document
}

func (a *api) add(key string, i identifier) {
	if _, known := a.by[key]; known {
		return
	}
	a.keys = append(a.keys, key)
	a.by[key], a.names[i.name] = i, key
}

// apiOf lists what a package exports. Renamed schemas are those of which the
// document has changed the name alone: they keep the key of the old one.
func apiOf(p *plan.Package, m *model.Document, renamed map[string]string) *api {
	a := &api{by: map[string]identifier{}, names: map[string]string{}, doc: m}
	for _, t := range p.Types {
		a.typ(t, renamed)
	}
	for _, s := range p.Aliases {
		a.add("alias "+s.Name, identifier{name: s.Name, form: "= " + s.Target, owner: Both, at: a.component(s.Name)})
	}
	a.calls("", plan.PathNames, p.Operations, m.Operations, Server, Client)
	for _, pair := range p.Pairs {
		from := m.Webhooks
		if pair.File == "callback" {
			from = m.Callbacks
		}
		a.calls(pair.File+" ", pair.Names, pair.Operations, from, Client, Server)
	}
	for _, s := range p.Schemes {
		at := Place{Pointer: "#/components/securitySchemes/" + s.Name}
		for _, declared := range m.Security {
			if declared.Name == s.Name {
				at.Place = declared.Place
			}
		}
		a.add("scheme "+s.Name, identifier{name: s.Option, form: "option for " + s.Argument, owner: Client, at: at})
		if s.Source != "" {
			a.add("scheme source "+s.Name, identifier{name: s.Source, form: "option", owner: Client, at: at})
		}
	}
	return a
}

func (a *api) component(name string) Place {
	for _, c := range a.doc.Schemas {
		if c.Name == name {
			return at(c.Schema)
		}
	}
	return a.whole()
}

// whole is the place of the document.
func (a *api) whole() Place {
	return Place{model.Place{File: a.doc.File, Line: 1, Column: 1}, "#"}
}

// key is what a type stands for.
func key(t *plan.Type, renamed map[string]string) string {
	if t.Schema() == nil { // of no schema of its own
		return "type named " + t.Name
	}
	pointer := t.Schema().Pointer + " " + t.Schema().For
	for current, old := range renamed {
		if rest, ok := strings.CutPrefix(pointer, current); ok && (rest[0] == '/' || rest[0] == ' ') {
			return "type " + old + rest
		}
	}
	return "type " + pointer
}

func (a *api) typ(t *plan.Type, renamed map[string]string) {
	if t.Name == "" {
		return
	}
	k, at := key(t, renamed), a.whole()
	if t.Schema() != nil {
		at = Place{t.Schema().Place, t.Schema().Pointer}
	}
	a.add(k, identifier{name: t.Name, form: underlying(t), owner: Both, at: at})
	for _, f := range t.Fields {
		a.add(k+" member "+f.JSON, identifier{name: t.Name + "." + f.Name, form: f.Go(), owner: Both, at: memberPlace(t.Schema(), f.JSON, at)})
		if f.Accessor != "" {
			a.add(k+" accessor "+f.JSON, identifier{name: t.Name + "." + f.Accessor, form: "func() " + f.Type.Go(), owner: Both, at: memberPlace(t.Schema(), f.JSON, at)})
		}
	}
	for _, f := range t.Files {
		a.add(k+" file "+f.Part, identifier{name: t.Name + "." + f.Name, form: f.Go(), owner: Both, at: memberPlace(t.Schema(), f.Part, at)})
	}
	if t.Rest != nil {
		a.add(k+" rest", identifier{name: t.Name + "." + t.Rest.Name, form: "map[string]" + t.Rest.Elem.Go(), owner: Both, at: at})
	}
	if t.Union != nil {
		for _, v := range t.Union.Variants {
			a.add(k+" variant "+key(v.Type, renamed), identifier{name: t.Union.Value + " of " + v.Go(), form: "variant", owner: Both, at: at})
		}
	}
	for _, c := range t.Consts {
		a.add(k+" value "+c.Value, identifier{name: c.Name, form: t.Name + " = " + c.Value, owner: Both, at: at})
	}
}

// memberPlace is where a member is declared, as far as that is in the schema itself.
func memberPlace(s *model.Schema, name string, otherwise Place) Place {
	if s == nil {
		return otherwise
	}
	for _, p := range s.Properties {
		if p.Name == name {
			return Place{p.Place, p.Schema.Pointer}
		}
	}
	return otherwise
}

func underlying(t *plan.Type) string {
	switch t.Kind {
	case plan.Struct:
		return "struct"
	case plan.Union:
		return "struct of one of several types"
	case plan.Slice:
		return "[]" + t.Elem.Go()
	case plan.Map:
		return "map[string]" + t.Elem.Go()
	}
	return t.Kind.Basic()
}

// calls lists a pair of server and client: who serves and who calls is told.
func (a *api) calls(prefix string, names plan.PairNames, list []*plan.Operation, from []*model.Operation, serves, calls Role) {
	for _, op := range list {
		at, called := Place{}, op.Path
		for _, m := range from {
			if m.Method == op.Method && m.Path == op.Path {
				at = place(m)
				called = prefix + m.Method + " " + route(m)
			}
		}
		k := "operation " + called
		signature := "func(context.Context, *" + op.Request + ") " + result(op)
		a.add(k+" handler", identifier{names.Handler + "." + op.Name, signature, serves, at, true})
		a.add(k+" client", identifier{names.Client + "." + op.Name, signature, calls, at, false})
		a.request(k, op, at)
		a.responses(k, op, at)
	}
}

func result(op *plan.Operation) string {
	switch op.Result {
	case plan.ResultNone:
		return "error"
	case plan.ResultSealed:
		return "(" + op.ResultType + ", error)"
	}
	return "(*" + op.ResultType + ", error)"
}

func (a *api) request(k string, op *plan.Operation, at Place) {
	k += " request"
	a.add(k, identifier{name: op.Request, form: "struct", owner: Both, at: at})
	for _, p := range op.Params {
		a.add(k+" "+p.In+" "+p.Name, identifier{name: op.Request + "." + p.Field, form: pointed(p), owner: Both, at: at})
	}
	for _, b := range op.Bodies() {
		a.add(k+" body "+b.MediaType, identifier{name: op.Request + "." + b.In(), form: b.Field(), owner: Both, at: at})
	}
}

func pointed(p *plan.Param) string {
	if p.Pointer {
		return "*" + p.Type
	}
	return p.Type
}

func (a *api) responses(k string, op *plan.Operation, at Place) {
	if op.Result == plan.ResultSealed {
		a.add(k+" answers", identifier{name: op.ResultType, form: "interface", owner: Both, at: at})
	}
	for _, list := range [][]*plan.Response{op.Success, op.Errors} {
		for _, r := range list {
			a.response(k, r, at)
		}
	}
}

func (a *api) response(k string, r *plan.Response, at Place) {
	if r.Type == "" {
		return
	}
	k += " response " + r.Status
	if r.Body != nil {
		k += " " + r.Body.MediaType
	}
	a.add(k, identifier{name: r.Type, form: "struct", owner: Both, at: at})
	for _, h := range r.Headers {
		a.add(k+" header "+h.Name, identifier{name: r.Type + "." + h.Field, form: pointed(h), owner: Both, at: at})
	}
	if r.Body != nil {
		a.add(k+" body", identifier{name: r.Type + ".Body", form: r.Body.Field(), owner: Both, at: at})
	}
}
