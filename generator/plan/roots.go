package plan

import (
	"github.com/bizgen/bizgen/generator/model"
)

// planComponents plans a type and its functions for each component schema.
func (p *planner) planComponents(m *model.Document) {
	for _, c := range m.Schemas {
		if !c.Left {
			p.component(c.Schema)
		}
	}
}

// planAdopted is planComponents for the schemas of other files.
func (p *planner) planAdopted() {
	for k := 0; k < len(p.adopted); k++ {
		if s := p.adopted[k]; p.rootOf[p.types[s]] == nil {
			p.component(s)
		}
	}
}

// component plans the type of one component. Where it only stands for another
// schema that has a name, its type is an alias of that one's.
func (p *planner) component(s *model.Schema) {
	name := p.components[s]
	target := p.shapeOf(s).schema
	switch named := p.components[target]; {
	case target == s || named == name:
	case named != "":
		p.pkg.Aliases = append(p.pkg.Aliases, Alias{Name: name, Target: named, Doc: typeDoc(name, s), source: sourceOf(s)})
	case p.types[target] == nil || p.types[target].Name == "": // the name of a schema that has none
		delete(p.types, target)
		p.components[target] = name
	default:
		p.pkg.Aliases = append(p.pkg.Aliases, Alias{Name: name, Target: p.types[target].Name, Doc: typeDoc(name, s), source: sourceOf(s)})
	}
	t := p.typeOf(s, name)
	if target.For == s.Component && t.Name == name && s.Title+s.Description != "" {
		t.Doc = typeDoc(name, s) // and not what the generic schema says of itself
	}
	p.root(s, t, name)
}

// root plans the functions that decode and encode values of s by themselves; name
// is the component's, "" for others.
func (p *planner) root(s *model.Schema, t *Type, name string) *Root {
	r := &Root{Type: t, Exported: name != ""}
	base := name
	if base == "" {
		base = t.Base
	}
	r.Decode = p.names.Take("decode" + base)
	if r.Exported {
		r.Alias = t.Kind == Foreign || name != t.Name && (p.components[t.schema] != "" || t.methods)
		t.methods = t.methods || !r.Alias
		r.Validate, r.Verify = p.validates[name], p.verifies[name]
		p.encodes(r, base)
	}
	if p.pkg.ChecksOnly && r.Verify == "" {
		r.Verify = p.names.Take("validate" + base)
	}
	r.Check = p.position(s, t, base)
	p.pkg.Roots = append(p.pkg.Roots, r)
	if p.rootOf[t] == nil {
		p.rootOf[t] = r
	}
	return r
}

// encodes gives a root its encoder: a component's type has a method for that.
func (p *planner) encodes(r *Root, base string) {
	switch {
	case r.Encode != "":
	case r.Exported && !r.Alias:
		r.Encode = "(*" + r.Type.Name + ").AppendJSON"
	default:
		r.Encode = p.names.Take("encode" + base)
	}
}

// rootFor returns all functions for s, planning them when s is no component.
func (p *planner) rootFor(s *model.Schema, hint string) *Root {
	r := p.decoderFor(s, hint)
	p.encodes(r, r.Type.Base)
	if r.Verify == "" {
		r.Verify = p.names.Take("validate" + r.Type.Base)
	}
	return r
}

// decoderFor returns the functions for s, planning only that which decodes when s
// is no component.
func (p *planner) decoderFor(s *model.Schema, hint string) *Root {
	r := p.rootOfUse(s, hint)
	r.Decoded = true
	return r
}

func (p *planner) rootOfUse(s *model.Schema, hint string) *Root {
	target := resolve(s)
	t := p.typeOf(s, hint)
	if r := p.rootOf[t]; r != nil && t.Name != "" {
		return r
	}
	if name := p.components[target]; name != "" { // of another file
		p.component(target)
		return p.rootOf[t]
	}
	if r := p.inlineRoots[target]; r != nil {
		return r
	}
	r := p.root(s, t, "")
	p.inlineRoots[target] = r
	return r
}
