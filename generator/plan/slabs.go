package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
)

// assignSlabs numbers the kinds of values that decoding allocates: what fields
// and elements point to, and the elements of slices.
func (p *planner) assignSlabs() {
	seen := map[*Type]bool{}
	for _, t := range p.pkg.Types {
		p.assignTo(t, seen)
	}
	for _, r := range p.pkg.Roots {
		p.assignTo(r.Type, seen)
	}
}

func (p *planner) assignTo(t *Type, seen map[*Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	for _, f := range t.Fields {
		p.assignTo(f.Type, seen)
		if f.Form == Pointer || f.Form == Nulled {
			f.Slab = p.pointee(strings.TrimPrefix(f.Go(), "*"), f.Type, f.Form)
		}
	}
	if t.Union != nil {
		for _, v := range t.Union.Variants {
			p.assignTo(v.Type, seen)
			if v.Pointer {
				v.Slab = p.slab(v.Type.Go())
			}
		}
	}
	if t.Rest != nil {
		p.assignElem(t.Rest.Elem, seen)
	}
	if t.Elem != nil {
		p.assignElem(t.Elem, seen)
		if t.Kind == Slice {
			t.Elem.Slab = p.slab(t.Elem.Go())
		}
	}
}

func (p *planner) assignElem(e *Elem, seen map[*Type]bool) {
	p.assignTo(e.Type, seen)
	if e.Form == Pointer {
		e.PointerSlab = p.pointee(e.Type.Go(), e.Type, e.Form)
	}
}

// pointee returns the slab of what a field or an element points to; numbers and
// booleans by themselves share theirs.
func (p *planner) pointee(spelling string, t *Type, form Form) *Slab {
	if size := fixedSizes[t.Kind]; size > 0 && form == Pointer {
		return &Slab{Fixed: size}
	}
	return p.slab(spelling)
}

var fixedSizes = map[Kind]int{Bool: 1, Int32: 4, Int64: 8, Float64: 8}

// slab returns the slab of values of a Go type.
func (p *planner) slab(spelling string) *Slab {
	if s := p.slabs[spelling]; s != nil {
		return s
	}
	words := strings.NewReplacer("[]", "slice ", "*", "pointer ", "map[string]", "map ", "json.RawMessage", "raw", "runtime.Null", "null ").Replace(spelling)
	s := &Slab{Name: p.names.Take("slab" + goname.Exported(words)), Go: spelling}
	p.slabs[spelling] = s
	p.pkg.Slabs = append(p.pkg.Slabs, s)
	return s
}
