package docs

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/plan"
)

// A goWriter prints samples in Go for one document: values as literals of the
// generated types. Names are the plan's.
type goWriter struct {
	pkg   string // as the sample calls the package
	types map[string]*plan.Type
	uses  map[string]bool // packages of the standard library that the sample has come to need
}

func newGoWriter(pkg string, types map[string]*plan.Type) *goWriter {
	return &goWriter{pkg: pkg, types: types, uses: map[string]bool{}}
}

// typesOfPlan are the declared types by name.
func typesOfPlan(p *plan.Package) map[string]*plan.Type {
	out := map[string]*plan.Type{}
	for _, t := range p.Types {
		out[t.Name] = t
	}
	for _, a := range p.Aliases {
		if t := out[a.Target]; t != nil {
			out[a.Name] = t
		}
	}
	return out
}

// qualified spells a type of the generated package from outside.
func (g *goWriter) qualified(name string) string {
	if inner, ok := strings.CutPrefix(name, "[]"); ok {
		return "[]" + g.qualified(inner)
	}
	if inner, ok := strings.CutPrefix(name, "*"); ok {
		return "*" + g.qualified(inner)
	}
	if inner, ok := strings.CutPrefix(name, "map[string]"); ok {
		return "map[string]" + g.qualified(inner)
	}
	switch name {
	case "string", "bool", "int32", "int64", "float64":
		return name
	case "json.RawMessage":
		g.uses["encoding/json"] = true
		return name
	}
	return g.pkg + "." + name
}

// literal prints a value; false when no literal says it.
func (g *goWriter) literal(t *plan.Type, n *document.Node) (string, bool) {
	switch t.Kind {
	case plan.Struct:
		return g.structLiteral(t, n)
	case plan.Slice:
		return g.sliceLiteral(t, n)
	case plan.Map:
		return g.mapLiteral(t, n)
	case plan.Raw:
		text := string(n.JSON())
		if strings.Contains(text, "`") {
			return "", false
		}
		g.uses["encoding/json"] = true
		return g.qualified(t.Go()) + "(`" + text + "`)", true
	case plan.Union:
		return "", false
	}
	return g.scalar(t, n, true)
}

// scalar prints a string, a number or a boolean; typed where its type has a name.
func (g *goWriter) scalar(t *plan.Type, n *document.Node, named bool) (string, bool) {
	value, ok := basic(t.Kind.Basic(), n)
	if !ok || t.Name == "" || !named {
		return value, ok
	}
	for _, c := range t.Consts {
		if c.Value == value {
			return g.pkg + "." + c.Name, true
		}
	}
	return g.pkg + "." + t.Name + "(" + value + ")", true
}

// basic prints a value of a basic type of Go.
func basic(kind string, n *document.Node) (string, bool) {
	switch kind {
	case "string":
		if n.Kind == document.Array || n.Kind == document.Object || n.Kind == document.Null {
			return "", false
		}
		return strconv.Quote(flat(n, ",")), true
	case "int32", "int64":
		_, err := strconv.ParseInt(flat(n, ","), 10, map[string]int{"int32": 32, "int64": 64}[kind])
		return flat(n, ","), err == nil
	case "float64":
		_, err := strconv.ParseFloat(flat(n, ","), 64)
		return flat(n, ","), err == nil
	case "bool":
		_, err := strconv.ParseBool(flat(n, ","))
		return flat(n, ","), err == nil && n.Kind != document.Number
	}
	return "", false
}

func (g *goWriter) structLiteral(t *plan.Type, n *document.Node) (string, bool) {
	if n.Kind != document.Object || t.Name == "" || t.Rest != nil {
		return "", false
	}
	var b strings.Builder
	b.WriteString(g.pkg + "." + t.Name + "{")
	fields := 0
	for _, f := range t.Fields {
		m := n.Get(f.JSON)
		if m == nil || m.Kind == document.Null && (f.Form == plan.Pointer || f.Form == plan.Nilled) {
			continue
		}
		value, ok := g.formed(f.Form, f.Type, m)
		if !ok {
			return "", false
		}
		if fields == 0 {
			b.WriteByte('\n')
		}
		fields++
		b.WriteString(f.Name + ": " + value + ",\n")
	}
	b.WriteByte('}')
	return b.String(), true
}

