package docs

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// goHandler is a program that serves a call with the generated server.
func (k *book) goHandler(c *call, v *callView) string {
	g := k.newGoSample(c, v)
	op := c.planned
	g.use("context", "log", "net/http")
	result := "error"
	switch op.Result {
	case plan.ResultBody, plan.ResultStruct:
		result = "(*" + g.qualified(op.ResultType) + ", error)"
	case plan.ResultSealed:
		result = "(" + g.qualified(op.ResultType) + ", error)"
	}
	g.printf("// handler answers 501 to the calls that it has no method for.\ntype handler struct{ %s.%s }\n\n", g.pkg, c.names.Unimplemented)
	g.printf("func (handler) %s(ctx context.Context, req *%s.%s) %s {\n", op.Name, g.pkg, op.Request, result)
	g.callerNote()
	g.documentedErrors()
	g.result()
	g.printf("}\n\n")
	g.served()
	return g.source()
}

// documentedErrors says which errors are answers of the document.
func (g *goSample) documentedErrors() {
	var all []string
	for _, e := range g.c.planned.Errors {
		all = append(all, fmt.Sprintf("*%s.%s (%s)", g.pkg, e.Type, e.Status))
	}
	if len(all) > 0 {
		g.printf("// Documented errors: %s.\n", strings.Join(all, ", "))
	}
}

// result returns an answer with the values of the example.
func (g *goSample) result() {
	op := g.c.planned
	switch op.Result {
	case plan.ResultNone:
		g.printf("return nil\n")
	case plan.ResultBody:
		value, before := g.value(op.Success[0].Body, g.answerExample(op.Success[0]), "return nil, err")
		g.printf("%sreturn %s, nil\n", before, value)
	default:
		r := op.Success[0]
		literal, before := g.responseLiteral(r)
		g.printf("%sreturn %s, nil\n", before, literal)
	}
}

// responseLiteral is an answer that has headers, or is one of several.
func (g *goSample) responseLiteral(r *plan.Response) (literal, before string) {
	var b strings.Builder
	b.WriteString("&" + g.pkg + "." + r.Type + "{")
	line := func(name, value string) { b.WriteString("\n" + name + ": " + value + ",") }
	if m := g.response(r.Status); m != nil {
		for _, h := range r.Headers {
			for _, p := range m.Headers {
				if p.Name != h.Name {
					continue
				}
				if n := g.k.paramExample(p); n != nil {
					if value, ok := g.param(h, n); ok {
						line(h.Field, value)
					}
				}
			}
		}
	}
	switch {
	case r.Body == nil, r.Body.Sequence != plan.NoSequence:
	case r.Body.Stream:
		g.use("strings")
		line("Body", `strings.NewReader("data")`)
		line("ContentType", strconv.Quote(firstType(r.Body.MediaType)))
	default:
		value, lines := g.value(r.Body, g.answerExample(r), "return nil, err")
		before = lines
		line("Body", value)
	}
	if strings.Contains(b.String(), "\n") {
		b.WriteByte('\n')
	}
	return b.String() + "}", before
}

func (g *goSample) response(status string) *model.Response {
	for _, m := range g.c.Responses {
		if m.Status == status {
			return m
		}
	}
	return nil
}

func (g *goSample) answerExample(r *plan.Response) *document.Node {
	for _, v := range g.v.Responses {
		if v.Status == r.Status && r.Body != nil {
			return exampleOf(v.Bodies, r.Body)
		}
	}
	return nil
}

// gate is the option of a server that asks who calls, where that is demanded.
func (g *goSample) gate() string {
	var schemes []string
	for _, all := range alternatives(g.c.planned) {
		for _, need := range all {
			if need.Declared != nil {
				schemes = append(schemes, need.Scheme)
			}
		}
	}
	if len(schemes) == 0 {
		return ""
	}
	g.use("errors", "github.com/bizgen/bizgen/runtime")
	return fmt.Sprintf(", runtime.WithSecurity(runtime.SecurityByScheme{\n%q: func(ctx context.Context, r *http.Request, credential runtime.Credential) (context.Context, []string, error) {\nif !credential.Is(\"secret\") {\nreturn nil, nil, errors.New(\"unknown credential\")\n}\nreturn ctx, []string{%s}, nil // who it is, and the roles or scopes\n},\n})", schemes[0], g.granted())
}

// granted are the roles that the first alternative of a call asks for.
func (g *goSample) granted() string {
	var all []string
	for _, need := range alternatives(g.c.planned)[0] {
		for _, scope := range need.Scopes {
			all = append(all, strconv.Quote(scope))
		}
	}
	return strings.Join(all, ", ")
}
