package codec

import (
	"github.com/bizgen/bizgen/generator/emit/gofile"
	"github.com/bizgen/bizgen/generator/plan"
	"github.com/dave/jennifer/jen"
)

// redaction prints what keeps the secrets of a declared type out of logs: a function
// that appends the rest, and the methods that package fmt and log/slog look for.
func redaction(t *plan.Type) []jen.Code {
	receiver := func() *jen.Statement { return jen.Func().Params(jen.Id("v").Id(t.Name)) }
	text := jen.Id("redact"+t.Base).Call(jen.Nil(), place(jen.Id("v"), t))
	return []jen.Code{
		redactType(t),
		jen.Comment("// LogValue is v without what the document marks as secret.").Line().
			Add(receiver()).Id("LogValue").Params().Qual("log/slog", "Value").Block(
			jen.Return(jen.Qual(gofile.Runtime, "RedactedValue").Call(text)),
		),
		jen.Comment("// Format prints v without what the document marks as secret, whatever the verb.").Line().
			Add(receiver()).Id("Format").Params(jen.Id("f").Qual("fmt", "State"), jen.Id("_").Rune()).Block(
			jen.Qual(gofile.Runtime, "FormatRedacted").Call(jen.Id("f"), text),
		),
	}
}

// prints tells whether values of a kind are redacted as a whole or have members
// and elements that are.
func prints(k plan.Kind) bool {
	return k == plan.Struct || k == plan.Slice || k == plan.Map || k == plan.Raw || k == plan.Union || k.Scalar()
}

// redactType prints the function that appends a value as JSON, less its secrets.
func redactType(t *plan.Type) jen.Code {
	name := "redact" + t.Base
	param := jen.Id("v").Id(t.Name)
	switch {
	case t.Sensitive || t.Kind.Scalar() || t.Kind == plan.Raw:
		param = jen.Id("_").Id(t.Name)
		if byAddress(t) {
			param = jen.Id("_").Op("*").Id(t.Name)
		}
	case byAddress(t):
		param = jen.Id("v").Op("*").Id(t.Name)
	}
	return jen.Comment("// "+name+" appends v as JSON, with [redacted] for what is secret.").Line().
		Func().Id(name).Params(jen.Id("dst").Index().Byte(), param).Index().Byte().BlockFunc(func(g *jen.Group) {
		switch {
		case t.Sensitive || t.Kind.Scalar() || t.Kind == plan.Raw:
			g.Return(jen.Qual(gofile.Runtime, "AppendRedacted").Call(jen.Id("dst")))
		case t.Kind == plan.Struct:
			g.Id("open").Op(":=").Len(jen.Id("dst"))
			members(g, t)
			g.Return(jen.Qual(gofile.Runtime, "CloseObject").Call(jen.Id("dst"), jen.Id("open")))
		case t.Kind == plan.Union:
			variants(g, t, &appender{redact: true})
		default:
			(&appender{redact: true}).container(g, jen.Id("dst"), jen.Id("v"), t)
			g.Return(jen.Id("dst"))
		}
	})
}

// redactField prints a secret member: whether it is there is not secret.
func redactField(g *jen.Group, f *plan.Field, field, key *jen.Statement) {
	if f.Required {
		redacted(g, key)
		return
	}
	if f.Form == plan.Zeroed {
		g.If(filled(field, f.Type)).BlockFunc(func(g *jen.Group) { redacted(g, key) })
		return
	}
	g.If(jen.Add(field).Op("!=").Nil()).BlockFunc(func(g *jen.Group) { redacted(g, key) })
}

// redacted prints what is appended in place of a secret.
func redacted(g *jen.Group, key *jen.Statement) {
	dst := jen.Id("dst")
	if key.GoString() != "" {
		dst = jen.Append(jen.Id("dst"), jen.Add(key).Op("..."))
	}
	g.Id("dst").Op("=").Qual(gofile.Runtime, "AppendRedacted").Call(dst)
}
