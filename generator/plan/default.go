package plan

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
	"github.com/bizgen/bizgen/runtime/ecmascript"
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
	reason := refuses(s, *d)
	if reason == "" {
		return d
	}
	problem := model.Problem{Place: d.Place, Warning: true, Message: "default " + d.JSON + " is not what its own schema allows (" + reason + "); it has no effect"}
	if !slices.Contains(p.problems, problem) {
		p.problems = append(p.problems, problem)
	}
	return nil
}

// refuses names the keyword of s that a value breaks, "" when none does. Formats and
// alternatives are not looked at.
func refuses(s *model.Schema, v model.Value) string {
	for _, part := range chain(s) {
		switch all := enumValues(part); {
		case never(part):
			return "false"
		case part.HasTypes && !hasType(part.Types, v):
			return "type"
		case all != nil && !slices.ContainsFunc(all, func(x model.Value) bool { return runtime.EqualJSON(x.JSON, v.JSON) }):
			return "enum"
		}
		for _, a := range part.Assertions {
			if breaks(a, v) {
				return a.Keyword
			}
		}
		if keyword := refusesInside(part, v); keyword != "" {
			return keyword
		}
	}
	return ""
}

// refusesInside is refuses for the elements and members of a value.
func refusesInside(s *model.Schema, v model.Value) string {
	var list []json.RawMessage
	members := map[string]json.RawMessage{}
	switch {
	case v.Kind == model.Array && s.Items != nil && len(s.PrefixItems) == 0 && json.Unmarshal([]byte(v.JSON), &list) == nil:
		for _, text := range list {
			if keyword := refuses(s.Items, valueOf(text)); keyword != "" {
				return keyword
			}
		}
	case v.Kind == model.Object && json.Unmarshal([]byte(v.JSON), &members) == nil:
		for _, name := range s.Required {
			if members[name] == nil {
				return "required"
			}
		}
		for _, p := range s.Properties {
			if text := members[p.Name]; text != nil && refuses(p.Schema, valueOf(text)) != "" {
				return refuses(p.Schema, valueOf(text))
			}
		}
	}
	return ""
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

func hasType(types model.Types, v model.Value) bool {
	if v.Kind != model.Number {
		return types.Has(v.Kind)
	}
	if types.Has(model.Number) {
		return true
	}
	c := runtime.Begin([]byte(v.JSON), 0, 0, runtime.Reading{})
	_, end := c.Integer(c.Start(), "")
	return types.Has(model.Integer) && c.Done(end) == nil
}

// breaks asks the runtime's own rules about a scalar.
func breaks(a model.Assertion, v model.Value) bool {
	c := runtime.Begin([]byte(v.JSON), 0, 0, runtime.Reading{})
	end := c.Skip(c.Start())
	switch {
	case v.Kind == model.Number && a.Value.Kind == model.Number && boundRules[a.Keyword] != nil:
		boundRules[a.Keyword](c, end, v.Text, a.Value.Text, "")
	case v.Kind == model.String && (a.Keyword == "minLength" || a.Keyword == "maxLength"):
		n, err := strconv.Atoi(strings.TrimSuffix(a.Value.Text, ".0"))
		if err == nil && a.Keyword == "minLength" {
			c.MinLength(end, v.Text, n, "")
		} else if err == nil {
			c.MaxLength(end, v.Text, n, "")
		}
	case v.Kind == model.String && a.Keyword == "pattern":
		if text, err := backtracks(a.Value.Text); err == nil {
			c.Pattern(end, ecmascript.Regexp(text)(v.Text), "", "")
		}
	}
	return c.Done(end) != nil
}

// boundRules are the runtime's rules for numbers, as text.
var boundRules = map[string]func(c *runtime.Check, i int, x, n, at string){
	"minimum":          (*runtime.Check).MinimumNumber,
	"maximum":          (*runtime.Check).MaximumNumber,
	"exclusiveMinimum": (*runtime.Check).ExclusiveMinimumNumber,
	"exclusiveMaximum": (*runtime.Check).ExclusiveMaximumNumber,
	"multipleOf":       (*runtime.Check).MultipleOfNumber,
}

// paramDefault returns the default of a parameter, "" when it has none; null is none.
func (p *planner) paramDefault(s *model.Schema) string {
	d := p.given(s)
	if d == nil || d.Kind == model.Null {
		return ""
	}
	return d.JSON
}

// defaults plans what a member's default does: an accessor, where the member is a
// pointer, and what decoding makes of an absent one, if it is to. A required member
// is never absent.
func (p *planner) defaults(t *Type, s *model.Schema, f *Field) {
	d := p.given(s)
	if d == nil || f.Required {
		return
	}
	literal := literalOf(*d, f)
	if f.Form == Pointer && literal != "" {
		f.Default, f.Accessor = literal, t.fields.Take(f.Name+"OrDefault")
	}
	switch {
	case !p.pkg.FillDefaults:
	case f.Form == Nulled && d.Kind == model.Null:
		f.Fill = "nil"
	case literal != "" && (f.Form == Pointer || f.Form == Nulled):
		f.Fill = literal
	default:
		p.warnf(d.Place, "default "+d.JSON+" is not filled in: only strings, numbers, booleans and null are")
	}
}

// literalOf returns a default as a Go literal, "" where the member's type has none.
func literalOf(d model.Value, f *Field) string {
	switch {
	case f.Type.Kind == String && d.Kind == model.String:
		return strconv.Quote(d.Text)
	case f.Type.Kind == Bool && d.Kind == model.Boolean, f.Type.Kind == Float64 && d.Kind == model.Number:
		return d.JSON
	case f.Type.Kind == Int32 || f.Type.Kind == Int64:
		if n, ok := IntegerValue(d); ok && (f.Type.Kind == Int64 || n == int64(int32(n))) {
			return strconv.FormatInt(n, 10)
		}
	}
	return ""
}
