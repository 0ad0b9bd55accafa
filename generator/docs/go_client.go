package docs

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/plan"
)

// goClient is a program that makes a call with the generated client.
func (k *book) goClient(c *call, v *callView) string {
	g := k.newGoSample(c, v)
	op := c.planned
	g.use("context", "log")
	before, request := g.requestLiteral()
	g.printf("func main() {\nclient, err := %s.%s(%q%s)\nif err != nil {\nlog.Fatal(err)\n}\n%s", g.pkg, c.names.NewClient, k.base(c), g.credentials(), before)
	call := "client." + op.Name + "(context.Background(), " + request + ")"
	if op.Result == plan.ResultNone {
		g.printf("err = %s\n", call)
	} else {
		g.printf("answer, err := %s\n", call)
	}
	g.refusal()
	g.printf("if err != nil {\nlog.Fatal(err)\n}\n")
	g.answer()
	g.printf("}\n")
	return g.source()
}

// refusal tells a documented error from others.
func (g *goSample) refusal() {
	for _, e := range g.c.planned.Errors {
		if e.Status != "default" {
			g.use("errors")
			g.printf("if refused, ok := errors.AsType[*%s.%s](err); ok {\nlog.Fatalf(\"%s: %%+v\", refused)\n}\n", g.pkg, e.Type, e.Status)
			return
		}
	}
}

// answer prints what came.
func (g *goSample) answer() {
	op := g.c.planned
	switch op.Result {
	case plan.ResultNone:
	case plan.ResultSealed:
		g.printf("switch answer := answer.(type) {\n")
		for _, r := range op.Success {
			g.printf("case *%s.%s:\nlog.Printf(\"%s: %%+v\", answer)\n", g.pkg, r.Type, r.Status)
		}
		g.printf("}\n")
	case plan.ResultStruct:
		r := op.Success[0]
		switch {
		case r.Body != nil && r.Body.Sequence != plan.NoSequence:
			g.printf("defer answer.Close()\nfor value, err := range answer.Body {\nif err != nil {\nlog.Fatal(err)\n}\nlog.Printf(\"%%+v\", value)\n}\n")
		case r.Body != nil && r.Body.Stream:
			g.use("io", "os")
			g.printf("if _, err := io.Copy(os.Stdout, answer.Body); err != nil {\nlog.Fatal(err)\n}\n")
		default:
			g.printf("log.Printf(\"%%+v\", answer)\n")
		}
	default:
		g.printf("log.Printf(\"%%+v\", answer)\n")
	}
}

// requestLiteral is the request with the values of the examples.
func (g *goSample) requestLiteral() (before, literal string) {
	op := g.c.planned
	var b strings.Builder
	b.WriteString("&" + g.pkg + "." + op.Request + "{")
	fields := 0
	field := func(name, value string) {
		if fields++; fields == 1 {
			b.WriteByte('\n')
		}
		b.WriteString(name + ": " + value + ",\n")
	}
	for _, q := range op.Params {
		if n := g.paramValue(q); n != nil {
			if value, ok := g.param(q, n); ok {
				field(q.Field, value)
			}
		}
	}
	if len(op.Bodies()) > 0 {
		body := op.Bodies()[0]
		n := exampleOf(g.v.Bodies, body)
		switch {
		case body.Stream:
			g.use("strings")
			text := "data"
			if n != nil && n.Kind == document.String {
				text = n.Text
			}
			field(body.In(), "strings.NewReader("+strconv.Quote(text)+")")
			field(body.TypeIn(), strconv.Quote(firstType(body.MediaType)))
		case body.Sequence != plan.NoSequence: // an iterator of the caller's
		default:
			value, lines := g.value(body, n, "log.Fatal(err)")
			before = lines
			field(body.In(), value)
		}
	}
	b.WriteByte('}')
	return before, b.String()
}

// paramValue is the example of a parameter of the plan.
func (g *goSample) paramValue(q *plan.Param) *document.Node {
	for _, p := range g.c.Parameters {
		if p.Name == q.Name && p.In == q.In {
			return g.k.paramExample(p)
		}
	}
	return nil
}

// firstType is a media type out of a list, ranges made definite.
func firstType(list string) string {
	first, _, _ := strings.Cut(list, ", ")
	switch {
	case first == "*/*":
		return "application/octet-stream"
	case strings.HasSuffix(first, "/*"):
		return strings.TrimSuffix(first, "*") + "octet-stream"
	}
	return first
}
