package plan

import "github.com/bizgen/bizgen/generator/model"

// An objectView is an object schema with everything folded into it that can be
// read in the same pass: its reference and the members of allOf that are plain
// object schemas.
type objectView struct {
	exact bool            // every value is an object, or refused: conditions fold too
	parts []*model.Schema // base first, the schema itself last
	apart []*model.Schema // branches that must be read by themselves
}

// viewObject folds the branches of s.
func viewObject(s *model.Schema) objectView {
	v := objectView{exact: allowed(s) == model.Object}
	if closed(s) { // what its own keywords call undeclared, branches may declare
		v.apart = branches(s)
		v.parts = []*model.Schema{s}
		return v
	}
	v.fold(s, map[*model.Schema]bool{})
	return v
}

func (v *objectView) fold(s *model.Schema, seen map[*model.Schema]bool) {
	if seen[s] {
		return
	}
	seen[s] = true
	for _, b := range branches(s) {
		t := resolve(b)
		if v.foldable(t) {
			v.fold(t, seen)
		} else {
			v.apart = append(v.apart, b)
		}
	}
	v.parts = append(v.parts, s)
}

// foldable tells whether a branch's rules can be checked while the members of
// another schema are read.
func (v *objectView) foldable(s *model.Schema) bool {
	if s.Bool != nil || closed(s) || s.UnevaluatedProperties != nil || s.UnevaluatedItems != nil || s.Enum != nil || s.Const != nil {
		return false
	}
	return v.exact || objectsOnly(s)
}

// closed tells whether s has a say about members that it does not declare.
func closed(s *model.Schema) bool {
	return s.AdditionalProperties != nil || len(s.PatternProperties) > 0 || s.PropertyNames != nil
}

// objectsOnly tells whether s says nothing about values that are no objects,
// their type aside.
func objectsOnly(s *model.Schema) bool {
	for _, a := range s.Assertions {
		if a.Keyword != "minProperties" && a.Keyword != "maxProperties" {
			return false
		}
	}
	return s.Items == nil && len(s.PrefixItems) == 0 && s.Contains == nil && !conditional(s)
}

// conditional tells whether s has alternatives or conditions.
func conditional(s *model.Schema) bool {
	return len(s.AnyOf) > 0 || len(s.OneOf) > 0 || s.Not != nil || s.If != nil || len(s.DependentSchemas) > 0
}

// declared is a member with all schemas that declare it.
type declared struct {
	name string
	in   []model.Property
	alt  bool // declared in an alternative only: it may be anything
}

// properties returns the declared members in the order of their first
// declaration; those that only alternatives, conditions and requirements speak of
// come last.
func (v objectView) properties() []declared {
	var out []declared
	index := map[string]int{}
	for _, part := range v.parts {
		for _, p := range part.Properties {
			k, ok := index[p.Name]
			if !ok {
				k = len(out)
				index[p.Name] = k
				out = append(out, declared{name: p.Name})
			}
			out[k].in = append(out[k].in, p)
		}
	}
	if len(out) == 0 || v.decided() {
		return out
	}
	for _, p := range v.alternatives() {
		if _, ok := index[p.Name]; !ok {
			index[p.Name] = len(out)
			out = append(out, declared{name: p.Name, in: []model.Property{p}, alt: true})
		}
	}
	return out
}

// decided tells whether the object's own keywords say what becomes of each member
// that its parts do not declare: kept, or refused. Where unevaluatedProperties is
// false, a branch that holds may still declare one.
func (v objectView) decided() bool {
	last := v.parts[len(v.parts)-1]
	if last.AdditionalProperties != nil || len(last.PatternProperties) > 0 {
		return true
	}
	if never(last.UnevaluatedProperties) {
		return v.static()
	}
	return last.UnevaluatedProperties != nil
}

// alternatives returns what the conditional branches and those read apart declare.
func (v objectView) alternatives() []model.Property {
	var out []model.Property
	seen := map[*model.Schema]bool{}
	var walk func(s *model.Schema, own bool)
	walk = func(s *model.Schema, own bool) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		s = resolve(s)
		for _, name := range asked(s) {
			out = append(out, model.Property{Name: name, Schema: &model.Schema{Types: model.Any, Pointer: s.Pointer, Place: s.Place}})
		}
		if !own {
			for _, p := range s.Properties {
				if p.Schema.Bool == nil || *p.Schema.Bool {
					out = append(out, p)
				}
			}
			for _, b := range branches(s) {
				walk(b, false)
			}
		}
		for _, list := range [][]*model.Schema{s.AnyOf, s.OneOf, {s.Then, s.Else}} {
			for _, b := range list {
				walk(b, false)
			}
		}
		for _, d := range s.DependentSchemas {
			walk(d.Schema, false)
		}
	}
	for _, part := range v.parts {
		walk(part, true)
	}
	for _, b := range v.apart {
		walk(b, false)
	}
	return out
}

// asked returns the names of members that s requires, or that require others:
// an object without a field for them could not say that they are there.
func asked(s *model.Schema) []string {
	names := append([]string(nil), s.Required...)
	for _, d := range s.DependentRequired {
		names = append(append(names, d.Name), d.Needs...)
	}
	return names
}

// main returns the declaration that decides the Go type: the last, which is the
// most derived, unless only an earlier one says anything.
func (d declared) main() model.Property {
	for k := len(d.in) - 1; k >= 0; k-- {
		if speaks(d.in[k].Schema) {
			return d.in[k]
		}
	}
	return d.in[len(d.in)-1]
}

// speaks tells whether s says what type a value has.
func speaks(s *model.Schema) bool {
	t := resolve(s)
	list, _ := unionOf(t)
	return allowed(t) != model.Any || len(t.Properties) > 0 || t.Items != nil || enumValues(t) != nil || list != nil
}

// required tells whether any part requires the member.
func (v objectView) required(name string) bool {
	for _, part := range v.parts {
		for _, r := range part.Required {
			if r == name {
				return true
			}
		}
	}
	return false
}
