package validators

import (
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
	"github.com/bizgen/bizgen/generator/plan/pattern"
	"github.com/dave/jennifer/jen"
)

// oneLine shows a pattern in a comment.
func oneLine(source string) string { return strconv.Quote(source) }

// simple prints the loops that match a simple pattern.
func simple(m *plan.Pattern) []jen.Code {
	p := m.Simple
	if literal, ok := p.Literal(); ok {
		return []jen.Code{jen.Return(matchLiteral(p, literal))}
	}
	prefix, rest := p.Prefix()
	var out []jen.Code
	if prefix != "" {
		out = append(out, jen.If(jen.Op("!").Qual("strings", "HasPrefix").Call(jen.Id("text"), jen.Lit(prefix))).Block(jen.Return(jen.False())))
	}
	out = append(out, jen.Id("i").Op(":=").Lit(len(prefix)))
	for _, item := range rest {
		out = append(out, matchItem(item)...)
	}
	if last := len(rest) - 1; !p.End && last >= 0 && rest[last].Min == 1 && rest[last].Max == 1 {
		out = out[:len(out)-1] // nobody looks at i behind the last character
	}
	if p.End {
		return append(out, jen.Return(jen.Id("i").Op("==").Len(jen.Id("text"))))
	}
	return append(out, jen.Return(jen.True()))
}

// matchLiteral prints the search for one text.
func matchLiteral(p *pattern.Simple, literal string) jen.Code {
	text, lit := jen.Id("text"), jen.Lit(literal)
	switch {
	case p.Start && p.End:
		return text.Op("==").Add(lit)
	case p.Start:
		return jen.Qual("strings", "HasPrefix").Call(text, lit)
	case p.End:
		return jen.Qual("strings", "HasSuffix").Call(text, lit)
	}
	return jen.Qual("strings", "Contains").Call(text, lit)
}

// matchItem prints the matching of one repeated set of characters, as many as there are.
func matchItem(it pattern.Item) []jen.Code {
	end := jen.Id("i").Op("<").Len(jen.Id("text"))
	if it.Min == 1 && it.Max == 1 {
		return []jen.Code{
			jen.If(jen.Id("i").Op(">=").Len(jen.Id("text")).Op("||").Op("!").Parens(inSet(it.Set))).Block(jen.Return(jen.False())),
			jen.Id("i").Op("++"),
		}
	}
	loop := end.Op("&&").Add(group(inSet(it.Set)))
	if it.Max < 0 && it.Min == 0 {
		return []jen.Code{jen.For(loop).Block(jen.Id("i").Op("++"))}
	}
	if it.Max >= 0 {
		loop = jen.Id("n").Op("<").Lit(it.Max).Op("&&").Add(loop)
	}
	out := []jen.Code{jen.Id("n").Op(":=").Lit(0), jen.For(loop).Block(jen.Id("i").Op("++"), jen.Id("n").Op("++"))}
	if it.Min > 0 {
		out = append(out, jen.If(jen.Id("n").Op("<").Lit(it.Min)).Block(jen.Return(jen.False())))
	}
	return []jen.Code{jen.Block(out...)}
}

func group(c *jen.Statement) *jen.Statement { return jen.Parens(c) }

// inSet prints the test whether text[i] is in a set of ASCII characters.
func inSet(set [4]uint64) *jen.Statement {
	var ranges []string
	for b := 0; b < 128; b++ {
		if set[b/64]>>(b%64)&1 == 0 {
			continue
		}
		from := b
		for b+1 < 128 && set[(b+1)/64]>>((b+1)%64)&1 != 0 {
			b++
		}
		x, lo, hi := "text[i]", strconv.QuoteRuneToASCII(rune(from)), strconv.QuoteRuneToASCII(rune(b))
		if from == b {
			ranges = append(ranges, x+" == "+lo)
		} else {
			ranges = append(ranges, x+" >= "+lo+" && "+x+" <= "+hi)
		}
	}
	if len(ranges) == 0 {
		return jen.False()
	}
	return jen.Op(strings.Join(ranges, " || "))
}
