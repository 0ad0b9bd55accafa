package document

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A jsonReader reads RFC 8259 and nothing else, with positions. It stops at the
// first fault of syntax; duplicate keys are collected.
type jsonReader struct {
	*builder
	src string
	pos int

	// the place of offset mark: positions are asked for in rising order, so
	// that each byte is counted once, on one line or on many
	mark, line, column int
}

// readJSON gives the tree of src, or nil and a problem.
func (b *builder) readJSON(src string) (root *Node) {
	defer b.catch(&root)
	r := &jsonReader{builder: b, src: src, line: 1, column: 1}
	r.space()
	root = r.value("", 1)
	r.space()
	if r.pos < len(r.src) {
		r.halt(r.here(), "want the end of the file after the JSON value, have %s", r.seen())
	}
	return root
}

// here gives the position of the next byte.
func (r *jsonReader) here() Position {
	text := r.src[r.mark:r.pos]
	if n := strings.Count(text, "\n"); n > 0 {
		r.line += n
		r.column = 1
		text = text[strings.LastIndexByte(text, '\n')+1:]
	}
	r.column += utf8.RuneCountInString(text)
	r.mark = r.pos
	return r.at(r.line, r.column)
}

// seen names the next character for a message.
func (r *jsonReader) seen() string {
	if r.pos >= len(r.src) {
		return "the end of the file"
	}
	c, _ := utf8.DecodeRuneInString(r.src[r.pos:])
	if c == '\'' {
		return `"'"; JSON wants double quotes`
	}
	return string(appendString(nil, string(c)))
}

func (r *jsonReader) space() {
	for r.pos < len(r.src) {
		switch r.src[r.pos] {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return
		}
	}
}

func (r *jsonReader) peek() byte {
	if r.pos < len(r.src) {
		return r.src[r.pos]
	}
	return 0
}

func (r *jsonReader) value(pointer string, depth int) *Node {
	at := r.here()
	r.checkDepth(depth, at)
	switch c := r.peek(); {
	case c == '{':
		return r.object(r.node(Object, at, pointer), depth)
	case c == '[':
		return r.array(r.node(Array, at, pointer), depth)
	case c == '"':
		n := r.node(String, at, pointer)
		n.Text = r.string()
		return n
	case c == '-' || '0' <= c && c <= '9':
		n := r.node(Number, at, pointer)
		n.Text = r.number(at)
		return n
	}
	return r.word(at, pointer)
}

func (r *jsonReader) word(at Position, pointer string) *Node {
	for _, w := range []string{"true", "false", "null"} {
		if strings.HasPrefix(r.src[r.pos:], w) {
			r.pos += len(w)
			if w == "null" {
				return r.node(Null, at, pointer)
			}
			n := r.node(Bool, at, pointer)
			n.Bool = w == "true"
			return n
		}
	}
	r.halt(at, "want a JSON value, have %s", r.seen())
	return nil
}

func (r *jsonReader) object(n *Node, depth int) *Node {
	r.pos++
	for r.space(); r.peek() != '}'; {
		at := r.here()
		if r.peek() != '"' {
			r.halt(at, "want a quoted key, have %s", r.seen())
		}
		key := r.string()
		r.space()
		if r.peek() != ':' {
			r.halt(r.here(), "want \":\" after the key %q, have %s", key, r.seen())
		}
		r.pos++
		r.space()
		r.put(n, Member{Key: key, KeyPosition: at, Value: r.value(r.member(n, key), depth+1)})
		r.separator('}')
	}
	r.pos++
	return n
}

func (r *jsonReader) array(n *Node, depth int) *Node {
	r.pos++
	for r.space(); r.peek() != ']'; {
		n.Items = append(n.Items, r.value(r.item(n, len(n.Items)), depth+1))
		r.separator(']')
	}
	r.pos++
	return n
}

// separator reads a comma that something follows, or stands before end.
func (r *jsonReader) separator(end byte) {
	r.space()
	switch r.peek() {
	case end:
	case ',':
		at := r.here()
		r.pos++
		r.space()
		if r.peek() == end {
			r.halt(at, "JSON wants no comma before %q; remove it", string(end))
		}
	default:
		r.halt(r.here(), "want \",\" or %q, have %s", string(end), r.seen())
	}
}

func (r *jsonReader) number(at Position) string {
	start := r.pos
	r.accept('-')
	if r.peek() == '0' {
		r.pos++
	} else if !r.digits() {
		r.halt(at, "not a JSON number: want a digit, have %s", r.seen())
	}
	if r.accept('.') && !r.digits() {
		r.halt(at, "not a JSON number: want a digit after the point, have %s", r.seen())
	}
	if r.accept('e') || r.accept('E') {
		_ = r.accept('+') || r.accept('-')
		if !r.digits() {
			r.halt(at, "not a JSON number: want a digit in the exponent, have %s", r.seen())
		}
	}
	if c := r.peek(); '0' <= c && c <= '9' {
		r.halt(at, "not a JSON number: remove the leading zero, or quote it")
	}
	return r.src[start:r.pos]
}

func (r *jsonReader) accept(c byte) bool {
	if r.peek() != c {
		return false
	}
	r.pos++
	return true
}

func (r *jsonReader) digits() bool {
	start := r.pos
	for c := r.peek(); '0' <= c && c <= '9'; c = r.peek() {
		r.pos++
	}
	return r.pos > start
}

func (r *jsonReader) string() string {
	r.pos++
	start := r.pos
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '"':
			r.pos++
			return r.src[start : r.pos-1]
		case c == '\\':
			return r.escaped(start)
		case c < 0x20:
			r.control()
		default:
			r.pos++
		}
	}
	r.halt(r.here(), "a string is not closed; add the missing quote")
	return ""
}

func (r *jsonReader) control() {
	r.halt(r.here(), "control character %U in a string; write it as an escape, or close the string", r.src[r.pos])
}

// escaped reads the rest of a string from its first backslash on.
func (r *jsonReader) escaped(start int) string {
	text := []byte(r.src[start:r.pos])
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '"':
			r.pos++
			return string(text)
		case c == '\\':
			text = r.escape(text)
		case c < 0x20:
			r.control()
		default:
			text = append(text, c)
			r.pos++
		}
	}
	r.halt(r.here(), "a string is not closed; add the missing quote")
	return ""
}

func (r *jsonReader) escape(text []byte) []byte {
	at := r.here()
	r.pos++
	c := r.peek()
	r.pos++
	if i := strings.IndexByte(`"\/bfnrt`, c); c != 0 && i >= 0 {
		return append(text, "\"\\/\b\f\n\r\t"[i])
	}
	if c != 'u' {
		r.halt(at, `unknown escape in a string; JSON knows \" \\ \/ \b \f \n \r \t \uXXXX`)
	}
	u := r.hex(at)
	if !utf16.IsSurrogate(u) {
		return utf8.AppendRune(text, u)
	}
	if strings.HasPrefix(r.src[r.pos:], `\u`) {
		r.pos += 2
		if pair := utf16.DecodeRune(u, r.hex(at)); pair != utf8.RuneError {
			return utf8.AppendRune(text, pair)
		}
	}
	r.halt(at, "half a surrogate pair in a string; write the character itself, or both halves")
	return nil
}

func (r *jsonReader) hex(at Position) (u rune) {
	for range 4 {
		c := r.peek()
		r.pos++
		switch {
		case '0' <= c && c <= '9':
			u = u<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			u = u<<4 | rune(c|0x20-'a'+10)
		default:
			r.halt(at, `want four hexadecimal digits after \u`)
		}
	}
	return u
}
