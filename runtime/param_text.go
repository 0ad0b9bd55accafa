package runtime

import "unicode/utf8"

// appendValue appends the JSON of a value's text; false when the kind does not
// allow the text.
func (k ParamKind) appendValue(dst []byte, text string) ([]byte, bool) {
	switch k {
	case KindInteger, KindNumber:
		return append(dst, text...), isNumber(text)
	case KindBoolean:
		return append(dst, text...), text == "true" || text == "false"
	case KindJSON:
		return append(dst, text...), true
	case KindAny:
		if isNumber(text) || text == "true" || text == "false" {
			return append(dst, text...), true
		}
	}
	if !utf8.ValidString(text) {
		return dst, false
	}
	return AppendString(dst, text), true
}

// isNumber tells whether text is a number of JSON (RFC 8259, section 6).
func isNumber(text string) bool {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	start := i
	if i = digits(text, i); i == start || text[start] == '0' && i > start+1 {
		return false
	}
	if i < len(text) && text[i] == '.' {
		start = i + 1
		if i = digits(text, start); i == start {
			return false
		}
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		start = i
		if i = digits(text, start); i == start {
			return false
		}
	}
	return i == len(text)
}

func digits(text string, i int) int {
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return i
}
