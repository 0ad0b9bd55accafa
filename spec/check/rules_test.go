package check

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/ext"
)

// declarations gives CEL the types of the documents, as Kubernetes declares
// them: objects with named members, lists, maps, and timestamps where a string
// has the format date or date-time. What has several shapes (oneOf, several
// types) is dyn. Objects are called by where they stand, so that anonymous ones
// have names too.
type declarations struct {
	types.Provider
	t      testing.TB
	shapes map[string]shape
}

// A shape is a schema with what it refers to and is composed of put together.
type shape struct {
	file       string
	kinds      []string
	format     string
	properties map[string]located
	items      *located
	values     *located // of a map
	open       bool     // has alternatives
}

type located struct {
	file   string
	path   string
	schema any
}

func (d *declarations) shape(l located) shape {
	out := shape{file: l.file, properties: map[string]located{}}
	d.gather(l, &out)
	return out
}

func (d *declarations) gather(l located, out *shape) {
	if ref := text(l.schema, "$ref"); ref != "" {
		file, to := deref(d.t, l.file, ref)
		d.gather(located{file, ref[strings.Index(ref, "#")+1:], to}, out)
	}
	for i, part := range list(l.schema, "allOf") {
		d.gather(located{l.file, fmt.Sprintf("%s/allOf/%d", l.path, i), part}, out)
	}
	switch x := at(l.schema, "type").(type) {
	case string:
		out.kinds = []string{x}
	case []any:
		out.kinds = nil
		for _, kind := range x {
			if kind != "null" {
				out.kinds = append(out.kinds, kind.(string))
			}
		}
	}
	if c, ok := at(l.schema, "const").(string); ok && out.kinds == nil && c != "" {
		out.kinds = []string{"string"}
	}
	if f := text(l.schema, "format"); f != "" {
		out.format = f
	}
	if at(l.schema, "oneOf") != nil || at(l.schema, "anyOf") != nil {
		out.open = true
	}
	for _, name := range keys(at(l.schema, "properties")) {
		p := located{l.file, l.path + "/properties/" + name, at(l.schema, "properties", name)}
		if old, ok := out.properties[name]; ok && at(p.schema, "type") == nil && at(p.schema, "$ref") == nil {
			p = old // an annotation of what allOf declares
		}
		out.properties[name] = p
	}
	if v := at(l.schema, "items"); v != nil {
		out.items = &located{l.file, l.path + "/items", v}
	}
	if v, ok := at(l.schema, "additionalProperties").(object); ok {
		out.values = &located{l.file, l.path + "/additionalProperties", v}
	}
}

func (d *declarations) typeOf(l located) *types.Type {
	s := d.shape(l)
	if s.open || len(s.kinds) != 1 {
		return types.DynType
	}
	switch s.kinds[0] {
	case "string":
		if s.format == "date" || s.format == "date-time" {
			return types.TimestampType
		}
		return types.StringType
	case "integer":
		return types.IntType
	case "number":
		return types.DoubleType
	case "boolean":
		return types.BoolType
	case "array":
		if s.items == nil {
			return types.NewListType(types.DynType)
		}
		return types.NewListType(d.typeOf(*s.items))
	case "object":
		if len(s.properties) > 0 {
			name := l.file + "#" + l.path
			d.shapes[name] = s
			return types.NewObjectType(name)
		}
		if s.values != nil {
			return types.NewMapType(types.StringType, d.typeOf(*s.values))
		}
		return types.NewMapType(types.StringType, types.DynType)
	}
	return types.DynType
}

func (d *declarations) FindStructType(name string) (*types.Type, bool) {
	if _, ok := d.shapes[name]; ok {
		return types.NewTypeTypeWithParam(types.NewObjectType(name)), true
	}
	return d.Provider.FindStructType(name)
}

func (d *declarations) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	s, ok := d.shapes[name]
	if !ok {
		return d.Provider.FindStructFieldType(name, field)
	}
	p, ok := s.properties[field]
	if !ok {
		return nil, false
	}
	return &types.FieldType{Type: d.typeOf(p)}, true
}

