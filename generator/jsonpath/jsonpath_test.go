package jsonpath

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
)

// A tree is a Value for tests, with the JSON Pointer of its place.
type tree struct {
	kind    Kind
	truth   bool
	text    string
	names   []string
	values  []*tree
	pointer string
}

func (t *tree) Kind() Kind        { return t.kind }
func (t *tree) Bool() bool        { return t.truth }
func (t *tree) Text() string      { return t.text }
func (t *tree) Len() int          { return len(t.values) }
func (t *tree) At(i int) Value    { return t.values[i] }
func (t *tree) Name(i int) string { return t.names[i] }
func (t *tree) Member(name string) Value {
	for i, n := range t.names {
		if n == name {
			return t.values[i]
		}
	}
	return nil
}

func parse(t testing.TB, text string) *tree {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	v := read(t, d, "")
	if _, err := d.Token(); err != io.EOF {
		t.Fatal("more than one value")
	}
	return v
}

func read(t testing.TB, d *json.Decoder, pointer string) *tree {
	token, err := d.Token()
	if err != nil {
		t.Fatal(err)
	}
	n := &tree{pointer: pointer}
	switch x := token.(type) {
	case bool:
		n.kind, n.truth = Bool, x
	case json.Number:
		n.kind, n.text = Number, x.String()
	case string:
		n.kind, n.text = String, x
	case json.Delim:
		n.kind = Array
		if x == '{' {
			n.kind = Object
		}
		for d.More() {
			token := strconv.Itoa(len(n.values))
			if n.kind == Object {
				name, err := d.Token()
				if err != nil {
					t.Fatal(err)
				}
				token = name.(string)
				n.names = append(n.names, token)
			}
			n.values = append(n.values, read(t, d, pointer+"/"+token))
		}
		if _, err := d.Token(); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

func pointers(found []Match) string {
	var list []string
	for _, m := range found {
		list = append(list, m.Value.(*tree).pointer)
	}
	return strings.Join(list, " ")
}

// The store is the example of RFC 9535, section 1.5.
const store = `{"store": {"book": [
	{"category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95},
	{"category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99},
	{"category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99},
	{"category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99}],
	"bicycle": {"color": "red", "price": 399}}}`

// compared is the example of section 2.3.5.3, with a few of our own.
const compared = `{"a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}], "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}}, "e": "f"}`

const odd = `{"big": [{"n": 9007199254740993}, {"n": 9007199254740992}, {"n": 1.0}, {"n": 1e0}, {"n": true}, {"n": null}, {}],
	"o": {"j j": {"k.k": 3}, "@": 2, "'": 1, "한글": {"a-b": 0}, "null": 4}, "deep": [{"x": [1, {"y": 2}]}, {"x": [1.0, {"y": 2e0}]}, {"x": [1]}],
	"names": ["query", "queryx", "xpath", "path", "a\nb", "a\rb", 7]}`

var selections = []struct{ doc, query, want string }{
	{store, `$`, ``},
	{store, `$.store.book[*].author`, `/store/book/0/author /store/book/1/author /store/book/2/author /store/book/3/author`},
	{store, `$..author`, `/store/book/0/author /store/book/1/author /store/book/2/author /store/book/3/author`},
	{store, `$.store.*`, `/store/book /store/bicycle`},
	{store, `$.store..price`, `/store/book/0/price /store/book/1/price /store/book/2/price /store/book/3/price /store/bicycle/price`},
	{store, `$..book[2].author`, `/store/book/2/author`},
	{store, `$..book[2].publisher`, ``},
	{store, `$..book[-1]`, `/store/book/3`},
	{store, `$..book[0,1]`, `/store/book/0 /store/book/1`},
	{store, `$..book[:2]`, `/store/book/0 /store/book/1`},
	{store, `$..book[?@.isbn]`, `/store/book/2 /store/book/3`},
	{store, `$..book[?@.price<10]`, `/store/book/0 /store/book/2`},
	{store, `$..[?@.price > $.store.bicycle['price']]`, ``},
	{store, `$.store[?@.color].color`, `/store/bicycle/color`},
	{store, `$..book[?@.category == 'fiction' && !(@.isbn || @.price > 20)]`, `/store/book/1`},
	{store, `$..book[?!@.isbn]`, `/store/book/0 /store/book/1`},

	{compared, `$.a[?@.b == 'kilo']`, `/a/9`},
	{compared, `$.a[?(@.b == 'kilo')]`, `/a/9`},
	{compared, `$.a[?@>3.5]`, `/a/1 /a/4 /a/5`},
	{compared, `$.a[?@.b]`, `/a/6 /a/7 /a/8 /a/9`},
	{compared, `$[?@.*]`, `/a /o`},
	{compared, `$[?@[?@.b]]`, `/a`},
	{compared, `$.o[?@<3, ?@<3]`, `/o/p /o/q`}, // each once
	{compared, `$.a[?@<2 || @.b == "k"]`, `/a/2 /a/7`},
	{compared, `$.a[?match(@.b, "[jk]")]`, `/a/6 /a/7`},
	{compared, `$.a[?search(@.b, "[jk]")]`, `/a/6 /a/7 /a/9`},
	{compared, `$.o[?@>1 && @<4]`, `/o/q /o/r`},
	{compared, `$.o[?@.u || @.x]`, `/o/t`},
	{compared, `$.a[?@.b == $.x]`, `/a/0 /a/1 /a/2 /a/3 /a/4 /a/5`},
	{compared, `$.a[?@ == @]`, `/a/0 /a/1 /a/2 /a/3 /a/4 /a/5 /a/6 /a/7 /a/8 /a/9`},
	{compared, `$.a[?$.absent1 <= $.absent2][?@ == 'j']`, `/a/6/b`},
	{compared, `$.a[?length(@.b) == 4]`, `/a/9`},
	{compared, `$[?length(@) == 5]`, `/o`},
	{compared, `$[?count(@.*) == 10]`, `/a`},
	{compared, `$[?count(@['p','p']) == 2]`, `/o`}, // with duplicates
	{compared, `$[?value(@..u) == 6]`, `/o`},
	{compared, `$.a[?length(value($..u)) == 6]`, ``},

	{odd, `$.big[?@.n == 9007199254740993]`, `/big/0`},
	{odd, `$.big[?@.n == 1]`, `/big/2 /big/3`},
	{odd, `$.big[?@.n >= true]`, `/big/4`},
	{odd, `$.big[?@.n >= false]`, ``},
	{odd, `$.big[?@.n == null]`, `/big/5`},
	{odd, `$.big[?@.n != null]`, `/big/0 /big/1 /big/2 /big/3 /big/4 /big/6`},
	{odd, `$.big[?match(@.n, '.*')]`, ``},
	{odd, `$.big[?!@.n]`, `/big/6`},
	{odd, `$.deep[?@.x == $.deep[1].x]`, `/deep/0 /deep/1`},
	{odd, `$.deep[?@ != $.deep[2]]`, `/deep/0 /deep/1`},
	{odd, `$.o['j j']['k.k']`, `/o/j j/k.k`},
	{odd, `$["o"]["'"]`, `/o/'`},
	{odd, `$.o['\'']`, `/o/'`},
	{odd, `$.o['\u0040']`, `/o/@`},
	{odd, `$ .o ["한글"] [ 'a-b' ]`, `/o/한글/a-b`},
	{odd, `$.o.한글`, `/o/한글`},
	{odd, `$..null`, `/o/null`},
	{odd, `$.names[?match(@, 'query|path')]`, `/names/0 /names/3`},
	{odd, `$.names[?match(@, 'a.b')]`, ``},
	{odd, `$.names[?search(@, $.names[3])]`, `/names/2 /names/3`},
	{odd, `$.names[?match(@, $.names[6])]`, ``},
	{odd, `$.names[?length(@) == 3 && !match(@, 'x.*')]`, `/names/4 /names/5`},
	{odd, `$.names[1:5:2]`, `/names/1 /names/3`},
	{odd, `$.names[5:1:-2]`, `/names/5 /names/3`},
	{odd, `$.names[::-1][0]`, ``},
	{odd, `$.names[ -2 : ]`, `/names/5 /names/6`},
	{odd, `$.names[-100:1]`, `/names/0`},
	{odd, `$.names[::0]`, ``},
	{odd, `$.names[-8]`, ``},
	{odd, `$.o[0]`, ``},
	{odd, `$.o[0:1]`, ``},
	{odd, `$.deep['x']`, ``},
	{odd, `$.deep..y`, `/deep/0/x/1/y /deep/1/x/1/y`},
}

func TestSelect(t *testing.T) {
	for _, c := range selections {
		q, err := Parse(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		steps := 10_000
		found, err := q.Select(parse(t, c.doc), &steps)
		if have := pointers(found); err != nil || have != c.want || (c.want == "" && c.query == "$") != (len(found) == 1 && have == "") {
			t.Errorf("%s: have %q, %v, want %q", c.query, have, err, c.want)
		}
	}
}

// A match knows what it stands in.
func TestParents(t *testing.T) {
	steps := 1000
	for _, query := range []string{`$..b`, `$.a[6]`, `$.a[0:2]`, `$.*`, `$.a[?@.b]`} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		found, err := q.Select(parse(t, compared), &steps)
		if err != nil || len(found) == 0 {
			t.Errorf("%s: %v, %v", query, found, err)
		}
		for _, m := range found {
			child, parent := m.Value.(*tree), m.Parent.(*tree)
			if i := strings.LastIndexByte(child.pointer, '/'); child.pointer[:i] != parent.pointer {
				t.Errorf("%s: %s in %s", query, child.pointer, parent.pointer)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	for query, want := range map[string]string{
		`$.store.books`:       "/store books",
		`$.shop.book[0]`:      " shop",
		`$['o']`:              " o",
		`$.store.bicycle.x.y`: "/store/bicycle x",
		`$.store`:             "nil",
		`$.store.*.x`:         "nil",
		`$..shop`:             "nil",
		`$['a','b']`:          "nil",
		`$.store.book.x`:      "nil", // an array has no names to choose from
		`$.store.book[9]`:     "nil",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		have := "nil"
		if in, name := q.Missing(parse(t, store)); in != nil {
			have = in.(*tree).pointer + " " + name
		}
		if have != want {
			t.Errorf("%s: have %s, want %s", query, have, want)
		}
	}
}

var faults = []struct{ query, want string }{
	{``, `character 1: want "$", the root, have the end`},
	{`paths`, `character 1: want "$", the root, have "p"`},
	{`$ `, `character 2: want ".", "[" or the end, have " "`},
	{`$x`, `character 2: want ".", "[" or the end, have "x"`},
	{`$.`, `character 3: want a name or *; other names are written ['...'], have the end`},
	{`$.paths./pets`, `character 9: want a name or *; other names are written ['...'], have "/"`},
	{`$. a`, `character 3: want a name or *; other names are written ['...'], have " "`},
	{`$.x-internal`, `character 4: "-" is not part of a name; write ['x-...']`},
	{`$.가나[`, `character 6: want a quoted name, an index, a slice, * or ?, have the end`},
	{`$[]`, `character 3: want a quoted name, an index, a slice, * or ?, have "]"`},
	{`$[Order]`, `character 3: want a quoted name, an index, a slice, * or ?, have "O"`},
	{`$['a'`, `character 6: want "," or "]", have the end`},
	{`$['a`, `character 3: a string is not closed`},
	{`$['\x']`, `character 4: unknown escape; there are \\ \/ \b \f \n \r \t \uXXXX and the quote's`},
	{`$['\"']`, `character 4: unknown escape; there are \\ \/ \b \f \n \r \t \uXXXX and the quote's`},
	{`$['\ud800']`, `character 4: half a surrogate pair; write the character itself, or both halves`},
	{`$['\u00g0']`, `character 4: want four hexadecimal digits after \u`},
	{"$['\n']", `character 4: a control character in a string; write it as an escape`},
	{`$[01]`, `character 3: remove the leading zero`},
	{`$[-0]`, `character 3: -0 is no index`},
	{`$[-]`, `character 4: want a digit, have "]"`},
	{`$[9007199254740992]`, `character 3: the integer is beyond 2^53-1`},
	{`$[99999999999999999999]`, `character 3: the integer is beyond 2^53-1`},
	{`$[1:2:3:4]`, `character 8: want "," or "]", have ":"`},
	{`$[?@.a = 1]`, `character 8: want ==, have =`},
	{`$[?@.a == query]`, `character 11: want @, $, a literal or a function, have query; a text is quoted`},
	{`$[?@.a == 01]`, `character 11: remove the leading zero`},
	{`$[?@.a == 1.]`, `character 13: want a digit, have "]"`},
	{`$[?@.* == 1]`, `character 4: a path that may lead to several values cannot be compared; use names and indexes only, or value()`},
	{`$[?1 == @..a]`, `character 9: a path that may lead to several values cannot be compared; use names and indexes only, or value()`},
	{`$[?'a']`, `character 4: a literal must be compared with something`},
	{`$[?true]`, `character 4: a literal must be compared with something`},
	{`$[?length(@)]`, `character 4: the result of length() must be compared with something`},
	{`$[?match(@.a, 'a') == true]`, `character 4: match() is true or false by itself, and is not compared`},
	{`$[?match(@.a)]`, `character 4: match() has two arguments, a text and a pattern`},
	{`$[?match(@.a, 'a', 'b')]`, `character 4: match() has two arguments, a text and a pattern`},
	{`$[?match(@.a, 1)]`, `character 4: match() has two arguments, a text and a pattern`},
	{`$[?match(@.*, 'a')]`, `character 10: a path that may lead to several values cannot be compared; use names and indexes only, or value()`},
	{`$[?match(@.a, '[')]`, "character 4: the pattern of match() cannot be read: error parsing regexp: missing closing ]: `[`"},
	{`$[?count(1) == 1]`, `character 10: count() wants a path`},
	{`$[?size(@) == 1]`, `character 4: no function size(); there are length, count, match, search, value`},
	{`$[?length (@) == 1]`, `character 4: want @, $, a literal or a function, have length; a text is quoted`},
	{`$[?(@.a]`, `character 8: want ")", have "]"`},
	{`$[?@.a &&]`, `character 10: want @, $, a literal or a function, have "]"`},
	{`$[?` + strings.Repeat("(", 60) + `@`, `character 53: nested too deep`},
	{`$` + strings.Repeat(".a", 6000), `character 1: longer than 10000 bytes`},
}

func TestFaults(t *testing.T) {
	for _, c := range faults {
		_, err := Parse(c.query)
		fault, ok := errors.AsType[*SyntaxError](err)
		if !ok || fault.Error() != c.want {
			t.Errorf("%s: have %v, want %s", c.query, err, c.want)
		}
	}
}

// wide has 3^8 leaves; its tree is walked in no time, but not again and again.
func wide(depth int) string {
	if depth == 0 {
		return `{"a": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}`
	}
	below := wide(depth - 1)
	return `{"a": ` + below + `, "b": [` + below + `, ` + below + `]}`
}

func TestWork(t *testing.T) {
	root := parse(t, wide(8))
	for query, bounded := range map[string]bool{
		`$..*..*..*..*..*..*`:               true, // a subtree is descended once a segment
		`$..*[?@.a]`:                        true,
		`$..[?count(@..*..*..*..*) > 1]`:    false,
		`$..[?count($..*) > 1]`:             false,
		`$..[?$..[?$..[?@.z]]]`:             false,
		`$..[?@ == $]`:                      true,
		`$..[?search(@.a, '(a*a*a*a*)*b')]`: true,
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		steps := 2_000_000
		if _, err := q.Select(root, &steps); (err == nil) != bounded || err != nil && !errors.Is(err, ErrWork) {
			t.Errorf("%s: %v, %d steps left", query, err, steps)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range selections {
		f.Add(c.query)
	}
	for _, c := range faults {
		f.Add(c.query)
	}
	root := parse(f, odd)
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text)
		if err != nil {
			return
		}
		steps := 100_000
		found, err := q.Select(root, &steps)
		if err != nil && !errors.Is(err, ErrWork) {
			t.Error(err)
		}
		once := map[Value]bool{}
		for _, m := range found {
			if once[m.Value] {
				t.Errorf("%s twice", m.Value.(*tree).pointer)
			}
			once[m.Value] = true
		}
	})
}
