package docs

import (
	"regexp"
	"strings"
)

var ends = regexp.MustCompile(`([.!?。])\s+`)

// sentences cuts a text; a line of a list is one, and blocks of code are none.
func sentences(s string) []string {
	var out []string
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		if strings.Contains(paragraph, "```") || strings.HasPrefix(paragraph, "|") {
			continue
		}
		for line := range strings.SplitSeq(joinLines(paragraph), "\n") {
			for sentence := range strings.SplitSeq(ends.ReplaceAllString(line, "$1\x00"), "\x00") {
				sentence = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(sentence), "-*# "))
				if sentence != "" && strings.Count(sentence, "**")%2 == 0 {
					out = append(out, sentence)
				} else if sentence != "" {
					out = append(out, strings.ReplaceAll(sentence, "**", ""))
				}
			}
		}
	}
	return out
}

// joinLines puts a sentence that goes over lines on one; items of lists begin lines.
func joinLines(paragraph string) string {
	var b strings.Builder
	for i, line := range strings.Split(paragraph, "\n") {
		trimmed := strings.TrimSpace(line)
		if i > 0 {
			if strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "* ") {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(trimmed)
	}
	return b.String()
}
