package form

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bizgen/bizgen/generator/plan"
)

// columns is where comments are wrapped.
const columns = 97

// Comment prints lines as a comment, wrapped; a Hangul syllable is two columns
// wide. Lines that begin with white space are left as they are.
func Comment(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		line = strings.TrimRight(oneLine(line), " \t")
		if line == "" || line[0] == ' ' || line[0] == '\t' {
			b.WriteString(strings.TrimRight("// "+line, " ") + "\n")
			continue
		}
		at := 0
		for word := range strings.FieldsSeq(line) {
			if n := width(word); at > 0 && at+1+n > columns {
				b.WriteByte('\n')
				at = 0
			}
			if at == 0 {
				b.WriteString("//")
				at = 2
			}
			b.WriteString(" " + word)
			at += 1 + width(word)
		}
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n")
}

// oneLine is a text of the document as it may stand in a line of a comment.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && !unicode.IsPrint(r) { // which ends the line, hides, or is nothing that Go reads
			return ' '
		}
		return r
	}, text)
}

func width(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFF60) {
			n++
		}
	}
	return n
}

// operationDoc is the comment of an operation's method: the document's words,
// where it is, and whether it should still be called.
func operationDoc(op *plan.Operation) string {
	where := op.Method + " " + op.Path
	doc, deprecated := cutDeprecated(op.Doc)
	switch {
	case len(doc) == 0:
		doc = []string{op.Name + " is " + where + "."}
	case !strings.Contains(strings.Join(doc, " "), where):
		doc = append(doc, "", where)
	}
	if op.Deprecated && len(deprecated) == 0 {
		deprecated = []string{"Deprecated: the document marks this operation as deprecated."}
	}
	if len(deprecated) > 0 {
		doc = append(append(doc, ""), deprecated...)
	}
	return Comment(doc...)
}

// cutDeprecated parts the paragraph that tells of deprecation from the rest; it
// must stand for itself, at the end.
func cutDeprecated(doc []string) (rest, deprecated []string) {
	for i, line := range doc {
		if strings.HasPrefix(line, "Deprecated:") {
			rest, deprecated = slices.Clone(doc[:i]), doc[i:]
			for len(rest) > 0 && rest[len(rest)-1] == "" {
				rest = rest[:len(rest)-1]
			}
			return rest, deprecated
		}
	}
	return slices.Clone(doc), nil
}

// described is the comment of a declaration: a sentence, and below it the
// document's words, unless these begin with the name as a sentence would.
func described(name string, doc []string, sentence string) string {
	if len(doc) > 0 && strings.HasPrefix(doc[0], name) {
		return Comment(doc...)
	}
	lines := []string{sentence}
	if len(doc) > 0 {
		lines = append(append(lines, ""), doc...)
	}
	return Comment(lines...)
}
