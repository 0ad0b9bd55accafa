package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// typeDoc is the comment of a declared type.
func typeDoc(name string, s *model.Schema) []string {
	switch {
	case s.Title != "" && s.Description != "":
		return comment(name, titled(s.Title, s.Description))
	case s.Title != "":
		return comment(name, s.Title)
	case s.Description != "":
		return comment(name, s.Description)
	case s.Component != "":
		return comment(name, "the schema "+s.Component+" of the document")
	case s.For != "" && s.Shared != "":
		return comment(name, "the schema "+s.Shared+" of the document, for "+s.For)
	}
	return []string{strings.Join(comment(name, "the schema at "+s.Pointer), " ")} // nobody reads on in a pointer
}

// titled puts a title before a text that does not begin with it.
func titled(title, text string) string {
	title, text = strings.TrimSpace(title), strings.TrimSpace(text)
	if first, _, _ := strings.Cut(text, "\n"); strings.TrimSpace(first) == title {
		return text
	}
	return title + "\n\n" + text
}

func fieldDoc(name string, s *model.Schema) []string {
	r := resolve(s)
	text := s.Description
	if text == "" {
		text = s.Title
	}
	if text == "" && r.Component == "" && r.For == "" {
		text = r.Description
	}
	var lines []string
	if text != "" {
		lines = comment("", text)
	}
	for _, part := range chain(s) {
		if part.ReadOnly || part.WriteOnly {
			lines = append(lines, map[bool]string{true: "Read-only: it comes in responses.", false: "Write-only: it goes in requests."}[part.ReadOnly])
			break
		}
	}
	if s.Deprecated {
		lines = append(lines, "", "Deprecated: the document marks "+name+" as deprecated.")
	}
	return lines
}

// comment returns the lines of a comment that starts with name, as Go wants it.
func comment(name, text string) []string {
	text = quotes.Replace(strings.TrimSpace(strings.Map(printable, text)))
	if name != "" {
		text = name + ": " + text
	}
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") { // gofmt knows single blank lines only
			continue
		}
		if strings.HasPrefix(line, "+build") { // which Go would obey
			line = "> " + line
		}
		lines = append(lines, wrap(line)...)
	}
	return lines
}

// quotes are those that gofmt would replace in a comment.
var quotes = strings.NewReplacer("``", "\u201c", "''", "\u201d")

// printable drops what could end a comment or confuse its reader.
func printable(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\r', r < ' ', r == 0x7F, r == '\u2028', r == '\u2029':
		return ' '
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF: // bidirectional controls
		return -1
	}
	return r
}

const commentWidth = 90

// wrap breaks a line at spaces; Korean text counts two columns a syllable.
func wrap(line string) []string {
	var out []string
	var b strings.Builder
	width := 0
	for _, word := range strings.Fields(line) {
		w := columns(word)
		if width > 0 && width+1+w > commentWidth {
			out = append(out, b.String())
			b.Reset()
			width = 0
		}
		if width > 0 {
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += w
	}
	return append(out, b.String())
}

func columns(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}
