package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// param plans one parameter or header.
func (p *planner) param(m *model.Parameter, operation string, fields *goname.Scope) *Param {
	from := source{m.Place, m.Name, goname.Exported(m.Name), m.GoName != ""}
	if from.given {
		from.wanted = goname.Component(m.GoName)
	}
	q := &Param{
		Name: m.Name, In: m.In, Field: fields.Take(from.wanted), Required: m.Required, source: from,
		Style: m.Style, Explode: m.Explode, Reserved: m.Reserved, Empty: m.Empty,
	}
	hint := operation + q.Field
	t := p.typeOf(m.Schema, hint)
	q.Type, q.Nilable = t.Go(), t.Nilable()
	q.Secret = p.holdsSensitive(m.Schema)
	q.Pointer = !m.Required && !q.Nilable
	if m.Description != "" {
		q.Doc = comment(q.Field, m.Description)
	}
	q.Default = p.paramDefault(m.Schema)
	p.paramForm(q, m, t)
	if c := p.check(m.Schema, t, hint); q.Encode != "" || !c.Plain() || t.Kind != String || t.Name != "" {
		if t.Base == "" {
			t.Base = hint
		}
		r := p.decoderFor(m.Schema, hint)
		q.Decode, q.Verify = r.Decode, r.Verify
		if q.Encode != "" {
			p.encodes(r, t.Base)
			q.Encode = r.Encode
		}
	}
	return q
}

// viaJSON marks a parameter that is encoded as JSON, until its function is known.
const viaJSON = "?"

// paramForm decides how the text of a parameter is read. Scalars, and arrays of
// them, have a short way; anything else is put together as JSON, and taken apart.
func (p *planner) paramForm(q *Param, m *model.Parameter, t *Type) {
	if m.MediaType != "" && isJSON(m.MediaType) {
		q.Kind, q.Encode = "json", viaJSON
		return
	}
	scalar := t
	if t.Kind == Slice && t.Elem.Form == Plain {
		scalar = t.Elem.Type
	}
	if text := scalar.Kind; text.Scalar() {
		q.Kind, q.GoKind = scalarKind(text), text.Basic()
		if scalar != t {
			q.Array, q.Form, q.ElemType = true, ParamArray, scalar.Go()
		}
		return
	}
	q.Encode = viaJSON
	d := p.describe(m.Schema, deepest(m.Style))
	switch t.Kind {
	case Slice:
		q.Form, q.Kind, q.Props = ParamArray, kinds(d.item), d.props
	case Struct, Map:
		q.Form, q.Item, q.Props = ParamObject, kinds(d.item), d.props
		q.Rest = q.spreads() && (t.Kind == Map || t.Rest != nil)
		if !q.spreads() {
			q.Props = slices.DeleteFunc(q.Props, func(f ParamProp) bool { return f.Kind == "string" && q.Item == "string" })
		}
	default:
		q.Form, q.Kind, q.Item, q.Props = ParamUnion, kinds(d.kind), kinds(d.item), d.props
		if m.Style != "deepObject" {
			q.Props = nil
		}
	}
}

// scalarKind is how the text of a scalar becomes JSON.
func scalarKind(k Kind) string {
	switch basic := k.Basic(); {
	case basic == "bool":
		return "boolean"
	case strings.HasPrefix(basic, "int"), strings.HasPrefix(basic, "uint"):
		return "integer"
	case strings.HasPrefix(basic, "float"):
		return "number"
	}
	return "string"
}

// deepest is how far down a style says what the text of a member is: elsewhere,
// members of members are JSON.
func deepest(style string) int {
	if style == "deepObject" {
		return 3
	}
	return 1
}

// partQuery parts what the query, or the cookies, hold between the parameters,
// where the members of an object are pairs of their own.
func (p *planner) partQuery(list []*model.Parameter, params []*Param) {
	for k, q := range params {
		if !q.spreads() {
			continue
		}
		for _, other := range params {
			if other == q || other.In != q.In {
				continue
			}
			taken := []string{other.Name}
			if other.spreads() {
				taken = nil
				for _, f := range other.Props {
					taken = append(taken, f.Name)
				}
			}
			for _, f := range q.Props {
				if slices.Contains(taken, f.Name) {
					p.warnf(list[k].Place, fmt.Sprintf("the member %q of parameter %q and parameter %q are the same %s: give one of them another name, or the style deepObject", f.Name, q.Name, other.Name, q.In))
				}
			}
			if q.Rest {
				q.Except = append(q.Except, taken...)
			}
		}
	}
}

// spreads tells whether the members of an object stand for themselves among the
// pairs of the query, or the cookies.
func (q *Param) spreads() bool {
	return q.Form == ParamObject && q.Explode && (q.In == "query" || q.In == "cookie") && q.Style != "deepObject"
}
