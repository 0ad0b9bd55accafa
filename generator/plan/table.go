package plan

// A struct is read, built and written by what the runtime's Object says of it. This file
// decides which functions leave their reading to that.

// tabulate gives each struct the function that reads it, and tells which of them have
// nothing to say that a runtime.Object cannot say. Where nothing is built there are no
// objects.
func (p *planner) tabulate() {
	if p.pkg.ChecksOnly {
		return
	}
	for _, f := range p.pkg.Funcs {
		if t := f.Check.Type; t != nil && t.Kind == Struct && t.Reader == nil {
			t.Reader = f
			f.Tabled = tabled(f.Check)
		}
	}
	p.cutCycles()
}

// tabled tells whether an object is read member by member, and nothing is asked of it as
// a whole but which members there are.
func tabled(c *Check) bool {
	o := c.Object
	switch {
	case o == nil, c.Blind, c.Loose, c.Listed, c.Never, c.Values != nil, len(c.After) > 0, c.Union != nil:
		return false
	case len(o.Depends)+len(o.Folded)+len(o.Rules)+len(o.Patterns) > 0, o.NameCheck != nil, o.Facts > 0, o.RestKept && !c.Type.Rest.keepsText(o.Rest):
		return false
	case !o.RestKept && o.Rest != nil && !(o.Rest.Never && o.RestRule == "additionalProperties"):
		return false
	case len(o.Required) > 1, len(o.Required) == 1 && o.Required[0].Only != NoDirection:
		return false
	case len(o.Required) == 1 && o.Required[0].At != c.At:
		return false
	case len(o.Members) != len(c.Type.Fields):
		return false
	}
	for k, m := range o.Members {
		if m.Field == nil || m.Field.Member != k || m.Check == nil || m.Check.Type == nil || len(m.Facts) > 0 {
			return false
		}
		for _, again := range m.Again {
			if again != nil {
				return false
			}
		}
	}
	return true
}

// keepsText tells whether undeclared members are kept as JSON text, of which nothing is
// asked; c is how they are read.
func (r *Rest) keepsText(c *Check) bool {
	return r.Plain() && (c == nil || c.Call == nil && !c.Never && !c.Sensitive && !c.Holds)
}

// Plain tells whether the field is a map of JSON text.
func (r *Rest) Plain() bool { return r.Elem.Type.Kind == Raw && r.Elem.Type.Name == "" }
