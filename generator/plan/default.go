package plan

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// given returns the default that s states, or what it stands for does; nil where
// there is none, or none that its own schema allows, which is told once.
func (p *planner) given(s *model.Schema) *model.Value {
	d := s.Default
	if d == nil {
		d = resolve(s).Default
	}
	if d == nil {
		return nil
	}
	return p.fitting(s, d)
}

// fitting returns a default where the schema that it belongs to allows it, and tells
// where not.
func (p *planner) fitting(s *model.Schema, d *model.Value) *model.Value {
	c := conformer{assertFormat: p.pkg.AssertFormat, work: new(mostConforming)}
	reason := c.refuses(s, *d)
	fault := ""
	if reason != "" {
		fault = "is not what its own schema allows (" + reason + ")"
	} else if kind := p.shapeOf(s).kind; d.Kind == model.Number && (kind == Int32 || kind == Int64) {
		if _, ok := integer(*d, kind); !ok {
			fault = "does not fit " + kind.Basic()
		}
	}
	if fault == "" {
		return d
	}
	problem := model.Problem{Place: d.Place, Warning: true, Message: "default " + d.JSON + " " + fault + "; it has no effect"}
	if !slices.Contains(p.problems, problem) {
		p.problems = append(p.problems, problem)
	}
	return nil
}

// valueOf makes a value of JSON text that is part of one.
func valueOf(text json.RawMessage) model.Value {
	v := model.Value{JSON: string(text)}
	switch text[0] {
	case '"':
		v.Kind = model.String
		_ = json.Unmarshal(text, &v.Text) // it is JSON
	case '{':
		v.Kind = model.Object
	case '[':
		v.Kind = model.Array
	case 't', 'f':
		v.Kind = model.Boolean
	case 'n':
		v.Kind = model.Null
	default:
		v.Kind, v.Text = model.Number, v.JSON
	}
	return v
}

// paramDefault returns the default of a parameter, "" when it has none; null is none.
func (p *planner) paramDefault(s *model.Schema) string {
	d := p.given(s)
	if d == nil || d.Kind == model.Null {
		return ""
	}
	return d.JSON
}

// defaultOf returns the default of a member: of several declarations, that of the one
// which says the type comes first.
func (p *planner) defaultOf(d declared) *model.Value {
	if v := p.given(d.main().Schema); v != nil || d.alt {
		return v
	}
	for _, prop := range d.in {
		if v := prop.Schema.Default; v != nil && prop.Schema != d.main().Schema {
			return p.fitting(d.main().Schema, v)
		}
	}
	return nil
}

// defaults plans what a member's default does: an accessor, where a member that is
// absent can be told from others, and what decoding makes of an absent one, if it is
// to. A required member is never absent.
func (p *planner) defaults(t *Type, view objectView, member declared, f *Field) {
	d := p.defaultOf(member)
	if d == nil || f.Required {
		return
	}
	literal := literalOf(*d, f.Type)
	if literal != "" && (f.Form == Pointer || f.Form == Nilled) {
		f.Default, f.Accessor = literal, t.fields.Take(f.Name+"OrDefault")
	}
	switch {
	case !p.pkg.FillDefaults, view.required(member.name): // required in one direction
	case f.Form == Nulled && d.Kind == model.Null:
		f.Fill = "nil"
	case literal != "":
		f.Fill = literal
	default:
		p.warnf(d.Place, "default "+d.JSON+" is not filled in: only scalars, null, lists of them and empty maps are")
	}
}

// literalOf returns a default as a Go literal of a type, without the type's name where
// it is a list or a map; "" where it has none.
func literalOf(d model.Value, t *Type) string {
	switch {
	case t.Kind == String && d.Kind == model.String:
		return strconv.Quote(d.Text)
	case t.Kind == Bool && d.Kind == model.Boolean, t.Kind == Float64 && d.Kind == model.Number:
		return d.JSON
	case t.Kind == Int32 || t.Kind == Int64:
		if n, ok := integer(d, t.Kind); ok {
			return strconv.FormatInt(n, 10)
		}
	case t.Kind == Slice && d.Kind == model.Array:
		return listLiteral(d, t.Elem)
	case t.Kind == Map && d.JSON == "{}":
		return "{}"
	}
	return ""
}

// listLiteral returns the elements of a list, in braces.
func listLiteral(d model.Value, e *Elem) string {
	var list []json.RawMessage
	if json.Unmarshal([]byte(d.JSON), &list) != nil || len(list) > 0 && e.Form != Plain {
		return ""
	}
	var all []string
	for _, text := range list {
		one := literalOf(valueOf(text), e.Type)
		if one == "" {
			return ""
		}
		all = append(all, one)
	}
	return "{" + strings.Join(all, ", ") + "}"
}

// integer returns a number as what a Go type of integers holds.
func integer(d model.Value, kind Kind) (int64, bool) {
	n, ok := IntegerValue(d)
	return n, ok && (kind == Int64 || n == int64(int32(n)))
}
