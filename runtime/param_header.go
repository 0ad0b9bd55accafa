package runtime

import "strings"

// splitHeader appends the elements of a line. One that holds a comma, a quote or
// nothing at all, or white space at its ends, comes as a quoted-string (RFC 9110,
// section 5.6.4); quotes around anything else are the element's own.
func splitHeader(items []string, line string) []string {
	if strings.Trim(line, " \t") == "" {
		return items
	}
	for {
		line = strings.TrimLeft(line, " \t")
		text, rest, ok := cutQuoted(line)
		if !ok {
			text, rest = line, ""
			if i := strings.IndexByte(line, ','); i >= 0 {
				text, rest = line[:i], line[i:]
			}
			text = strings.TrimRight(text, " \t")
		}
		items = append(items, text)
		if rest == "" {
			return items
		}
		line = rest[1:]
	}
}

// cutQuoted takes a quoted-string that needs its quotes off the front of a line;
// rest begins with a comma or is empty.
func cutQuoted(line string) (text, rest string, ok bool) {
	if line == "" || line[0] != '"' {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			if i++; i < len(line) {
				b.WriteByte(line[i])
			}
		case '"':
			rest = strings.TrimLeft(line[i+1:], " \t")
			text = b.String()
			return text, rest, (rest == "" || rest[0] == ',') && needsQuotes(text)
		default:
			b.WriteByte(line[i])
		}
	}
	return "", "", false
}

func needsQuotes(text string) bool {
	return text == "" || strings.ContainsAny(text, ",\"\\") || strings.Trim(text, " \t") != text
}

// headerList joins elements so that splitHeader parts them again.
func headerList(items []string) string {
	if len(items) == 1 && items[0] == "" {
		return `""`
	}
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		if !needsQuotes(item) {
			b.WriteString(item)
			continue
		}
		b.WriteByte('"')
		for k := range len(item) {
			if item[k] == '"' || item[k] == '\\' {
				b.WriteByte('\\')
			}
			b.WriteByte(item[k])
		}
		b.WriteByte('"')
	}
	return b.String()
}