// formed prints a value as it stands in a field or as an element.
func (g *goWriter) formed(form plan.Form, t *plan.Type, n *document.Node) (string, bool) {
	switch {
	case form == plan.Nulled:
		return "", false
	case form != plan.Pointer:
		return g.literal(t, n)
	case t.Kind == plan.Struct:
		value, ok := g.literal(t, n)
		return "&" + value, ok
	}
	value, ok := g.literal(t, n)
	if t.Name == "" && (t.Kind == plan.Int32 || t.Kind == plan.Int64 || t.Kind == plan.Float64) {
		value = t.Go() + "(" + value + ")"
	}
	return "new(" + value + ")", ok
}

func (g *goWriter) sliceLiteral(t *plan.Type, n *document.Node) (string, bool) {
	if n.Kind != document.Array {
		return "", false
	}
	var b strings.Builder
	b.WriteString(g.qualified(t.Go()) + "{")
	for i, item := range n.Items {
		value, ok := g.element(t.Elem, item)
		if !ok {
			return "", false
		}
		if i == 0 && strings.Contains(value, "\n") {
			b.WriteByte('\n')
		}
		b.WriteString(value + ", ")
		if strings.Contains(value, "\n") {
			b.WriteByte('\n')
		}
	}
	return strings.TrimSuffix(b.String(), ", ") + "}", true
}

// element prints one of a slice or a map, whose type is said already.
func (g *goWriter) element(e *plan.Elem, n *document.Node) (string, bool) {
	if n.Kind == document.Null && e.Form != plan.Plain {
		return "nil", true
	}
	value, ok := g.formed(e.Form, e.Type, n)
	if e.Form == plan.Plain && e.Type.Kind == plan.Struct {
		value = strings.TrimPrefix(value, g.pkg+"."+e.Type.Name)
	}
	return value, ok
}

func (g *goWriter) mapLiteral(t *plan.Type, n *document.Node) (string, bool) {
	if n.Kind != document.Object {
		return "", false
	}
	var b strings.Builder
	b.WriteString(g.qualified(t.Go()) + "{\n")
	for _, m := range n.Members {
		value, ok := g.element(t.Elem, m.Value)
		if !ok {
			return "", false
		}
		b.WriteString(strconv.Quote(m.Key) + ": " + value + ",\n")
	}
	return b.String() + "}", true
}

// param prints the value of a parameter or a header, whose type is given by name.
func (g *goWriter) param(q *plan.Param, n *document.Node) (string, bool) {
	value, ok := g.named(q.Type, n)
	if !ok || !q.Pointer {
		return value, ok
	}
	if t := g.types[q.Type]; t != nil && t.Kind == plan.Struct {
		return "&" + value, true
	}
	if q.Type == "int32" || q.Type == "int64" || q.Type == "float64" {
		value = q.Type + "(" + value + ")"
	}
	return "new(" + value + ")", true
}

// named prints a value of a type that is given by its name.
func (g *goWriter) named(name string, n *document.Node) (string, bool) {
	if inner, ok := strings.CutPrefix(name, "[]"); ok {
		if n.Kind != document.Array {
			return "", false
		}
		var all []string
		for _, item := range n.Items {
			value, ok := g.named(inner, item)
			if !ok {
				return "", false
			}
			all = append(all, value)
		}
		return g.qualified(name) + "{" + strings.Join(all, ", ") + "}", true
	}
	if t := g.types[name]; t != nil {
		return g.literal(t, n)
	}
	return basic(name, n)
}
