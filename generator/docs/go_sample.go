package docs

import (
	"fmt"
	"go/format"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/plan"
)

// A goSample is one program being written.
type goSample struct {
	*goWriter
	k    *book
	c    *call
	v    *callView
	body strings.Builder
}

// goNames are what a sample declares or imports: a package of that name gets another.
var goNames = []string{"answer", "base64", "body", "bytes", "client", "context", "credential", "ctx", "err", "errors", "fmt", "handler", "hmac", "http", "io", "json", "key", "log", "main", "ok", "os", "r", "refused", "req", "runtime", "server", "sha256", "signed", "strconv", "strings", "time", "value", "verified"}

func (k *book) newGoSample(c *call, v *callView) *goSample {
	pkg := k.doc.Plan.Name
	if slices.Contains(goNames, pkg) {
		pkg = "api"
	}
	return &goSample{goWriter: newGoWriter(pkg, k.goTypes()), k: k, c: c, v: v}
}

func (k *book) goTypes() map[string]*plan.Type {
	k.doc.once.Do(func() { k.doc.types = typesOfPlan(k.doc.Plan) })
	return k.doc.types
}

func (g *goSample) printf(form string, args ...any) { fmt.Fprintf(&g.body, form, args...) }

// use notes packages that the sample needs.
func (g *goSample) use(packages ...string) {
	for _, p := range packages {
		g.uses[p] = true
	}
}

// source is the whole program, formatted.
func (g *goSample) source() string {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n")
	var own []string
	for _, p := range sorted(g.uses) {
		if strings.Contains(p, ".") {
			own = append(own, strconv.Quote(p))
			continue
		}
		fmt.Fprintf(&b, "%q\n", p)
	}
	b.WriteByte('\n')
	path := g.k.doc.Import
	if path == "" {
		path = "example.com/shop/" + g.k.doc.Plan.Name
	}
	line := strconv.Quote(path)
	if path[strings.LastIndexByte(path, '/')+1:] != g.pkg {
		line = g.pkg + " " + line
	}
	for _, l := range append(own, line) {
		b.WriteString(l + "\n")
	}
	b.WriteString(")\n\n" + g.body.String())
	out, err := format.Source([]byte(b.String()))
	if err != nil {
		return b.String()
	}
	return string(out)
}

func sorted(set map[string]bool) []string {
	var out []string
	for key := range set {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}

// exampleOf is the value of messages with the body that the plan puts first.
func exampleOf(bodies []*bodyView, b *plan.Body) *document.Node {
	for _, v := range bodies {
		if strings.Contains(b.MediaType, v.Media) && v.sampled != nil {
			return v.sampled.value
		}
	}
	return nil
}

// value prints a body: as a literal, or read from JSON before it is used, where no
// literal says it. It returns what stands for it, and the lines before.
func (g *goSample) value(b *plan.Body, n *document.Node, fail string) (expression, before string) {
	t := g.types[b.Type]
	if n == nil {
		n = &document.Node{Kind: document.Object}
	}
	if t != nil && len(t.Files) == 0 {
		if value, ok := g.literal(t, n); ok {
			if t.Kind == plan.Struct {
				return "&" + value, ""
			}
			return "new(" + value + ")", ""
		}
	}
	if len(n.Members)+len(n.Items) == 0 {
		return "new(" + g.qualified(b.Type) + ")", ""
	}
	g.use("encoding/json")
	text := "`" + indented(n) + "`"
	if strings.Count(text, "`") > 2 {
		text = strconv.Quote(string(n.JSON()))
	}
	return "body", fmt.Sprintf("body := new(%s)\nif err := json.Unmarshal([]byte(%s), body); err != nil {\n%s\n}\n", g.qualified(b.Type), text, fail)
}

// credentials are the options of a client for what a call needs.
func (g *goSample) credentials() string {
	if len(alternatives(g.c.planned)) == 0 {
		return ""
	}
	out := ""
	for _, need := range alternatives(g.c.planned)[0] {
		s := need.Declared
		if s == nil {
			continue
		}
		switch s.Form {
		case plan.CredentialConnection:
			out += ", " + g.pkg + "." + s.Option + "()"
		case plan.CredentialBasic:
			out += ", " + g.pkg + "." + s.Option + `("user", "password")`
		default:
			out += ", " + g.pkg + "." + s.Option + "(" + strconv.Quote(s.Argument) + ")"
		}
	}
	return out
}

// alternatives are what a call may show to be let in.
func alternatives(op *plan.Operation) [][]plan.SecurityRequirement {
	if op.Security == nil {
		return nil
	}
	return op.Security.Alternatives
}
