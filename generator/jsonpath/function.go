package jsonpath

import (
	"regexp"
	"regexp/syntax"
	"strconv"
	"unicode/utf8"
)

// resultType is a type of section 2.4.1.
type resultType int

const (
	valueType resultType = iota
	logicalType
	nodesType
)

// A function is one of section 2.4.
type function struct {
	name       string
	usage      string // its arguments, for messages
	parameters []resultType
	result     resultType
	pattern    bool // the second argument is a pattern
	compute    func(*evaluation, call, Value) Value
	test       func(*evaluation, call, Value) bool
}

var functionNames = []string{"length", "count", "match", "search", "value"}

var functions = map[string]*function{
	"length": {name: "length", usage: "one argument", parameters: []resultType{valueType}, result: valueType, compute: length},
	"count":  {name: "count", usage: "one argument, a path", parameters: []resultType{nodesType}, result: valueType, compute: count},
	"value":  {name: "value", usage: "one argument, a path", parameters: []resultType{nodesType}, result: valueType, compute: only},
	"match": {name: "match", usage: "two arguments, a text and a pattern", parameters: []resultType{valueType, valueType},
		result: logicalType, pattern: true, test: matches},
	"search": {name: "search", usage: "two arguments, a text and a pattern", parameters: []resultType{valueType, valueType},
		result: logicalType, pattern: true, test: matches},
}

func number(n int) Value { return literal{kind: Number, text: strconv.Itoa(n)} }

func length(e *evaluation, c call, current Value) Value {
	v := c.arguments[0].value(e, current)
	if v == nil {
		return nil
	}
	switch v.Kind() {
	case String:
		e.spend(len(v.Text()) / 64)
		return number(utf8.RuneCountInString(v.Text()))
	case Array, Object:
		return number(v.Len())
	}
	return nil
}

func count(e *evaluation, c call, current Value) Value {
	n := 0
	e.walk(c.arguments[0].(path), current, func(Value) bool {
		n++
		return true
	})
	return number(n)
}

func only(e *evaluation, c call, current Value) Value {
	return c.arguments[0].(path).value(e, current)
}

// matches is match() and search(): the pattern on the whole text, or anywhere.
func matches(e *evaluation, c call, current Value) bool {
	text, pattern := c.arguments[0].value(e, current), c.arguments[1].value(e, current)
	if text == nil || pattern == nil || text.Kind() != String || pattern.Kind() != String {
		return false
	}
	e.spend(len(text.Text())/8*(1+len(pattern.Text())/8) + 1)
	compiled := c.compiled
	if compiled == nil {
		if len(pattern.Text()) > maxText {
			return false
		}
		e.spend(100 + 10*len(pattern.Text()))
		if compiled, _ = compile(c.function, pattern.Text()); compiled == nil {
			return false // not an I-Regexp, section 2.4.6
		}
	}
	return compiled.MatchString(text.Text())
}

// pattern compiles the pattern of a call that has a literal one, where a
// mistake in it can still be shown.
func (s *scanner) pattern(start int, c call) *regexp.Regexp {
	l, ok := c.arguments[1].(literal)
	if !ok {
		return nil
	}
	if l.kind != String {
		s.fail(start, c.function.name+"() has "+c.function.usage)
	}
	compiled, err := compile(c.function, l.text)
	if err != nil {
		s.fail(start, "the pattern of "+c.function.name+"() cannot be read: "+err.Error())
	}
	return compiled
}

// compile makes Go's of an I-Regexp as RFC 9485, section 5.4, says: a dot is
// anything but the ends of lines, and match() means the whole text.
func compile(f *function, pattern string) (*regexp.Regexp, error) {
	tree, err := syntax.Parse(pattern, syntax.Perl|syntax.DotNL)
	if err != nil {
		return nil, err
	}
	dots(tree)
	text := tree.String()
	if f.name == "match" {
		text = `\A(?:` + text + `)\z`
	}
	return regexp.Compile(text)
}

var anyButLineEnds = []rune{0, '\n' - 1, '\n' + 1, '\r' - 1, '\r' + 1, utf8.MaxRune}

func dots(tree *syntax.Regexp) {
	if tree.Op == syntax.OpAnyChar {
		tree.Op, tree.Rune = syntax.OpCharClass, anyButLineEnds
	}
	for _, sub := range tree.Sub {
		dots(sub)
	}
}