// value makes of an instance what CEL gets of it.
func (d *declarations) value(l located, v any) (any, error) {
	s := d.shape(l)
	switch x := v.(type) {
	case object:
		out := map[string]any{}
		for key, m := range x {
			p, ok := s.properties[key]
			if !ok && s.values != nil {
				p = *s.values
			}
			c, err := d.value(p, m)
			if err != nil {
				return nil, err
			}
			out[key] = c
		}
		return out, nil
	case []any:
		out := []any{}
		for _, item := range x {
			var p located
			if s.items != nil {
				p = *s.items
			}
			c, err := d.value(p, item)
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
		return out, nil
	case string:
		switch {
		case s.open || !slices.Equal(s.kinds, []string{"string"}):
		case s.format == "date-time":
			return time.Parse(time.RFC3339Nano, x)
		case s.format == "date":
			return time.Parse(time.DateOnly, x)
		}
		return x, nil
	case json.Number:
		if slices.Equal(s.kinds, []string{"number"}) {
			return x.Float64()
		}
		r, ok := new(big.Rat).SetString(x.String())
		if ok && r.IsInt() && r.Num().IsInt64() {
			return r.Num().Int64(), nil
		}
		f, err := x.Float64()
		if math.IsInf(f, 0) {
			err = fmt.Errorf("%s does not fit", x)
		}
		return f, err
	}
	return v, nil
}

// environment declares self as the schema of a document.
func environment(t testing.TB, l located) (*declarations, *cel.Env) {
	t.Helper()
	registry, err := types.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	d := &declarations{registry, t, map[string]shape{}}
	env, err := cel.NewEnv(
		cel.CustomTypeProvider(d), cel.CustomTypeAdapter(registry),
		cel.Variable("self", d.typeOf(l)),
		ext.Strings(ext.StringsVersion(2)),
		cel.DefaultUTCTimeZone(true), cel.CrossTypeNumericComparisons(true),
	)
	if err != nil {
		t.Fatal(err)
	}
	return d, env
}

// Every rule of x-validations parses, has types, and answers yes or no, with a
// message in both languages; it holds for the instances that a table says it
// holds for and not for the others, of which there is one each at least.
func TestRules(t *testing.T) {
	all := tables(t)
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			programs := map[string][]cel.Program{}
			declared := map[string]*declarations{}
			place := func(schema string) located {
				return located{d.file, pointer("components", "schemas", schema), at(document(t, d.file), "components", "schemas", schema)}
			}
			var total int
			walk(document(t, d.file), func(n node) {
				if n.kind != isRule {
					return
				}
				total++
				if len(n.path) != 5 || n.path[1] != "schemas" {
					t.Errorf("%s: a rule of something else than a component schema cannot stand in a table", n)
					return
				}
				for _, key := range keys(n.at) {
					if !slices.Contains([]string{"rule", "message", "message-en", "x-seed"}, key) {
						t.Errorf("%s: unknown member %q", n, key)
					}
				}
				if !hangul.MatchString(text(n.at, "message")) {
					t.Errorf("%s: no Korean message", n)
				}
				if m := text(n.at, "message-en"); len(strings.Fields(m)) < 4 || hangul.MatchString(m) {
					t.Errorf("%s: no English message", n)
				}
				schema := n.path[2]
				decl, env := environment(t, place(schema))
				declared[schema] = decl
				ast, issues := env.Compile(text(n.at, "rule"))
				if issues.Err() != nil {
					t.Errorf("%s: %v", n, issues.Err())
					programs[schema] = append(programs[schema], nil)
					return
				}
				if !ast.OutputType().IsExactType(types.BoolType) {
					t.Errorf("%s: the rule is a %s", n, ast.OutputType())
				}
				program, err := env.Program(ast)
				if err != nil {
					t.Fatal(err)
				}
				programs[schema] = append(programs[schema], program)
			})

			// broken returns which rules of a schema an instance breaks.
			broken := func(t *testing.T, schema string, data []byte) (out []int) {
				v, err := decode(data)
				if err != nil {
					t.Fatal(err)
				}
				if len(programs[schema]) == 0 {
					return nil
				}
				self, err := declared[schema].value(place(schema), v)
				if err != nil {
					t.Fatal(err)
				}
				for i, program := range programs[schema] {
					if program == nil {
						continue
					}
					holds, _, err := program.Eval(map[string]any{"self": self})
					if err != nil {
						t.Fatalf("rule %d: %v", i, err)
					}
					if holds != types.True {
						out = append(out, i)
					}
				}
				return out
			}
			tab := all[d.file]
			for _, e := range tab.Good {
				t.Run(e.Name, func(t *testing.T) {
					if have := broken(t, e.Schema, e.instance(t, d.file)); have != nil {
						t.Errorf("a good instance breaks rules %v of %s", have, e.Schema)
					}
				})
			}
			type side struct {
				schema string
				rule   int
				holds  bool
			}
			seen := map[side]bool{}
			for _, e := range tab.Rules {
				t.Run(e.Name, func(t *testing.T) {
					seen[side{e.Schema, e.Rule, e.Holds}] = true
					if e.Rule < 0 || e.Rule >= len(programs[e.Schema]) {
						t.Fatalf("%s has no rule %d", e.Schema, e.Rule)
					}
					data := e.instance(t, d.file)
					if have, ok := judge(t, d.file, e.Schema, data, nil); !ok {
						t.Errorf("jsonschema: %v: what a rule refuses is valid otherwise", have)
					}
					if have := generated(t, d.file, e.Schema, data); have != nil {
						t.Errorf("generated: %v: what a rule refuses is valid otherwise", have)
					}
					if have := broken(t, e.Schema, data); slices.Contains(have, e.Rule) == e.Holds {
						t.Errorf("breaks rules %v; rule %d should hold: %t", have, e.Rule, e.Holds)
					}
				})
			}
			for schema, list := range programs {
				for i := range list {
					for _, holds := range []bool{true, false} {
						if !seen[side{schema, i, holds}] {
							t.Errorf("%s: no instance for which rule %d: %t", schema, i, holds)
						}
					}
				}
			}
			t.Logf("%d rules, %d instances", total, len(tab.Rules))
		})
	}
}

// The rules that a type alone would not stop are refused by the declarations:
// the test above would be worth nothing if everything were dyn.
func TestRulesHaveTypes(t *testing.T) {
	l := located{"wallet/partner-center", "/components/schemas/Member", at(document(t, "wallet/partner-center"), "components", "schemas", "Member")}
	_, env := environment(t, l)
	for _, rule := range []string{"self.nosuch == 'a'", "self.id > 1", "self.id.startsWith(1)", "self.kind"} {
		if ast, issues := env.Compile(rule); issues.Err() == nil && ast.OutputType().IsExactType(types.BoolType) {
			t.Errorf("%s is no rule", rule)
		}
	}
}
