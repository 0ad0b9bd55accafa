package plan

import (
	"strings"
	"unicode"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// A Naming says what something of the document is called in Go, and why.
type Naming struct {
	Place    model.Place
	Kind     string // schema, member, value, operation, webhook, callback, parameter, scheme
	Document string // a component's name or a JSON Pointer, with the member behind it; an operationId
	Go       string // "Order", "Order.ItemName"
	Why      string // "" when it is the document's own words
}

// A source is where a name comes from.
type source struct {
	place  model.Place
	text   string // in the document; "" when it has no name there
	wanted string // what it is called when nothing is in the way
	given  bool   // by x-go-name or x-enum-varnames
}

// why explains how the source became name.
func (s source) why(name, unnamed string) string {
	switch {
	case s.given && name == s.wanted:
		return "given by the document"
	case s.given:
		return s.wanted + ", which the document gives, is taken"
	case s.text == "" && unnamed != "":
		return unnamed
	case name != s.wanted:
		return s.wanted + " is taken"
	case strings.ContainsFunc(s.text, func(r rune) bool { return r > unicode.MaxASCII }):
		return "romanised"
	}
	return ""
}

// Namings lists what the package's exported names come from, in the order of the
// package: types with their fields and constants, then operations, then schemes.
func (p *Package) Namings() []Naming {
	var out []Naming
	for _, a := range p.Aliases {
		out = append(out, Naming{a.source.place, "schema", a.source.text, a.Name, a.source.why(a.Name, "")})
	}
	for _, t := range p.Types {
		if t.schema != nil {
			out = append(out, t.namings()...)
		}
	}
	for _, o := range p.Operations {
		out = append(out, o.namings("operation", "")...)
	}
	for _, pair := range p.Pairs {
		for _, o := range pair.Operations {
			out = append(out, o.namings(pair.File, pair.Names.Handler+".")...)
		}
	}
	for _, s := range p.Schemes {
		out = append(out, Naming{s.source.place, "scheme", s.Name, s.Option, s.source.why(s.Option, "")})
	}
	return out
}

// sourceOf is where the name of a schema's type comes from.
func sourceOf(s *model.Schema) source {
	out := source{place: s.Place, text: s.Component, given: s.GoName != ""}
	if out.text == "" {
		out.text = s.Shared
	}
	out.wanted = goname.Component(out.text)
	if out.given {
		out.wanted = goname.Component(s.GoName)
	}
	return out
}

func (t *Type) namings() []Naming {
	from := sourceOf(t.schema)
	at := t.schema.Component
	if at == "" {
		at = t.schema.Pointer
	}
	out := []Naming{{from.place, "schema", at, t.Name, from.why(t.Name, "called after where it stands")}}
	for _, f := range t.Fields {
		out = append(out, Naming{f.source.place, "member", at + "/" + f.JSON, t.Name + "." + f.Name, f.source.why(f.Name, "")})
	}
	for _, c := range t.Consts {
		out = append(out, Naming{c.source.place, "value", at + " " + c.Value, c.Name, c.source.why(c.Name, "")})
	}
	return out
}

func (o *Operation) namings(kind, scope string) []Naming {
	out := []Naming{{o.source.place, kind, o.ID, scope + o.Name, o.source.why(o.Name, "called after method and path")}}
	for _, q := range o.Params {
		out = append(out, Naming{q.source.place, "parameter", o.ID + " " + q.In + " " + q.Name, o.Request + "." + q.Field, q.source.why(q.Field, "")})
	}
	return out
}
