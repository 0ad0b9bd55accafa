package plan

// What the runtime's Objects say is data that Go sets up before a program runs, and Go
// refuses data that refers to itself, be it through functions. Recursive schemas do that:
// here is decided what of an Object is therefore set when the package is initialised.

// cutCycles finds the references of objects that lead back to them.
func (p *planner) cutCycles() {
	c := &cycles{index: map[any]int{}, low: map[any]int{}, part: map[any]int{}}
	for _, t := range p.pkg.Types {
		if t.Kind == Struct {
			c.visit(t)
		}
	}
	for _, t := range p.pkg.Types {
		if t.Kind != Struct {
			continue
		}
		t.ReaderLater = t.Reader != nil && !t.Reader.Tabled && c.together(t, t.Reader)
		for k, f := range t.Fields {
			f.Later = c.any(t, fieldRefs(t, k))
		}
		t.RestLater = t.Rest != nil && c.any(t, typeRefs(t.Rest.Elem.Type))
	}
}

// cycles finds the strongly connected parts of what refers to what (Tarjan 1972). Its
// nodes are types and functions.
type cycles struct {
	index, low, part map[any]int
	stack            []any
	parts            int
}

func (c *cycles) together(a, b any) bool { return c.part[a] == c.part[b] }

func (c *cycles) any(from any, to []any) bool {
	for _, x := range to {
		if c.together(from, x) {
			return true
		}
	}
	return false
}

func (c *cycles) visit(x any) {
	if c.index[x] > 0 {
		return
	}
	c.index[x] = len(c.index) + 1
	c.low[x] = c.index[x]
	c.stack = append(c.stack, x)
	for _, to := range refs(x) {
		switch {
		case c.index[to] == 0:
			c.visit(to)
			c.low[x] = min(c.low[x], c.low[to])
		case c.part[to] == 0:
			c.low[x] = min(c.low[x], c.index[to])
		}
	}
	if c.low[x] < c.index[x] {
		return
	}
	c.parts++
	for {
		last := c.stack[len(c.stack)-1]
		c.stack = c.stack[:len(c.stack)-1]
		c.part[last] = c.parts
		if last == x {
			return
		}
	}
}

// refs returns what the code of a type, or of a function, refers to.
func refs(x any) []any {
	var out []any
	switch x := x.(type) {
	case *Func:
		out = x.Check.refs(out)
		if x.Tabled {
			out = append(out, x.Check.Type)
		}
	case *Type:
		for k := range x.Fields {
			out = append(out, fieldRefs(x, k)...)
		}
		if x.Reader != nil && !x.Reader.Tabled {
			out = append(out, x.Reader)
		}
		if x.Rest != nil {
			out = append(out, typeRefs(x.Rest.Elem.Type)...)
		}
		if x.Elem != nil {
			out = append(out, typeRefs(x.Elem.Type)...)
		}
		if x.Union != nil {
			for _, v := range x.Union.Variants {
				out = append(out, typeRefs(v.Type)...)
			}
		}
	}
	return out
}

// fieldRefs returns what is referred to for field k of a struct.
func fieldRefs(t *Type, k int) []any {
	out := typeRefs(t.Fields[k].Type)
	if t.Reader != nil && t.Reader.Tabled {
		out = t.Reader.Check.Object.Members[k].Check.refs(out)
	}
	return out
}

// typeRefs returns the types that have code of their own, of those that values of t hold.
func typeRefs(t *Type) []any {
	for t.Name == "" && (t.Kind == Slice || t.Kind == Map) {
		t = t.Elem.Type
	}
	if t.Kind == Struct || t.Kind == Union || t.Kind == Slice || t.Kind == Map {
		return []any{t}
	}
	return nil
}

// refs adds the functions that a check calls.
func (c *Check) refs(out []any) []any {
	if c == nil {
		return out
	}
	if c.Call != nil {
		if t := c.Call.Check.Type; t != nil && t.Kind == Struct {
			out = append(out, t)
		}
		return append(out, c.Call)
	}
	out = append(out, c.listRefs()...)
	for _, a := range c.After {
		for _, x := range append(a.Checks, a.If, a.Then, a.Else) {
			out = x.refs(out)
		}
		out = a.Mark.refs(out)
	}
	if u := c.Union; u != nil {
		out = u.Rest.refs(out)
		for _, kind := range u.Kinds {
			for _, list := range kind.Cases {
				for _, b := range list.Branches {
					if b.Func != nil {
						out = append(out, b.Func)
					}
				}
			}
		}
	}
	return c.Object.refs(out)
}

func (c *Check) listRefs() (out []any) {
	if a := c.Array; a != nil {
		for _, x := range append(a.Prefix, a.Items, a.Contains) {
			out = x.refs(out)
		}
	}
	return out
}

func (o *Object) refs(out []any) []any {
	if o == nil {
		return out
	}
	for _, m := range o.Members {
		out = m.Check.refs(out)
		for _, again := range m.Again {
			out = again.refs(out)
		}
		for _, f := range m.Facts {
			out = f.Check.refs(out)
		}
	}
	for _, m := range o.Patterns {
		out = m.Check.refs(out)
	}
	out = o.NameCheck.refs(o.Rest.refs(out))
	for _, f := range o.Folded {
		for _, then := range []*Consequence{f.Then, f.Else} {
			if then != nil {
				out = then.Check.refs(out)
			}
		}
	}
	return out
}

func (m *Mark) refs(out []any) []any {
	if m == nil {
		return out
	}
	out = m.Contains.refs(out)
	for _, b := range m.Branches {
		out = b.Mark.refs(b.If.refs(out))
	}
	return out
}
