package document

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Kind is the JSON type of a node.
type Kind int

// The kinds of a node.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// String gives the kind as messages say it: "a string", "an object".
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a string", "an array", "an object"}[k]
}

// A Node is one value of a document, JSON or YAML, with its place. What an
// alias or a merge key of YAML stands for is a copy of its own: its Pointer is
// where it was put, its Position where it was written.
type Node struct {
	Kind     Kind
	Text     string // String: decoded; Number: JSON source text, never through a float64
	Bool     bool
	Members  []Member // Object, in document order
	Items    []*Node  // Array
	Position Position
	Pointer  string // RFC 6901 JSON Pointer inside its file: "/components/schemas/Foo"
	File     string // cleaned path, the key of the file

	written string         // a YAML number or boolean as it stands there, where JSON writes it otherwise: 001, 0x10, True
	index   map[string]int // of Members, when there are many
}

// A Member is one name of an object and its value.
type Member struct {
	Key         string
	KeyPosition Position
	Value       *Node
}

// indexFrom is the number of members from which a map beats a scan.
const indexFrom = 12

// Get gives the value of a member; nil when it is absent, or n is nil or no object.
func (n *Node) Get(key string) *Node {
	if m := n.Member(key); m != nil {
		return m.Value
	}
	return nil
}

// text is the text of a string or a number, "" of anything else.
func (n *Node) text() string {
	if n == nil {
		return ""
	}
	return n.Text
}

// Member gives the member itself, for the place of its key; nil as with Get.
func (n *Node) Member(key string) *Member {
	if i := n.find(key); i >= 0 {
		return &n.Members[i]
	}
	return nil
}

func (n *Node) find(key string) int {
	if n == nil {
		return -1
	}
	if n.index != nil {
		if i, ok := n.index[key]; ok {
			return i
		}
		return -1
	}
	for i := range n.Members {
		if n.Members[i].Key == key {
			return i
		}
	}
	return -1
}

// add appends a member whose key is known to be new.
func (n *Node) add(m Member) {
	n.Members = append(n.Members, m)
	switch {
	case n.index != nil:
		n.index[m.Key] = len(n.Members) - 1
	case len(n.Members) == indexFrom:
		n.index = make(map[string]int, 2*indexFrom)
		for i := range n.Members {
			n.index[n.Members[i].Key] = i
		}
	}
}

// JSON gives the subtree as compact JSON text: members in their order, numbers
// as they were written.
func (n *Node) JSON() []byte { return n.appendJSON(nil) }

func (n *Node) appendJSON(dst []byte) []byte {
	if n == nil {
		return append(dst, "null"...)
	}
	switch n.Kind {
	case Bool:
		if n.Bool {
			return append(dst, "true"...)
		}
		return append(dst, "false"...)
	case Number:
		return append(dst, n.Text...)
	case String:
		return appendString(dst, n.Text)
	case Array:
		dst = append(dst, '[')
		for i, item := range n.Items {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = item.appendJSON(dst)
		}
		return append(dst, ']')
	case Object:
		dst = append(dst, '{')
		for i, m := range n.Members {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(appendString(dst, m.Key), ':')
			dst = m.Value.appendJSON(dst)
		}
		return append(dst, '}')
	}
	return append(dst, "null"...)
}

func appendString(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return appendEscaped(dst, s)
		}
	}
	dst = append(dst, '"')
	dst = append(dst, s...)
	return append(dst, '"')
}

func appendEscaped(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, '\\', 'n')
		case r == '\r':
			dst = append(dst, '\\', 'r')
		case r == '\t':
			dst = append(dst, '\\', 't')
		case r < 0x20:
			dst = append(dst, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}

var _ json.Marshaler = (*Node)(nil)

// MarshalJSON is JSON for encoding/json.
func (n *Node) MarshalJSON() ([]byte, error) { return n.JSON(), nil }

// EscapeToken is one token of a JSON Pointer, RFC 6901 section 3.
func EscapeToken(s string) string {
	if !strings.ContainsAny(s, "~/") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "~", "~0"), "/", "~1")
}

// UnescapeToken is what one token of a JSON Pointer names, RFC 6901 section 4.
func UnescapeToken(s string) string {
	if !strings.Contains(s, "~") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "~1", "/"), "~0", "~")
}
