package jsonpath

import (
	"strings"
)

// or reads a logical expression, section 2.3.5.1.
func (s *scanner) or() condition {
	defer s.deeper()()
	list := []condition{s.and()}
	for s.operator("||") {
		list = append(list, s.and())
	}
	if len(list) == 1 {
		return list[0]
	}
	return anyOf(list)
}

func (s *scanner) and() condition {
	list := []condition{s.basic()}
	for s.operator("&&") {
		list = append(list, s.basic())
	}
	if len(list) == 1 {
		return list[0]
	}
	return allOf(list)
}

// operator reads a logical operator and the blanks around it.
func (s *scanner) operator(op string) bool {
	before := s.pos
	s.blank()
	if !s.take(op) {
		s.pos = before
		return false
	}
	s.blank()
	return true
}

// basic reads what && joins: brackets, a test or a comparison.
func (s *scanner) basic() condition {
	if s.peek() == '!' {
		s.pos++
		s.blank()
		if s.peek() == '(' {
			return not{s.parentheses()}
		}
		start := s.pos
		return not{s.test(start, s.operand())}
	}
	if s.peek() == '(' {
		return s.parentheses()
	}
	start := s.pos
	left := s.operand()
	before := s.pos
	s.blank()
	for _, op := range []string{"==", "!=", "<=", ">=", "<", ">"} {
		if s.take(op) {
			s.comparable(start, left)
			s.blank()
			at := s.pos
			right := s.operand()
			s.comparable(at, right)
			return comparison{left, op, right}
		}
	}
	if s.peek() == '=' {
		s.fail(s.pos, "want ==, have =")
	}
	s.pos = before
	return s.test(start, left)
}

func (s *scanner) parentheses() condition {
	s.pos++
	s.blank()
	c := s.or()
	s.blank()
	if !s.take(")") {
		s.want(`")"`)
	}
	return c
}

// test makes a condition of an operand that stands alone.
func (s *scanner) test(start int, o operand) condition {
	switch o := o.(type) {
	case path:
		return exists{o}
	case call:
		if o.function.result == logicalType {
			return holds{o}
		}
		s.fail(start, "the result of "+o.function.name+"() must be compared with something")
	}
	s.fail(start, "a literal must be compared with something")
	return nil
}

// comparable refuses an operand that is not one value.
func (s *scanner) comparable(start int, o operand) {
	switch o := o.(type) {
	case path:
		if !o.singular() {
			s.fail(start, "a path that may lead to several values cannot be compared; use names and indexes only, or value()")
		}
	case call:
		if o.function.result != valueType {
			s.fail(start, o.function.name+"() is true or false by itself, and is not compared")
		}
	}
}

// operand reads a path, a literal or a call.
func (s *scanner) operand() operand {
	switch c := s.peek(); {
	case s.take("@"):
		return s.path(false)
	case s.take("$"):
		return s.path(true)
	case c == '\'' || c == '"':
		return literal{kind: String, text: s.str()}
	case c == '-' || digit(c):
		return literal{kind: Number, text: s.number()}
	case 'a' <= c && c <= 'z':
		return s.word()
	}
	s.want("@, $, a literal or a function")
	return nil
}

// number reads a number as JSON has it, with -0 allowed.
func (s *scanner) number() string {
	start := s.pos
	s.take("-")
	if !s.digits() {
		s.want("a digit")
	}
	if s.take(".") {
		s.manyDigits()
	}
	if s.take("e") || s.take("E") {
		_ = s.take("+") || s.take("-")
		s.manyDigits()
	}
	if digit(s.peek()) {
		s.fail(start, "remove the leading zero")
	}
	return s.text[start:s.pos]
}

func (s *scanner) manyDigits() {
	if !digit(s.peek()) {
		s.want("a digit")
	}
	for digit(s.peek()) {
		s.pos++
	}
}

// word reads true, false, null or a call.
func (s *scanner) word() operand {
	start := s.pos
	for c := s.peek(); 'a' <= c && c <= 'z' || c == '_' || digit(c); c = s.peek() {
		s.pos++
	}
	name := s.text[start:s.pos]
	if s.peek() != '(' {
		switch name {
		case "true", "false":
			return literal{kind: Bool, truth: name == "true"}
		case "null":
			return literal{kind: Null}
		}
		s.fail(start, "want @, $, a literal or a function, have "+name+"; a text is quoted")
	}
	f := functions[name]
	if f == nil {
		s.fail(start, "no function "+name+"(); there are "+strings.Join(functionNames, ", "))
	}
	defer s.deeper()()
	return s.call(start, f)
}

func (s *scanner) call(start int, f *function) operand {
	s.pos++
	c := call{function: f}
	for s.blank(); s.peek() != ')'; s.blank() {
		if len(c.arguments) > 0 && !s.take(",") {
			s.want(`"," or ")"`)
		}
		s.blank()
		at := s.pos
		argument := s.operand()
		if len(c.arguments) < len(f.parameters) {
			s.argument(at, f, argument, f.parameters[len(c.arguments)])
		}
		c.arguments = append(c.arguments, argument)
	}
	s.pos++
	if len(c.arguments) != len(f.parameters) {
		s.fail(start, f.name+"() has "+f.usage)
	}
	if f.pattern {
		c.compiled = s.pattern(start, c)
	}
	return c
}

// argument checks an argument against the type of its parameter, section 2.4.3.
func (s *scanner) argument(at int, f *function, o operand, want resultType) {
	_, isPath := o.(path)
	if want == nodesType {
		if !isPath {
			s.fail(at, f.name+"() wants a path")
		}
		return
	}
	s.comparable(at, o)
}
