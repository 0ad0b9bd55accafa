package runtime

import (
	"bytes"
	"encoding/json"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// ParamKind is the set of JSON types that the text of a value can become; the
// zero value is text. A number, a boolean, null, an array and an object are their
// own JSON; what is none of those that the set has is a string, if it may be.
type ParamKind uint8

// The kinds of values, which may be combined. JSON stands alone: any JSON text (a
// parameter with content application/json).
const (
	KindText ParamKind = 1 << iota
	KindInteger
	KindNumber
	KindBoolean
	KindNull
	KindArray
	KindObject
	KindJSON

	KindAny = KindText | KindNumber | KindBoolean | KindNull | KindArray | KindObject
)

var kindNames = [...]string{"string", "integer", "number", "boolean", "null", "array", "object", "JSON"}

// String lists the types as a message about a wrong one does.
func (k ParamKind) String() string {
	var names []string
	for rest := k; rest != 0; rest &= rest - 1 {
		names = append(names, kindNames[bits.TrailingZeros8(uint8(rest))])
	}
	return strings.Join(names, " or ")
}

// text tells whether k is a string and nothing else.
func (k ParamKind) text() bool { return k == 0 || k == KindText }

// scalars is what elements may be of which nothing is said but that of their array.
func (k ParamKind) scalars() ParamKind {
	if k&(KindArray|KindObject) == 0 {
		return k
	}
	return KindAny
}

// appendValue appends the JSON of a value's text; false when the kind does not
// allow the text.
func (k ParamKind) appendValue(dst []byte, text string) ([]byte, bool) {
	if k&KindJSON != 0 || k.allowsJSON(text) {
		return append(dst, text...), true
	}
	return k.appendText(dst, text)
}

// appendText appends text as a string.
func (k ParamKind) appendText(dst []byte, text string) ([]byte, bool) {
	if !k.text() && k&KindText == 0 || !utf8.ValidString(text) {
		return dst, false
	}
	return AppendString(dst, text), true
}

// allowsJSON tells whether text is JSON of one of the types of k. A string in
// quotes is one only where other types than null are allowed beside strings.
func (k ParamKind) allowsJSON(text string) bool {
	if k.text() || text == "" {
		return false
	}
	switch text[0] {
	case 't', 'f':
		return k&KindBoolean != 0 && (text == "true" || text == "false")
	case 'n':
		return k&KindNull != 0 && text == "null"
	case '{':
		return k&KindObject != 0 && wellFormed(text)
	case '[':
		return k&KindArray != 0 && wellFormed(text)
	case '"':
		return k&KindText != 0 && k&^(KindText|KindNull) != 0 && wellFormed(text)
	}
	return k&(KindInteger|KindNumber) != 0 && isNumber(text)
}

// wellFormed tells whether text is one JSON value.
func wellFormed(text string) bool {
	c := Check{s: text}
	i := c.Skip(0)
	return c.syntax == nil && i == len(text)
}

// textOf returns the text that a JSON value is written as.
func (k ParamKind) textOf(value string) string {
	if text, ok := unquoted([]byte(value)); ok {
		if k&^KindJSON != 0 && k.allowsJSON(text) && text[0] == '"' {
			return value
		}
		return text
	}
	return compact(value)
}

// compact returns JSON without line breaks between its parts.
func compact(value string) string {
	if strings.IndexByte(value, '\n') < 0 && strings.IndexByte(value, '\r') < 0 {
		return value
	}
	var b bytes.Buffer
	if json.Compact(&b, []byte(value)) != nil {
		return value
	}
	return b.String()
}

// unquoted returns the text of a JSON string.
func unquoted(data []byte) (string, bool) {
	if len(data) < 2 || data[0] != '"' {
		return "", false
	}
	var text string
	return text, json.Unmarshal(data, &text) == nil
}

// isNumber tells whether text is a number of JSON (RFC 8259, section 6).
func isNumber(text string) bool {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	start := i
	if i = digitsEnd(text, i); i == start || text[start] == '0' && i > start+1 {
		return false
	}
	if i < len(text) && text[i] == '.' {
		start = i + 1
		if i = digitsEnd(text, start); i == start {
			return false
		}
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		start = i
		if i = digitsEnd(text, start); i == start {
			return false
		}
	}
	return i == len(text)
}
