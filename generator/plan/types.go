package plan

import (
	"strconv"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

// typeOf returns the Go type of s; hint is what it is called where it needs a
// name and has none of its own.
func (p *planner) typeOf(s *model.Schema, hint string) *Type {
	sh := p.shapeOf(s)
	r := sh.schema
	if t := p.types[r]; t != nil {
		return t
	}
	p.adopt(r)
	t := &Type{Kind: sh.kind, schema: r, Deprecated: r.Deprecated, Sensitive: p.sensitiveType(r, sh.kind)}
	p.types[r] = t
	p.nameType(t, sh, hint)
	switch t.Kind {
	case Raw:
		t.Untyped = untyped(r)
	case Foreign:
		t.Foreign = p.foreign(r)
	case Struct:
		p.fillStruct(t)
	case Map:
		t.Elem = p.elem(mapElement(r), t.hint(hint)+"Value")
		t.Elem.Sensitive = t.Elem.Sensitive || mapElement(r) == nil && p.sensitiveUnnamed(r)
	case Slice:
		t.Elem = p.elem(sliceElement(r), t.hint(hint)+"Item")
		t.Elem.Sensitive = t.Elem.Sensitive || sliceElement(r) == nil && p.sensitiveUnnamed(r)
	case Union:
		p.fillUnion(t)
	}
	return t
}

// adopt makes a component of a schema that is defined elsewhere to be referred to.
func (p *planner) adopt(r *model.Schema) {
	if r.Shared == "" || p.components[r] != "" || r.Bool != nil {
		return
	}
	want := r.Shared
	if r.For != "" {
		want = r.For + " " + r.Shared
	}
	name := p.names.Take(goname.Component(want))
	p.components[r] = name
	p.validates[name] = p.names.Take("Validate" + name)
	p.verifies[name] = p.names.Take(p.validates[name] + "As")
	p.adopted = append(p.adopted, r)
}

func (t *Type) hint(hint string) string {
	if t.Name != "" {
		return t.Name
	}
	return hint
}

// nameType gives t a name when it is a component, a struct or an enum.
func (p *planner) nameType(t *Type, sh *shape, hint string) {
	r := t.schema
	name := p.components[r]
	constants := sh.strings || sh.ints
	if name == "" && (t.Kind == Struct || t.Kind == Union || p.holdsItself(r) || constants && p.enumerates(r)) {
		if r.GoName != "" {
			hint = goname.Component(r.GoName)
		}
		name = p.names.Take(hint)
	}
	t.Base = hint
	if name == "" {
		return
	}
	t.Name, t.Base = name, name
	t.Doc = typeDoc(name, r)
	p.pkg.Types = append(p.pkg.Types, t)
	if constants {
		p.enumConsts(t, r)
	}
}

// holdsItself tells whether a slice or a map leads back to itself with no named
// type between: Go can say that only with a name.
func (p *planner) holdsItself(r *model.Schema) bool {
	seen := map[*model.Schema]bool{}
	for s := r; ; {
		sh := p.shapeOf(s)
		var next *model.Schema
		switch {
		case p.components[sh.schema] != "" && sh.schema != r:
			return false
		case sh.kind == Slice:
			next = sliceElement(sh.schema)
		case sh.kind == Map:
			next = mapElement(sh.schema)
		}
		if next == nil {
			return false
		}
		if s = p.shapeOf(next).schema; s == r {
			return true
		}
		if seen[s] {
			return false
		}
		seen[s] = true
	}
}

// mapElement returns the schema of the members of a map; nil is anything.
func mapElement(s *model.Schema) *model.Schema {
	if len(s.PatternProperties) > 0 {
		return nil
	}
	return s.AdditionalProperties
}

// sliceElement returns the schema of an array's elements; nil is anything.
func sliceElement(s *model.Schema) *model.Schema {
	if len(s.PrefixItems) > 0 {
		return nil
	}
	for _, part := range parts(s) {
		if part.Items != nil && len(part.PrefixItems) == 0 {
			return part.Items
		}
	}
	return nil
}

func (p *planner) elem(s *model.Schema, hint string) *Elem {
	if s == nil {
		return &Elem{Type: &Type{Kind: Raw, Untyped: NoSchema}, Form: Plain}
	}
	t := p.typeOf(s, hint)
	e := &Elem{Type: t, Nullable: p.shapeOf(s).nullable, Sensitive: p.sensitive(s)}
	switch {
	case e.Nullable && t.Nilable():
		e.Form = Nilled
	case e.Nullable:
		e.Form = Pointer
	}
	return e
}

// structMethods are the methods of every declared type, which no field may be called.
var structMethods = []string{"UnmarshalJSON", "MarshalJSON", "AppendJSON", "Validate"}

// secretMethods are those of types that hold what the document marks as secret.
var secretMethods = []string{"LogValue", "Format"}

func (p *planner) fillStruct(t *Type) {
	view := viewObject(t.schema)
	t.fields = goname.NewScope(structMethods...)
	if p.holdsSensitive(t.schema) {
		t.fields.Reserve(secretMethods...)
	}
	members := view.properties()
	for k, d := range members {
		t.Fields = append(t.Fields, p.field(t, view, d, k))
	}
	for _, f := range t.Fields {
		if f.NullMember == 0 {
			f.NullMember = len(members) + f.Member
		}
	}
	p.decoders(t, view)
	if e, kept := restElement(t.schema); kept {
		t.Rest = &Rest{Name: t.fields.Take("AdditionalProperties"), Member: 2 * len(members), Elem: p.elem(e, t.Name+"Value")}
		t.Rest.Elem.Sensitive = t.Rest.Elem.Sensitive || e == nil && p.sensitiveUnnamed(t.schema)
	}
	if !p.pkg.ChecksOnly && t.lastMember() >= runtime.EndMember {
		p.errorf(t.schema.Place, strconv.Itoa(len(members))+" properties are more than decoding can tell apart, with null and undeclared members beside them; put some of them into objects of their own")
	}
}

// lastMember returns the greatest number that a member has on the runtime's tape.
func (t *Type) lastMember() int {
	last := 0
	for _, f := range t.Fields {
		last = max(last, f.Member, f.NullMember)
	}
	if t.Rest != nil {
		last = max(last, t.Rest.Member)
	}
	return last
}

func (p *planner) field(t *Type, view objectView, d declared, number int) *Field {
	prop := d.main()
	from := source{place: prop.Place, text: d.name, wanted: goname.Exported(d.name)}
	if given := prop.Schema.GoName; given != "" && prop.Schema.Component == "" {
		from.wanted, from.given = goname.Component(given), true
	}
	f := &Field{
		Name:       t.fields.Take(from.wanted),
		source:     from,
		JSON:       d.name,
		Member:     number,
		NullMember: -1,
		Required:   p.requiredAlways(view, d),
		Sensitive:  p.memberSensitive(view, d),
	}
	nullable := false
	if d.alt {
		f.Type = &Type{Kind: Raw, Untyped: Branches, Sensitive: p.holdsSensitive(prop.Schema)}
	} else {
		f.Type = p.typeOf(prop.Schema, t.Name+f.Name)
		nullable = p.shapeOf(prop.Schema).nullable
	}
	if nullable {
		f.NullMember = 0 // numbered once all members are
	}
	f.Form = form(f.Type, f.Required, nullable)
	if f.Form == Pointer && !f.Required && p.byValue(prop.Schema, f.Type) {
		f.Form = Zeroed
	}
	f.Doc = fieldDoc(f.Name, prop.Schema)
	p.defaults(t, view, d, f)
	return f
}

// byValue tells whether an optional member of type t is to be no pointer.
func (p *planner) byValue(s *model.Schema, t *Type) bool {
	if !s.ByValue && !resolve(s).ByValue {
		return false
	}
	if t.Kind == Foreign || t.Kind.Scalar() {
		return true
	}
	p.warnf(s.Place, "x-go-type-skip-optional-pointer: an object that is absent and one without members are two things; it has no effect")
	return false
}

func form(t *Type, required, nullable bool) Form {
	switch {
	case t.Kind == Raw && required:
		return Plain
	case t.Kind == Raw:
		return Nilled
	case required && !nullable:
		return Plain
	case !required && nullable:
		return Nulled
	case t.Nilable():
		return Nilled
	}
	return Pointer
}

// enumConsts names the constants of an enum: x-enum-varnames where they are as
// many as the values, else the values' own words.
func (p *planner) enumConsts(t *Type, s *model.Schema) {
	for _, b := range p.collapsed(s) {
		p.enumConsts(t, b)
	}
	all := s.Enum
	if all == nil && s != t.schema { // a branch
		all = enumValues(s)
	}
	var values []model.Value
	for _, v := range all {
		if literalOf(v, &Type{Kind: t.Kind}) != "" && (s.Const == nil || runtime.EqualJSON(s.Const.JSON, v.JSON)) {
			values = append(values, v)
		}
	}
	if len(s.EnumVarNames) > 0 && len(s.EnumVarNames) != len(s.Enum) {
		p.warnf(s.Place, "x-enum-varnames: "+strconv.Itoa(len(s.EnumVarNames))+" names for "+strconv.Itoa(len(s.Enum))+" values; the values' own words are used")
	}
	seen := map[string]bool{}
	for _, c := range t.Consts {
		seen[c.Value] = true
	}
	for k, v := range values {
		literal := v.Text
		if t.Kind == String {
			literal = strconv.Quote(v.Text)
		}
		if seen[literal] {
			continue
		}
		seen[literal] = true
		from := source{place: v.Place, text: v.Text, wanted: t.Name + goname.Constant(v.Text)}
		if len(s.EnumVarNames) == len(s.Enum) && len(values) == len(s.Enum) {
			from.wanted, from.given = t.Name+goname.Component(s.EnumVarNames[k]), true
		}
		t.Consts = append(t.Consts, Const{Name: p.names.Take(from.wanted), Value: literal, source: from})
	}
}

// breakCycles makes pointers of the fields by which a struct would hold itself.
func (p *planner) breakCycles() {
	for _, t := range p.pkg.Types {
		for _, f := range t.Fields {
			if f.Form == Plain && f.Type.Kind == Struct && holds(f.Type, t, map[*Type]bool{}) {
				f.Form = Pointer
			}
		}
	}
}

// holds tells whether a value of type t contains one of type want in its own memory.
func holds(t, want *Type, seen map[*Type]bool) bool {
	if t == want {
		return true
	}
	if seen[t] {
		return false
	}
	seen[t] = true
	for _, f := range t.Fields {
		if f.Form == Plain && f.Type.Kind == Struct && holds(f.Type, want, seen) {
			return true
		}
	}
	return false
}
