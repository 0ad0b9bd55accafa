package docs

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/bizgen/bizgen/generator/document"
)

// yaml writes a tree as YAML 1.2: blocks, with quotation marks where a plain text
// would be read as something else.
func yaml(n *document.Node) []byte {
	var b strings.Builder
	if len(n.Members)+len(n.Items) == 0 {
		yamlScalar(&b, n, "")
		b.WriteByte('\n')
		return []byte(b.String())
	}
	yamlBlock(&b, n, "")
	return []byte(b.String())
}

// yamlBlock writes the members or the elements, each on lines of its own.
func yamlBlock(b *strings.Builder, n *document.Node, indent string) {
	for _, m := range n.Members {
		b.WriteString(indent)
		yamlScalar(b, &document.Node{Kind: document.String, Text: m.Key}, "")
		b.WriteByte(':')
		if len(m.Value.Members)+len(m.Value.Items) > 0 {
			b.WriteByte('\n')
			yamlBlock(b, m.Value, indent+"  ")
			continue
		}
		b.WriteByte(' ')
		yamlScalar(b, m.Value, indent+"  ")
		b.WriteByte('\n')
	}
	for _, item := range n.Items {
		b.WriteString(indent + "-")
		if len(item.Members)+len(item.Items) > 0 {
			var inner strings.Builder
			yamlBlock(&inner, item, indent+"  ")
			b.WriteString(" " + strings.TrimPrefix(inner.String(), indent+"  "))
			continue
		}
		b.WriteByte(' ')
		yamlScalar(b, item, indent+"  ")
		b.WriteByte('\n')
	}
}

var (
	yamlPlain   = regexp.MustCompile(`^[\p{L}_/$(][\p{L}\p{N}_/.$(){}+ -]*$`)
	yamlSpecial = regexp.MustCompile(`(?i)^(true|false|null|yes|no|on|off|y|n|~|\.inf|\.nan)$`)
)

// longestSpecial is the length of the longest text that yamlSpecial is about.
const longestSpecial = len("false")

// yamlScalar writes a value that is one. The indent is that of further lines; "" where
// there may be none, as in keys.
func yamlScalar(b *strings.Builder, n *document.Node, indent string) {
	switch {
	case n.Kind != document.String:
		b.Write(n.JSON())
	case yamlPlain.MatchString(n.Text) && !(len(n.Text) <= longestSpecial && yamlSpecial.MatchString(n.Text)) && !strings.HasSuffix(n.Text, " "):
		b.WriteString(n.Text)
	case indent != "" && literal(n.Text):
		text := strings.TrimRight(n.Text, "\n")
		b.WriteString("|")
		switch len(n.Text) - len(text) {
		case 0:
			b.WriteString("-")
		case 1:
		default:
			b.WriteString("+")
			text = strings.TrimSuffix(n.Text, "\n")
		}
		for line := range strings.SplitSeq(text, "\n") {
			b.WriteByte('\n')
			if line != "" {
				b.WriteString(indent + line)
			}
		}
	default:
		b.WriteString(yamlQuoted(n))
	}
}

// literal tells whether a text can stand as a block: several lines, all printable.
func literal(s string) bool {
	return strings.Contains(strings.TrimRight(s, "\n"), "\n") && !strings.HasPrefix(s, " ") && !strings.HasPrefix(s, "\n") && !strings.HasPrefix(s, "\t") &&
		!strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && (!unicode.IsPrint(r) || r == '\u2028' || r == '\u2029') })
}

// yamlQuoted is JSON, which YAML has taken in, with what it does not print escaped.
func yamlQuoted(n *document.Node) string {
	var b strings.Builder
	for _, r := range string(n.JSON()) {
		if r > 0x7E && !unicode.IsPrint(r) {
			if r > 0xFFFF {
				fmt.Fprintf(&b, "\\U%08X", r)
			} else {
				fmt.Fprintf(&b, "\\u%04X", r)
			}
			continue
		}
		if r == 0x7F {
			b.WriteString("\\x7F")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
